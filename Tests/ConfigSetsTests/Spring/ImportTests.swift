import ConfigSets
import Findings
import Testing

/// What files bring in.
@Suite struct SpringImports {
    static let cases: [SpringCase] = [
        SpringCase(
            name: "an import beats the document that names it, wherever in the document it stands",
            files: ["application.yml": "a: 1\nspring.config.import: x.yml\nb: 1\n", "x.yml": "a: 2\nb: 2\n"],
            values: ["a": "2", "b": "2"]
        ),
        SpringCase(
            name: "the next document beats what the one before imports",
            files: ["application.yml": "spring.config.import: x.yml\n---\na: 1\n", "x.yml": "a: 2\n"],
            values: ["a": "1"]
        ),
        SpringCase(
            name: "of several imports the last one wins",
            files: [
                "application.yml": "spring.config.import: [x.yml, y.yml]\n", "x.yml": "a: 1\nb: 1\n", "y.yml": "a: 2\n",
            ],
            values: ["a": "2", "b": "1"]
        ),
        SpringCase(
            name: "commas part imports too",
            files: [
                "application.properties": "spring.config.import=x.yml, y.yml\n", "x.yml": "a: 1\n", "y.yml": "a: 2\n",
            ],
            values: ["a": "2"]
        ),
        SpringCase(
            name: "the profile's variant of an imported file beats the service's own file of the profile",
            files: [
                "application.yml": "spring.config.import: x.yml\n", "application-prod.yml": "a: own\nb: own\n",
                "x.yml": "a: x\nb: x\n", "x-prod.yml": "a: x-prod\n",
            ],
            variables: ["SPRING_PROFILES_ACTIVE=prod"],
            values: ["a": "x-prod", "b": "own"]
        ),
        SpringCase(
            name: "imports are seen from the file that names them",
            files: [
                "application.yml": "spring.config.import: sub/x.yml\n", "sub/x.yml": "spring.config.import: y.yml\n",
                "sub/y.yml": "a: sub\n", "y.yml": "a: top\n",
            ],
            values: ["a": "sub"]
        ),
        SpringCase(
            name: "a path of the class path begins at its top",
            files: [
                "application.yml": "spring.config.import: classpath:sub/x.yml\n",
                "sub/x.yml": "spring.config.import: classpath:/y.yml\n", "y.yml": "a: top\n",
            ],
            values: ["a": "top"]
        ),
        SpringCase(
            name: "a folder brings in its application files with their profiles",
            files: [
                "application.yml": "spring.config.import: sub/\n", "sub/application.yml": "a: 1\nb: 1\n",
                "sub/application.properties": "b=2\n", "sub/application-prod.yml": "c: 3\n",
            ],
            variables: ["SPRING_PROFILES_ACTIVE=prod"],
            values: ["a": "1", "b": "2", "c": "3"]
        ),
        SpringCase(
            name: "a star stands for the folders of a folder, in their order",
            files: [
                "application.yml": "spring.config.import: many/*/\n", "many/a/application.yml": "x: a\ny: a\n",
                "many/b/application.yml": "x: b\n",
            ],
            values: ["x": "b", "y": "a"]
        ),
        SpringCase(
            name: "below a star the ending counts before the folder",
            files: [
                "application.yml": "spring.config.import: many/*/\n", "many/a/application.properties": "x=a\n",
                "many/b/application.yml": "x: b\n",
            ],
            values: ["x": "a"]
        ),
        SpringCase(
            name: "a hint tells the format of a file without an ending, and of its variant",
            files: [
                "application.yml": "spring.config.import: 'x[.yaml]'\n", "x": "a: 1\nb: 1\n", "x-prod": "b: 2\n",
            ],
            variables: ["SPRING_PROFILES_ACTIVE=prod"],
            values: ["a": "1", "b": "2"]
        ),
        SpringCase(
            name: "what is optional may be missing",
            files: ["application.yml": "a: 1\nspring.config.import: 'optional:gone.yml'\n"],
            values: ["a": "1"]
        ),
        SpringCase(
            name: "nothing has to be there when a layer above says so",
            files: ["application.yml": "a: 1\nspring.config.import: gone.yml\n"],
            variables: ["SPRING_CONFIG_ON_NOT_FOUND=ignore"],
            values: ["a": "1"]
        ),
        SpringCase(
            name: "the text of a variable is a file",
            files: ["application.yml": "spring.config.import: env:CONTENT\n"],
            variables: ["CONTENT=a=1\nb: 2\n"],
            values: ["a": "1", "b": "2"]
        ),
        SpringCase(
            name: "the text of a variable in another format",
            files: ["application.yml": "spring.config.import: 'env:CONTENT[.yaml]'\n"],
            variables: ["CONTENT={a: {b: 7}}"],
            values: ["a.b": "7"]
        ),
        SpringCase(
            name: "a circle of imports reads each file once",
            files: [
                "application.yml": "a: 1\nspring.config.import: x.yml\n",
                "x.yml": "a: 2\nspring.config.import: [application.yml, x.yml, y.yml]\n", "y.yml": "b: 3\n",
            ],
            values: ["a": "2", "b": "3"]
        ),
        SpringCase(
            name: "a document that does not hold imports nothing",
            files: [
                "application.yml": "spring.config.activate.on-profile: prod\nspring.config.import: x.yml\n",
                "x.yml": "a: 1\n",
            ],
            values: ["a": nil]
        ),
        SpringCase(
            name: "an import of a profile's document brings the file and its variant",
            files: [
                "application.yml": "spring.config.activate.on-profile: prod\nspring.config.import: x.yml\n",
                "x.yml": "a: 1\nb: 1\n", "x-prod.yml": "b: 2\n",
            ],
            variables: ["SPRING_PROFILES_ACTIVE=prod"],
            values: ["a": "1", "b": "2"]
        ),
        SpringCase(
            name: "profiles that an imported file names count",
            files: [
                "application.yml": "spring.config.import: x.yml\n", "x.yml": "spring.profiles.active: prod\n",
                "application-prod.yml": "a: 1\n",
            ],
            profiles: ["prod"],
            values: ["a": "1"]
        ),
        SpringCase(
            name: "a path may hold a placeholder",
            files: ["application.yml": "part: x\nspring.config.import: '${part}.yml'\n", "x.yml": "a: 1\n"],
            values: ["a": "1"]
        ),
        SpringCase(
            name: "a file that is imported twice stands where the stronger import is",
            files: [
                "application.yml": "spring.config.import: [x.yml, y.yml, x.yml]\n", "x.yml": "a: 1\n",
                "y.yml": "a: 2\n",
            ],
            values: ["a": "1"]
        ),
    ]

