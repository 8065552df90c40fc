import Database
import Files
import Secrets
import Synchronization
import TestSupport
import Testing
import Topology

@Suite(.scratchFolder) struct Variables {
    private let url = "url: \"mariadb://app@db.example/pay\""

    private func password(_ text: String, variables: [String: String] = [:]) async throws -> Secret? {
        try await endpoint("\(url)\npassword: \(text)", variables: variables).password
    }

    private func problem(_ text: String, variables: [String: String] = [:]) async throws -> String? {
        do {
            _ = try await password(text, variables: variables)
            return nil
        } catch let error as TopologyError {
            return error.description
        }
    }

    @Test func `a password may come from a variable, a file or a command`() async throws {
        let folder = ScratchFolder.current
        try File.write(Array("from file\n\n".utf8), to: "\(folder)/pw")
        #expect(try await password("${env:PW}", variables: ["PW": "from env"]) == Secret("from env"))
        #expect(try await password("${file:\(folder)/pw}") == Secret("from file\n"))
        #expect(try await password("${file:pw}") == Secret("from file\n"))
        #expect(try await password("${command:cat pw | tr a-z A-Z}") == Secret("FROM FILE\n"))
        #expect(try await password("plain") == Secret("plain"))
        #expect(try await password("\"a$${b}{c}\"") == Secret("a${b}{c}"))
    }

    @Test func `a default stands for a missing variable and not for an empty one`() async throws {
        #expect(try await password("${env:PW:-a:-b}") == Secret("a:-b"))
        #expect(try await password("${env:PW:-}") == Secret(""))
        #expect(try await password("${env:PW:-a}", variables: ["PW": ""]) == Secret(""))
        #expect(try await password("${env:PW}", variables: ["PW": ""]) == Secret(""))
    }

    @Test func `fields may stand inside a variable, quoted for the shell`() async throws {
        #expect(try await password("${env:PW_{shard.name}_{env.name}}", variables: ["PW_main_dev": "x"]) == Secret("x"))
        #expect(try await password("${command:printf %s {shard.name}}") == Secret("main"))
        #expect(try await password("${command:printf a | awk '{print $1}'}") == Secret("a"))
        let project = try openProject([
            "environments/dev.yaml": """
            environment: dev
            url: "mariadb://app@h/d"
            password: "${command:printf %s {shard.odd}}"
            """,
            "shards/a.yaml": "shard: a\nfields: {odd: \"x'; echo $(id)\"}",
        ])
        let endpoint = try await project.targets(environment: "dev", shards: []).first?.endpoint()
        #expect(endpoint?.password == Secret("x'; echo $(id)"))
    }

    @Test(
        arguments: [
            ("${env:PW}", "The environment variable PW is not set. Set it, or write a default: ${env:PW:-…}."),
            ("${file:/nowhere/pw}", "Cannot open /nowhere/pw: No such file or directory."),
            (
                "${command:false --token s3cret}",
                "The command 'false' ended with status 1. Run it by hand to see why: "
                    + "what it prints is not shown here."
            ),
            (
                "${command:A=s3cret no-such-tool-here}",
                "The command 'no-such-tool-here' ended with status 127. "
                    + "Run it by hand to see why: what it prints is not shown here."
            ),
            (
                "${command:yes s3cret}",
                "The command 'yes' printed more than 65536 bytes. Run it by hand to see why: "
                    + "what it prints is not shown here."
            ),
            ("${command:cat}", nil),
            (
                "${vault:secret/payment#password}",
                "Vault secret/payment key password is not asked here, where nothing connects to a store."
            ),
            ("${vault:#password}", "The variable names no entry before '#': write ${vault:ENTRY#KEY}."),
            ("${aws-sm:payment#}", "The variable names no key behind '#': write ${aws-sm:ENTRY#KEY}."),
        ] as [(String, String?)]
    )
    func `a value that cannot be had names what was asked and where`(text: String, sentence: String?) async throws {
        #expect(try await problem(text) == sentence.map { "environments/dev.yaml:3:11: \($0)" })
    }

    @Test(arguments: [
        ("${vault:secret/payment#password}", StoreReference(store: .vault, name: "secret/payment", key: "password")),
        ("${vault:secret/{shard.name}}", StoreReference(store: .vault, name: "secret/main")),
        ("${aws-sm:pay/{env.name}#a#b}", StoreReference(store: .secretsManager, name: "pay/dev", key: "a#b")),
        (
            "${aws-sm:arn:aws:secretsmanager:eu-west-1:1:secret:a-Xy#k}",
            StoreReference(store: .secretsManager, name: "arn:aws:secretsmanager:eu-west-1:1:secret:a-Xy", key: "k")
        ),
    ])
    func `a store is asked for what the variable names`(text: String, reference: StoreReference) async throws {
        let asked = Mutex<[StoreReference]>([])
        let stores = StoreReading { reference in
            asked.withLock { $0.append(reference) }
            return .success(Secret("s3cret"))
        }
        let project = try openProject(
            ["environments/dev.yaml": "environment: dev\n\(url)\npassword: \"\(text)\""],
            stores: stores
        )
        let targets = try project.targets(environment: "dev", shards: [])
        try project.requireVariables(of: targets)
        #expect(asked.withLock { $0.isEmpty })
        #expect(try await targets.first?.endpoint().password == Secret("s3cret"))
        #expect(asked.withLock { $0 } == [reference])
    }

