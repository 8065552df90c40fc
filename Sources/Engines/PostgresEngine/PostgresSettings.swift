import Database

/// The settings that our sessions have whatever the server, the database and the account set.
struct PostgresSettings: Sendable {
    private let settings: [(name: String, value: String)]

    /// Decides them: `originalSearchPath` is the path that the account would have without us, and `checksClient` says
    /// whether the server can look whether we are still there while it works.
    init(
        endpoint: Endpoint,
        access: Access,
        schema: String,
        originalSearchPath: String,
        serverVersion: Int,
        checksClient: Bool
    ) {
        let path = [PostgresQuoting.name(schema), originalSearchPath].filter { !$0.isEmpty }
        var settings = [
            ("search_path", path.joined(separator: ", ")),
            ("lock_timeout", String(endpoint.limits.lock.millisecondsRoundedUp)),
            ("statement_timeout", String(endpoint.limits.statement.millisecondsRoundedUp)),
            ("idle_in_transaction_session_timeout", "60s"),
            ("default_transaction_isolation", "read committed"), ("default_transaction_deferrable", "off"),
            ("client_encoding", "UTF8"), ("standard_conforming_strings", "on"), ("client_min_messages", "notice"),
            ("DateStyle", "ISO, MDY"), ("IntervalStyle", "postgres"), ("TimeZone", "UTC"), ("extra_float_digits", "3"),
        ]
        // The session that holds the lock may be idle while we read files.
        if serverVersion >= 140_000 { settings.append(("idle_session_timeout", "0")) }
        if serverVersion >= 170_000 { settings.append(("transaction_timeout", "0")) }
        if checksClient { settings.append(("client_connection_check_interval", "1s")) }
        settings += endpoint.settings.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        // Last, so that no setting of the project lets a session write that only looks.
        settings.append(("default_transaction_read_only", access.isReadOnly ? "on" : "off"))
        self.settings = settings
    }

    /// Pins a new session, with the search path that Flyway gives to migrations unless the project chose another.
    var forOpening: String { Self.assignment(settings) }

    /// What makes names in a script mean the same to psql as in a session of ours.
    var forClient: [String] {
        [
            "SET SESSION AUTHORIZATION DEFAULT", "RESET ALL",
            "SET search_path = \(settings.last { $0.name == "search_path" }?.value ?? "DEFAULT")",
        ]
    }

    /// Puts back what a migration may have changed, by pieces: DISCARD ALL would drop the migration lock.
    var forMigration: String {
        let resets = [
            "SET SESSION AUTHORIZATION DEFAULT", "RESET ROLE", "RESET ALL", "CLOSE ALL", "UNLISTEN *",
            "DEALLOCATE ALL", "DISCARD TEMP", "DISCARD SEQUENCES",
        ]
        return (resets + [forOpening]).joined(separator: "; ")
    }

    /// Becomes the account that connected again, or the role that the project chose, and nothing else: triggers that
    /// wait for the commit may rely on the migration's settings.
    var forHistory: String {
        let role = settings.filter { $0.name.lowercased() == "role" }
        return "SET SESSION AUTHORIZATION DEFAULT; RESET ROLE; \(Self.assignment([("client_encoding", "UTF8")] + role))"
    }

    /// A question of our own, in which names mean nothing but the server's own functions and operators.
    ///
    /// Sent as one message it is one transaction, after which the path is the migration's again.
    static func hermetic(_ question: String) -> String { "SET LOCAL search_path = pg_catalog; \(question)" }

    private static func assignment(_ settings: [(name: String, value: String)]) -> String {
        let calls = settings.map { setting in
            let (name, value) = (PostgresQuoting.text(setting.name), PostgresQuoting.text(setting.value))
            return "pg_catalog.set_config(\(name), \(value), false)"
        }
        return "SELECT \(calls.joined(separator: ", "))"
    }
}

extension Access {
    fileprivate var isReadOnly: Bool {
        switch self {
        case .readOnly: true
        case .readWrite: false
        }
    }
}
