import Database
import Findings
package import Migrations
import SQLText
package import Topology

/// What a dry run of one target gives.
package struct DryRunOutcome: Sendable {
    /// Exactly the SQL that `apply` would run, in order, as input for the engine's own client.
    package let sql: String
    package let pending: Int
}

/// Writes down what `apply` would send to one target.
///
/// Sends nothing but reads.
package func dryRun(
    upTo limit: MigrationLimit,
    of target: Target,
    in workspace: Workspace
) async -> Result<DryRunOutcome, TargetFailure> {
    do throws(TargetFailure) {
        let open = try await OpenTarget(target, in: workspace, access: .readOnly)
        let standing = try await open.standing(upTo: limit)
        let scripts = try await standing.pendingScripts()
        var writer = ClientScript(for: open.session)
        writer.comment("\(target.shard) in \(target.environment): \(scripts.count) pending migrations")
        if standing.rows == nil, !scripts.isEmpty {
            writer.begin()
            open.history.writeCreation(to: &writer)
            writer.commit()
        }
        for (offset, script) in scripts.enumerated() {
            try write(script, rank: standing.nextRank + offset, of: open, to: &writer)
        }
        return .success(DryRunOutcome(sql: writer.text, pending: scripts.count))
    } catch {
        return .failure(error)
    }
}

private func write(
    _ script: PendingScript,
    rank: Int,
    of open: OpenTarget,
    to writer: inout ClientScript
) throws(TargetFailure) {
    writer.comment(script.migration.path)
    writer.preamble()
    if script.isInTransaction { writer.begin() }
    var isLeftOpen = false
    var reader = try open.opener.open(script.migration)
    while let element = try reader.next() {
        switch element {
        case .statement(let statement):
            if script.leavesOut(statement) { continue }
            if case .controlsTransaction(let control, _) = statement.transactionUse { isLeftOpen = control == .begins }
            writer.statement(statement.text)
        case .copyData(let bytes): writer.copyData(bytes)
        case .copyEnd: writer.copyEnd()
        }
    }
    try open.history.writeInsertion(of: open.row(of: script, rank: rank), to: &writer)
    // Apply commits what the script leaves open together with the row; a client would throw both away at its end.
    if script.isInTransaction || isLeftOpen { writer.commit() }
}
