import Database
import SQLText
import SchemaModel

/// A session in a scratch database that keeps the ways to other databases closed, also for routines that are called:
/// those no text tells of.
///
/// Shares the thread of the session that it stands for.
actor PostgresScratchSession: Session {
    private let session: PostgresSession
    private let closesWrappers: Bool
    private var sharedAtStart: [Row] = []

    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe session.unownedExecutor }
    nonisolated var server: Server { session.server }
    nonisolated var lexicalRules: LexicalRules { session.lexicalRules }
    nonisolated var clientPreamble: [String] { session.clientPreamble }
    nonisolated var clientTransaction: ClientTransaction { session.clientTransaction }
    nonisolated var isInTransaction: Bool { session.isInTransaction }

    /// Closes the ways that exist already; `closesWrappers` where the server cannot refuse to use foreign tables.
    init(_ session: PostgresSession, closesWrappers: Bool) async throws(DatabaseError) {
        self.session = session
        self.closesWrappers = closesWrappers
        try await close()
        sharedAtStart = try await session.rows(Self.shared)
    }

    func execute(_ statement: Statement) async throws(DatabaseError) {
        guard
            session.isInTransaction || statement.firstKeyword != "DO"
                || PostgresBlock.reach(ofDo: PostgresWords(statement.bytes).words[...], keepsRoles: false) == .database
        else { throw DatabaseError(.unsupported, "A block that may make a role is replayed in a transaction alone.") }
        try await session.execute(statement)
        guard mayOpenWay(statement) else { return }
        try await close()
    }

    /// Fails when the transaction has changed what the whole server shares; it is never committed then.
    private func requireSharedUnchanged() async throws(DatabaseError) {
        guard session.isInTransaction, try await session.rows(Self.shared) != sharedAtStart else { return }
        throw DatabaseError(
            .unsupported,
            "The migration changes roles or their settings, which the whole server shares."
        )
    }

    private static let shared = """
        SELECT (SELECT pg_catalog.md5(pg_catalog.string_agg(role::pg_catalog.text, ',' ORDER BY role.oid)) \
        FROM pg_catalog.pg_roles AS role), \
        (SELECT pg_catalog.md5(pg_catalog.string_agg(member::pg_catalog.text, ',' ORDER BY member::pg_catalog.text)) \
        FROM pg_catalog.pg_auth_members AS member), \
        (SELECT pg_catalog.md5(pg_catalog.string_agg(setting::pg_catalog.text, ',' ORDER BY setting::pg_catalog.text)) \
        FROM pg_catalog.pg_db_role_setting AS setting WHERE setdatabase OPERATOR(pg_catalog.=) 0)
        """

    /// Whether a statement may have made an extension; a `COPY` that waits for data can be asked nothing.
    private func mayOpenWay(_ statement: Statement) -> Bool {
        guard statement.transactionUse != .copyFromStandardInput else { return false }
        return PostgresWords(statement.bytes).words
            .contains { word in
                switch word {
                case .bare(let text): text == "EXTENSION"
                case .string(let text): text.lowercased().contains("extension")
                case .name, .number, .symbol: false
                }
            }
    }

    private func close() async throws(DatabaseError) {
        let blocks = closesWrappers ? [Self.closingDblink, Self.closingWrappers] : [Self.closingDblink]
        for block in blocks { _ = try await session.rows("DO \(PostgresQuoting.text(block))") }
    }

    /// Puts a refusal in the place of every function of dblink, but for the one that looks at options of a server.
    private static let closingDblink = """
        DECLARE found pg_catalog.record; BEGIN \
        FOR found IN SELECT proname, nspname, pg_catalog.pg_get_function_arguments(pg_proc.oid) AS arguments, \
        pg_catalog.pg_get_function_result(pg_proc.oid) AS result \
        FROM pg_catalog.pg_proc JOIN pg_catalog.pg_namespace ON pg_namespace.oid OPERATOR(pg_catalog.=) pronamespace \
        JOIN pg_catalog.pg_language ON pg_language.oid OPERATOR(pg_catalog.=) prolang \
        JOIN pg_catalog.pg_depend ON classid OPERATOR(pg_catalog.=) 'pg_catalog.pg_proc'::pg_catalog.regclass \
        AND objid OPERATOR(pg_catalog.=) pg_proc.oid AND deptype OPERATOR(pg_catalog.=) 'e' \
        JOIN pg_catalog.pg_extension ON pg_extension.oid OPERATOR(pg_catalog.=) refobjid \
        WHERE extname OPERATOR(pg_catalog.=) 'dblink' AND lanname OPERATOR(pg_catalog.=) 'c' \
        AND NOT EXISTS (SELECT FROM pg_catalog.pg_foreign_data_wrapper \
        WHERE fdwvalidator OPERATOR(pg_catalog.=) pg_proc.oid) LOOP \
        EXECUTE pg_catalog.format('CREATE OR REPLACE FUNCTION %I.%I(%s) RETURNS %s LANGUAGE plpgsql AS %L', \
        found.nspname, found.proname, found.arguments, found.result, \
        'BEGIN RAISE EXCEPTION ''A replay reaches no other database.''; END'); \
        END LOOP; END
        """

    /// Takes their handlers from the foreign-data wrappers that an extension has made.
    private static let closingWrappers = """
        DECLARE found pg_catalog.record; BEGIN \
        FOR found IN SELECT fdwname FROM pg_catalog.pg_foreign_data_wrapper JOIN pg_catalog.pg_depend \
        ON classid OPERATOR(pg_catalog.=) 'pg_catalog.pg_foreign_data_wrapper'::pg_catalog.regclass \
        AND objid OPERATOR(pg_catalog.=) pg_foreign_data_wrapper.oid AND deptype OPERATOR(pg_catalog.=) 'e' \
        WHERE fdwhandler OPERATOR(pg_catalog.<>) 0 LOOP \
        EXECUTE pg_catalog.format('ALTER FOREIGN DATA WRAPPER %I NO HANDLER', found.fdwname); \
        END LOOP; END
        """
}

