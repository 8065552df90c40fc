/// What one server of a connection said, or why it said nothing.
package struct RedisAnswer: Sendable {
    package enum Outcome: Sendable {
        case said(RedisStatement)
        /// A full sentence.
        case silent(reason: String)
    }

    package let node: RedisConnection.Node
    package let outcome: Outcome

    package init(node: RedisConnection.Node, outcome: Outcome) {
        self.node = node
        self.outcome = outcome
    }
}

/// How a server belongs to others, by its own word.
package enum RedisStatement: Sendable {
    case standalone
    case sentinel(watching: [Watched])
    case cluster(Cluster)
    /// It does not tell; a full sentence.
    case unknown(reason: String)

    /// A primary that a sentinel watches.
    package struct Watched: Sendable {
        package let name: String
        package let address: RedisConnection.Node
        package let replicas: Int
        package let otherSentinels: Int
        package let quorum: Int
        /// What is wrong with it, in the sentinel's own words such as `s_down`.
        package let troubles: [String]

        package init(
            name: String,
            address: RedisConnection.Node,
            replicas: Int,
            otherSentinels: Int,
            quorum: Int,
            troubles: [String]
        ) {
            self.name = name
            self.address = address
            self.replicas = replicas
            self.otherSentinels = otherSentinels
            self.quorum = quorum
            self.troubles = troubles
        }
    }

    /// What a node knows of its cluster.
    package struct Cluster: Sendable {
        /// `ok` or `fail`.
        package let state: String
        /// Of 16384.
        package let slotsAssigned: Int
        package let nodes: Int

        package init(state: String, slotsAssigned: Int, nodes: Int) {
            self.state = state
            self.slotsAssigned = slotsAssigned
            self.nodes = nodes
        }
    }
}
