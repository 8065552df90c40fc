/// What was found on a server, or why nobody looked.
package enum Checked<Value: Sendable & Hashable>: Hashable, Sendable {
    case found(Value)
    /// A full sentence.
    case notChecked(reason: String)
}

/// What a Redis server says of itself.
package struct RedisSurvey: Hashable, Sendable {
    /// How servers belong together.
    package enum Topology: Hashable, Sendable {
        case standalone
        /// The server is a sentinel, and these are the primaries that it watches.
        case sentinel(Checked<[Watched]>)
        case cluster(Checked<Cluster>)
    }

    /// A primary that a sentinel watches.
    package struct Watched: Hashable, Sendable {
        package let name: String
        package let host: String
        package let port: Int
        package let replicas: Int
        package let otherSentinels: Int
        package let quorum: Int
        /// `master`, and what is wrong with it: `s_down`, `o_down`.
        package let flags: [String]
    }

    /// What a node knows of its cluster.
    package struct Cluster: Hashable, Sendable {
        /// `ok` or `fail`.
        package let state: String
        /// Of 16384.
        package let slotsAssigned: Int
        package let nodes: Int
        /// The nodes that have slots.
        package let size: Int
    }

    /// Where a server's data come from.
    package enum Role: Hashable, Sendable {
        case primary(replicas: Int)
        case replica(of: String, isLinked: Bool)
        case sentinel
    }

    package let version: Checked<String>
    package let topology: Checked<Topology>
    package let role: Checked<Role>
    /// The settings in force by name, without those that hold passwords.
    package let variables: Checked<[String: String]>
}
