import ConfigSets

/// `one-of`: one of these values; lists are compared without regard to order.
enum OneOfVerb {
    static func judge(_ choices: [String], _ subject: VerbSubject) -> [RuleViolation] {
        subject.judgeValues { row, _, value in
            let type = unordered(row.key.type, value, choices)
            guard !choices.contains(where: { value.isEqual(to: $0, as: type) }) else { return nil }
            let quoted = choices.map(row.quoted)
            return ValueProblem(
                predicate: "is \(value.quoted)",
                demand: Set(quoted).count == 1
                    ? "must be \(quoted[0])" : "must be one of \(quoted.joined(separator: ", "))"
            )
        }
    }

    /// The type as a set where it is a list, or where nobody knows and the rule writes commas.
    private static func unordered(_ type: ValueType, _ value: EffectiveValue, _ choices: [String]) -> ValueType {
        switch type {
        case .list: .list(isOrdered: false)
        case .string where choices.contains { $0.contains(",") }: .list(isOrdered: false)
        case .string, .caseless, .enumeration, .boolean, .integer, .number, .duration, .count, .period, .size, .foreign:
            type
        }
    }
}
