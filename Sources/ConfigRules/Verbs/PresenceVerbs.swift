import ConfigSets
import StrictYAML

/// `required`: the key is there in every environment.
enum RequiredVerb {
    static func judge(_ subject: VerbSubject) -> [RuleViolation] {
        let missing = subject.rows.compactMap { row -> RuleViolation? in
            let indices = row.columns.indices.filter { row.key.values[$0] == nil }
            guard !indices.isEmpty else { return nil }
            let others = row.present.isEmpty ? "" : "; \(row.names(row.present.map(\.index))) has it"
            return subject.violation(
                row,
                "\(row.key.spelling) must be set, and is missing in \(row.names(indices))\(others).",
                sides: row.sides(),
                culprit: row.name(indices[0])
            )
        }
        return missing + subject.rule.keys.compactMap { unmatched($0, subject) }
    }

    /// A pattern that means no key in any environment: the row of a plain key says that already.
    private static func unmatched(_ pattern: KeyPattern, _ subject: VerbSubject) -> RuleViolation? {
        guard pattern.literal == nil, !subject.rows.contains(where: { pattern.matches($0.key.name) }) else {
            return nil
        }
        let names = subject.state.columns.map(\.environment.name.value)
        return subject.violation(
            nil,
            "\(pattern.text) must be set, and no key of \(names.joinedWords) matches it.",
            sides: [],
            key: pattern.text
        )
    }
}

/// `forbidden`: the key is not there.
enum ForbiddenVerb {
    static func judge(_ subject: VerbSubject) -> [RuleViolation] {
        subject.judgeValues(knowing: .origin) { _, _, _ in
            ValueProblem(predicate: "is set", demand: "must not be there", advice: "Remove it.")
        }
    }
}
