import ConfigSets
import Findings
import StrictYAML

/// Reads `range: {min: 5, max: 60, in: prod}`.
struct RangeReader {
    let environments: [String]
    let problems: ProblemCollector

    private enum Key: String, CaseIterable {
        case min
        case max
        case `in`
    }

    /// The verb, or `nil` and a report.
    func read(_ node: FileNode) -> RuleVerb? {
        guard let mapping = StrictMapping<Key>(node, called: "'range'", problems: problems) else { return nil }
        let bounds = (mapping.text(.min)?.value, mapping.text(.max)?.value)
        guard bounds.0 != nil || bounds.1 != nil else {
            problems.report("'range' needs 'min', 'max' or both.", at: mapping.location)
            return nil
        }
        let only = mapping.texts(.in)
        problems.check(only, areAmong: environments, called: "environment")
        return .range(minimum: bounds.0, maximum: bounds.1, in: only?.map(\.value))
    }
}

/// Reads `implies: {when: {key: value}, then: {key: value}}`.
struct ConditionReader {
    let problems: ProblemCollector

    private enum Key: String, CaseIterable {
        case when
        case then
    }

    private enum BoundsKey: String, CaseIterable {
        case min
        case max
    }

    /// The verb, or `nil` and a report.
    func read(_ node: FileNode) -> RuleVerb? {
        guard let mapping = StrictMapping<Key>(node, called: "'implies'", problems: problems) else { return nil }
        let when = conditions(mapping.node(.when), "when")
        let then = conditions(mapping.node(.then), "then")
        guard let first = when.first, when.count == 1, !then.isEmpty else {
            problems.report("'implies' needs one key under 'when' and at least one under 'then'.", at: mapping.location)
            return nil
        }
        return .implies(when: first, then: then)
    }

    private func conditions(_ node: FileNode?, _ name: String) -> [RuleVerb.Condition] {
        node?.entries(called: "'\(name)'", problems)?.compactMap { condition($0.name.value, $0.node) } ?? []
    }

    private func condition(_ key: String, _ node: FileNode) -> RuleVerb.Condition? {
        let pattern = KeyPattern(key)
        if node.keys != nil {
            guard let bounds = StrictMapping<BoundsKey>(node, called: "'\(key)'", problems: problems) else {
                return nil
            }
            return RuleVerb.Condition(
                key: pattern,
                minimum: bounds.text(.min)?.value,
                maximum: bounds.text(.max)?.value
            )
        }
        return node.texts(called: key, problems).map { RuleVerb.Condition(key: pattern, values: $0.map(\.value)) }
    }
}
