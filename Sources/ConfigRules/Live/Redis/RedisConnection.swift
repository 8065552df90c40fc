package import Findings
package import Secrets

/// How one service reaches Redis, as its settings say.
package struct RedisConnection: Sendable {
    /// A server, by its address.
    package struct Node: Hashable, Sendable, CustomStringConvertible {
        package let host: String
        package let port: Int

        package init(host: String, port: Int) {
            self.host = host
            self.port = port
        }

        package var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
    }

    package enum Mode: Hashable, Sendable {
        case standalone(Node)
        case sentinel(primary: String, nodes: [Node])
        case cluster([Node])
    }

    /// Who asks.
    package struct Login: Sendable {
        package let user: String?
        package let password: Password
    }

    package enum Password: Sendable {
        case none
        case known(Secret)
        case kept(StoreReference)
        /// Nothing tells it.
        case unknown
    }

    package let service: String
    package let mode: Mode
    package let isEncrypted: Bool
    package let login: Login
    /// That of the sentinels, which is another one.
    package let sentinelLogin: Login
    /// The setting that decides about the mode.
    package let location: SourceLocation

    /// The servers that the settings name: sentinels, or where the data are.
    package var nodes: [Node] {
        switch mode {
        case .standalone(let node): [node]
        case .sentinel(_, let nodes), .cluster(let nodes): nodes
        }
    }
}
