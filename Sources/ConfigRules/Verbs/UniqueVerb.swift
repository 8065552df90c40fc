import ConfigSets

/// `unique`: no two environments, and no two keys that match, share a value.
enum UniqueVerb {
    static func judge(_ subject: VerbSubject) -> [RuleViolation] {
        var holders: [String: [Holder]] = [:]
        var order: [String] = []
        var violations: [RuleViolation] = []
        for row in subject.rows {
            for (index, value) in row.present {
                if let open = subject.open(row, index) {
                    violations.append(open)
                    continue
                }
                let form = value.text.use { row.key.type.canonical($0) ?? $0 }
                guard !form.isEmpty else { continue }
                if holders[form] == nil { order.append(form) }
                holders[form, default: []].append(Holder(row: row, index: index))
            }
        }
        return violations
            + order.compactMap { form in
                guard let shared = holders[form], shared.count > 1 else { return nil }
                return violation(shared, subject)
            }
    }

    /// One place that has a value.
    private struct Holder {
        let row: RuleRow
        let index: Int

        var words: String { "\(row.key.spelling) in \(row.name(index))" }
    }

    private static func violation(_ holders: [Holder], _ subject: VerbSubject) -> RuleViolation {
        let last = holders[holders.count - 1]
        return subject.violation(
            last.row,
            "\(holders.map(\.words).joinedWords) have the same value, and each must have its own.",
            sides: holders.map { $0.row.side($0.index, remark: $0.row.key.spelling) },
            culprit: nil
        )
    }
}
