import Foundation
import Testing

/// `--live`: what the guard asks stores, what it says of the answers, and that it asks nothing without being told to.
@Suite struct LiveStoreTests {
    /// A task of two environments, and the rules with stores of one mode.
    private static func write(
        _ secrets: [String: [String: String]],
        stores: String,
        rules: String = "  - use: secrets/hygiene\n",
        in bench: Workbench
    ) throws {
        for (environment, names) in secrets {
            let entries = names.sorted { $0.key < $1.key }
                .map { "{\"name\": \"\($0.key)\", \"valueFrom\": \"\($0.value)\"}" }
            let list = entries.joined(separator: ",\n")
            try bench.write(
                "{\"containerDefinitions\": [{\"name\": \"a\", \"secrets\": [\n\(list)\n]}]}\n",
                to: "task.\(environment).json"
            )
        }
        try bench.write(
            """
            version: 1
            service: shop
            environments: {dev: {region: eu-west-1}, prod: {region: eu-west-1, production: true}}
            sources:
              - ecs: task.%env%.json
            secrets:
              stores: [\(stores)]
            defaults: {unlisted: ignore}
            rules:
            \(rules)
            """,
            to: "environments/rules.yaml"
        )
    }

    private static func codes(_ answer: Answer) throws -> [String] {
        struct Report: Decodable {
            struct Finding: Decodable {
                let code: String
                let file: String?
                let line: Int?
            }
            let findings: [Finding]
        }
        return try JSONDecoder().decode(Report.self, from: Data(answer.text.utf8)).findings
            .map { "\($0.code) \($0.file ?? "-"):\($0.line ?? 0)" }.sorted()
    }

    @Test func `without --live no command opens a connection`() async throws {
        try await withWorkbench { bench in
            let port = try ListeningPort()
            let place = "http://127.0.0.1:\(port.number)"
            let variables =
                "AWS_ENDPOINT_URL=\(place) VAULT_ADDR=\(place) VAULT_TOKEN=x AWS_ACCESS_KEY_ID=a "
                + "AWS_SECRET_ACCESS_KEY=b SPRING_CLOUD_CONFIG_URI=\(place) http_proxy=\(place) "
                + "MIGRATE_FINGERPRINT_KEY=\(String(repeating: "k", count: 32))"
            let stores = "{kind: aws-secretsmanager, mode: values, address: '\(place)'}"
            try Self.write(
                ["dev": ["A_TOKEN": "arn:aws:secretsmanager:eu-west-1:1:secret:a"], "prod": ["A_TOKEN": "/x/y"]],
                stores: stores,
                in: bench
            )
            let commands = [
                "check", "check --strict", "diff dev prod", "matrix", "show --env prod", "lock --env prod",
                "drift --env prod", "waivers", "init --dry-run",
            ]
            for command in commands {
                let answer = try await bench.run("\(variables) migrate config \(command)")
                #expect([0, 1, 2].contains(answer.status), "\(command): \(answer)")
                #expect(!port.wasCalled, "\(command)")
            }
            // The same port is called when it may be: else this test could not fail. Nobody answers there.
            _ = try await bench.run("\(variables) timeout 8 migrate config check --live --env dev")
            #expect(port.wasCalled)
        }
    }

    @Test func `no format says that a service passed whose store was not read`() async throws {
        try await withWorkbench { bench in
            try Self.write(
                ["dev": ["A_TOKEN": "/shop/a"], "prod": ["A_TOKEN": "/shop/a"]],
                stores: "{kind: aws-ssm}",
                rules: "  - keys: A_TOKEN\n    same: true\n",
                in: bench
            )
            let check = "env -u AWS_ACCESS_KEY_ID -u AWS_SECRET_ACCESS_KEY migrate config check"
            // Whoever is not asked to ask finds nothing open here: the names are one.
            let offline = try await bench.run("\(check) --format json")
            #expect(offline.status == 0)
            #expect(offline.text.contains(#""state": "passed""#))
            let words = [
                "text": "Unchecked", "json": #""state": "unchecked""#, "junit": "<error type",
                "html": "> unchecked<", "markdown": "Unchecked",
            ]
            for (format, word) in words {
                let answer = try await bench.run("\(check) --live --format \(format)")
                #expect(answer.status == 2)
                #expect(answer.text.contains("UNREADABLE_STORE"), "\(format)")
                #expect(answer.text.contains(word), "\(format): \(answer)")
                #expect(!answer.text.contains("Passed") && !answer.text.contains("> passed<"), "\(format)")
                #expect(!answer.text.contains(#""state": "passed""#), "\(format)")
            }
        }
    }

