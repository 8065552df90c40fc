import ConfigSets
import StrictYAML

/// `implies`: where one key is as said, others have to be as said.
enum ImpliesVerb {
    static func judge(
        _ when: RuleVerb.Condition,
        _ then: [RuleVerb.Condition],
        _ subject: VerbSubject
    ) -> [RuleViolation] {
        subject.state.columns.flatMap { column -> [RuleViolation] in
            let reader = Reader(column: column, subject: subject)
            let causes = reader.rows(when.key)
            guard let cause = causes.first(where: { reader.holds(when, $0) == true }) else {
                // Whether the rule asks for anything depends on a value that nobody knows.
                return causes.compactMap { subject.open($0, 0) }
            }
            return then.flatMap { reader.violations(of: $0, because: cause) }
        }
    }

    private struct Reader {
        let column: ServiceState.Column
        let subject: VerbSubject

        private var environment: String { column.environment.name.value }

        func rows(_ pattern: KeyPattern) -> [RuleRow] {
            let names =
                pattern.literal.map { [$0] } ?? column.settings.values.keys.filter { pattern.matches($0) }.sorted()
            return names.map { RuleRow($0, [column], types: subject.state.types) }
        }

        /// Whether a key is as a condition says; a key that is not set counts with its default; `nil` when unknown.
        func holds(_ condition: RuleVerb.Condition, _ row: RuleRow) -> Bool? {
            guard let value = row.key.values[0] else {
                return row.key.preset.map { test($0, condition, row.key.type) } ?? false
            }
            guard value.state == .resolved else { return nil }
            return value.text.use { test($0, condition, row.key.type) }
        }

        private func test(_ text: String, _ condition: RuleVerb.Condition, _ type: ValueType) -> Bool {
            if !condition.values.isEmpty { return condition.values.contains { type.means(text, $0) } }
            guard condition.minimum != nil || condition.maximum != nil else { return true }
            return ValueRange(minimum: condition.minimum, maximum: condition.maximum).contains(text, as: type) ?? false
        }

        func violations(of condition: RuleVerb.Condition, because cause: RuleRow) -> [RuleViolation] {
            let rows = rows(condition.key)
            guard !rows.isEmpty else { return [violation(of: condition, nil, cause)] }
            return rows.compactMap { row in
                switch holds(condition, row) {
                case true?: nil
                case false?: violation(of: condition, row, cause)
                case nil: subject.open(row, 0)
                }
            }
        }

        private func violation(
            of condition: RuleVerb.Condition,
            _ row: RuleRow?,
            _ cause: RuleRow
        ) -> RuleViolation {
            let key = row?.key.spelling ?? condition.key.text
            let found = row?.key.values[0].map { "is \($0.quoted)" } ?? "is not set"
            let reason = cause.key.values[0].map { "is \($0.quoted)" } ?? "is what it is by default"
            return subject.violation(
                row,
                "\(key) \(found) in \(environment), and must \(condition.words(about: row, key)) because \(cause.key.spelling) \(reason).",
                sides: (row.map { $0.isEmpty ? [] : $0.sides() } ?? []) + cause.sides(),
                culprit: environment,
                key: key
            )
        }
    }
}

extension RuleVerb.Condition {
    /// What must be, for a sentence.
    fileprivate func words(about row: RuleRow?, _ key: String) -> String {
        if !values.isEmpty {
            let quoted = values.map { value in
                row?.quoted(value)
                    ?? (SecretPolicy().text(value, of: key).isSecret ? "what the rule says" : "'\(value)'")
            }
            return "be " + (Set(quoted).count == 1 ? quoted[0] : "one of " + quoted.joined(separator: ", "))
        }
        let range = ValueRange(minimum: minimum, maximum: maximum).words
        return range.isEmpty ? "be set" : "be \(range)"
    }
}
