package import Secrets

/// What one environment of a service asks of a Spring Cloud Config server.
package struct ConfigServerQuestion: Hashable, Sendable {
    package let uri: String
    package let application: String
    package let profiles: [String]
    /// The branch or tag; the server's own when `nil`.
    package let label: String?
}

/// What a config server has.
package enum ConfigServerReply: Sendable {
    /// The one that hides the others comes first.
    case settings([Place])
    /// Why nobody knows, in full sentences that hold no value.
    case notAsked(String)

    /// One of the server's sources, such as a file of its repository.
    package struct Place: Sendable {
        package let name: String
        package let entries: [Entry]

        package init(name: String, entries: [Entry]) {
            self.name = name
            self.entries = entries
        }
    }

    /// One setting; whether its value may be shown is decided where it is read.
    package struct Entry: Sendable {
        package let key: String
        package let value: Secret
        /// Where the server found it, where it says so.
        package let origin: String?

        package init(key: String, value: Secret, origin: String?) {
            self.key = key
            self.value = value
            self.origin = origin
        }
    }
}

/// What servers said before the sources of a project are read.
package struct RemoteAnswers: Sendable {
    package let stores: [StoreQuestion: StoreAnswer]
    package let servers: [ConfigServerQuestion: ConfigServerReply]

    package init(
        stores: [StoreQuestion: StoreAnswer] = [:],
        servers: [ConfigServerQuestion: ConfigServerReply] = [:]
    ) {
        self.stores = stores
        self.servers = servers
    }
}