    @Test(arguments: cases) func `Spring's own answer`(_ example: SpringCase) throws {
        let answer = try example.answer()
        for (key, value) in example.values { #expect(answer.set.text(key) == value, "\(key)") }
        if let profiles = example.profiles { #expect(answer.profiles == profiles) }
    }

    @Test func `files of a config tree are properties, folders are dots, and secrets are hidden`() throws {
        let example = SpringCase(
            name: "",
            files: [
                "application.yml": "spring.config.import: 'configtree:src/main/resources/run/secrets/'\n",
                "run/secrets/db/password": "q9Zt\n", "run/secrets/text": "a\nb\n", "run/secrets/..data/x": "hidden",
            ]
        )
        let answer = try example.answer()
        #expect(answer.set.text("db.password") == "q9Zt")
        #expect(answer.set.text("text") == "a\nb\n")
        #expect(answer.set.values.values.allSatisfy { $0.winner.layer.hasPrefix("application") || $0.text.isSecret })
        #expect(!answer.set.values.keys.contains { $0.description.contains("data") })
    }

    /// An import that cannot be followed, and the word that the warning has to hold.
    @Test(arguments: [
        ("configserver:http://config:8888", "configserver"), ("optional:configserver:", "configserver"),
        ("vault://secret/x", "vault"), ("aws-secretsmanager:/secrets/prod", "aws-secretsmanager"),
        ("aws-parameterstore:/config/", "aws-parameterstore"), ("https://example.com/x.yml", "https"),
        ("env:NOBODY_SETS_THIS", "NOBODY_SETS_THIS"), ("file:/etc/shop/x.yml", "outside"),
        ("configtree:/run/secrets/", "outside"),
    ])
    func `what cannot be looked at is said to be not checked`(_ location: String, _ word: String) throws {
        let text = "a: 1\nspring.config.import: '\(location)'\n"
        let answer = try SpringCase(name: "", files: ["application.yml": text]).answer()
        let finding = try #require(answer.findings.first { $0.code == "CONFIG_NOT_CHECKED" })
        #expect(finding.severity == .warning)
        #expect(finding.message.contains(word))
        #expect(finding.location == SourceLocation(file: "res/application.yml", line: 2, column: 23))
        #expect(answer.set.text("a") == "1")
    }

    @Test(arguments: [
        "gone.yml", "classpath:/gone/", "gone", "classpath:/many/*/more/*/", "classpath:/*/x/y.yml",
        "${nobody}.yml", "gone.yml;optional:x.yml",
    ])
    func `what has to be there and is not stops the service`(_ location: String) {
        let example = SpringCase(name: "", files: ["application.yml": "spring.config.import: '\(location)'\n"])
        #expect {
            try example.answer()
        } throws: { error in
            let finding = (error as? ConfigFileError)?.finding
            return finding?.code == "CONFIG_MISSING_IMPORT"
                && finding?.location == SourceLocation(file: "res/application.yml", line: 1, column: 23)
        }
    }

    @Test func `a value that a document without effect sets cannot decide about files`() throws {
        let text = "spring.config.import: 'optional:${x}.yml'\n---\nspring.config.activate.on-profile: prod\nx: y\n"
        let answer = try SpringCase(name: "", files: ["application.yml": text]).answer()
        #expect(answer.findings.map(\.code) == ["CONFIG_INACTIVE_PROPERTY"])
        #expect(answer.findings.first?.location?.line == 4)
    }

    @Test func `ten thousand imports and a chain of three hundred end with an answer`() throws {
        var files = [
            "application.yml": "spring.config.import:\n" + (0..<10_000).map { "- optional:i\($0).yml\n" }.joined()
        ]
        files["i77.yml"] = "a: 1\n"
        #expect(try SpringCase(name: "", files: files).answer().set.text("a") == "1")
        var chain = ["application.yml": "spring.config.import: i0.yml\n"]
        for number in 0..<300 { chain["i\(number).yml"] = "spring.config.import: i\(number + 1).yml\n" }
        #expect(throws: ConfigFileError.self) { try SpringCase(name: "", files: chain).answer() }
    }
}
