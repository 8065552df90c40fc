import Database

/// The words around the migration lock.
enum MariaDBLock {
    /// The lock went while it was needed.
    static let lost = DatabaseError(
        .lockNotHad,
        """
        The migration lock is no longer held by this session, so another runner may be at work. A migration released \
        it, for example with RELEASE_ALL_LOCKS().
        """
    )
}

extension MariaDBSession {
    /// Flyway's runners wait inside the server; whoever is there when the lock comes free gets it.
    func acquireMigrationLock(
        table: String,
        onWait: @Sendable (_ holder: String) -> Void
    ) async throws(DatabaseError) {
        let quoted = "\(MariaDBQuoting.name(server.schema)).\(MariaDBQuoting.name(table))"
        let name = FlywayLock.userLockName(quotedTable: quoted)
        let literal = MariaDBQuoting.text(name)
        try await pollForMigrationLock(
            of: quoted,
            within: limits.migrationLock,
            onWait: onWait,
            attempt: { () async throws(DatabaseError) in
                try await rows("SELECT GET_LOCK(\(literal), 0)").first?.integer(0) == 1
            },
            holder: { () async throws(DatabaseError) in try await holder(of: literal) }
        )
        heldLock = name
    }

    func releaseMigrationLock() async throws(DatabaseError) {
        guard let name = heldLock else { return }
        heldLock = nil
        guard try answer("SELECT RELEASE_LOCK(\(MariaDBQuoting.text(name)))").first?.integer(0) == 1 else {
            throw MariaDBLock.lost
        }
    }

    /// Who holds a lock, as far as the account may see.
    private func holder(of name: String) async throws(DatabaseError) -> String {
        guard let connection = try await rows("SELECT IS_USED_LOCK(\(name))").first?.integer(0) else {
            return "a session that has just ended"
        }
        // TIME counts from the start of the present command, not from the taking of the lock.
        let sessions = try await rows(
            "SELECT USER, HOST, COMMAND, TIME FROM information_schema.PROCESSLIST WHERE ID = ?",
            [.integer(connection)]
        )
        guard let session = sessions.first, let user = session.text(0), let host = session.text(1) else {
            return "connection \(connection), whose user this account may not see"
        }
        let activity = "\(session.text(2) ?? "?") for \(session.text(3) ?? "?") s"
        return "connection \(connection) of \(user) from \(host) (\(activity))"
    }
}
