import ConfigSets

/// `equal`: this value in every environment.
enum EqualVerb {
    static func judge(_ expected: String, _ subject: VerbSubject) -> [RuleViolation] {
        subject.judgeValues { row, _, value in
            guard !value.isEqual(to: expected, as: row.key.type) else { return nil }
            return ValueProblem(predicate: "is \(value.quoted)", demand: demand(expected, row))
        }
            + subject.rows.compactMap { missing(expected, $0, subject) }
    }

    /// What is not set is equal when its default is.
    private static func missing(_ expected: String, _ row: RuleRow, _ subject: VerbSubject) -> RuleViolation? {
        let indices = row.columns.indices.filter { row.key.values[$0] == nil }
        if let preset = row.key.preset, row.key.type.means(preset, expected) { return nil }
        guard !indices.isEmpty else { return nil }
        return subject.violation(
            row,
            "\(row.key.spelling) is not set in \(row.names(indices)), and \(demand(expected, row)).",
            sides: indices.map { row.side($0) },
            culprit: row.name(indices[0])
        )
    }

    private static func demand(_ expected: String, _ row: RuleRow) -> String {
        "must be \(row.quoted(expected))"
    }
}

extension ValueType {
    /// Whether two texts are the same for whoever reads them.
    func means(_ left: String, _ right: String) -> Bool {
        left == right || (canonical(left) ?? left) == (canonical(right) ?? right)
    }
}

extension EffectiveValue {
    /// Whether the value is the same as a rule's text for whoever reads it.
    func isEqual(to text: String, as type: ValueType) -> Bool { self.text.use { type.means($0, text) } }
}
