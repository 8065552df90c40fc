import CSQLite
import Database
import Files
import SQLText
import Synchronization

/// One open database.
actor SQLiteSession: Session {
    nonisolated let server: Server
    nonisolated var lexicalRules: LexicalRules { LexicalRules(.sqlite) }
    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

    private let executor: BlockingExecutor
    private let handle: SQLiteHandle
    /// The file on the disk; `nil` in memory.
    private let file: SQLiteFile?
    private let limits: Limits
    private let settings: SQLiteSettings
    private var prepared: [String: PreparedStatement] = [:]
    private var lock: SQLiteLock?
    private let hasOpenTransaction = Atomic(false)

    init(
        handle: consuming SQLiteHandle,
        place: SQLitePlace,
        file: SQLiteFile?,
        limits: Limits,
        settings: SQLiteSettings,
        executor: BlockingExecutor
    ) {
        server = Server(
            dialect: .sqlite,
            version: unsafe String(cString: sqlite3_libversion()),
            user: "",
            database: place.name,
            schema: "main",
            identity: place.identity(of: file),
            protection: place.word
        )
        self.handle = handle
        self.file = file
        self.limits = limits
        self.settings = settings
        self.executor = executor
    }

    nonisolated var clientTransaction: ClientTransaction { ClientTransaction(begin: ["BEGIN"], commit: ["COMMIT"]) }

    nonisolated func clientStatement(_ sql: String, _ parameters: [Value]) throws(DatabaseError) -> String {
        try StatementParameters.fill(sql, count: parameters.count) { SQLiteQuoting.value(parameters[$0]) }
    }

    nonisolated func history(table: String) -> HistoryStatements { HistoryStatements(sqliteTable: table) }

    nonisolated func state(table: String) -> StateStatements { StateStatements(sqliteTable: table) }

    // MARK: Statements

    func execute(_ statement: Statement) async throws(DatabaseError) {
        defer { noteTransaction() }
        if let condition = SQLiteCondition(statement), try await condition.isMet(in: self) { return }
        try await handle.interruptible(bound: limits.statement) { () throws(DatabaseError) in
            try handle.runWhole(statement.bytes)
        }
    }

    func rows(_ sql: String, _ parameters: [Value]) async throws(DatabaseError) -> [Row] {
        defer { noteTransaction() }
        let statement = try prepare(sql)
        return try await handle.interruptible(bound: .zero) { () throws(DatabaseError) in
            try handle.collect(statement.statement, parameters)
        }
    }

    func send(copyData: [UInt8]) async throws(DatabaseError) { throw Self.noCopy }

    func finishCopy() async throws(DatabaseError) { throw Self.noCopy }

    private static var noCopy: DatabaseError { DatabaseError(.unsupported, "SQLite has no COPY … FROM STDIN.") }

    /// Our own statements are few and come again for every migration, so they are compiled once.
    private func prepare(_ sql: String) throws(DatabaseError) -> PreparedStatement {
        if let known = prepared[sql] { return known }
        var rest = 0
        guard let statement = try handle.prepare(Array(sql.utf8), rest: &rest), rest == 0 else {
            throw DatabaseError(.statement, "This is not exactly one statement: \(sql)")
        }
        let fresh = PreparedStatement(statement)
        if prepared.count >= 16 { prepared.removeAll() }
        prepared[sql] = fresh
        return fresh
    }

    // MARK: Transactions

    func begin() async throws(DatabaseError) {
        defer { noteTransaction() }
        // IMMEDIATE: a transaction that starts by reading can be refused the right to write half-way through.
        try await handle.interruptible(bound: .zero) { () throws(DatabaseError) in
            try handle.runOwn("BEGIN IMMEDIATE")
        }
    }

    // Not interruptible, nor is the rollback: whether it happened must be known, and it is short.
    func commit() async throws(DatabaseError) {
        defer { noteTransaction() }
        guard !handle.isAutocommit else {
            throw DatabaseError(.statement, "There is nothing to commit: SQLite has already ended the transaction.")
        }
        try handle.runOwn("COMMIT")
    }

    func rollback() async throws(DatabaseError) {
        defer { noteTransaction() }
        if !handle.isAutocommit { try handle.runOwn("ROLLBACK") }
    }

    nonisolated var isInTransaction: Bool { hasOpenTransaction.load(ordering: .relaxed) }

    /// To be called after everything that may have begun or ended a transaction.
    private func noteTransaction() { hasOpenTransaction.store(!handle.isAutocommit, ordering: .relaxed) }

    // Works inside a transaction too. Roles and table locks SQLite has none.
    func prepareForHistory() async throws(DatabaseError) { try handle.runOwn(settings.historyScript) }

    func prepareForMigration() async throws(DatabaseError) {
        guard handle.isAutocommit else {
            throw DatabaseError(.statement, "The migration before this one left a transaction open.")
        }
        if let file, File.identity(file.path) != file.identity {
            throw DatabaseError(
                .connectionLost,
                "\(server.database) is no longer the file that was opened: it was moved, deleted or replaced."
            )
        }
        if let lock, !lock.isInPlace {
            throw DatabaseError(.lockNotHad, "The file of the migration lock was removed, so others may run by now.")
        }
        handle.installCallbacks()
        try handle.runOwn(settings.script)
        try await restoreJournal()
    }

    /// A journal that a migration switched off or moved into memory would make the next one impossible to undo.
    private func restoreJournal() async throws(DatabaseError) {
        guard file != nil, let mode = try await rows("PRAGMA main.journal_mode").first?.text(0),
            !SQLiteSettings.journals.contains(mode)
        else { return }
        try handle.runOwn("PRAGMA main.journal_mode=delete")
    }

    // MARK: The migration lock

    func acquireMigrationLock(
        table: String,
        onWait: @Sendable (_ holder: String) -> Void
    ) async throws(DatabaseError) {
        guard let file, lock == nil else { return }
        var holder = ""
        try await pollForMigrationLock(
            of: server.database,
            within: limits.migrationLock,
            onWait: onWait,
            attempt: { () async throws(DatabaseError) in
                switch try SQLiteLock.attempt(on: file) {
                case .taken(let taken):
                    lock = taken
                    return true
                case .held(let other):
                    holder = other
                    return false
                }
            },
            holder: { () async throws(DatabaseError) in holder }
        )
    }

    func releaseMigrationLock() async throws(DatabaseError) { lock = nil }

    // MARK: What is there

    func objects(besides ownTables: [String]) async throws(DatabaseError) -> [DatabaseObject] {
        let found = try await rows(SQLiteObjects.objects)
        let references = try await rows(SQLiteObjects.references)
        return SQLiteObjects.dropOrder(found, references: references, besides: ownTables)
    }
}
