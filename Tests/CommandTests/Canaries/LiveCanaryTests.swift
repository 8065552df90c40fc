import Foundation
import Testing

/// What stores keep leaves the process in no way, whatever a store answers.
@Suite struct LiveCanaryTests {
    private static let formats = ["text", "json", "junit", "sarif", "markdown", "html", "github"]

    private static let commands = [
        "config check --live", "config diff dev prod --all --live", "config matrix --live",
        "config show --env prod --explain --live", "config lock --env prod --live",
        "config drift --env prod --fail-on-pending --live",
    ]

    /// What a store says.
    enum Fault: String, CaseIterable, Sendable {
        case none
        /// An error whose body holds the secret.
        case echoing
        case refusedToken
        case tooSlow
        case cutOff
        case brokenJSON
        case redirected
        case binary
        case deep
    }

    private static func reply(_ fault: Fault, _ secret: Canary, _ other: Canary) -> StoreStub.Reply {
        let inner = #"{\"pw\": \"\#(secret.text)\", \"key\": \"\#(other.text)\"}"#
        let whole = #"{"SecretString": "\#(inner)", "Name": "x"}"#
        func problem(_ type: String) -> String {
            #"{"__type": "\#(type)", "message": "\#(secret.text)", "Message": "\#(other.text)"}"#
        }
        return switch fault {
        case .none: .init(body: whole)
        case .echoing: .init(status: 400, body: problem("\(secret.text)Exception"))
        case .refusedToken: .init(status: 400, body: problem("UnrecognizedClientException"))
        case .tooSlow: .init(status: 429, headers: ["Retry-After": "60"], body: secret.text)
        case .cutOff: .init(body: String(whole.dropLast(4)))
        case .brokenJSON: .init(body: "{\"SecretString\": \(secret.text)}")
        case .redirected:
            .init(status: 302, headers: ["Location": "http://other.example/\(secret.text)?a=\(other.text)"])
        case .binary: .init(body: "{\"SecretBinary\": \"\(Data(secret.text.utf8).base64EncodedString())\"}")
        case .deep:
            .init(body: #"{"SecretString": "{\"pw\": {\"a\": \"\#(secret.text)\"}, \"key\": [\"\#(other.text)\"]}"}"#)
        }
    }

    @Test(arguments: Fault.allCases)
    func `nothing that is written tells what a store keeps or says`(_ fault: Fault) async throws {
        let secrets = (0..<2).map { Canary($0) }
        let credentials = (2..<5).map { Canary($0) }
        let key = Canary(9)
        try await withWorkbench { bench in
            let stub = try await StoreStub(Self.reply(fault, secrets[0], secrets[1]))
            try Self.write(stub, in: bench)
            let variables =
                "AWS_ACCESS_KEY_ID=\(credentials[0].text) AWS_SECRET_ACCESS_KEY=\(credentials[1].text) "
                + "AWS_SESSION_TOKEN=\(credentials[2].text) MIGRATE_FINGERPRINT_KEY=\(key.text)\(key.text)"
            for command in Self.commands {
                let outputs = Self.formats.dropFirst().map { "--format \($0) --output out/answer.\($0)" }
                let answer = try await bench.run(
                    "mkdir -p out; \(variables) migrate \(command) \(outputs.joined(separator: " ")) --format text"
                )
                #expect([0, 1, 2].contains(answer.status), "\(command): \(answer.status)")
                #expect(fault == .none || answer.status != 0 || fault == .deep, "\(command) is green")
                try Self.expectSilence(secrets + credentials + [key], answer, in: bench, after: command)
            }
        }
    }

    private static func write(_ stub: StoreStub, in bench: Workbench) throws {
        for environment in ["dev", "prod"] {
            let arn = "arn:aws:secretsmanager:eu-west-1:1:secret:\(environment)-abcdef"
            try bench.write(
                """
                {"containerDefinitions": [{"name": "a", "secrets": [
                  {"name": "DB_PASSWORD", "valueFrom": "\(arn):pw::"}, {"name": "API_KEY", "valueFrom": "\(arn):key::"},
                  {"name": "WHOLE_SECRET", "valueFrom": "\(arn)"}
                ]}]}

                """,
                to: "task.\(environment).json"
            )
        }
        try bench.write(
            "db: {url: \"jdbc:mariadb://app:${DB_PASSWORD}@db/x\"}\napi: ${API_KEY}\n",
            to: "conf/application.yml"
        )
        try bench.write(
            """
            version: 1
            service: pay
            environments: {dev: {}, prod: {production: true}}
            sources:
              - spring: conf
              - ecs: task.%env%.json
            secrets:
              stores: [{kind: aws-secretsmanager, mode: values, address: "\(stub.address)"}]
            rules:
              - use: secrets/hygiene
              - {keys: "**.password", pattern: "[a-z]+", one-of: [a, b], type: duration}
              - {keys: api, equal: nothing, range: {min: 1s}}
              - {no-cross-talk: true, unique: true}

            """,
            to: "environments/rules.yaml"
        )
    }

    private static func expectSilence(
        _ canaries: [Canary],
        _ answer: Answer,
        in bench: Workbench,
        after command: String
    ) throws {
        var texts = [("the terminal", answer.description)]
        for path in try FileManager.default.subpathsOfDirectory(atPath: bench.folder.path) {
            guard let data = FileManager.default.contents(atPath: bench.folder.appending(path: path).path) else {
                continue
            }
            texts.append((path, String(decoding: data, as: UTF8.self)))
        }
        for (place, text) in texts {
            for (number, canary) in canaries.enumerated() {
                let leaks = canary.leaks(into: text)
                #expect(
                    leaks.isEmpty,
                    "\(command): \(place) holds \(leaks.joined(separator: ", ")) of secret \(number)"
                )
            }
        }
    }
}
