import ConfigSets
import Findings

/// `differ`: another value in each environment.
enum DifferVerb {
    static func judge(_ subject: VerbSubject) -> [RuleViolation] {
        var open: [(row: RuleRow, indices: [Int])] = []
        return subject.rows.flatMap { judge($0, subject, &open) } + subject.notAsked(open)
    }

    private static func judge(
        _ row: RuleRow,
        _ subject: VerbSubject,
        _ open: inout [(row: RuleRow, indices: [Int])]
    ) -> [RuleViolation] {
        guard row.columns.count > 1 else { return [] }
        let letters = row.key.classes.reduce(into: [String]()) { found, letter in
            if !letter.isEmpty, !found.contains(letter) { found.append(letter) }
        }
        let shared = letters.compactMap { letter -> RuleViolation? in
            let indices = row.columns.indices.filter { row.key.classes[$0] == letter }
            return indices.count > 1 ? sharing(indices, row, subject) : nil
        }
        let unresolved = row.present.filter(\.value.isUnresolved).compactMap { subject.open(row, $0.index) }
        let unknown = row.present.filter { $0.value.state == .unknown && row.key.classes[$0.index].isEmpty }
        if row.present.count > 1, !unknown.isEmpty, unresolved.isEmpty { open.append((row, unknown.map(\.index))) }
        return shared + unresolved
    }

    private static func sharing(_ indices: [Int], _ row: RuleRow, _ subject: VerbSubject) -> RuleViolation {
        let production = indices.first { row.columns[$0].environment.isProduction }
        let others = indices.filter { $0 != production }
        let what = row.key.isSecret ? "the same secret" : "the same value"
        let remark = production.map { [$0: "\(what) as \(row.names(others))"] } ?? [:]
        return subject.violation(
            row,
            "\(row.key.spelling) has \(what) in \(row.names(indices)), and must differ.",
            sides: indices.map { row.side($0, remark: remark[$0]) },
            culprit: production.map { row.name($0) }
        )
    }
}
