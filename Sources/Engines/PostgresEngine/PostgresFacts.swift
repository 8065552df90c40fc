import Database

/// What a new session asks the server about itself, before anything is pinned: every name and operator is qualified.
struct PostgresFacts {
    let account: String
    let database: String
    let version: String
    /// The process that really serves us.
    let process: Int
    let isStandby: Bool
    let isReadOnlyByDefault: Bool
    let searchPath: String
    let schemaExists: Bool
    let mayReadControlFile: Bool

    /// Asks.
    init(_ connection: borrowing PostgresHandle, schema: String) throws(DatabaseError) {
        let rows = try connection.rows(Self.question, [.text(schema)])
        guard let row = rows.first, let process = row.integer(3) else {
            throw DatabaseError(.unsupported, "The server did not answer what every PostgreSQL server answers.")
        }
        account = row.text(0) ?? ""
        database = row.text(1) ?? ""
        version = row.text(2) ?? ""
        self.process = Int(process)
        isStandby = row.boolean(4) ?? false
        isReadOnlyByDefault = row.text(5) == "on"
        searchPath = row.text(6) ?? ""
        schemaExists = row.boolean(7) ?? false
        mayReadControlFile = row.boolean(8) ?? false
    }

    /// Asks a pinned session for what is the same for every address of the database.
    ///
    /// Besides the server's own number the time of its start, because servers made from one backup share the number.
    func identity(_ connection: borrowing PostgresHandle, schema: String) throws(DatabaseError) -> String {
        let system = mayReadControlFile ? "(SELECT system_identifier::text FROM pg_control_system())" : "''"
        let rows = try connection.batch(
            PostgresSettings.hermetic(
                """
                SELECT concat_ws('/', \(system), extract(epoch FROM pg_postmaster_start_time()), \
                (SELECT oid FROM pg_database WHERE datname = current_database()), \(PostgresQuoting.text(schema)))
                """
            )
        )
        return "postgres:\(rows.first?.text(0) ?? "")"
    }

    private static let question = """
        SELECT current_user::pg_catalog.text, pg_catalog.current_database()::pg_catalog.text, \
        pg_catalog.current_setting('server_version'), pg_catalog.pg_backend_pid(), pg_catalog.pg_is_in_recovery(), \
        pg_catalog.current_setting('default_transaction_read_only'), pg_catalog.current_setting('search_path'), \
        EXISTS (SELECT FROM pg_catalog.pg_namespace \
        WHERE nspname OPERATOR(pg_catalog.=) ?::pg_catalog.text::pg_catalog.name), \
        pg_catalog.has_function_privilege('pg_catalog.pg_control_system()', 'EXECUTE')
        """
}