    @Test func `a service of which a store keeps values that nobody compared is not said to have passed`() async throws
    {
        try await withWorkbench { bench in
            try Self.write(
                ["dev": ["A_TOKEN": "/shop/dev"], "prod": ["A_TOKEN": "/shop/prod"]],
                stores: "{kind: aws-ssm}",
                rules: "  - keys: A_TOKEN\n    same: true\n",
                in: bench
            )
            let words = [
                "text": "Partly checked", "json": #""state": "partial""#, "junit": "<skipped type",
                "html": "> partial<",
                "markdown": "Partly checked",
            ]
            for (format, word) in words {
                let answer = try await bench.run("migrate config check --format \(format)")
                #expect(answer.status == 0)
                #expect(answer.text.contains(word), "\(format): \(answer)")
                #expect(!answer.text.contains("Passed") && !answer.text.contains("> passed<"), "\(format)")
            }
        }
    }

    @Test func `whether a secret, its version and its account's entry are there is asked without any value`()
        async throws
    {
        let canary = Canary(1)
        try await withWorkbench { bench in
            let variables = try AWSEmulator.variables
            let dev = try await AWSEmulator.makeSecret(["pw": canary.text])
            let prod = try await AWSEmulator.makeSecret(["pw": canary.text])
            try Self.write(
                [
                    "dev": ["A_TOKEN": "\(dev):pw::", "B_TOKEN": "\(dev):pw:AWSPENDING:"],
                    "prod": ["A_TOKEN": "\(prod):pw::", "B_TOKEN": "\(prod)x:pw::"],
                ],
                stores: "{kind: aws-secretsmanager}",
                in: bench
            )
            let answer = try await bench.run("\(variables) migrate config check --live --format json")
            #expect(answer.status == 1)
            #expect(
                try Self.codes(answer) == ["CFG-SECRET-ABSENT task.dev.json:3", "CFG-SECRET-ABSENT task.prod.json:3"]
            )
            #expect(answer.text.contains("in the version AWSPENDING, which AWS Secrets Manager does not have."))
            #expect(canary.leaks(into: answer.description) == [])
            // Nobody knows more of the values than without asking.
            let matrix = try await bench.run("\(variables) migrate config matrix --live")
            #expect(matrix.status == 1, "a broken key is told of in the matrix, too")
            #expect(matrix.text.contains("A_TOKEN  [?]  [?]"))
            #expect(matrix.text.contains("CFG-SECRET-ABSENT"))
        }
    }

    @Test func `values are compared, judged and recorded, and never shown`() async throws {
        let test = Canary(2)
        let own = [Canary(3), Canary(4)]
        try await withWorkbench { bench in
            let variables = try AWSEmulator.variables + " MIGRATE_FINGERPRINT_KEY=\(String(repeating: "k", count: 32))"
            let dev = try await AWSEmulator.makeSecret(["key": "test_sk_\(test.text)", "pw": own[0].text])
            let prod = try await AWSEmulator.makeSecret(["key": "test_sk_\(test.text)", "pw": own[1].text])
            try Self.write(
                [
                    "dev": ["PAY_SECRET_KEY": "\(dev):key::", "DB_PASSWORD": "\(dev):pw::"],
                    "prod": ["PAY_SECRET_KEY": "\(prod):key::", "DB_PASSWORD": "\(prod):passwd::"],
                ],
                stores: "{kind: aws-secretsmanager, mode: values}",
                in: bench
            )
            func run(_ command: String) async throws -> Answer {
                let answer = try await bench.run("\(variables) migrate config \(command)")
                for canary in [test] + own { #expect(canary.leaks(into: answer.description) == [], "\(command)") }
                return answer
            }
            let check = try await run("check --live --format json")
            #expect(check.status == 1)
            #expect(
                try Self.codes(check) == [
                    "CFG-SEC-004 task.prod.json:3", "CFG-SEC-006 task.prod.json:3",
                    "CFG-SECRET-ABSENT task.prod.json:2",
                ]
            )
            #expect(check.text.contains("names the key 'passwd', which \(prod) does not have in AWS Secrets Manager."))
            let matrix = try await run("matrix --live")
            #expect(matrix.text.contains("PAY_SECRET_KEY  A    A"))
            #expect(matrix.text.contains("DB_PASSWORD     A    [?]"))
            #expect(try await run("lock --env dev --live").status == 0)
            #expect(try await run("drift --env dev --live --fail-on-pending").status == 0)
            let lock = try String(
                contentsOf: bench.folder.appending(path: "environments/locks/dev.yaml"),
                encoding: .utf8
            )
            for canary in [test] + own { #expect(canary.leaks(into: lock) == []) }
            #expect(lock.contains("{seal: "))
        }
    }

    @Test func `an entry is asked for once, however many settings name its keys`() async throws {
        try await withWorkbench { bench in
            let stub = try await StoreStub(
                .init(body: #"{"SecretString": "{\"a\": \"1\", \"b\": \"2\", \"c\": \"3\"}"}"#)
            )
            let arn = "arn:aws:secretsmanager:eu-west-1:1:secret:a-abcdef"
            let names = ["A_TOKEN": "\(arn):a::", "B_TOKEN": "\(arn):b::", "C_TOKEN": "\(arn):c::"]
            try Self.write(
                ["dev": names, "prod": names],
                stores: "{kind: aws-secretsmanager, mode: values, address: '\(stub.address)'}",
                rules: "  - {keys: a.token, same: true}\n",
                in: bench
            )
            let keys = "AWS_ACCESS_KEY_ID=a AWS_SECRET_ACCESS_KEY=b"
            let answer = try await bench.run("\(keys) migrate config check --live")
            #expect(answer.status == 0, "\(answer)")
            #expect(try await stub.paths.count == 1)
        }
    }

    @Test(arguments: [
        // No credentials, no rights, nobody there.
        ("", "The variable AWS_ACCESS_KEY_ID is not set.", 200),
        ("AWS_ACCESS_KEY_ID=a AWS_SECRET_ACCESS_KEY=b", "refuses with status 400.", 400),
        ("AWS_ACCESS_KEY_ID=a AWS_SECRET_ACCESS_KEY=b", "cannot be reached", 0),
    ])
    func `what could not be asked is said with the store's reason and is never green`(
        variables: String,
        reason: String,
        status: Int
    ) async throws {
        let canary = Canary(5)
        try await withWorkbench { bench in
            let body = #"{"__type": "AccessDeniedException", "message": "\#(canary.text)"}"#
            let stub = try await StoreStub(.init(status: status, body: body))
            let arn = "arn:aws:secretsmanager:eu-west-1:1:secret:a-abcdef"
            try Self.write(
                ["dev": ["A_TOKEN": "\(arn):a::"], "prod": ["A_TOKEN": "\(arn):b::"]],
                stores: "{kind: aws-secretsmanager, address: '\(status == 0 ? "http://127.0.0.1:1" : stub.address)'}",
                in: bench
            )
            for command in ["check", "diff dev prod", "matrix", "show --env prod", "lock --env prod"] {
                let answer = try await bench.run("\(variables) migrate config \(command) --live")
                #expect(answer.status == 2, "\(command): \(answer)")
                #expect(answer.text.contains("UNREADABLE_STORE"), "\(command)")
                #expect(answer.text.contains(reason), "\(command): \(answer)")
                #expect(canary.leaks(into: answer.description) == [])
            }
            // Only what is named is asked: nothing of dev is told of.
            let prod = try await bench.run("\(variables) migrate config check --live --env prod")
            #expect(prod.status == 2)
            #expect(!prod.text.contains("The secrets of dev"))
        }
    }

    @Test func `a store that the rules file does not name is not asked, and that is told`() async throws {
        try await withWorkbench { bench in
            let secrets = ["dev": ["A_TOKEN": "/a/b"], "prod": ["A_TOKEN": "/a/b"]]
            try Self.write(secrets, stores: "{kind: vault}", in: bench)
            let answer = try await bench.run("migrate config check --live")
            #expect(answer.status == 2)
            #expect(answer.text.contains("The rules file has no store for what AWS Parameter Store keeps."))
            try Self.write(secrets, stores: "", in: bench)
            let refused = try await bench.run("migrate config check --live")
            #expect(refused.status == 64)
            #expect(refused.description.contains("NO_STORES"))
        }
    }
}
