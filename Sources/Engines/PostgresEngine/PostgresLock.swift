import Database

/// The advisory lock that keeps runners apart; it dies with the session that holds it.
struct PostgresLock: Hashable {
    /// Flyway's key for the same table.
    let key: Int64

    /// The lock of a history table.
    init(schema: String, table: String) {
        key = FlywayLock.advisoryKey(quotedTable: PostgresQuoting.qualified(schema, table))
    }

    /// Asks whether this session holds the lock, under any search path.
    var isHeldQuery: String {
        """
        SELECT EXISTS (SELECT FROM pg_catalog.pg_locks WHERE pid OPERATOR(pg_catalog.=) pg_catalog.pg_backend_pid() \
        AND \(condition(equals: "OPERATOR(pg_catalog.=)")))
        """
    }

    /// Asks who holds the lock, Flyway's locks of a transaction included.
    var holderQuery: String {
        """
        SELECT activity.pid, activity.usename, activity.application_name, coalesce(host(activity.client_addr), \
        CASE WHEN activity.client_port = -1 THEN 'a socket' END), \
        to_char(activity.backend_start, 'YYYY-MM-DD HH24:MI:SS'), pg_locks.pid \
        FROM pg_locks LEFT JOIN pg_stat_activity activity ON activity.pid = pg_locks.pid \
        WHERE pg_locks.\(condition(equals: "="))
        """
    }

    /// What to say when the lock is not ours any more, whoever let it go.
    var lost: DatabaseError {
        DatabaseError(
            .lockNotHad,
            "The session lost the migration lock: a migration released it, or the server did.",
            detail: "The lock is the advisory lock \(key)."
        )
    }

    /// The server shows one key as two halves, and the number of the database beside it.
    private func condition(equals: String) -> String {
        let bits = UInt64(bitPattern: key)
        return """
            locktype \(equals) 'advisory' AND granted AND objsubid \(equals) 1 \
            AND classid \(equals) '\(bits >> 32)'::pg_catalog.oid \
            AND objid \(equals) '\(bits & 0xFFFF_FFFF)'::pg_catalog.oid \
            AND database \(equals) (SELECT oid FROM pg_catalog.pg_database \
            WHERE datname \(equals) pg_catalog.current_database())
            """
    }
}

extension PostgresSession {
    func acquireMigrationLock(
        table: String,
        onWait: @Sendable (_ holder: String) -> Void
    ) async throws(DatabaseError) {
        let wanted = PostgresLock(schema: server.schema, table: table)
        try await pollForMigrationLock(
            of: PostgresQuoting.qualified(server.schema, table),
            within: limits.migrationLock,
            onWait: onWait,
            attempt: { () async throws(DatabaseError) in try await tries(wanted) },
            holder: { () async throws(DatabaseError) in try await describeHolder(of: wanted) }
        )
    }

    func releaseMigrationLock() async throws(DatabaseError) {
        guard let held = lock else { return }
        lock = nil
        let rows = try uncancellably { connection throws(DatabaseError) in
            try connection.rows("SELECT pg_catalog.pg_advisory_unlock(?)", [.integer(held.key)])
        }
        guard rows.first?.boolean(0) == true else { throw held.lost }
    }

    /// Tries and never waits in the server: a waiting session has a snapshot, which an index that is built concurrently
    /// by the lock's holder would wait for in turn.
    private func tries(_ wanted: PostgresLock) async throws(DatabaseError) -> Bool {
        let rows = try await rows("SELECT pg_catalog.pg_try_advisory_lock(?)", [.integer(wanted.key)])
        guard rows.first?.boolean(0) == true else { return false }
        lock = wanted
        return true
    }

    private func describeHolder(of wanted: PostgresLock) async throws(DatabaseError) -> String {
        guard let row = try await ask(wanted.holderQuery).first, let process = row.integer(5) else {
            return "a session that has just released it"
        }
        let account = row.text(1).map { " of account \($0)" } ?? ""
        let application = row.text(2).flatMap { $0.isEmpty ? nil : " (\($0))" } ?? ""
        let address = row.text(3).map { " from \($0)" } ?? ""
        let since = row.text(4).map { ", connected since \($0) UTC" } ?? ""
        return "process \(process)\(application)\(account)\(address)\(since)"
    }
}
