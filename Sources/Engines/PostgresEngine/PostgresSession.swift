import CPostgres
import Database
import SQLText
import Synchronization

/// One connection to PostgreSQL, on a thread of its own.
actor PostgresSession: Session {
    nonisolated let server: Server
    /// Used on this actor's thread alone.
    let connection: PostgresHandle
    /// The bound of every wait.
    let limits: Limits
    /// The advisory lock that this session took, or `nil`.
    var lock: PostgresLock?
    private let executor: BlockingExecutor
    private let settings: PostgresSettings
    private let createsSchema: Bool
    private nonisolated let transactionIsOpen = Atomic(false)

    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }
    nonisolated var lexicalRules: LexicalRules {
        var rules = LexicalRules(.postgres)
        rules.connectedDatabase = server.database
        return rules
    }
    nonisolated var clientPreamble: [String] { settings.forClient }
    nonisolated var clientTransaction: ClientTransaction { ClientTransaction(begin: ["BEGIN"], commit: ["COMMIT"]) }
    nonisolated var isInTransaction: Bool { transactionIsOpen.load(ordering: .acquiring) }

    /// Takes over a connection that is pinned; `createsSchema` says whether the history table needs its schema first.
    init(
        connection: consuming sending PostgresHandle,
        executor: BlockingExecutor,
        server: Server,
        settings: PostgresSettings,
        limits: Limits,
        createsSchema: Bool
    ) {
        self.connection = connection
        self.executor = executor
        self.server = server
        self.settings = settings
        self.limits = limits
        self.createsSchema = createsSchema
    }

    nonisolated func clientStatement(_ sql: String, _ parameters: [Value]) throws(DatabaseError) -> String {
        try StatementParameters.fill(sql, count: parameters.count) { PostgresQuoting.value(parameters[$0]) }
    }

    nonisolated func history(table: String) -> HistoryStatements {
        PostgresHistory(schema: server.schema, table: table, createsSchema: createsSchema).statements
    }

    nonisolated func state(table: String) -> StateStatements {
        PostgresState(schema: server.schema, table: table, user: server.user).statements
    }

    func execute(_ statement: Statement) async throws(DatabaseError) {
        let answer = try await cancellably { connection throws(DatabaseError) in try connection.run(statement.bytes) }
        guard answer.awaitsCopyData, statement.transactionUse != .copyFromStandardInput else { return }
        try uncancellably { connection in connection.abandonCopy() }
        throw DatabaseError(.statement, "The statement waits for data that does not follow it in the file.")
    }

    func send(copyData: [UInt8]) async throws(DatabaseError) {
        try await cancellably { connection throws(DatabaseError) in try connection.send(copyData: copyData) }
    }

    func finishCopy() async throws(DatabaseError) {
        try await cancellably { connection throws(DatabaseError) in try connection.finishCopy() }
    }

    func rows(_ sql: String, _ parameters: [Value]) async throws(DatabaseError) -> [Row] {
        try await cancellably { connection throws(DatabaseError) in try connection.rows(sql, parameters) }
    }

    func begin() async throws(DatabaseError) { _ = try await rows("BEGIN") }

    func commit() async throws(DatabaseError) {
        let answer = try await cancellably { connection throws(DatabaseError) in
            try connection.run(Array("COMMIT".utf8))
        }
        // A failed transaction is rolled back by its COMMIT, without an error.
        guard answer.tag == "COMMIT" else {
            throw DatabaseError(.statement, "The server rolled the transaction back instead of committing it.")
        }
    }

    func rollback() async throws(DatabaseError) {
        try uncancellably { connection throws(DatabaseError) in
            connection.abandonCopy()
            guard connection.transactionStatus != PQTRANS_IDLE else { return }
            _ = try connection.rows("ROLLBACK")
        }
    }

    func prepareForHistory() async throws(DatabaseError) {
        let batch = settings.forHistory
        _ = try await cancellably { connection throws(DatabaseError) in try connection.batch(batch) }
    }

    func prepareForMigration() async throws(DatabaseError) {
        let batch = [lock?.isHeldQuery, settings.forMigration].compactMap(\.self).joined(separator: "; ")
        let rows = try await cancellably { connection throws(DatabaseError) in try connection.batch(batch) }
        guard let lock, rows.first?.boolean(0) != true else { return }
        throw lock.lost
    }

    /// Asks a question of our own that somebody's functions and operators must not answer.
    func ask(_ question: String) async throws(DatabaseError) -> [Row] {
        let batch = PostgresSettings.hermetic(question)
        return try await cancellably { connection throws(DatabaseError) in try connection.batch(batch) }
    }

    /// Does one exchange that cancelling the task stops on the server.
    func cancellably<Answer: Sendable>(
        _ work: (borrowing PostgresHandle) throws(DatabaseError) -> Answer
    ) async throws(DatabaseError) -> Answer {
        let canceller = connection.canceller
        let outcome: Result<Answer, DatabaseError> = await withTaskCancellationHandler {
            let outcome = exchange { connection throws(DatabaseError) in
                guard !Task.isCancelled else { throw DatabaseError.statementCancelled }
                return try work(connection)
            }
            return outcome
        } onCancel: {
            canceller.cancel()
        }
        return try outcome.get()
    }

    /// Does one exchange that must be done even when the task is cancelled: what puts the database in order.
    func uncancellably<Answer: Sendable>(
        _ work: (borrowing PostgresHandle) throws(DatabaseError) -> Answer
    ) throws(DatabaseError) -> Answer {
        try exchange(work).get()
    }

    private func exchange<Answer: Sendable>(
        _ work: (borrowing PostgresHandle) throws(DatabaseError) -> Answer
    ) -> Result<Answer, DatabaseError> {
        let outcome = Result { () throws(DatabaseError) in try connection.exchange(work) }
        switch connection.transactionStatus {
        case PQTRANS_IDLE: transactionIsOpen.store(false, ordering: .releasing)
        case PQTRANS_INTRANS, PQTRANS_INERROR: transactionIsOpen.store(true, ordering: .releasing)
        // A COPY is under way, or the connection broke: what the server said before still stands.
        default: break
        }
        return outcome
    }
}
