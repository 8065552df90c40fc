import Database

/// The private servers of this process; each serves one replay at a time and is kept for the next.
actor MariaDBPrivateServers {
    static let shared = MariaDBPrivateServers()

    private var idle: [MariaDBPrivateServer] = []

    /// An idle server with the settings of a live one; starts another where none is.
    ///
    /// Replays that run side by side thus never share a server, since their databases may have one name.
    func take(like likeness: MariaDBLikeness) async throws(DatabaseError) -> MariaDBPrivateServer {
        let options = likeness.serverOptions
        if let place = idle.firstIndex(where: { $0.options == options && $0.series == likeness.series }) {
            return idle.remove(at: place)
        }
        return try await MariaDBPrivateServer(like: likeness)
    }

    /// Gives back a server that has been cleared.
    func giveBack(_ server: MariaDBPrivateServer) { idle.append(server) }
}
