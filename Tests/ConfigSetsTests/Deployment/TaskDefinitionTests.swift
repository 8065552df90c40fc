import ConfigSets
import Findings
import Secrets
import Testing

/// What an ECS task definition hands to a container.
@Suite struct TaskDefinitions {
    private static let base = "arn:aws:secretsmanager:ap-northeast-2:333344445555:secret:"
    private static let shape =
        "Behind a secret's name stand its key, stage and version with all three colons, or nothing."

    private static func settings(
        _ container: String,
        files: [String: String] = [:],
        known: [String: String] = [:]
    ) throws -> DeploymentSettings {
        try TaskDefinition(file("{\"containerDefinitions\": [{\"name\": \"app\", \(container)}]}", path: "task.json"))
            .settings(environmentFiles: known, in: folder(files), policy: SecretPolicy())
    }

    private static func secret(_ valueFrom: String) throws -> DeploymentSettings {
        try settings(#""secrets": [{"name": "S", "valueFrom": "\#(valueFrom)"}]"#)
    }

    @Test(
        arguments: [
            (base + "app/db-AbCdEf", base + "app/db-AbCdEf", nil, nil),
            (base + "db-AbCdEf:password::", base + "db-AbCdEf", "password", nil),
            (base + "db-AbCdEf::AWSPREVIOUS:", base + "db-AbCdEf", nil, "AWSPREVIOUS"),
            (base + "db-AbCdEf:::9d4cb84b-ad69", base + "db-AbCdEf", nil, "9d4cb84b-ad69"),
            (base + "db-AbCdEf:user:AWSCURRENT:", base + "db-AbCdEf", "user", "AWSCURRENT"),
            (base + "db-AbCdEf:user::9d4cb84b", base + "db-AbCdEf", "user", "9d4cb84b"),
            (base + "db-AbCdEf:::", base + "db-AbCdEf", nil, nil),
            (
                "arn:aws-cn:secretsmanager:cn-north-1:1:secret:n-AbCdEf:k::",
                "arn:aws-cn:secretsmanager:cn-north-1:1:secret:n-AbCdEf", "k", nil
            ),
            (
                "arn:aws-us-gov:secretsmanager:us-gov-west-1:1:secret:n-AbCdEf",
                "arn:aws-us-gov:secretsmanager:us-gov-west-1:1:secret:n-AbCdEf", nil, nil
            ),
        ] as [(String, String, String?, String?)]
    )
    func `a secret is known by its name, key and version`(
        _ text: String,
        _ name: String,
        _ key: String?,
        _ version: String?
    ) throws {
        let settings = try Self.secret(text)
        #expect(
            settings.supplied.map(\.store) == [
                StoreReference(store: .secretsManager, name: name, key: key, version: version)
            ]
        )
        #expect(settings.findings.isEmpty)
        #expect(TaskSecret(valueFrom: text).resource?.description == name)
    }

    @Test(arguments: [
        "arn:aws:ssm:ap-northeast-2:333344445555:parameter/app/prod/db/host", "/app/prod/db/host", "plain-name",
    ])
    func `a parameter is known by its name`(_ text: String) throws {
        let settings = try Self.secret(text)
        #expect(settings.supplied.map(\.store) == [StoreReference(store: .parameterStore, name: text)])
        #expect(settings.findings.isEmpty)
    }

