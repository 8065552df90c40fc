import Database
import Glibc
import SQLText
import Synchronization

/// One connection to MariaDB or MySQL.
actor MariaDBSession: Session {
    nonisolated let server: Server
    nonisolated let lexicalRules: LexicalRules
    nonisolated var clientPreamble: [String] { [settings.forClient] }
    nonisolated var isInTransaction: Bool { pending.load(ordering: .acquiring) }
    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

    let settings: MariaDBSettings
    let limits: Limits
    /// The name of the migration lock while it is held.
    var heldLock: String?
    private nonisolated let pending = Atomic<Bool>(false)
    private let executor: BlockingExecutor
    private let handle: MariaDBHandle
    private let canceller: MariaDBCanceller
    private let statementBytesMax: Int
    /// Whether a statement ran that could have left more behind than the pinned settings show.
    private var mayHaveLeftTraces = false

    init(
        _ handle: consuming MariaDBHandle,
        opening: MariaDBOpening,
        endpoint: Endpoint,
        executor: BlockingExecutor
    ) {
        self.handle = handle
        self.executor = executor
        server = opening.server
        settings = opening.settings
        limits = endpoint.limits
        lexicalRules = LexicalRules(opening.server.dialect, sqlMode: opening.settings.text(of: "sql_mode") ?? "")
        statementBytesMax = opening.statementBytesMax
        canceller = MariaDBCanceller(endpoint, connection: opening.connection)
    }

    nonisolated var clientTransaction: ClientTransaction {
        ClientTransaction(begin: ["SET autocommit=0"], commit: ["COMMIT", "SET autocommit=1"])
    }

    nonisolated func clientStatement(_ sql: String, _ parameters: [Value]) throws(DatabaseError) -> String {
        try MariaDBQuoting.fill(sql, with: parameters)
    }

    nonisolated func history(table: String) -> HistoryStatements {
        MariaDBHistory.statements(table: table, database: server.schema, dialect: server.dialect)
    }

    nonisolated func state(table: String) -> StateStatements { MariaDBState.statements(table: table, server: server) }

    func execute(_ statement: Statement) async throws(DatabaseError) {
        // The server would only close the connection.
        guard statement.bytes.count <= statementBytesMax else {
            throw DatabaseError(
                .statement,
                """
                The statement has \(statement.bytes.count) bytes, and the server reads at most \(statementBytesMax). \
                Split it, or raise the server's max_allowed_packet.
                """
            )
        }
        if MariaDBTraces.canBeLeft(by: statement.bytes) { mayHaveLeftTraces = true }
        try await interruptibly(statement.bytes) { handle throws(MariaDBFailure) in try handle.run(statement.bytes) }
    }

    func send(copyData: [UInt8]) async throws(DatabaseError) { throw Self.noCopy }

    func finishCopy() async throws(DatabaseError) { throw Self.noCopy }

    func rows(_ sql: String, _ parameters: [Value]) async throws(DatabaseError) -> [Row] {
        let text = try MariaDBQuoting.fill(sql, with: parameters)
        return try await interruptibly(Array(text.utf8)) { handle throws(MariaDBFailure) in try handle.rows(text) }
    }

    /// Asks a question of our own whose answer may be large, and shows its rows as they arrive.
    func each(_ sql: String, _ body: (MariaDBFields) -> Void) async throws(DatabaseError) {
        try await interruptibly(Array(sql.utf8)) { handle throws(MariaDBFailure) in try handle.each(sql, body) }
    }

    func begin() async throws(DatabaseError) { try settle("SET autocommit = 0") }

    func commit() async throws(DatabaseError) {
        // In full, because a migration may have set completion_type.
        try settle("COMMIT AND NO CHAIN NO RELEASE")
        // The migration is in whatever this says; the check before the next one would find it out.
        try? settle("SET autocommit = 1")
    }

    func rollback() async throws(DatabaseError) {
        try settle("ROLLBACK AND NO CHAIN NO RELEASE")
        try settle("SET autocommit = 1")
    }

    private static let noCopy = DatabaseError(.unsupported, "MariaDB and MySQL have no COPY … FROM STDIN.")
}

