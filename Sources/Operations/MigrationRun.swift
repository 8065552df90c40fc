import Database
import Findings
import Migrations
import SQLText

/// One migration on its way into one database: its statements, its history row, and what happens when it fails.
struct MigrationRun: Sendable {
    let open: OpenTarget
    let script: PendingScript
    let rank: Int
    let appliedBefore: [String]

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
        do throws(TargetFailure) {
            try await record(success: true, milliseconds: milliseconds)
        } catch {
            throw await unrecorded(error, milliseconds: milliseconds)
        }
        return milliseconds
    }

    private func record(success: Bool, milliseconds: Int) async throws(TargetFailure) {
        try await open.database("writing the history row of \(script.migration.script)") { () async throws(DatabaseError) in
            try await open.session.prepareForHistory()
        }
        try await open.history.insert(
            open.row(of: script, rank: rank, milliseconds: milliseconds, isSuccessful: success)
        )
        // A script that runs as written may have left a transaction open, or MariaDB's autocommit off.
        guard script.isInTransaction || open.session.isInTransaction else { return }
        try await open.database("committing \(script.migration.script)") { () async throws(DatabaseError) in
            try await open.session.commit()
        }
    }

    /// Puts the database in order after a script stopped, and says what is left.
    private func failure(
        _ stop: ScriptRunner.Stop,
        committed: Int,
        elapsed: Duration
    ) async -> TargetFailure {
        await uninterrupted { [self] in
            switch stop {
            case .unreadable(let failure):
                _ = await aftermath(committed: committed, elapsed: elapsed, error: nil)
                return failure
            case .statement(let statement, let number, let error):
                let aftermath = await aftermath(committed: committed, elapsed: elapsed, error: error)
                if error.kind == .cancelled, aftermath == .nothing {
                    return .interrupted(.rolledBack(script: script.migration.script))
                }
                return .migration(describe(statement, number: number, error: error, aftermath: aftermath))
            }
        }
    }

    private func aftermath(
        committed: Int,
        elapsed: Duration,
        error: DatabaseError?
    ) async -> MigrationFailure.Aftermath {
        // A server ends the transaction of a session that is gone, so even a lost connection leaves nothing.
        let leavesNothing = script.isInTransaction && open.session.server.dialect.rollsBackSchemaChanges && committed == 0
        guard error?.kind != .connectionLost else {
            return leavesNothing ? .nothing : await aftermathOfLostConnection(committed: committed, elapsed: elapsed)
        }
        do throws(DatabaseError) {
            try await open.session.rollback()
        } catch {
            return .unknown(statementsBefore: committed)
        }
        guard !leavesNothing else { return .nothing }
        do throws(TargetFailure) {
            try await record(success: false, milliseconds: elapsed.wholeMilliseconds)
            return .inEffect(statements: committed)
        } catch {
            return .inEffectUnrecorded(statements: committed, reason: error.shortReason)
        }
    }

    private func aftermathOfLostConnection(committed: Int, elapsed: Duration) async -> MigrationFailure.Aftermath {
        let failedRow = open.row(
            of: script,
            rank: rank,
            milliseconds: elapsed.wholeMilliseconds,
            isSuccessful: false
        )
        switch await open.lookAgain(rank: rank, script: failedRow.script, writing: failedRow) {
        case .recorded, .notRecorded: return .unknown(statementsBefore: committed)
        case .impossible(let reason): return .inEffectUnrecorded(statements: committed, reason: reason)
        }
    }

    private func describe(
        _ statement: Statement,
        number: Int,
        error: DatabaseError,
        aftermath: MigrationFailure.Aftermath
    ) -> MigrationFailure {
        let excerpt = StatementExcerpt(statement)
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
            appliedBefore: appliedBefore
        )
    }

    /// All statements ran, and writing the history row or committing did not end well.
    private func unrecorded(_ failure: TargetFailure, milliseconds: Int) async -> TargetFailure {
        await uninterrupted { [self] in
            let isAtomic = script.isInTransaction && open.session.server.dialect.rollsBackSchemaChanges
            guard case .database(let error, let doing) = failure else { return failure }
            guard error.kind == .connectionLost else {
                try? await open.session.rollback()
                guard !isAtomic else { return failure }
                let left = "All statements of the migration ran. What commits by itself is in effect, without a history row."
                let detail = [error.detail, left].compactMap(\.self).joined(separator: "\n")
                return .database(DatabaseError(error.kind, error.message, code: error.code, detail: detail), while: doing)
            }
            let failedRow = open.row(of: script, rank: rank, milliseconds: milliseconds, isSuccessful: false)
            let look = await open.lookAgain(
                rank: rank,
                script: failedRow.script,
                writing: isAtomic ? nil : failedRow
            )
            let answer =
                switch look {
                case .recorded: "A new connection found its history row: the migration is applied."
                case .notRecorded where isAtomic: "A new connection found no history row: nothing of the migration is left."
                case .notRecorded: "A new connection found no history row and recorded the migration as failed."
                case .impossible(let reason): "A new connection could not be had to find out: \(reason)"
                }
            return .database(
                DatabaseError(.connectionLost, error.message, code: error.code, detail: answer),
                while: doing
            )
        }
    }
}

extension Duration {
    /// Milliseconds, rounded down.
    var wholeMilliseconds: Int {
        Int(components.seconds) * 1000 + Int(components.attoseconds / 1_000_000_000_000_000)
    }
}

extension Statement {
    /// The place of a byte of the statement in the file.
    func position(atOffset offset: Int) -> TextPosition {
        let before = bytes.prefix(max(0, min(offset, bytes.count)))
        let newlines = before.count { $0 == UInt8(ascii: "\n") }
        let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 }
        return TextPosition(
            offset: position.offset + before.count,
            line: position.line + newlines,
            column: lineStart.map { before.count - $0 + 1 } ?? position.column + before.count
        )
    }
}
