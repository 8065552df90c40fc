import Migrations

/// What repairing changed in one history, or would change.
package struct RepairOutcome: Sendable {
    /// One change to one row.
    package struct Change: Hashable, Sendable {
        package let script: String
        /// What happens to the row, as people say it.
        package let action: String
    }

    package let changes: [Change]

    init(_ plan: RepairPlan) {
        changes =
            plan.deletions.map { Change(script: $0.script, action: "failed row removed") }
            + plan.deletionMarks.map { Change(script: $0.script, action: "marked as deleted: its file is gone") }
            + plan.alignments.map { Change(script: $0.applied.script, action: Self.words(for: $0)) }
            + plan.changedTexts.map {
                Change(script: $0.script, action: "its text of today is taken for the applied one")
            }
    }

    private static func words(for alignment: RepairPlan.Alignment) -> String {
        let applied = alignment.applied
        var parts: [String] = []
        if applied.checksum != alignment.checksum {
            parts.append("checksum \(applied.checksum?.description ?? "none") becomes \(alignment.checksum)")
        }
        if applied.description != alignment.description {
            parts.append("description becomes '\(alignment.description)'")
        }
        if applied.type != alignment.type { parts.append("type becomes \(alignment.type)") }
        return parts.joined(separator: ", ")
    }
}
