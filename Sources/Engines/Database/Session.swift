package import SQLText
package import SchemaModel

/// One connection, used by one task at a time.
///
/// One connection holds the lock, runs the statements and writes the history row. Every method blocks a private thread
/// and never one of the shared pool; cancelling the task cancels the statement on the server (`DatabaseError.cancelled`).
package protocol Session: Actor {
    /// The server behind this connection, read once when it was opened.
    nonisolated var server: Server { get }

    /// The rules for cutting SQL text that hold on this server with this session's settings.
    nonisolated var lexicalRules: LexicalRules { get }

    /// What the engine's own client has to run before each migration, so that it means there what it means here.
    nonisolated var clientPreamble: [String] { get }

    /// What begins and ends a migration's transaction in the engine's own client, as `begin` and `commit` do here.
    nonisolated var clientTransaction: ClientTransaction { get }

    /// One statement of our own as the engine's own client reads it: each `?` replaced by a literal that means exactly
    /// the value under this session's settings.
    nonisolated func clientStatement(_ sql: String, _ parameters: [Value]) throws(DatabaseError) -> String

    /// The SQL around a history table of the given name.
    nonisolated func history(table: String) -> HistoryStatements

    /// The SQL around a table of the recorded schema, of the given name (`StateTable.name`).
    nonisolated func state(table: String) -> StateStatements

    /// Runs one statement of a migration and drops its rows. Does not judge transaction control: callers read
    /// `isInTransaction`.
    ///
    /// After a `COPY … FROM STDIN` the session waits for `send` and `finishCopy`.
    func execute(_ statement: Statement) async throws(DatabaseError)

    /// Sends a piece of the data of the `COPY` that is under way.
    func send(copyData: [UInt8]) async throws(DatabaseError)

    /// Ends the `COPY` that is under way.
    func finishCopy() async throws(DatabaseError)

    /// Runs one statement of our own and gives its rows. Parameters stand for `?` in the text, on every engine.
    func rows(_ sql: String, _ parameters: [Value]) async throws(DatabaseError) -> [Row]

    /// Opens the transaction of a migration.
    ///
    /// MariaDB and MySQL: with `autocommit=0` as in Flyway, so that rows written after a statement that commits by
    /// itself (every schema change does) still share one transaction with the history row.
    func begin() async throws(DatabaseError)

    /// Ends it (MariaDB, MySQL: and sets `autocommit=1` again).
    func commit() async throws(DatabaseError)

    /// Undoes it; does nothing when the server has already ended it. Never fails for lack of a transaction.
    func rollback() async throws(DatabaseError)

    /// Whether work is pending that a rollback would undo, as the server said with its last answer (no round trip).
    ///
    /// On PostgreSQL and SQLite also true for a transaction that has done nothing yet. Tells which statements of a
    /// failed script are in effect. Read after every statement, so it costs no hop to the session's thread: keep it in
    /// an `Atomic<Bool>` that each answer of the server updates.
    nonisolated var isInTransaction: Bool { get }

    /// Undoes what a migration may have done to the session that would hinder writing its history row: a role, table
    /// locks. Called after a migration's last statement, inside its transaction where there is one.
    func prepareForHistory() async throws(DatabaseError)

    /// Puts the session's settings back to the pinned ones before a migration, whatever the one before did to them,
    /// and checks that the migration lock is still ours.
    func prepareForMigration() async throws(DatabaseError)

    /// Takes the lock that keeps runners apart, Flyway included; polls with jitter until `limits.migrationLock`.
    ///
    /// - Parameters:
    ///   - table: The history table's name.
    ///   - onWait: Told once, when the lock is found taken, who holds it, in words that can follow "held by".
    /// - Throws: `DatabaseError` with `.lockNotHad`, naming the holder, when the bound has passed.
    func acquireMigrationLock(
        table: String,
        onWait: @Sendable (_ holder: String) -> Void
    ) async throws(DatabaseError)

    func releaseMigrationLock() async throws(DatabaseError)

    /// The live schema, read in one consistent snapshot by a fixed number of questions; nothing of the user's is run.
    func schema(of scope: SchemaScope) async throws(DatabaseError) -> Schema

    /// What stands in the schema besides the tables of migration tools, in the order in which it can be dropped.
    func objects(besides ownTables: [String]) async throws(DatabaseError) -> [DatabaseObject]

    /// What the server is set to for new connections, without what may hold a secret; empty where there is no server.
    func serverVariables() async throws(DatabaseError) -> [ServerVariable]

    /// Whether the server follows another one, by its own word.
    func serverRole() async throws(DatabaseError) -> ServerRole

    /// What the accounts of a user's name may do to the schema of this database, through roles too; empty when there is
    /// no such account.
    ///
    /// - Throws: `DatabaseError` with `.notPermitted` where this session may not see the rights of others.
    func schemaRights(of user: String) async throws(DatabaseError) -> [SchemaRights]
}

extension Session {
    /// Most clients need nothing.
    package nonisolated var clientPreamble: [String] { [] }

    /// A file has no server.
    package func serverVariables() async throws(DatabaseError) -> [ServerVariable] { [] }

    /// Nothing follows a file.
    package func serverRole() async throws(DatabaseError) -> ServerRole { .primary }

    /// A file has no accounts.
    package func schemaRights(of user: String) async throws(DatabaseError) -> [SchemaRights] { [] }

    /// Runs one statement of our own without parameters.
    package func rows(_ sql: String) async throws(DatabaseError) -> [Row] { try await rows(sql, []) }

    /// Runs `body` on the session's own thread: what it asks of the session costs no change of threads.
    package func onOwnThread<Outcome: Sendable, Failure: Error>(
        _ body: () async throws(Failure) -> Outcome
    ) async throws(Failure) -> Outcome {
        try await body()
    }
}

/// What is known of the server behind a connection.
package struct Server: Hashable, Sendable {
    /// The dialect that the server really speaks: a `mariadb:` address may lead to MySQL and the reverse.
    package let dialect: Dialect
    /// The server's own words, such as `10.11.19-MariaDB`.
    package let version: String
    /// The account that the server sees, as Flyway writes it to `installed_by`; empty on SQLite.
    package let user: String
    package let database: String
    /// The schema (PostgreSQL), database (MariaDB, MySQL) or `main` (SQLite) that holds the history table.
    package let schema: String
    /// The same for every address that leads to this database, so that two shards cannot be one database by mistake.
    package let identity: String
    /// How the connection is protected, such as `TLSv1.3` or `unix socket`, for `doctor`.
    package let protection: String

    package init(
        dialect: Dialect,
        version: String,
        user: String,
        database: String,
        schema: String,
        identity: String,
        protection: String
    ) {
        self.dialect = dialect
        self.version = version
        self.user = user
        self.database = database
        self.schema = schema
        self.identity = identity
        self.protection = protection
    }
}

/// Something that lives in a schema, with the statement that would remove it.
package struct DatabaseObject: Hashable, Sendable {
    /// The kind in the words of SQL, such as `table` or `view`.
    package let kind: String
    package let name: String
    package let dropStatement: String

    package init(kind: String, name: String, dropStatement: String) {
        self.kind = kind
        self.name = name
        self.dropStatement = dropStatement
    }
}
