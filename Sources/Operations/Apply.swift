import Database
package import Findings
package import Migrations
import SQLText
package import Topology

/// What applying did to one target.
package struct ApplyOutcome: Sendable {
    /// One migration that is now in.
    package struct Applied: Hashable, Sendable {
        package let version: Version?
        package let description: String
        package let script: String
        package let statements: Int
        package let milliseconds: Int
    }

    package var applied: [Applied] = []
    /// The version that the target is at now, `nil` for none.
    package var version: Version?
    /// What does not stop anything and should be known.
    package var remarks: [Finding] = []
}

/// What a person may want to see while a target is being worked on.
package enum ApplyEvent: Sendable {
    case waiting(holder: String)
    case started(script: String, place: Int, of: Int)
    case statement(Int, script: String)
    case finished(ApplyOutcome.Applied)
}

/// Runs the pending migrations of one target, oldest first: one history row each, in the same transaction where the
/// engine allows it.
///
/// With an approved plan: exactly what it lists, or nothing. Takes the lock, reads the history under it, validates, reads every pending file to its end, and only then writes.
package func apply(
    upTo limit: MigrationLimit,
    approved plan: ApprovedPlan? = nil,
    to target: Target,
    in workspace: Workspace,
    onEvent: @escaping @Sendable (ApplyEvent) -> Void
) async -> Result<ApplyOutcome, TargetFailure> {
    do throws(TargetFailure) {
        let place = try await workspace.place(of: target)
        let open = try await OpenTarget(target, in: workspace, access: .readWrite)
        return .success(
            try await open.withMigrationLock(onWait: { onEvent(.waiting(holder: $0)) }) { () throws(TargetFailure) in
                try await applyPending(in: open, upTo: limit, onEvent: onEvent) { scripts throws(TargetFailure) in
                    try plan?.require(scripts, for: target.shard, at: place)
                }
            }
        )
    } catch {
        return .failure(error)
    }
}

private func applyPending(
    in open: OpenTarget,
    upTo limit: MigrationLimit,
    onEvent: @escaping @Sendable (ApplyEvent) -> Void,
    requireApproval: @Sendable ([PendingScript]) throws(TargetFailure) -> Void
) async throws(TargetFailure) -> ApplyOutcome {
    let standing = try await open.standing(upTo: limit)
    let scripts = try await standing.pendingScripts()
    try requireApproval(scripts)
    if standing.rows == nil {
        try await open.inOneTransaction("the history table") { () async throws(TargetFailure) in
            try await open.history.create()
        }
    }
    let start = ApplyOutcome(version: standing.list.currentVersion)
    guard !scripts.isEmpty else { return start }
    var (outcome, remarks) = try await open.recordingSchema(after: standing.rows) {
        () async throws(TargetFailure) in
        try await run(scripts, from: standing.nextRank, in: open, start: start, onEvent: onEvent)
    }
    outcome.remarks += remarks
    return outcome
}

private func run(
    _ scripts: [PendingScript],
    from firstRank: Int,
    in open: OpenTarget,
    start: ApplyOutcome,
    onEvent: @Sendable (ApplyEvent) -> Void
) async throws(TargetFailure) -> ApplyOutcome {
    var outcome = start
    var rank = firstRank
    for (index, script) in scripts.enumerated() {
        guard !Task.isCancelled else { throw .interrupted(.betweenMigrations) }
        onEvent(.started(script: script.migration.script, place: index + 1, of: scripts.count))
        let run = MigrationRun(open: open, script: script, rank: rank)
        let milliseconds = try await run.execute { onEvent(.statement($0, script: script.migration.script)) }
        let applied = ApplyOutcome.Applied(
            version: script.migration.version,
            description: script.migration.description,
            script: script.migration.script,
            statements: script.statements,
            milliseconds: milliseconds
        )
        outcome.applied.append(applied)
        // Out of order, an older one may come last.
        outcome.version = [outcome.version, script.migration.version].compactMap(\.self).max()
        rank += 1
        onEvent(.finished(applied))
    }
    return outcome
}
