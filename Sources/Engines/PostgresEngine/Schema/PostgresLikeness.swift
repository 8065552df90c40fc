import Database

/// What an empty database must share with a live one, so that the same statements mean the same there.
struct PostgresLikeness: Sendable {
    /// The settings that its sessions begin with.
    let settings: [(name: String, value: String)]
    /// The roles of its server.
    let roles: [String]
    /// Whether the server can refuse every use of a foreign table.
    let closesForeignTables: Bool
    private let options: [String]

    /// Asks the live database.
    init(of session: PostgresSession) async throws(DatabaseError) {
        let rows = try await session.ask(Self.databaseQuestion)
        guard let row = rows.first else {
            throw DatabaseError(.unsupported, "The server did not answer what every PostgreSQL server answers.")
        }
        options = Self.options(row)
        closesForeignTables = row.boolean(6) ?? false
        roles = try await session.ask("SELECT rolname FROM pg_roles WHERE rolname !~ '^pg_' ORDER BY 1")
            .compactMap { $0.text(0) }
        var settings: [(name: String, value: String)] = []
        for row in try await session.ask(Self.settingsQuestion) {
            if let name = row.text(0), let value = row.text(1) { settings.append((name, value)) }
        }
        if closesForeignTables { settings.append(("restrict_nonsystem_relation_kind", "foreign-table")) }
        self.settings = settings
    }

    /// The statement that makes a database of the given name.
    func creation(of name: String, owner: String?) -> String {
        let owner = owner.map { ["OWNER \(PostgresQuoting.name($0))"] } ?? []
        return (["CREATE DATABASE \(PostgresQuoting.name(name)) TEMPLATE template0"] + owner + options)
            .joined(separator: " ")
    }

    private static func options(_ row: Row) -> [String] {
        let quoted = { (column: Int, word: String) -> [String] in
            row.text(column).map { ["\(word) \(PostgresQuoting.text($0))"] } ?? []
        }
        let common = quoted(0, "ENCODING") + quoted(1, "LC_COLLATE") + quoted(2, "LC_CTYPE")
        switch row.text(3) {
        case "i": return common + ["LOCALE_PROVIDER icu"] + quoted(4, "ICU_LOCALE") + quoted(5, "ICU_RULES")
        case "b": return common + ["LOCALE_PROVIDER builtin"] + quoted(4, "BUILTIN_LOCALE")
        default: return common
        }
    }

    /// By way of JSON, since the columns for the provider came with 15, 16 and 17, and one was renamed.
    private static let databaseQuestion = """
        SELECT pg_encoding_to_char(encoding), datcollate, datctype, to_jsonb(pg_database) ->> 'datlocprovider', \
        coalesce(to_jsonb(pg_database) ->> 'datlocale', to_jsonb(pg_database) ->> 'daticulocale'), \
        to_jsonb(pg_database) ->> 'daticurules', \
        EXISTS (SELECT FROM pg_settings WHERE name = 'restrict_nonsystem_relation_kind') \
        FROM pg_database WHERE datname = current_database()
        """

    /// Values of the server that change what statements mean or how they are printed, and what somebody has set for
    /// the database or the account; the account's value for the database first, then the account's, then the database's.
    private static let settingsQuestion = """
        WITH chosen AS (SELECT split_part(pair, '=', 1) AS name, substr(pair, strpos(pair, '=') + 1) AS value, \
        (setdatabase <> 0)::int + 2 * (setrole <> 0)::int AS rank \
        FROM pg_db_role_setting, unnest(setconfig) pair \
        WHERE setdatabase IN (0, (SELECT oid FROM pg_database WHERE datname = current_database())) \
        AND setrole IN (0, (SELECT oid FROM pg_roles WHERE rolname = session_user))) \
        SELECT name, reset_val FROM pg_settings \
        WHERE (name IN ('\(relevant.joined(separator: "', '"))') OR name IN (SELECT name FROM chosen)) \
        AND context IN ('user', 'superuser') AND name NOT IN ('role', 'session_authorization') \
        UNION ALL SELECT name, value FROM (SELECT DISTINCT ON (name) name, value FROM chosen ORDER BY name, rank DESC) own \
        WHERE strpos(name, '.') > 0 AND name NOT IN (SELECT name FROM pg_settings)
        """

    private static let relevant = [
        "array_nulls", "backslash_quote", "bytea_output", "check_function_bodies", "default_table_access_method",
        "default_tablespace", "default_text_search_config", "default_toast_compression", "default_with_oids",
        "lc_monetary", "lc_numeric", "lc_time", "search_path", "transform_null_equals", "xmlbinary", "xmloption",
    ]
}
