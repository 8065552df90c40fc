import ConfigRules
import ConfigSets
import Findings
import Secrets
import StrictYAML
import Testing

/// One example of a rule of a pack, with the service that it describes.
struct PackCase: Sendable, CustomTestStringConvertible {
    let pack: RulePack
    let rule: PackRule
    let number: Int
    let example: PackRule.Example

    var testDescription: String { "\(rule.code) \(number)" }

    static let flagged = all(\.flagged)
    static let accepted = all(\.accepted)

    private static func all(_ examples: KeyPath<PackRule, [PackRule.Example]>) -> [PackCase] {
        RulePacks.all.flatMap { pack in
            pack.rules.flatMap { rule in
                rule[keyPath: examples].enumerated()
                    .map { PackCase(pack: pack, rule: rule, number: $0.offset + 1, example: $0.element) }
            }
        }
    }

    /// What every rule of the pack says about the example.
    func violations() throws -> [RuleViolation] {
        let service = try ServiceState(example: example)
        return pack.rules.flatMap { rule in
            rule.judge(
                PackSubject(
                    service: service,
                    environments: ExampleEnvironment.all,
                    code: rule.code,
                    severity: rule.severity,
                    rule: pack.name
                )
            )
        }
    }
}

/// The environments that examples are written for.
enum ExampleEnvironment {
    static let all = [
        ConfigEnvironment(name: Located("local"), isGated: false),
        ConfigEnvironment(name: Located("dev"), account: "111122223333", region: "ap-northeast-2"),
        ConfigEnvironment(
            name: Located("stage"),
            words: ["stage", "stg"],
            account: "222233334444",
            region: "ap-northeast-2"
        ),
        ConfigEnvironment(
            name: Located("prod"),
            account: "333344445555",
            region: "ap-northeast-2",
            isProduction: true
        ),
    ]
}

extension ServiceState {
    /// The service of an example: names in upper case are variables of its deployment, and an ARN there is the name of a
    /// secret in its store.
    init(example: PackRule.Example) throws {
        let columns = try ExampleEnvironment.all.compactMap { environment -> Column? in
            let name = environment.name.value
            guard let lines = example.settings[name] else { return nil }
            let file = try ConfigFormat.properties.read(
                Array(lines.utf8),
                file: "application-\(name).properties",
                policy: SecretPolicy()
            )
            let entries = file.documents.flatMap(\.entries)
            let variables = entries.filter { $0.isVariable }.map(\.deployed)
            let stack = ConfigStack(
                environment: name,
                layers: [
                    ConfigLayer(
                        name: "application-\(name).properties",
                        kind: .properties,
                        entries: entries.filter { !$0.isVariable }
                    ),
                    ConfigLayer(
                        name: "taskdef.\(name).json environment",
                        kind: .environmentVariables,
                        entries: variables
                    ),
                ]
                .filter { !$0.entries.isEmpty }
            )
            return Column(environment: environment, settings: ConfigSet(stack), stack: stack)
        }
        self.init(name: "shop", columns: columns, types: TypeTable())
    }
}

extension ConfigEntry {
    fileprivate var isVariable: Bool { key.allSatisfy { $0.isUppercase || $0.isNumber || $0 == "_" } }

    /// The entry as a task definition has it.
    fileprivate var deployed: ConfigEntry {
        let name = text.use { $0 }
        guard name.hasPrefix("arn:aws:secretsmanager:") || name.hasPrefix("arn:aws:ssm:") else { return self }
        let store: StoreReference.Store = name.hasPrefix("arn:aws:ssm:") ? .parameterStore : .secretsManager
        return ConfigEntry(key: key, store: StoreReference(store: store, name: name), location: location)
    }
}
