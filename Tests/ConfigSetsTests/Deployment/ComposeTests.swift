import ConfigSets
import Findings
import Testing

/// What Docker Compose hands to a service.
@Suite struct Compose {
    static func settings(
        _ files: [String: String],
        _ names: [String] = ["compose.yaml"],
        variables: [String: String] = [:]
    ) throws -> DeploymentSettings {
        var project = try ComposeProject(
            files: names,
            in: folder(files),
            variables: variables.mapValues { .plain($0) },
            policy: SecretPolicy()
        )
        return try project.settings(of: "app")
    }

    private static func environment(_ block: String, variables: [String: String] = [:]) throws -> DeploymentSettings {
        try settings(["compose.yaml": "services:\n  app:\n    environment:\n\(block)"], variables: variables)
    }

    @Test(arguments: [
        ("      A: x\n", "A=x"), ("      - A=x\n", "A=x"), ("      - A=\n", "A="), ("      - A=b=c\n", "A=b=c"),
        ("      A: ''\n", "A="), ("      A: 8080\n", "A=8080"), ("      A: \"010\"\n", "A=010"),
        ("      A: 010\n", "A=8"),
        ("      A: 0x1F\n", "A=31"), ("      A: 0o17\n", "A=15"), ("      A: 1_000\n", "A=1000"),
        ("      A: 08\n", "A=8"),
        ("      A: 1.10\n", "A=1.1"), ("      A: 1e3\n", "A=1000"), ("      A: 1e21\n", "A=1e+21"),
        ("      A: 0.00001\n", "A=1e-05"), ("      A: 0.05\n", "A=0.05"), ("      A: -12.50\n", "A=-12.5"),
        ("      A: true\n", "A=true"), ("      A: TRUE\n", "A=true"), ("      A: yes\n", "A=yes"),
        ("      A: NO\n", "A=NO"),
        ("      A: 12:30\n", "A=12:30"), ("      A: .5\n", "A=0.5"), ("      A: 1.\n", "A=1"), ("      A: -0\n", "A=0"),
        ("      A: 1.2.3\n", "A=1.2.3"), ("      A: 2024-01-01x\n", "A=2024-01-01x"), ("      - \"A= x \"\n", "A= x "),
        ("      A: |\n        one\n        two\n", "A=one\ntwo\n"),
    ])
    func `a variable has the value that compose makes of it`(_ block: String, _ line: String) throws {
        #expect(try Self.environment(block).lines == [line])
    }

    @Test(arguments: [
        ("$V", "set"), ("${V}", "set"), ("a$V.b", "aset.b"), ("${V}s", "sets"), ("$Vs", ""), ("$$V", "$V"),
        ("$${V}", "${V}"),
        ("${N:-d}", "d"), ("${E:-d}", "d"), ("${V:-d}", "set"), ("${N-d}", "d"), ("${E-d}", ""), ("${V-d}", "set"),
        ("${N:-}", ""), ("${V:+r}", "r"), ("${E:+r}", ""), ("${E+r}", "r"), ("${N+r}", ""), ("${V:?m}", "set"),
        ("${E?m}", ""), ("${N:-${V}}", "set"), ("${N:-${M:-deep}}", "deep"), ("${N:-a:b}", "a:b"), ("${N:-$V}", "set"),
        ("${N:-{}}", "{}"), ("${N}", ""), ("x${E}y", "xy"), ("${N:-a b}", "a b"), ("${_X1}", "under"),
        ("${V:-${N:-d}}", "set"),
        // A dollar sign that begins no variable stays, as in hashes of passwords and in expressions.
        ("x$", "x$"), ("$2y$10$E", "$2y$10"), ("$ $. $1 $}", "$ $. $1 $}"), ("^[a-z]+$", "^[a-z]+$"), ("%$%", "%$%"),
    ])
    func `variables are replaced in values`(_ text: String, _ value: String) throws {
        let settings = try Self.environment("      - 'A=\(text)'\n", variables: ["V": "set", "E": "", "_X1": "under"])
        #expect(settings.lines == ["A=\(value)"])
    }

    @Test(arguments: [
        ("      A: ${N:?say which}\n", "compose.yaml:4:10: The variable N is required here and not set."),
        ("      A: ${V:-${N:?m}}\n", "compose.yaml:4:10: The variable N is required here and not set."),
        ("      A: ${E:?}\n", "compose.yaml:4:10: The variable E is required here and not set."),
        (
            "      A: hunter2${V\n",
            "compose.yaml:4:10: This value holds a '${' that begins no variable: compose refuses the file. Write '$$' for a dollar sign."
        ),
        (
            "      A: ${1V}\n",
            "compose.yaml:4:10: This value holds a '${' that begins no variable: compose refuses the file. Write '$$' for a dollar sign."
        ), ("      A: {b: hunter2}\n", "compose.yaml:4:10: The variable 'A' has to have a single value."),
        (
            "      A: hunter2\n      A: y\n",
            "compose.yaml:5:7: The key 'A' is there already at compose.yaml:4:7, so the file is refused."
        ),
        ("      - [a]\n", "compose.yaml:4:9: An item of 'environment' has to be NAME=value."),
        ("      A: \"hunter2\n", "compose.yaml:5:1: This is no YAML from here on."),
    ])
    func `what compose refuses is an error with its place and without any value`(_ block: String, _ sentence: String) {
        #expect(problem { try Self.environment(block, variables: ["E": "", "V": "v"]).lines } == sentence)
    }

