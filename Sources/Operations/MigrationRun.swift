import Database
import Migrations
import SQLText

/// One migration on its way into one database: its statements, its history row, and what happens when it fails.
struct MigrationRun: Sendable {
    let open: OpenTarget
    let script: PendingScript
    let rank: Int

    /// Runs the migration; gives how many milliseconds its statements took.
    func execute(onStatement: @Sendable (Int) -> Void) async throws(TargetFailure) -> Int {
        let clock = ContinuousClock()
        let start = clock.now
        try await open.database("preparing for \(script.migration.script)") { () async throws(DatabaseError) in
            try await open.session.prepareForMigration()
            if script.isInTransaction { try await open.session.begin() }
        }
        var runner = ScriptRunner(session: open.session, script: script)
        do throws(ScriptRunner.Stop) {
            try await runner.run(from: open.opener, onStatement: onStatement)
        } catch {
            throw await failure(error, committed: runner.committed, elapsed: clock.now - start)
        }
        let milliseconds = (clock.now - start).wholeMilliseconds
        try await recordSuccess(milliseconds: milliseconds)
        return milliseconds
    }

    /// Writes the row of a script whose statements have all run.
    ///
    /// A request to stop comes too late here: without its row, a change that is in effect would be made again.
    private func recordSuccess(milliseconds: Int) async throws(TargetFailure) {
        if let failure = await open.gate.uninterrupted({ await recorded(milliseconds: milliseconds) }) { throw failure }
    }

    private func recorded(milliseconds: Int) async -> TargetFailure? {
        do throws(TargetFailure) {
            try await recordDespiteLocks(milliseconds: milliseconds)
            return nil
        } catch {
            return await unrecorded(error, milliseconds: milliseconds)
        }
    }

    /// How often the row of a migration that stays in effect is tried; each attempt waits for `timeouts.lock`.
    private static let recordAttemptsMax = 12

    /// Writes the row; where no rollback could undo the migration, keeps trying while somebody locks the history table.
    private func recordDespiteLocks(milliseconds: Int) async throws(TargetFailure) {
        var attempt = 1
        while true {
            do throws(TargetFailure) {
                return try await record(success: true, milliseconds: milliseconds)
            } catch {
                guard case .database(let refusal, _) = error, refusal.kind == .lockNotHad, !isAtomic,
                    attempt < Self.recordAttemptsMax
                else { throw error }
                attempt += 1
            }
        }
    }

    /// Writes the history row and commits it.
    func record(success: Bool, milliseconds: Int) async throws(TargetFailure) {
        let script = script.migration.script
        try await open.database("writing the history row of \(script)") { () async throws(DatabaseError) in
            try await open.session.prepareForHistory()
        }
        try await open.history.insert(
            open.row(of: self.script, rank: rank, milliseconds: milliseconds, isSuccessful: success)
        )
        // A script that runs as written may have left a transaction open, or MariaDB's autocommit off; the row of a
        // failure comes after the rollback, when no transaction is open.
        guard open.session.isInTransaction || success && self.script.isInTransaction else { return }
        try await open.database("committing \(script)") { () async throws(DatabaseError) in
            try await open.session.commit()
        }
    }

    /// Whether the migration and its history row are one transaction.
    var isAtomic: Bool { script.isInTransaction && open.session.server.dialect.rollsBackSchemaChanges }
}

extension Duration {
    /// Milliseconds, rounded down.
    var wholeMilliseconds: Int {
        Int(components.seconds) * 1000 + Int(components.attoseconds / 1_000_000_000_000_000)
    }
}
