import Database

/// Whether a server may be written, from its own variables.
enum MariaDBRole {
    /// Refuses to write to a replica, and to a cluster whose nodes do not share their locks.
    static func check(
        _ facts: [String: String],
        endpoint: Endpoint,
        access: Access
    ) throws(DatabaseError) {
        switch access {
        case .readOnly: return
        case .readWrite: break
        }
        // An account with SUPER could write all the same, and the replica would then differ from its primary for ever.
        let obstacle = ["super_read_only", "read_only", "innodb_read_only"].first { isOn($0, facts) }
        if let obstacle {
            throw DatabaseError(
                .readOnly,
                """
                The server at \(endpoint.place) has \(obstacle) on, as replicas do, so nothing was changed. \
                Name the primary.
                """
            )
        }
        // GET_LOCK holds on one node only, so two runners on two nodes would both believe that they are alone.
        if isOn("wsrep_on", facts) {
            throw DatabaseError(
                .unsupported,
                """
                The server at \(endpoint.place) is a node of a Galera cluster (wsrep_on), where the migration lock of \
                one node is not seen by the others, so nothing was changed.
                """
            )
        }
    }

    // Newer servers know more ways of read_only than one.
    private static func isOn(_ name: String, _ facts: [String: String]) -> Bool {
        facts[name].map { !["OFF", "0", ""].contains($0.uppercased()) } ?? false
    }
}
