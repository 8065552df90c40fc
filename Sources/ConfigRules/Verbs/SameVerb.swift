import ConfigSets
import Findings
import Secrets

/// `same`: one value in every environment.
enum SameVerb {
    static func judge(_ subject: VerbSubject) -> [RuleViolation] {
        let namesakes = subject.rows.filter(\.isOfNamesakes)
        return subject.rows.filter { !$0.isOfNamesakes }.flatMap { judge($0, subject) }
            + subject.notAsked(namesakes.map { row in (row, row.present.map(\.index)) })
    }

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

extension RuleRow {
    /// Whether every environment takes the value from a Secret of Kubernetes of one name: as far as anybody can tell
    /// without asking, that is as it should be.
    fileprivate var isOfNamesakes: Bool {
        guard columns.count > 1, key.verdict == .notChecked, present.count == columns.count else { return false }
        let stores = present.map(\.value.stores)
        return stores.allSatisfy { $0 == stores[0] } && !stores[0].isEmpty
            && stores[0].allSatisfy { $0.store == .kubernetesSecret }
    }
}
