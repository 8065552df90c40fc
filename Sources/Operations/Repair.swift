import Database
import Migrations
package import Topology

/// Puts one target's history in line with the files, as Flyway's `repair` does: removes failed rows, marks missing
/// migrations as deleted, and aligns description, type and checksum.
///
/// Changes the history table, and what was written down of the files' texts; never the schema.
package func repair(
    _ target: Target,
    in workspace: Workspace,
    rehearsal: Rehearsal,
    onWait: @escaping @Sendable (String) -> Void
) async -> Result<RepairOutcome, TargetFailure> {
    do throws(TargetFailure) {
        let open = try await OpenTarget(target, in: workspace, access: rehearsal == .perform ? .readWrite : .readOnly)
        guard rehearsal == .perform else {
            return .success(RepairOutcome(try await open.standingWithTexts().standing.repairPlan()))
        }
        return .success(
            try await open.withMigrationLock(onWait: onWait) { () async throws(TargetFailure) in
                let plan = try await open.standingWithTexts().standing.repairPlan()
                try await perform(plan, in: open)
                return RepairOutcome(plan)
            }
        )
    } catch {
        return .failure(error)
    }
}

private func perform(_ plan: RepairPlan, in open: OpenTarget) async throws(TargetFailure) {
    guard !plan.isEmpty else { return }
    try await open.inOneTransaction("the repair") { () async throws(TargetFailure) in
        for row in plan.deletions { try await open.history.delete(rank: row.installedRank) }
        for row in plan.deletionMarks { try await open.history.insert(row) }
        for alignment in plan.alignments { try await open.history.align(alignment) }
    }
    guard !plan.changedTexts.isEmpty, let recorded = try await open.recordedState.read() else { return }
    let changed = Set(plan.changedTexts.map(\.installedRank))
    let files = try await open.standing().recordedFiles(keeping: recorded.files.filter { !changed.contains($0.rank) })
    try await open.recordedState.write(recorded.schema, files: files, toolVersion: open.workspace.toolVersion)
}