    @Test func `names are never replaced, and a variable that nobody sets is an empty text and a warning`() throws {
        let settings = try Self.environment("      $V: ${N}${N}\n", variables: ["V": "x"])
        #expect(settings.lines == ["$V="])
        #expect(
            settings.sentences == [
                "compose.yaml:4:11: The variable N is not set: compose puts an empty text in its place."
            ]
        )
    }

    @Test func `a value that a secret went into is one`() throws {
        var project = try ComposeProject(
            files: ["compose.yaml"],
            in: folder([
                "compose.yaml": "services: {app: {environment: {URL: 'db://${P}@h', PASSWORD: x9, L: '${P:+on}'}}}"
            ]),
            variables: ["P": .plain("hunter2").hidden],
            policy: SecretPolicy()
        )
        let entries = try project.settings(of: "app").supplied
        #expect(entries.map(\.text.isSecret) == [true, true, false])
        #expect(!"\(entries)".contains("hunter2"))
    }

    @Test func `a default that stands for a secret by its variable's name is one, whatever the key says`() throws {
        let settings = try Self.environment(
            "      A: ${DB_PASSWORD:-hunter2}\n      B: x${API_TOKEN-hunter2}y\n      C: ${DB_PASSWORD:-}\n"
                + "      D: ${DB_PASSWORD:+on}\n      E: ${DB_HOST:-hunter2}\n"
        )
        #expect(settings.supplied.map(\.text.isSecret) == [true, true, false, false, false])
    }

    @Test func `a name alone is taken over from the table, else it is said to be unknown`() throws {
        let settings = try Self.environment("      - A\n      - B\n", variables: ["A": "1"])
        #expect(settings.lines == ["A=1", "B<-platform variable B"])
        #expect(settings.findings.map(\.code) == ["CONFIG_NOT_CHECKED"])
        #expect(try Self.environment("      A:\n      B: ~\n", variables: ["A": "1"]).lines == settings.lines)
    }

    @Test(arguments: [
        ("{A: 1, B: 2}", "{B: 3, C: 4}", ["A=1", "B=3", "C=4"]), ("[A=1, B=2]", "{B: 3}", ["A=1", "B=3"]),
        ("{A: 1, B: 2}", "[B=3, C]", ["A=1", "B=3", "C<-platform variable C"]), ("[A=1]", "[A=2]", ["A=2"]),
        ("{A: 1}", "", ["A=1"]), ("{A: 1}", "!reset null", []), ("{A: 1}", "!reset {A: 2}", []),
        ("{A: 1, B: 1}", "!override {A: 2}", ["A=2"]), ("{A: 1, B: 1}", "{A: !reset null}", ["B=1"]),
        ("{A: 1}", "{A: ''}", ["A="]),
    ])
    func `a later file merges its variables, resets or replaces them`(
        _ first: String,
        _ second: String,
        _ lines: [String]
    ) throws {
        let files = [
            "a.yaml": "services: {app: {environment: \(first)}}", "b.yaml": "services: {app: {environment: \(second)}}",
        ]
        #expect(try Self.settings(files, ["a.yaml", "b.yaml"]).lines == lines)
    }

    @Test func `the override file beside a file of a usual name counts, and only there`() throws {
        let files = [
            "deploy/docker-compose.yml": "services: {app: {environment: {A: 1}}}",
            "deploy/docker-compose.override.yml": "services: {app: {environment: {A: 2}}}",
            "deploy/other.yml": "services: {app: {environment: {A: 3}}}",
        ]
        let settings = try Self.settings(files, ["deploy/docker-compose.yml"])
        #expect(settings.lines == ["A=2"])
        #expect(settings.supplied.map(\.location.description) == ["deploy/docker-compose.override.yml:1:35"])
        #expect(try Self.settings(files, ["deploy/docker-compose.yml", "deploy/other.yml"]).lines == ["A=3"])
    }

    @Test(arguments: [
        ("env_file: a.env", ["X=a", "Y=a"]), ("env_file: [a.env, b.env]", ["X=a", "Y=a", "X=b"]),
        ("env_file: [{path: b.env}]", ["X=b"]), ("env_file: [{path: none.env, required: false}]", []),
        ("env_file: [{path: q.env}]", ["Q=v"]), ("env_file: [{path: q.env, format: raw}]", ["Q='v'"]),
        ("env_file: ./sub/../b.env", ["X=b"]), ("env_file: b.env\n    environment: {X: e}", ["X=b", "X=e"]),
        ("env_file: [b.env, a.env, ]", ["X=b", "X=a", "Y=a"]),
    ])
    func `files of variables lose against the environment, the last of them wins`(
        _ block: String,
        _ lines: [String]
    ) throws {
        let files = [
            "compose.yaml": "services:\n  app:\n    \(block)\n", "a.env": "X=a\nY=a\n", "b.env": "X=b\n",
            "q.env": "Q='v'\n",
        ]
        #expect(try Self.settings(files).lines == lines)
    }

    @Test(arguments: [
        (
            "env_file: none.env",
            "compose.yaml:3:15: There is no file 'none.env', so compose does not start the service. Correct the path, or say 'required: false'."
        ),
        ("env_file: [{path: a.env, format: toml}]", "compose.yaml:3:38: The only format of an 'env_file' is 'raw'."),
        ("env_file: [[x]]", "compose.yaml:3:16: An 'env_file' has to be a path, or to have a 'path'."),
        ("extends: other", "compose.yaml:3:14: There is no service 'other' in 'compose.yaml' to extend."),
        (
            "extends: {service: app}",
            "compose.yaml:3:14: The service 'app' extends itself, so compose refuses the file."
        ),
        (
            "extends: {service: app, file: none.yaml}",
            "compose.yaml:3:14: There is no service 'app' in 'none.yaml' to extend."
        ),
        ("environment: text", "compose.yaml:3:18: 'environment' has to be a mapping or a list of NAME=value."),
    ])
    func `a service that compose does not start is an error`(_ block: String, _ sentence: String) {
        let files = ["compose.yaml": "services:\n  app:\n    \(block)\n", "a.env": "X=a\n"]
        #expect(problem { try Self.settings(files).lines } == sentence)
    }

    @Test func `a service extends others, of its own file and of another, whose paths are relative to it`() throws {
        let files = [
            "compose.yaml": """
            services:
              app:
                extends: middle
                environment: {A: app}
              middle:
                extends: {file: base/common.yaml, service: base}
                environment: {A: middle, B: middle}
            """,
            "base/common.yaml": "services: {base: {environment: [A=base, B=base, C=base], env_file: common.env}}",
            "base/common.env": "D=file\n",
        ]
        #expect(try Self.settings(files).lines == ["D=file", "A=app", "B=middle", "C=base"])
    }

    @Test func `paths in all files of a project begin beside the first`() throws {
        let files = [
            "compose.yaml": "services: {app: {}}",
            "deploy/prod.yaml": "services: {app: {env_file: prod.env, extends: {file: base.yaml, service: base}}}",
            "base.yaml": "services: {base: {environment: {B: base}}}", "prod.env": "A=root\n",
            "deploy/prod.env": "A=deploy\n",
        ]
        #expect(try Self.settings(files, ["compose.yaml", "deploy/prod.yaml"]).lines == ["A=root", "B=base"])
    }

    @Test func `a file of variables may name what compose knows and what the service sets`() throws {
        let files = [
            "compose.yaml": "services: {app: {env_file: a.env, environment: {OWN: own}}}",
            "a.env": "A=${KNOWN}-${OWN}\n",
        ]
        #expect(try Self.settings(files, variables: ["KNOWN": "known"]).lines == ["A=known-own", "OWN=own"])
    }

    @Test func `a large file is read, and a deep one is refused`() throws {
        let variables = (0..<20_000).map { "      V\($0): ${X}-\($0)\n" }.joined()
        #expect(try Self.environment(variables, variables: ["X": "x"]).supplied.count == 20_000)
        let deep = String(repeating: "[", count: 10_000)
        #expect(
            problem { try Self.environment("      A: \(deep)\n").lines }
                == "compose.yaml:4:106: This is no YAML from here on."
        )
    }

    @Test func `anchors and merge keys work, and profiles and other services are left alone`() throws {
        let files = [
            "compose.yaml": """
            x-common: &common
              A: common
              B: common
            services:
              app:
                profiles: [never]
                environment:
                  <<: *common
                  B: own
              other:
                environment: {Z: '${UNSET}'}
            """
        ]
        let settings = try Self.settings(files)
        #expect(settings.lines == ["B=own", "A=common"])
        #expect(settings.findings.isEmpty)
    }

    @Test func `a later command replaces the earlier one`() throws {
        let files = [
            "a.yaml": "services: {app: {command: [--a=1]}}",
            "b.yaml": "services: {app: {command: [--b=1]}}",
            "c.yaml": "services: {app: {command: }}",
        ]
        let settings = try Self.settings(files, ["a.yaml", "b.yaml", "c.yaml"])
        #expect(settings.lines == ["b=1"])
        #expect(settings.sentences == [])
    }

    /// The file that is included, and what stands beside it.
    private static let team = [
        "team/app.yaml": "services: {app: {env_file: app.env, environment: {A: '${WHO}', B: '${HERE:-none}'}}}",
        "team/app.env": "F=file", "team/.env": "WHO=team\nHERE=team", "app.env": "F=root", "more.env": "WHO=more",
    ]

    @Test(arguments: [
        // Paths and variables are those of the included file's folder; the project's own variables win.
        ("include: [team/app.yaml]", [:], ["F=file", "A=team", "B=team"]),
        ("include: [team/app.yaml]", ["WHO": "me"], ["F=file", "A=me", "B=team"]),
        ("include: [{path: team/app.yaml}]", [:], ["F=file", "A=team", "B=team"]),
        ("include: ['${PART}/app.yaml']", ["PART": "team"], ["F=file", "A=team", "B=team"]),
        ("include: [{path: team/app.yaml, project_directory: .}]", [:], ["F=root", "A=", "B=none"]),
        ("include: [{path: team/app.yaml, env_file: more.env}]", [:], ["F=file", "A=more", "B=none"]),
        ("include: [{path: team/app.yaml, env_file: [team/.env, more.env]}]", [:], ["F=file", "A=more", "B=team"]),
        ("include: [{path: team/app.yaml, env_file: /dev/null}]", [:], ["F=file", "A=", "B=none"]),
        // Several paths override one another.
        ("include: [{path: [team/app.yaml, over.yaml]}]", [:], ["F=file", "A=over", "B=team"]),
        ("include: [outer.yaml]", [:], ["F=file", "A=team", "B=team"]), ("include:\nservices: {app: {}}", [:], []),
    ])
    func `what a file includes comes along`(_ text: String, _ variables: [String: String], _ lines: [String]) throws {
        var files = Self.team
        files["compose.yaml"] = text
        files["over.yaml"] = "services: {app: {environment: {A: over}}}"
        files["outer.yaml"] = "include: [team/app.yaml]"
        #expect(try Self.settings(files, variables: variables).lines == lines)
    }

    @Test func `a file that overrides changes what the first one includes`() throws {
        var files = Self.team
        files["compose.yaml"] = "include: [team/app.yaml]"
        files["prod.yaml"] = "services: {app: {environment: {A: prod}}}"
        #expect(try Self.settings(files, ["compose.yaml", "prod.yaml"]).lines == ["F=file", "A=prod", "B=team"])
    }

    @Test(arguments: [
        (
            "include: [team/app.yaml]\nservices:\n  app: {}",
            "compose.yaml:3:8: The service 'app' is in an included file too, so compose refuses this one."
        ), ("include: [none.yaml]", "compose.yaml:1:11: There is no file 'none.yaml' to include."),
        ("include: [compose.yaml]", "compose.yaml:1:11: 'compose.yaml' includes itself, so compose refuses it."),
        ("include: [loop.yaml]", "loop.yaml:1:11: 'compose.yaml' includes itself, so compose refuses it."),
        ("include: team/app.yaml", "compose.yaml:1:10: 'include' has to be a list of files."),
        ("include: [{env_file: x}]", "compose.yaml:1:11: An item of 'include' has to name a file."),
        ("include: [{path: team/app.yaml, env_file: none.env}]", "compose.yaml:1:43: There is no file 'none.env'."),
        ("include: [bomb.yaml, bomb.yaml]", "bomb.yaml:1:2981: More than 200 files are included from here."),
    ])
    func `an include that compose refuses is an error at its place`(_ text: String, _ sentence: String) {
        var files = Self.team
        files["compose.yaml"] = text
        files["loop.yaml"] = "include: [compose.yaml]"
        files["bomb.yaml"] = "include: [" + Array(repeating: "team/app.yaml", count: 200).joined(separator: ", ") + "]"
        let problem = problem {
            let settings = try Self.settings(files)
            return settings.sentences.first ?? "nothing"
        }
        #expect(problem.contains(sentence), "\(problem)")
    }

    @Test(arguments: 0..<300)
    func `no broken file makes the reader crash or hang`(_ seed: Int) {
        let text = """
            services:
              app: {extends: base, command: [sh, -c, "java -Da=$$X -jar a.jar"], env_file: [{path: a.env, format: raw}]}
              base: {environment: ["A=${V:-${W:?x}}", B], profiles: [x]}
            """
        let files = ["compose.yaml": String(decoding: broken(text, seed: UInt64(seed)), as: UTF8.self), "a.env": "X=1"]
        _ = problem { try Self.settings(files, variables: ["W": "w"]).lines }
    }
}
