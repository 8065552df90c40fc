import Database
import Findings
import Migrations
import SQLText

/// Sends one script to a session, statement by statement, and knows at each moment what a rollback would leave.
struct ScriptRunner: ~Copyable {
    private let session: any Session
    private let script: PendingScript
    /// What keeps a replay in its place; `nil` for a run that is meant.
    private let guardian: ReplayGuard?
    /// How many statements have been run.
    private var done = 0
    /// How many of them no rollback can undo any more.
    private(set) var committed = 0

    init(session: any Session, script: PendingScript, guardian: ReplayGuard? = nil) {
        self.session = session
        self.script = script
        self.guardian = guardian
    }

    /// What stopped a script.
    enum Stop: Error {
        case statement(Statement, number: Int, DatabaseError)
        case unreadable(TargetFailure)
    }

    /// Runs the script to its end and checks that the file is the one that was checked before.
    ///
    /// `onStatement` is told the number of each statement before it is sent.
    mutating func run(
        from opener: ScriptOpener,
        onStatement: @Sendable (Int) -> Void
    ) async throws(Stop) {
        var reader = try open(opener)
        var current: Statement?
        while let element = try next(&reader) {
            if case .statement(let statement) = element {
                if done > committed || current != nil { noteCommitted() }
                current = statement
                done += 1
                onStatement(done)
                if script.leavesOut(statement) { continue }
            }
            do throws(DatabaseError) {
                switch element {
                case .statement(let statement):
                    if try guardian?.leavesOut(statement) == true { continue }
                    try await session.execute(statement)
                case .copyData(let bytes): try await session.send(copyData: bytes)
                case .copyEnd: try await session.finishCopy()
                }
                try requireOurTransaction()
            } catch {
                guard let current else { continue }
                noteCommit(by: current, failingWith: error)
                throw .statement(current, number: done, error)
            }
        }
        noteCommitted()
        do throws(TargetFailure) { try reader.verifyUnchanged() } catch { throw .unreadable(error) }
    }

    private func open(_ opener: ScriptOpener) throws(Stop) -> OpenScript {
        do throws(TargetFailure) { return try opener.open(script.migration) } catch { throw .unreadable(error) }
    }

    private func next(_ reader: inout OpenScript) throws(Stop) -> ScriptElement? {
        do throws(TargetFailure) { return try reader.next() } catch { throw .unreadable(error) }
    }

    /// Everything up to here is in effect when the server has no transaction open.
    private mutating func noteCommitted() {
        if !session.isInTransaction { committed = done }
    }

    /// MariaDB and MySQL: a schema change commits what came before it, even when it then fails itself.
    ///
    /// Where a change of data fails and no transaction is left, the server has undone it all, as after a deadlock.
    private mutating func noteCommit(by statement: Statement, failingWith error: DatabaseError) {
        let isOver = error.kind != .connectionLost && !session.isInTransaction
        guard isOver, !session.server.dialect.rollsBackSchemaChanges, !statement.changesOnlyData else { return }
        committed = done - 1
    }

    /// A procedure or a DO block may commit; the rest of the script would then run without a way back.
    private mutating func requireOurTransaction() throws(DatabaseError) {
        guard script.isInTransaction, session.server.dialect.rollsBackSchemaChanges, !session.isInTransaction else {
            return
        }
        committed = done
        throw DatabaseError(
            .statement,
            "The statement ended the transaction that holds the migration and its history row."
        )
    }
}

extension Statement {
    /// Whether it leaves schema and transaction alone, by its first word; a procedure may do anything.
    fileprivate var changesOnlyData: Bool {
        // A parenthesis opens a query.
        guard !firstKeyword.isEmpty else { return bytes.first == UInt8(ascii: "(") }
        let words = ["INSERT", "REPLACE", "UPDATE", "DELETE", "SELECT", "WITH", "VALUES", "LOAD", "SET", "DO"]
        return words.contains(firstKeyword)
    }
}
