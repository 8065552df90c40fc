import ConfigSets
import Findings

/// `same`: one value in every environment.
enum SameVerb {
    static func judge(_ subject: VerbSubject) -> [RuleViolation] { subject.rows.flatMap { judge($0, subject) } }

    /// One key: what differs is broken, and what nobody can tell is said.
    static func judge(_ row: RuleRow, _ subject: VerbSubject) -> [RuleViolation] {
        guard row.columns.count > 1, !row.isEmpty else { return [] }
        switch row.key.verdict {
        case .equal, .equalByType, .equalByDefault: return []
        case .different, .missing: return [difference(of: row, subject)]
        case .volatile, .unresolved, .notChecked:
            let letters = Set(row.key.classes.filter { !$0.isEmpty })
            let open = openValues(of: row, subject)
            return letters.count > 1 ? open + [difference(of: row, subject)] : open
        }
    }

    private static func openValues(of row: RuleRow, _ subject: VerbSubject) -> [RuleViolation] {
        let unresolved = row.present.filter(\.value.isUnresolved)
        if !unresolved.isEmpty { return unresolved.compactMap { subject.open(row, $0.index) } }
        let unknown = row.present.filter { $0.value.state == .unknown }
        guard let first = unknown.first else {
            return [
                subject.notChecked(
                    row,
                    row.present.filter { $0.value.state == .volatile }.map(\.index),
                    "it is another one at each start",
                    severity: .note
                )
            ]
        }
        let reason = "\(first.value.keeper) keeps a value that was not asked for"
        return [subject.notChecked(row, unknown.map(\.index), reason)]
    }

    private static func difference(of row: RuleRow, _ subject: VerbSubject) -> RuleViolation {
        let camps = Camps(row)
        return subject.violation(
            row,
            camps.sentence(about: row),
            sides: row.sides(remarks: ListDifference.remarks(on: row, camps)),
            culprit: camps.culprit(in: row)
        )
    }
}
