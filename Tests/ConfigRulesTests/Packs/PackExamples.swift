import ConfigRules
import ConfigSets
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
        let service = try ExampleService(example).state
        let environments = ["local", "dev", "stage", "prod"].map(ExampleService.environment)
        return pack.rules.flatMap { rule in
            rule.judge(
                PackSubject(
                    service: service,
                    environments: environments,
                    code: rule.code,
                    severity: rule.severity,
                    rule: pack.name
                )
            )
        }
    }
}
