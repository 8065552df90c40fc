import Findings
import StrictYAML

/// Judges a service by the rules of a pack.
struct PackJudge {
    let project: ConfigProject

    /// `name` is a pack's, or the code of one rule of a pack.
    func judge(_ name: String, _ rule: Rule, _ state: ServiceState) -> [RuleViolation] {
        let packs = RulePacks.all
        let rules = packs.first { $0.name == name }?.rules ?? packs.flatMap(\.rules).filter { $0.code == name }
        return rules.flatMap { packRule in
            packRule.judge(
                PackSubject(
                    service: state,
                    environments: project.environments,
                    code: packRule.code,
                    // A project lowers a pack; it cannot make errors of what the pack only advises.
                    severity: rule.severity == .error ? packRule.severity : rule.severity,
                    rule: rule.id
                )
            )
        }
    }

    /// Whether a pack or a rule of one has the name.
    static func knows(_ name: String) -> Bool {
        RulePacks.all.contains { $0.name == name || $0.rules.contains { $0.code == name } }
    }
}