    @Test func `the account and the region of a name are known`() throws {
        let secret = try #require(TaskSecret(valueFrom: Self.base + "app/db-AbCdEf:key::").resource)
        #expect(
            [secret.partition, secret.service, secret.region, secret.account] == [
                "aws", "secretsmanager", "ap-northeast-2", "333344445555",
            ]
        )
        #expect(secret.resource == "secret:app/db-AbCdEf")
        let parameter = TaskSecret(valueFrom: "arn:aws:ssm:us-east-1:1:parameter/a").resource
        #expect([parameter?.region, parameter?.account, parameter?.resource] == ["us-east-1", "1", "parameter/a"])
        #expect(TaskSecret(valueFrom: "/app").resource == nil)
    }

    @Test(arguments: [
        (base + "db-AbCdEf:user", shape), (base + "db-AbCdEf:user:", shape), (base + "db-AbCdEf:user:::x", shape),
        (base + "db-AbCdEf:user:AWSCURRENT:9d4c", "A stage and a version cannot both be named."),
        (base, "This is the name of something that is no secret."), ("", "A 'valueFrom' is empty."),
        ("arn:aws:secretsmanager:eu-west-1:1", "This is not the whole name of a resource."),
        ("arn:aws:ssm:eu-west-1:1:parameter/", "This is the name of something that is no parameter."),
        ("arn:aws:ssm:eu-west-1:1:document/x", "This is the name of something that is no parameter."),
        ("arn:aws:s3:::bucket/key", "Values come from Secrets Manager and from the Parameter Store alone."),
    ])
    func `a name with which no task starts is said, and the variable stays`(_ text: String, _ problem: String) throws {
        let settings = try Self.secret(text)
        #expect(settings.sentences == ["task.json:1:82: The task does not start: " + problem])
        #expect(settings.supplied.map(\.key) == ["S"])
    }

    @Test(arguments: [
        (
            #""environment": [{"name": "A", "value": "x"}, {"name": "E", "value": ""}, {"name": "N"}]"#,
            ["A=x", "E=", "N="], []
        ),
        (#""environment": []"#, [], []), (#""environment": null"#, [], []),
        (
            #""environment": [{"name": "A", "value": "1"}, {"name": "A", "value": "2"}]"#, ["A=1", "A=2"],
            ["task.json:1:111: 'A' is set at task.json:1:82 already; this one wins."]
        ),
        (
            #""environment": [{"name": "A", "value": 8080}]"#, ["A=8080"],
            ["task.json:1:82: ECS takes texts alone: put this value in quotes."]
        ),
        (
            #""environment": [{"name": "A", "value": "1"}], "secrets": [{"name": "A", "valueFrom": "p"}]"#,
            ["A=1", "A<-AWS Parameter Store p"],
            ["task.json:1:128: 'A' is among the variables too, at task.json:1:82: ECS refuses that."]
        ),
        (#""environment": [{"name": "A", "value": "\u00e9\n${X}"}]"#, ["A=é\n${X}"], []),
        (#""command": ["java", "-Da.b=1", "-jar", "a.jar", "--c=2"]"#, ["a.b=1", "c=2"], []),
        (
            #""entryPoint": ["java", "-jar", "a.jar"], "command": ["--spring.profiles.active=prod"]"#,
            ["spring.profiles.active=prod"], []
        ),
        (#""command": "java -jar""#, [], ["task.json:1:54: A command has to be a list of texts."]),
        (
            #""environment": [{"name": "JAVA_TOOL_OPTIONS", "value": "-Da=1"}], "command": ["java", "-Da=2", "Main"]"#,
            ["JAVA_TOOL_OPTIONS=-Da=1", "a=1", "a=2"],
            ["task.json:1:129: 'a' is set at task.json:1:98 already; this one wins."]
        ),
    ])
    func `a container gets its variables and its command`(
        _ container: String,
        _ lines: [String],
        _ sentences: [String]
    ) throws {
        let settings = try Self.settings(container)
        #expect(settings.lines == lines)
        #expect(settings.sentences == sentences)
    }

    @Test func `variables beat files, and of files the first wins`() throws {
        let settings = try Self.settings(
            #"""
            "environmentFiles": [{"type": "s3", "value": "arn:aws:s3:::b/one.env"}, {"type": "s3", "value": "arn:aws:s3:::b/two.env"}],
            "environment": [{"name": "C", "value": "task"}]
            """#,
            files: ["one.env": "A=one\nC=one\nALONE\n", "two.env": "A=two\nB='two'\n"],
            known: ["arn:aws:s3:::b/one.env": "one.env", "arn:aws:s3:::b/two.env": "two.env"]
        )
        #expect(settings.layers.map(\.name) == ["two.env", "one.env", "task.json environment"])
        #expect(["A", "B", "C"].map { settings.value($0) } == ["one", "'two'", "task"])
    }

    @Test(arguments: [
        (
            #"[{"type": "s3", "value": "arn:aws:s3:::b/x.env"}]"#,
            "task.json:1:88: The variables of 'arn:aws:s3:::b/x.env' are not known here. Name a copy of the file."
        ),
        (
            #"[{"type": "x", "value": "v"}]"#,
            "task.json:1:64: A file of variables needs the type 's3' and the name of an object."
        ),
        (
            #"[{"type": "s3", "value": "known.txt"}]"#,
            "task.json:1:88: ECS reads files of variables whose names end in '.env' alone."
        ),
    ])
    func `a file that nobody knows is said`(_ list: String, _ sentence: String) throws {
        let settings = try Self.settings(
            "\"environmentFiles\": \(list)",
            files: ["a": "A=1"],
            known: ["known.txt": "a"]
        )
        #expect(settings.sentences == [sentence])
    }

    @Test func `eleven files are too many`() throws {
        let item = #"{"type": "s3", "value": "k.env"}"#
        let list = Array(repeating: item, count: 11).joined(separator: ",")
        let settings = try Self.settings("\"environmentFiles\": [\(list)]", files: ["a": ""], known: ["k.env": "a"])
        #expect(settings.sentences == ["task.json:1:63: ECS takes at most 10 files of variables."])
    }

    @Test func `a described definition, a list of containers and the secrets of the platform are read`() throws {
        let text = #"""
            [{"name": "app", "logConfiguration": {"secretOptions": [{"name": "token", "valueFrom": "/log"}]},
              "repositoryCredentials": {"credentialsParameter": "arn:aws:secretsmanager:eu-west-1:1:secret:r-AbCdEf"}}]
            """#
        let described = try TaskDefinition(
            file("{\"taskDefinition\": {\"containerDefinitions\": \(text)}, \"tags\": []}")
        )
        #expect(described.containers == ["app"])
        #expect(
            try TaskDefinition(file(text)).platformSecrets().map(\.line) == [
                "logConfiguration.token<-AWS Parameter Store /log",
                "repositoryCredentials<-AWS Secrets Manager arn:aws:secretsmanager:eu-west-1:1:secret:r-AbCdEf",
            ]
        )
    }

    @Test(arguments: [
        ("{}", "task.json:1:1: A task definition has to have a list of 'containerDefinitions'."),
        (#"[{"name": "a"}, {"name": "b"}]"#, "task.json:1:1: Say which container is meant. It has a, b."),
        (#"[{"name": "a", "environment": {"A": "hunter2"}}]"#, "task.json:1:31: 'environment' has to be a list."),
        (
            #"[{"name": "a", "environment": [{"value": "hunter2"}]}]"#,
            "task.json:1:32: An item of 'environment' needs a name."
        ),
        (
            #"[{"name": "a", "name": "b"}]"#,
            "task.json:1:16: The key 'name' is there already in line 1, column 3."
        ),
        ("", "task.json:1:1: The text ends where a value was expected."),
    ])
    func `what is no task definition is an error with its place`(_ text: String, _ sentence: String) {
        let read = problem {
            try TaskDefinition(file(text, path: "task.json")).settings(in: folder([:]), policy: SecretPolicy()).lines
        }
        #expect(read == sentence)
    }

    @Test func `a secret value is hidden, and its place is known`() throws {
        let settings = try Self.settings(#""environment": [{"name": "DB_PASSWORD", "value": "hunter2"}]"#)
        #expect(settings.supplied.map(\.text.isSecret) == [true])
        #expect(settings.supplied.map(\.location.description) == ["task.json:1:92"])
        #expect(!"\(settings)".contains("hunter2"))
    }

    @Test func `no part of a file is taken for the whole`() {
        let text = #"{"containerDefinitions": [{"name": "app", "environment": [{"name": "A", "value": "hunter2"}]}]}"#
        for length in 0..<text.count {
            let part = file(String(text.prefix(length)), path: "task.json")
            let sentence = problem { try TaskDefinition(part).settings(in: folder([:]), policy: SecretPolicy()).lines }
            #expect(sentence.hasPrefix("task.json:1:") && !sentence.contains("hunter"))
        }
    }

    @Test(arguments: 0..<300)
    func `no broken file makes the reader crash or hang`(_ seed: Int) {
        let text = #"""
            {"containerDefinitions": [{"name": "app", "environment": [{"name": "A", "value": "x"}], "command": ["java", "-Da=1"],
            "secrets": [{"name": "S", "valueFrom": "arn:aws:secretsmanager:r:1:secret:n:k::"}], "environmentFiles": [{"type": "s3", "value": "k"}]}]}
            """#
        let bytes = broken(text, seed: UInt64(seed))
        _ = problem {
            try TaskDefinition(DeploymentFile(bytes, path: "t")).settings(in: folder([:]), policy: SecretPolicy())
        }
    }
}
