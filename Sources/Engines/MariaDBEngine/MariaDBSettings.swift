import Database
import SQLText

/// The session's settings that every migration starts with: set at the start, read back, compared before each migration.
///
/// `time_zone` and `sql_mode` are the server's own unless the project names others: Flyway leaves them so too, and a
/// different zone would silently shift what migrations write with `NOW()`. (`installed_on` does not depend on it: a
/// TIMESTAMP is kept in UTC, and shown in the session's zone.)
struct MariaDBSettings: Sendable {
    /// One SELECT that reads all of them, the default database and the role, in the order of `pinned`.
    let question: String
    /// The answer that every migration must find.
    private(set) var pinned: [Value] = []
    /// What the server's own client must run first, so that a script means there what it means here.
    let forClient: String
    private let names: [String]
    private let dialect: Dialect

    /// Chooses what to pin: the candidates among the variables that the server has, and the project's own.
    init(existing: Set<String>, version: MariaDBVersion, endpoint: Endpoint) {
        let own = endpoint.settings.keys.map { $0.lowercased() }.filter { !Self.candidates.contains($0) }.sorted()
        names = Self.candidates.filter(existing.contains) + own
        dialect = version.dialect
        // The rest of the pinned settings is what a client's session has anyway.
        forClient =
            "SET NAMES utf8mb4"
            + Self.oftenChanged.map { ", @@SESSION.\($0) = @@GLOBAL.\($0)" }.joined()
            + endpoint.settings.sorted { $0.key < $1.key }.map { ", @@SESSION.\($0.key) = \(Self.literal($0.value))" }
            .joined()
        let role = dialect == .mariadb || version.major >= 8 ? "CURRENT_ROLE()" : "NULL"
        question = "SELECT " + (names.map { "@@SESSION.\($0)" } + ["DATABASE()", role]).joined(separator: ", ")
    }

    /// What scripts like to change for themselves, and must not leave to the next one.
    private static let oftenChanged = ["sql_mode", "foreign_key_checks", "unique_checks", "time_zone"]

    /// Sets them right after logging in; what is not named here stays as the server's `init_connect` left it.
    func opening(for endpoint: Endpoint, access: Access) -> String {
        let seconds = endpoint.limits.lock.serverSeconds
        // Here 0 does mean no bound.
        let statement = endpoint.limits.statement.secondsRoundedUp
        let readOnly =
            switch access {
            case .readOnly: "1"
            case .readWrite: "0"
            }
        let values = [
            "autocommit": "1", "foreign_key_checks": "1", "unique_checks": "1", "completion_type": "'NO_CHAIN'",
            "sql_mode": "@@GLOBAL.sql_mode", "time_zone": "@@GLOBAL.time_zone",
            "lock_wait_timeout": String(seconds), "innodb_lock_wait_timeout": String(seconds),
            "max_statement_time": String(statement), "transaction_read_only": readOnly, "tx_read_only": readOnly,
        ]
        let own = endpoint.settings.map { ($0.key.lowercased(), Self.literal($0.value)) }
        let chosen = values.merging(own) { _, own in own }
        return "SET NAMES utf8mb4"
            + names.compactMap { name in chosen[name].map { ", @@SESSION.\(name) = \($0)" } }.joined()
    }

    /// Takes what the server answered right after `opening` as the values to keep.
    mutating func pin(_ answer: [Value]) { pinned = answer }

    /// The text of one pinned setting.
    func text(of name: String) -> String? {
        names.firstIndex(of: name).flatMap { Row(pinned).text($0) }
    }

    /// The default database.
    var database: String { Row(pinned).text(names.count) ?? "" }

    /// The role that the account logged in with.
    var role: Value { pinned[names.count + 1] }

    /// Puts the role of the login back.
    var roleStatement: String {
        switch (dialect, role) {
        case (.mariadb, .text(let role)): "SET ROLE \(MariaDBQuoting.name(role))"
        // MySQL answers NONE, or a list that is already quoted.
        case (.mysql, .text(let roles)): "SET ROLE \(roles)"
        case (_, _): "SET ROLE NONE"
        }
    }

    /// The names of the settings that differ from the pinned ones.
    func differences(in answer: [Value]) -> [String] {
        zip(names + ["database", "role"], zip(pinned, answer)).compactMap { $1.0 == $1.1 ? nil : $0 }
    }

    /// The statements that put back what differs; nothing else is touched, since some settings need a right to be set.
    func corrections(for answer: [Value]) -> [String] {
        let assignments = names.indices.filter { pinned[$0] != answer[$0] }
            .map { "@@SESSION.\(names[$0]) = \(Self.literal(pinned[$0]))" }
        var statements = assignments.isEmpty ? [] : ["SET " + assignments.joined(separator: ", ")]
        if pinned[names.count] != answer[names.count] { statements.append("USE \(MariaDBQuoting.name(database))") }
        if role != answer[names.count + 1] { statements.append(roleStatement) }
        return statements
    }

    /// A number stays bare: the server refuses a quoted one for a setting that is a number.
    private static func literal(_ value: String) -> String {
        Double(value) == nil ? MariaDBQuoting.text(value) : value
    }

    private static func literal(_ value: Value) -> String {
        switch value {
        case .text(let text): literal(text)
        case .null, .integer, .boolean: MariaDBQuoting.value(value)
        }
    }

    /// What a migration could change so that the next one, or the history row, would come out different.
    ///
    /// In the order in which they are set: the collation after the character set that resets it. Servers name some of
    /// them differently, and have not all of them.
    static let candidates = [
        "autocommit", "foreign_key_checks", "unique_checks", "check_constraint_checks", "sql_mode", "time_zone",
        "lock_wait_timeout", "innodb_lock_wait_timeout", "max_statement_time", "completion_type",
        "character_set_client", "character_set_results", "character_set_connection", "collation_connection",
        "tx_isolation", "tx_read_only", "transaction_isolation", "transaction_read_only", "sql_safe_updates",
        "sql_select_limit", "sql_auto_is_null", "sql_log_bin", "binlog_format", "default_storage_engine",
        "auto_increment_increment", "auto_increment_offset", "group_concat_max_len", "div_precision_increment",
        "explicit_defaults_for_timestamp", "innodb_strict_mode", "alter_algorithm", "system_versioning_alter_history",
        "lc_time_names", "sql_generate_invisible_primary_key",
    ]
}

extension Duration {
    /// As servers and libmariadb count a bound: at least one second, since they read 0 as "for ever" or "not at all".
    var serverSeconds: Int64 { max(1, secondsRoundedUp) }
}
