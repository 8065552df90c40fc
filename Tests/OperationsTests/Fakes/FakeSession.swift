import Database
import SQLText
import SchemaModel
import Synchronization

/// A connection to a `FakeDatabase` that knows transactions, commits by itself where its dialect does, and fails as told.
actor FakeSession: Session {
    nonisolated let server: Server
    nonisolated var lexicalRules: LexicalRules { LexicalRules(server.dialect) }
    nonisolated var isInTransaction: Bool { hasOpenTransaction.load(ordering: .acquiring) }

    private let database: FakeDatabase
    private let number: Int
    private let hasOpenTransaction = Atomic(false)
    /// What the open transaction has made of the contents.
    private var pending: FakeDatabase.Contents? {
        didSet { hasOpenTransaction.store(pending != nil, ordering: .releasing) }
    }
    /// MariaDB: whether each statement is committed at once.
    private var isAutocommitting = true
    private var isBroken = false

    init(_ database: FakeDatabase) {
        self.database = database
        number = database.connect()
        server = Server(
            dialect: database.dialect,
            version: "1.0",
            user: "migrator",
            database: "app",
            schema: "main",
            identity: database.identity,
            protection: "pretended"
        )
    }

    deinit { database.unlock(for: number) }

    /// Does one call, or what the fault that strikes it makes of it.
    func perform<Answer: Sendable>(
        _ call: Call,
        _ work: () throws(DatabaseError) -> Answer
    ) throws(DatabaseError) -> Answer {
        guard !isBroken else { throw Self.lost }
        // What puts a database in order is never stopped; everything else may be.
        let isStoppable = call.step != .rollback && call.step != .releaseLock
        guard !isStoppable || !Task.isCancelled else { throw Self.cancelled }
        switch database.note(call) {
        case nil, .meanwhile: return try work()
        case .stopRequested(let isDone):
            guard isDone || Task.isCancelled == false else {
                commitImplicitly(before: call)
                throw Self.cancelled
            }
            return try work()
        case .refused(let error):
            commitImplicitly(before: call)
            if error == .deadlock { endTransaction(keeping: false) }
            throw error
        case .connectionLost(let isDone):
            if isDone { _ = try work() } else { commitImplicitly(before: call) }
            hangUp()
            throw Self.lost
        case .serverGone:
            hangUp()
            throw Self.lost
        case .transactionCommitted:
            let answer = try work()
            endTransaction(keeping: true)
            return answer
        }
    }

    private static let cancelled = DatabaseError(.cancelled, "The statement was stopped on request.")
    private static let lost = DatabaseError(.connectionLost, "The server closed the connection.")

    /// The server notices that the client is gone: the transaction is undone, the lock is free.
    private func hangUp() {
        isBroken = true
        database.unlock(for: number)
    }

    // MARK: Statements

    func execute(_ statement: Statement) async throws(DatabaseError) {
        try perform(.execute(statement.text)) { run(statement.text) }
    }

    func send(copyData: [UInt8]) async throws(DatabaseError) {
        let text = String(decoding: copyData, as: UTF8.self)
        try perform(.copyData(text)) { change { $0.effects.append(text) } }
    }

    func finishCopy() async throws(DatabaseError) { try perform(.finishCopy) {} }

    private func run(_ text: String) {
        commitImplicitly(before: .execute(text))
        switch text.firstWord.uppercased() {
        case "BEGIN", "START": pending = pending ?? database.contents
        case "COMMIT", "END": endTransaction(keeping: true)
        case "ROLLBACK": endTransaction(keeping: false)
        default:
            let effect = { (contents: inout FakeDatabase.Contents) in contents.effects.append(text) }
            if Call.execute(text).changesSchema { changeSchema(effect) } else { change(effect) }
        }
    }

    /// Where schema changes are not part of transactions, each first commits what came before it, even if it then fails.
    private func commitImplicitly(before call: Call) {
        guard !database.dialect.rollsBackSchemaChanges, call.changesSchema else { return }
        endTransaction(keeping: true)
    }

    private func change(_ edit: (inout FakeDatabase.Contents) -> Void) {
        var contents = pending ?? database.contents
        edit(&contents)
        let isAtOnce = isAutocommitting && pending == nil
        if isAtOnce { database.commit(contents) } else { pending = contents }
    }

    private func endTransaction(keeping: Bool) {
        if keeping, let pending { database.commit(pending) }
        pending = nil
    }

    /// Changes the schema: outside the transaction where the dialect has it so.
    private func changeSchema(_ edit: (inout FakeDatabase.Contents) -> Void) {
        change(edit)
        if !database.dialect.rollsBackSchemaChanges { endTransaction(keeping: true) }
    }

    // MARK: Transactions

    func begin() async throws(DatabaseError) {
        try perform(.begin) {
            isAutocommitting = false
            if database.dialect.rollsBackSchemaChanges { pending = database.contents }
        }
    }

    func commit() async throws(DatabaseError) {
        try perform(.commit) {
            endTransaction(keeping: true)
            isAutocommitting = true
        }
    }

    func rollback() async throws(DatabaseError) {
        try perform(.rollback) {
            endTransaction(keeping: false)
            isAutocommitting = true
        }
    }

    func prepareForHistory() async throws(DatabaseError) { try perform(.prepareForHistory) {} }

    func prepareForMigration() async throws(DatabaseError) {
        try perform(.prepareForMigration) { () throws(DatabaseError) in
            guard database.holdsLock(number) else { throw DatabaseError(.lockNotHad, "The lock is no longer ours.") }
        }
    }

    // MARK: The lock

    func acquireMigrationLock(
        table: String,
        onWait: @Sendable (_ holder: String) -> Void
    ) async throws(DatabaseError) {
        try perform(.acquireLock) { () throws(DatabaseError) in
            guard let holder = database.lock(for: number) else { return }
            onWait("session \(holder)")
            throw DatabaseError(.lockNotHad, "Session \(holder) holds the lock.")
        }
    }

    func releaseMigrationLock() async throws(DatabaseError) {
        try perform(.releaseLock) { database.unlock(for: number) }
    }

    // MARK: Our own statements

    nonisolated func history(table: String) -> HistoryStatements { .pretended }

    nonisolated func state(table: String) -> StateStatements { .pretended }

    nonisolated var clientTransaction: ClientTransaction {
        server.dialect.rollsBackSchemaChanges
            ? ClientTransaction(begin: ["BEGIN"], commit: ["COMMIT"])
            : ClientTransaction(begin: ["SET autocommit=0"], commit: ["COMMIT", "SET autocommit=1"])
    }

    nonisolated func clientStatement(_ sql: String, _ parameters: [Value]) throws(DatabaseError) -> String {
        try StatementParameters.fill(sql, count: parameters.count) { place in
            switch parameters[place] {
            case .null: "NULL"
            case .integer(let number): String(number)
            case .boolean(let truth): truth ? "1" : "0"
            case .text(let text): "'\(text)'"
            }
        }
    }

    func rows(_ sql: String, _ parameters: [Value]) async throws(DatabaseError) -> [Row] {
        let statements = HistoryStatements.pretended
        let answer = pending ?? database.contents
        switch sql {
        case statements.columns:
            return try perform(.lookForHistory) {
                answer.rows == nil ? [] : HistoryStatements.columnNames.map { Row([.text($0)]) }
            }
        case statements.read: return try perform(.readHistory) { answer.rows ?? [] }
        case statements.insert:
            try perform(.insertRow(rank: parameters.rank(0))) {
                change { $0.rows = ($0.rows ?? []) + [Row(parameters.asRead)] }
            }
        case statements.delete:
            let rank = parameters.rank(0)
            try perform(.deleteRow(rank: rank)) { change { $0.rows?.removeAll { $0.integer(0) == Int64(rank) } } }
        case statements.update:
            let rank = parameters.rank(3)
            try perform(.updateRow(rank: rank)) { change { $0.align(rank: rank, with: parameters) } }
        case _ where statements.create.contains(sql):
            try perform(.createHistory(sql)) { changeSchema { $0.rows = $0.rows ?? [] } }
        case _ where sql.contains(StateStatements.pretendedTable): return try stateRows(sql, parameters)
        default:
            try perform(.drop(sql)) { changeSchema { $0.objects.removeAll { $0.dropStatement == sql } } }
        }
        return []
    }

    private func stateRows(_ sql: String, _ parameters: [Value]) throws(DatabaseError) -> [Row] {
        let statements = StateStatements.pretended
        let answer = pending ?? database.contents
        switch sql {
        case statements.columns:
            return try perform(.lookForState) {
                answer.state == nil ? [] : answer.stateColumns.map { Row([.text($0)]) }
            }
        case statements.read: return try perform(.readState) { answer.state ?? [] }
        case statements.create: try perform(.createState) { changeSchema { $0.state = [] } }
        case statements.clear: try perform(.clearState) { change { $0.state = [] } }
        default:
            let time = Value.text("2026-01-01 00:00:00")
            let row = Row(Array(parameters.prefix(3)) + [time] + parameters.dropFirst(3))
            try perform(.insertState(part: parameters.rank(0))) { change { $0.state = ($0.state ?? []) + [row] } }
        }
        return []
    }

    func schema(of scope: SchemaScope) async throws(DatabaseError) -> Schema {
        let schema = (pending ?? database.contents).schema
        return try perform(.readSchema) { schema }
    }

    func objects(besides ownTables: [String]) async throws(DatabaseError) -> [DatabaseObject] {
        let objects = (pending ?? database.contents).objects
        return try perform(.listObjects) { objects.filter { !ownTables.contains($0.name) } }
    }
}
