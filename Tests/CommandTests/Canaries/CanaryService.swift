/// A service with a secret in every place that can hold one.
struct CanaryService: Sendable {
    /// What is wrong with the files, if anything: a reader must not quote what it could not read.
    enum Fault: String, CaseIterable, Sendable {
        case none
        case brokenYAML
        case brokenProperties
        case brokenVariables
        case brokenTask
        case duplicateKey
        case unresolved
        case brokenRules
        case wrongType
        case missingFile
        case cutKey
        case dollarInPassword
        case brokenCompose
        case brokenManifest
    }

    let files: [String: String]
    let canaries: [Canary]

    init(_ fault: Fault) {
        let secrets = (0..<12).map { Canary($0, tail: $0 == 3 ? "'\"\\&/@:%" : "") }
        let shapes = CanaryShapes(after: secrets.count)
        canaries = secrets + shapes.canaries
        var files: [String: String] = [:]
        for (index, environment) in ["dev", "prod"].enumerated() {
            let own = index * 6
            files["conf/application-\(environment).yml"] = """
                spring:
                  datasource:
                    password: \(Self.yaml(secrets[own]))
                    url: jdbc:mariadb://app:\(secrets[own + 1].text)@db.\(environment).internal/pay
                  rabbitmq:
                    addresses: amqp://\(environment):${BROKER_TOKEN}@mq.\(environment).internal
                payment:
                  secret-key: \(Self.yaml(secrets[own + 2]))
                  callback: https://pay.example/hook?token=\(secrets[own + 1].text)

                """
            files["conf/application-\(environment).properties"] =
                "mail.smtp.password=\(secrets[own + 4].text)\nmail.smtp.host=mail.\(environment).internal\n"
            files["deploy/\(environment).env"] = "BROKER_TOKEN=\(secrets[own + 5].text)\nPLAIN_NAME=\(environment)\n"
            files["deploy/task.\(environment).json"] = """
                {"containerDefinitions": [{"name": "pay", "environment": [
                  {"name": "API_SECRET", "value": \(Self.json(secrets[own + 3]))},
                  {"name": "CONNECTION_STRING", "value": "Server=db;Password=\(secrets[own + 2].text)"}
                ]}]}

                """
        }
        files["conf/application.yml"] = "spring: {application: {name: pay}}\nnote: ${payment.secret-key}\n"
        files["environments/rules.yaml"] = Self.rules
        files.merge(shapes.files) { $1 }
        self.files = Self.broken(files, fault, secrets)
    }

    private static let rules = """
        version: 1
        environments: {dev: {}, prod: {production: true}}
        services:
          pay:
            sources:
              - spring: conf
              - dotenv: {file: "deploy/%env%.env", dialect: compose}
              - ecs: {file: "deploy/task.%env%.json", container: pay}
          texts: {sources: [{file: "side/%env%.yml"}]}
          side: {sources: [{compose: {file: "side/compose.%env%.yaml", service: side}}]}
          pod: {sources: [{kubernetes: {file: "side/k8s.%env%.yaml", container: side}}]}
        rules:
          - {keys: "**.password", secret-source: true, same: true, pattern: "[a-z]+", one-of: [a, b]}
          - {keys: "payment.secret-key", equal: nothing, type: duration, range: {min: 1s}}
          - {keys: "**.url", no-default: true, not-pattern: ".*", derive: "jdbc:{token}"}
          - {no-cross-talk: true, unique: true}
          - {wired: true}

        """

    private static func broken(_ files: [String: String], _ fault: Fault, _ secrets: [Canary]) -> [String: String] {
        var files = files
        func change(_ path: String, _ edit: (String) -> String) { files[path] = edit(files[path] ?? "") }
        switch fault {
        case .none: break
        case .brokenYAML: change("conf/application-prod.yml") { $0 + "x: [\"\(secrets[6].text)\n  : }\n" }
        case .brokenProperties:
            change("conf/application-prod.properties") { $0 + "api.token=\\u12\(secrets[10].text)\n" }
        case .brokenVariables: change("deploy/prod.env") { $0 + "API_TOKEN=\"\(secrets[11].text)\n" }
        case .brokenTask: change("deploy/task.prod.json") { $0.replacing("]}]}", with: "\"\(secrets[9].text)") }
        case .duplicateKey: change("conf/application-prod.yml") { $0 + "payment:\n  secret-key: \(secrets[8].text)\n" }
        case .unresolved:
            change("conf/application-prod.yml") { $0 + "other:\n  password: ${MISSING_NAME}\(secrets[7].text)\n" }
        case .brokenRules:
            change("environments/rules.yaml") { $0 + "  - {keys: a.password, equals: \(secrets[6].text)}\n" }
        case .wrongType:
            change("environments/rules.yaml") { $0 + "types: {\"**.password\": duration, \"**.secret-key\": size}\n" }
        case .missingFile: files["deploy/prod.env"] = nil
        case .cutKey:
            change("conf/application-prod.properties") { $0.replacing("password=", with: "password=\n") }
        case .dollarInPassword: change("deploy/prod.env") { $0.replacing("BROKER_TOKEN=", with: "BROKER_TOKEN=x$") }
        case .brokenCompose: change("side/compose.prod.yaml") { $0.replacing("DB_PASSWORD:", with: "DB_PASSWORD: \"") }
        case .brokenManifest: change("side/k8s.prod.yaml") { $0.replacing("APP_FILE: |", with: "APP_FILE: [") }
        }
        return files
    }

    private static func yaml(_ canary: Canary) -> String { "'\(canary.text.replacing("'", with: "''"))'" }

    private static func json(_ canary: Canary) -> String {
        "\"\(canary.text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
    }
}