    @Test func `what a store says is reported at the place that asked`() async throws {
        let stores = StoreReading { _ in .failure(StoreReading.Failure(sentence: "Vault is sealed.")) }
        let project = try openProject(
            ["environments/dev.yaml": "environment: dev\n\(url)\npassword: ${vault:a/b#c}"],
            stores: stores
        )
        let target = try #require(try project.targets(environment: "dev", shards: []).first)
        await #expect {
            try await target.endpoint()
        } throws: { error in
            "\(error)" == "environments/dev.yaml:3:11: Vault is sealed."
        }
    }

    @Test func `opening and listing resolve nothing`() throws {
        let asked = Mutex(0)
        try Folder.create("\(ScratchFolder.current)/migrations")
        try Folder.create("\(ScratchFolder.current)/environments")
        let text = "environment: dev\n\(url)\npassword: ${env:PW}\ntls: {ca: \"${command:touch ran}\"}\n"
        try File.write(Array(text.utf8), to: "\(ScratchFolder.current)/environments/dev.yaml")
        let project = try Project.open(folder: ScratchFolder.current) { _ in
            asked.withLock { $0 += 1 }
            return nil
        }
        #expect(try project.targets(environment: "dev", shards: []).count == 1)
        #expect(asked.withLock { $0 } == 0)
        #expect(File.kind("\(ScratchFolder.current)/ran") == nil)
    }

    @Test func `a command runs once for all targets that ask for it`() async throws {
        let project = try openProject([
            "environments/dev.yaml": """
            environment: dev
            url: "mariadb://app@h/{shard.name}"
            password: ${command:echo x >> log; echo pw}
            """,
            "shards/a.yaml": "shards: [{range: {name: \"t{n}\", from: 1, to: 20}}]",
        ])
        let targets = try project.targets(environment: "dev", shards: [])
        await withTaskGroup(of: Void.self) { group in
            for target in targets { group.addTask { _ = try? await target.endpoint() } }
        }
        #expect(try File.read("\(ScratchFolder.current)/log") == Array("x\n".utf8))
    }

    @Test func `all missing variables of all targets are listed at once, each place once`() throws {
        let project = try openProject([
            "environments/dev.yaml": """
            environment: dev
            url: "mariadb://${env:USER_NAME}@h/{shard.name}"
            password: ${env:PW_{shard.name}}
            """,
            "shards/a.yaml": "shards: [{range: {name: \"t{n}\", from: 1, to: 2}}]",
            "shards/b.yaml": "shard: b\nenvironments: {dev: {url: \"sqlite:b.db\", password: \"${env:UNUSED}\"}}",
        ])
        let targets = try project.targets(environment: "dev", shards: [])
        #expect(throws: TopologyError.self) { try project.requireVariables(of: targets) }
        do throws(TopologyError) {
            try project.requireVariables(of: targets)
        } catch {
            #expect(
                error.description.split(separator: "\n").map { $0.prefix { $0 != "." } } == [
                    "environments/dev", "environments/dev", "environments/dev",
                ]
            )
            #expect(error.description.contains("yaml:2:6: The environment variable USER_NAME is not set."))
            #expect(error.description.contains("yaml:3:11: The environment variable PW_t1 is not set."))
            #expect(error.description.contains("yaml:3:11: The environment variable PW_t2 is not set."))
        }
    }

    @Test func `a url may be one variable, or have a password from one`() async throws {
        let whole = try await endpoint("url: ${env:URL}", variables: ["URL": "mariadb://a:p%40w@h:1/d"])
        #expect(whole.password == Secret("p@w"))
        #expect(whole.user == "a")
        let part = try await endpoint("url: \"mariadb://a:${env:PW}@h/d\"", variables: ["PW": "p@w/?#%41:x"])
        #expect(part.password == Secret("p@w/?#%41:x"))
        #expect(part.address == .tcp(host: "h", port: 3306))
        let place = try await endpoint("url: \"mariadb://a@${env:PLACE}/d\"", variables: ["PLACE": "h:1"])
        #expect(place.address == .tcp(host: "h", port: 1))
    }

    @Test func `a target whose whole url is a variable has no dialect until it is resolved`() throws {
        let project = try openProject(["environments/dev.yaml": "environment: dev\nurl: ${env:URL}"])
        #expect(try project.targets(environment: "dev", shards: []).map(\.dialect) == [nil])
    }

    @Test func `the nearest password wins, and two in one place are refused`() async throws {
        let files = [
            "environments/dev.yaml": "environment: dev\nurl: \"mariadb://a@h/d\"\npassword: shared",
            "shards/a.yaml": """
            shards:
            - shard: plain
            - shard: own
              environments: {dev: {url: "mariadb://a@h/e", password: own}}
            - shard: inside
              environments: {dev: {url: "mariadb://a:${env:PW}@h/f"}}
            - shard: both
              environments: {dev: {url: "mariadb://a:${env:PW}@h/g", password: own}}
            """,
        ]
        let targets = try openProject(files, variables: ["PW": "inside"]).targets(environment: "dev", shards: [])
        #expect(try await targets[0].endpoint().password == Secret("shared"))
        #expect(try await targets[1].endpoint().password == Secret("own"))
        #expect(try await targets[2].endpoint().password == Secret("inside"))
        await #expect(throws: TopologyError.self) { try await targets[3].endpoint() }
    }
}