// What the session behind it does.
extension PostgresScratchSession {
    nonisolated func clientStatement(_ sql: String, _ parameters: [Value]) throws(DatabaseError) -> String {
        try session.clientStatement(sql, parameters)
    }

    nonisolated func history(table: String) -> HistoryStatements { session.history(table: table) }
    nonisolated func state(table: String) -> StateStatements { session.state(table: table) }
    func send(copyData: [UInt8]) async throws(DatabaseError) { try await session.send(copyData: copyData) }
    func finishCopy() async throws(DatabaseError) { try await session.finishCopy() }

    func rows(_ sql: String, _ parameters: [Value]) async throws(DatabaseError) -> [Row] {
        try await session.rows(sql, parameters)
    }

    func begin() async throws(DatabaseError) { try await session.begin() }

    func commit() async throws(DatabaseError) {
        do throws(DatabaseError) { try await requireSharedUnchanged() } catch {
            try await session.rollback()
            throw error
        }
        try await session.commit()
    }

    func rollback() async throws(DatabaseError) { try await session.rollback() }
    func prepareForHistory() async throws(DatabaseError) { try await session.prepareForHistory() }
    func prepareForMigration() async throws(DatabaseError) { try await session.prepareForMigration() }

    func acquireMigrationLock(
        table: String,
        onWait: @Sendable (_ holder: String) -> Void
    ) async throws(DatabaseError) {
        try await session.acquireMigrationLock(table: table, onWait: onWait)
    }

    func releaseMigrationLock() async throws(DatabaseError) { try await session.releaseMigrationLock() }

    func schema(of scope: SchemaScope) async throws(DatabaseError) -> Schema { try await session.schema(of: scope) }

    func objects(besides ownTables: [String]) async throws(DatabaseError) -> [DatabaseObject] {
        try await session.objects(besides: ownTables)
    }
}
