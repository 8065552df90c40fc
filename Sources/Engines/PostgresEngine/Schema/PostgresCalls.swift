import Database

/// The functions that a statement calls by name, as far as they reach out of its database.
struct PostgresCalls {
    private let names: [String]
    private let makesTable: Bool

    init(_ words: PostgresReach.Words) {
        names = zip(words, words.dropFirst()).compactMap { $1.isSymbol("(") ? $0.identifier : nil }
        makesTable = words.contains { $0.is("INTO") }
    }

    /// How far a statement reaches that does more than call them.
    var reach: StatementReach {
        names.first { Self.isFar($0) || Self.ofServer.contains($0) }.map { .beyond("\($0)()") } ?? .database
    }

    /// How far a bare `SELECT` reaches: one that only tells the server to do something can be left out.
    var reachOfQuestion: StatementReach {
        guard let name = names.first(where: Self.ofServer.contains), !makesTable, callsNothingElse else { return reach }
        return .server("\(name)()")
    }

    /// Whether all that is called besides is known to change nothing.
    var callsNothingElse: Bool { names.allSatisfy { Self.ofServer.contains($0) || Self.harmless.contains($0) } }

    private static func isFar(_ name: String) -> Bool {
        far.contains(name) || name.hasPrefix("pg_read_") || name.hasPrefix("pg_ls_") || name.hasPrefix("pg_file_")
    }

    /// What reaches other databases, files or programs, or makes what outlives its database.
    private static let far: Set = [
        "dblink", "dblink_cancel_query", "dblink_close", "dblink_connect", "dblink_connect_u", "dblink_disconnect",
        "dblink_exec", "dblink_fetch", "dblink_get_result", "dblink_open", "dblink_send_query", "lo_export",
        "lo_import", "pg_stat_file", "pg_logdir_ls", "pg_copy_logical_replication_slot",
        "pg_copy_physical_replication_slot", "pg_create_logical_replication_slot",
        "pg_create_physical_replication_slot", "pg_drop_replication_slot", "pg_logical_slot_get_changes",
        "pg_replication_origin_create", "pg_replication_origin_drop", "pg_replication_slot_advance",
    ]

    /// What tells the whole server to do something.
    private static let ofServer: Set = [
        "pg_backup_start", "pg_backup_stop", "pg_cancel_backend", "pg_create_restore_point", "pg_promote",
        "pg_reload_conf", "pg_rotate_logfile", "pg_start_backup", "pg_stat_reset_shared", "pg_stat_reset_slru",
        "pg_stop_backup", "pg_switch_wal", "pg_terminate_backend", "pg_wal_replay_pause", "pg_wal_replay_resume",
    ]

    private static let harmless: Set = [
        "and", "any", "as", "by", "coalesce", "count", "current_database", "current_setting", "current_user", "exists",
        "from", "if", "in", "into", "lower", "not", "now", "on", "or", "pg_backend_pid", "select", "upper", "using",
        "values", "when", "where",
    ]
}
