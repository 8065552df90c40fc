package import Database

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
    /// Asks for the lock again and again instead of waiting inside the server.
    ///
    /// So a cancelled run ends at once and the bound is ours. Flyway's runners wait inside the server; whoever is there
    /// when the lock comes free gets it.
    package func acquireMigrationLock(
        table: String,
        onWait: @Sendable (_ holder: String) -> Void
    ) async throws(DatabaseError) {
        let quoted = "\(MariaDBLiteral.name(server.schema)).\(MariaDBLiteral.name(table))"
        let name = MariaDBLiteral.text(FlywayLock.userLockName(quotedTable: quoted))
        let clock = ContinuousClock()
        let deadline = clock.now + limits.migrationLock
        var pause = Duration.milliseconds(50)
        var wasTold = false
        while true {
            if try await rows("SELECT GET_LOCK(\(name), 0)").first?.integer(0) == 1 { break }
            if !wasTold {
                onWait(try await holder(of: name))
                wasTold = true
            }
            let jittered = pause * Double.random(in: 0.5...1)
            guard clock.now + jittered < deadline else {
                throw DatabaseError(
                    .lockNotHad,
                    """
                    The migration lock of \(quoted) was not free within \(limits.migrationLock.wholeSeconds) s. \
                    It is held by \(try await holder(of: name)).
                    """
                )
            }
            guard (try? await Task.sleep(for: jittered)) != nil else { throw Self.cancelled }
            pause = min(pause * 2, .milliseconds(500))
        }
        heldLock = FlywayLock.userLockName(quotedTable: quoted)
    }

    package func releaseMigrationLock() async throws(DatabaseError) {
        guard let name = heldLock else { return }
        heldLock = nil
        guard try answer("SELECT RELEASE_LOCK(\(MariaDBLiteral.text(name)))").first?.integer(0) == 1 else {
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
