import Database
import Findings
import Migrations
import SQLText

extension MigrationRun {
    /// Puts the database in order after a script stopped, and says what is left.
    func failure(
        _ stop: ScriptRunner.Stop,
        committed: Int,
        elapsed: Duration
    ) async -> TargetFailure {
        await uninterrupted { [self] in
            switch stop {
            case .unreadable(let failure):
                let aftermath = await aftermath(committed: committed, elapsed: elapsed, error: nil)
                guard case .unreadable(let findings) = failure, aftermath != .nothing else { return failure }
                return .unreadable(findings + [partlyApplied(aftermath)])
            case .statement(let statement, let number, let error):
                let aftermath = await aftermath(committed: committed, elapsed: elapsed, error: error)
                if error.kind == .cancelled, aftermath == .nothing {
                    return .interrupted(.rolledBack(script: script.migration.script))
                }
                return .migration(describe(statement, number: number, error: error, aftermath: aftermath))
            }
        }
    }

    /// Undoes what can be undone, records the failure where something stays, and says what that is.
    private func aftermath(
        committed: Int,
        elapsed: Duration,
        error: DatabaseError?
    ) async -> MigrationFailure.Aftermath {
        let leavesNothing = isAtomic && committed == 0
        let milliseconds = elapsed.wholeMilliseconds
        let isLost = error?.kind == .connectionLost
        do throws(TargetFailure) {
            if let error, isLost { throw .database(error, while: "running \(script.migration.script)") }
            try await rollBack()
            guard !leavesNothing else { return .nothing }
            try await record(success: false, milliseconds: milliseconds)
            return .inEffect(statements: committed)
        } catch {
            // The session ends with this run, and a server ends the transaction of a session that is gone.
            guard !leavesNothing else { return .nothing }
            if let reason = await recordFailureAnew(after: error, milliseconds: milliseconds) {
                return .inEffectUnrecorded(statements: committed, reason: reason)
            }
            return isLost ? .unknown(statementsBefore: committed) : .inEffect(statements: committed)
        }
    }

    /// Undoes the open transaction, if there is one.
    func rollBack() async throws(TargetFailure) {
        try await open.database("rolling back") { () async throws(DatabaseError) in
            try await open.session.rollback()
        }
    }

    /// Records the failure on a new connection where the old one broke; gives the reason when that could not be done.
    func recordFailureAnew(after failure: TargetFailure, milliseconds: Int) async -> String? {
        guard case .database(let error, _) = failure, error.kind == .connectionLost else { return failure.shortReason }
        switch await lookAgain(writing: .failedRow, milliseconds: milliseconds) {
        case .recorded, .notRecorded: return nil
        case .impossible(let reason): return reason
        }
    }

    /// What a second look writes when there is no row of a success.
    enum WhenMissing { case nothing, failedRow }

    /// Looks for the history row on a new connection.
    func lookAgain(writing missing: WhenMissing, milliseconds: Int) async -> OpenTarget.SecondLook {
        let failedRow = open.row(of: script, rank: rank, milliseconds: milliseconds, isSuccessful: false)
        return await open.lookAgain(
            rank: rank,
            script: failedRow.script,
            writing: missing == .failedRow ? failedRow : nil
        )
    }

    /// What stays of a script that was stopped because of its file.
    private func partlyApplied(_ aftermath: MigrationFailure.Aftermath) -> Finding {
        let record =
            switch aftermath {
            case .nothing, .inEffect, .unknown: "The history holds a failed row."
            case .inEffectUnrecorded(_, let reason): "Recording the failure did not succeed: \(reason)"
            }
        return Finding(
            code: "PARTLY_APPLIED",
            message: "\(script.migration.script) was under way, and what commits by itself is in effect. \(record)",
            advice: "Undo what is in effect, run 'migrate repair' to remove the failed row, then 'migrate apply'.",
            location: SourceLocation(file: script.migration.path)
        )
    }

    private func describe(
        _ statement: Statement,
        number: Int,
        error: DatabaseError,
        aftermath: MigrationFailure.Aftermath
    ) -> MigrationFailure {
        let excerpt = StatementExcerpt(statement, rules: open.session.lexicalRules)
        return MigrationFailure(
            script: script.migration.script,
            location: script.migration.location(at: statement.position(atOffset: error.offset ?? 0)),
            statementNumber: number,
            excerpt: excerpt.text,
            error: DatabaseError(
                error.kind,
                excerpt.masked(error.message),
                code: error.code,
                detail: error.detail.map(excerpt.masked)
            ),
            aftermath: aftermath,
            reasonToStay: script.transaction.reasonToStay
        )
    }
}
