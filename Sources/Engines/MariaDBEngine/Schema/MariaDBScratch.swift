package import Database
import SQLText

extension MariaDB {
    /// On the server that the project names, by an account that has rights on scratch databases alone; where it names
    /// none, on a private server that is started for it.
    package func openScratch(
        like server: Server,
        target: Endpoint,
        at place: Endpoint?
    ) async throws(DatabaseError) -> any Scratch {
        let live = try await open(target, access: .readOnly)
        let likeness = try await MariaDBLikeness(of: server, session: live)
        if let place { return try await MariaDBAccountScratch.open(like: likeness, target: target, at: place) }
        guard server.dialect == .mariadb else {
            throw DatabaseError(
                .unsupported,
                """
                History can be replayed in a private server only for MariaDB. Name a MySQL server with scratch:, and \
                give its account rights on \(MariaDBScratchRights.pattern) alone.
                """
            )
        }
        return try await MariaDBPrivateScratch.open(like: likeness, target: target)
    }
}

/// A database in a private server, with the name of the live one.
struct MariaDBPrivateScratch: Scratch {
    let session: any Session
    let place: String
    private let home: MariaDBPrivateServer

    static func open(
        like likeness: MariaDBLikeness,
        target: Endpoint
    ) async throws(DatabaseError) -> MariaDBPrivateScratch {
        let home = try await MariaDBPrivateServers.shared.take(like: likeness)
        let endpoint = try await home.prepare(likeness, target: target)
        let session = try await MariaDB().open(endpoint, access: .readWrite)
        return MariaDBPrivateScratch(
            session: session,
            place: "a private MariaDB \(session.server.version) server",
            home: home
        )
    }

    func remove() async {
        // Its locks on tables would hold the removal up.
        try? await session.rollback()
        do throws(DatabaseError) {
            try await home.clear(session.server)
            await MariaDBPrivateServers.shared.giveBack(home)
        } catch {
            // A server that cannot be cleared is used no more: it ends when the last reference does.
        }
    }
}
