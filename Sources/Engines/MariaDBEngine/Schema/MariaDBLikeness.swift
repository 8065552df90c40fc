import Database

/// What an empty database must share with a live one, so that the same statements mean the same there.
struct MariaDBLikeness: Sendable {
    let server: Server
    let characterSet: String
    let collation: String
    /// The live server's global variables, by name.
    private let variables: [String: String]

    /// Asks the live server.
    init(of server: Server, session: any Session) async throws(DatabaseError) {
        self.server = server
        let names = (Self.ofSessions + Self.ofServers).map { "'\($0)'" }.joined(separator: ", ")
        let rows = try await session.rows("SHOW GLOBAL VARIABLES WHERE Variable_name IN (\(names))")
        variables = Dictionary(
            rows.map { (($0.text(0) ?? "").lowercased(), $0.text(1) ?? "") },
            uniquingKeysWith: { first, _ in first }
        )
        let database = try await session.rows(
            """
            SELECT DEFAULT_CHARACTER_SET_NAME, DEFAULT_COLLATION_NAME FROM information_schema.SCHEMATA \
            WHERE SCHEMA_NAME = ?
            """,
            [.text(server.schema)]
        )
        guard let row = database.first, let characterSet = row.text(0), let collation = row.text(1) else {
            throw DatabaseError(.refused, "The database \(server.schema) is not there any more.")
        }
        (self.characterSet, self.collation) = (characterSet, collation)
    }

    /// The live server's major and minor version.
    var series: String { MariaDBVersion(server.version).series }

    /// What a server of our own is started with.
    var serverOptions: [String] {
        (Self.ofSessions + Self.ofServers)
            .compactMap { name in
                guard let value = variables[name], isMeant(name, value) else { return nil }
                let option = name == "time_zone" ? "default_time_zone" : name
                return "--\(option)=\(value)"
            }
    }

    /// What a session is given on a server that has its own settings.
    func sessionSettings(over own: [String: String]) -> [String: String] {
        let taken = Self.ofSessions.compactMap { name in
            variables[name].flatMap { isMeant(name, $0) ? (name, $0) : nil }
        }
        return Dictionary(taken, uniquingKeysWith: { first, _ in first }).merging(own) { $1 }
    }

    /// The statement that makes a database of the given name.
    func creation(of name: String) -> String {
        "CREATE DATABASE \(MariaDBQuoting.name(name)) CHARACTER SET \(characterSet) COLLATE \(collation)"
    }

    /// The name of the first setting in which another server differs so much that definitions come out different.
    func obstacle(on session: any Session) async throws(DatabaseError) -> String? {
        let rows = try await session.rows(
            "SHOW GLOBAL VARIABLES WHERE Variable_name IN ('lower_case_table_names', 'innodb_page_size')"
        )
        return rows.first { variables[$0.text(0) ?? ""] != $0.text(1) }?.text(0)
    }

    /// Whether a value says something: some variables are empty until somebody sets them, and refuse to be made so.
    private func isMeant(_ name: String, _ value: String) -> Bool {
        switch name {
        case "sql_mode", "old_mode": true
        // A name is known only to servers into which somebody has loaded the time zones.
        case "time_zone": value == "SYSTEM" || value.hasPrefix("+") || value.hasPrefix("-")
        default: !value.isEmpty
        }
    }

    /// Settings that a session can have for itself.
    private static let ofSessions = [
        "sql_mode", "old_mode", "time_zone", "default_storage_engine", "enforce_storage_engine",
        "default_tmp_storage_engine", "explicit_defaults_for_timestamp", "innodb_strict_mode",
        "innodb_compression_default", "character_set_collations", "div_precision_increment", "group_concat_max_len",
        "lc_time_names", "default_week_format", "system_versioning_alter_history",
    ]

    /// Settings of a whole server.
    private static let ofServers = [
        "character_set_server", "collation_server", "lower_case_table_names", "innodb_page_size",
        "innodb_file_per_table", "innodb_default_row_format", "max_allowed_packet",
    ]
}
