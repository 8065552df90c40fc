import ConfigSets

/// `order`: never less in a later environment.
enum OrderVerb {
    static func judge(_ order: [String], _ subject: VerbSubject) -> [RuleViolation] {
        subject.rows.flatMap { judge($0, order, subject) }
    }

    private static func judge(_ row: RuleRow, _ order: [String], _ subject: VerbSubject) -> [RuleViolation] {
        guard !row.isEmpty else { return [] }
        let indices = order.compactMap { name in row.columns.indices.first { row.name($0) == name } }
        var violations = indices.compactMap { subject.open(row, $0) }
        var last: (index: Int, magnitude: Magnitude)?
        for index in indices {
            if let value = row.key.values[index], value.state != .resolved { continue }
            guard let text = row.key.values[index]?.text ?? row.key.preset.map({ .plain($0) }) else {
                violations.append(subject.notChecked(row, [index], "it is not set there"))
                continue
            }
            guard let magnitude = text.use({ Magnitude($0, as: row.key.type) }) else {
                violations.append(
                    subject.violation(
                        row,
                        "\(row.key.spelling) is \(text.quoted) in \(row.name(index)), which has no order.",
                        sides: [row.side(index)],
                        culprit: row.name(index)
                    )
                )
                continue
            }
            if let last, magnitude.dimension != last.magnitude.dimension || magnitude.amount < last.magnitude.amount {
                violations.append(fall(from: last.index, to: index, row, subject))
            }
            last = (index, magnitude)
        }
        return violations
    }

    private static func fall(from: Int, to: Int, _ row: RuleRow, _ subject: VerbSubject) -> RuleViolation {
        let values = [to, from]
            .map { index in
                row.key.values[index].map(\.quoted) ?? row.key.preset.map { "'\($0)' by default" } ?? "nothing"
            }
        return subject.violation(
            row,
            "\(row.key.spelling) is \(values[0]) in \(row.name(to)), less than \(values[1]) in \(row.name(from)).",
            sides: [row.side(from), row.side(to)],
            culprit: row.name(to)
        )
    }
}