extension MariaDBSession {
    /// Gives the role of the login back and the tables free, where a statement since the last check could have changed
    /// either.
    ///
    /// UNLOCK TABLES commits only where tables are locked, and LOCK TABLES has committed before.
    func prepareForHistory() async throws(DatabaseError) {
        guard mayHaveLeftTraces else { return }
        try settle("UNLOCK TABLES")
        guard try answer("SELECT CURRENT_ROLE()").first?.values.first != settings.role else { return }
        try settle(settings.roleStatement)
    }

    func prepareForMigration() async throws(DatabaseError) {
        guard !Task.isCancelled else { throw DatabaseError.statementCancelled }
        if mayHaveLeftTraces {
            try await prepareForHistory()
            try forgetVariables()
            mayHaveLeftTraces = false
        }
        let found = try readSettings()
        guard found != settings.pinned else { return }
        for statement in settings.corrections(for: found) { try settle(statement) }
        let differences = settings.differences(in: try readSettings())
        guard differences.isEmpty else {
            throw DatabaseError(
                .statement,
                "A migration changed \(differences.joined(separator: ", ")), which the server does not let go back."
            )
        }
    }

    /// The settings and, in the same round trip, whether the migration lock is still this session's.
    private func readSettings() throws(DatabaseError) -> [Value] {
        guard let heldLock else { return try answer(settings.question).first?.values ?? [] }
        let fence = ", IS_USED_LOCK(\(MariaDBQuoting.text(heldLock))) <=> CONNECTION_ID()"
        let found = try answer(settings.question + fence).first?.values ?? []
        guard found.last == .integer(1) else {
            self.heldLock = nil
            throw MariaDBLock.lost
        }
        return found.dropLast()
    }

    /// Empties the variables (`@name`) that migrations set, so that no migration reads what another left.
    private func forgetVariables() throws(DatabaseError) {
        // MySQL shows them only to accounts that may read performance_schema.
        guard server.dialect == .mariadb else { return }
        let names = try answer(
            "SELECT VARIABLE_NAME FROM information_schema.USER_VARIABLES WHERE VARIABLE_VALUE IS NOT NULL"
        )
        let assignments = names.compactMap { $0.text(0) }.map { "@\(MariaDBQuoting.name($0)) = NULL" }
        if !assignments.isEmpty { try settle("SET " + assignments.joined(separator: ", ")) }
    }
}

extension MariaDBSession {
    /// Runs a statement of our own that a cancelled task must not leave out, such as a rollback.
    func settle(_ sql: String) throws(DatabaseError) {
        do throws(MariaDBFailure) {
            try handle.run(sql)
            pending.store(handle.isInTransaction, ordering: .releasing)
        } catch {
            throw describe(error)
        }
    }

    /// Asks something of our own that takes no time.
    func answer(_ sql: String) throws(DatabaseError) -> [Row] {
        do throws(MariaDBFailure) {
            let rows = try handle.rows(sql)
            pending.store(handle.isInTransaction, ordering: .releasing)
            return rows
        } catch {
            throw describe(error)
        }
    }

    /// Runs a statement that stops on the server when the task is cancelled.
    private func interruptibly<Answer>(
        _ statement: [UInt8],
        _ work: (borrowing MariaDBHandle) throws(MariaDBFailure) -> Answer
    ) async throws(DatabaseError) -> Answer {
        guard !Task.isCancelled else { throw DatabaseError.statementCancelled }
        canceller.statementStarts()
        let outcome = await withTaskCancellationHandler {
            Result { () throws(MariaDBFailure) in try work(handle) }
        } onCancel: {
            canceller.stop()
        }
        let wasAskedToStop = canceller.statementEnds()
        switch outcome {
        case .success(let answer):
            pending.store(handle.isInTransaction, ordering: .releasing)
            return answer
        case .failure(let failure):
            let error = describe(failure, statement)
            throw failure.isInterruption && wasAskedToStop ? DatabaseError.statementCancelled : error
        }
    }

    /// Words a failure, and learns what it did to the transaction.
    ///
    /// An error says nothing about the transaction, and a failed schema change has committed it all the same.
    private func describe(_ failure: MariaDBFailure, _ statement: [UInt8] = []) -> DatabaseError {
        if !failure.isConnectionLost, (try? handle.run("DO 0")) != nil {
            pending.store(handle.isInTransaction, ordering: .releasing)
        }
        return failure.whileRunning(statement, limits: limits)
    }
}
