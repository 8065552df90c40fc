package import Findings

/// What running servers must have, whatever files declare: `live: mariadb@shard*` with its variables.
package struct LiveRule: Sendable {
    /// Which kind of server is asked.
    package enum Server: String, CaseIterable, Sendable {
        case mariadb
        case mysql
        case postgresql
        case redis
    }

    /// Whether a server takes its data from another one.
    package enum Role: String, CaseIterable, Sendable {
        case primary
        case replica
    }

    /// What one variable must be.
    package enum Expectation: Hashable, Sendable {
        /// The same on every server.
        case same
        /// Another one on each server.
        case unique
        case value(String)
        /// What the server's option file declares.
        case declared
        /// Something for each role; servers of a role that is not named may have what they like.
        indirect case byRole([Role: Expectation])
    }

    package let server: Server
    /// The shards whose servers are asked, as a glob; for Redis the services that use them.
    package let shards: String
    /// In the order in which they are written.
    package let variables: [(name: String, expectation: Expectation)]
    /// The service whose option file a server of each role starts with; `%shard%` stands for the shard's name.
    package let declaredBy: [Role: String]
    /// Only these environments; `nil` for all.
    package let environments: [String]?
    package let location: SourceLocation

    package init(
        server: Server,
        shards: String,
        variables: [(name: String, expectation: Expectation)],
        declaredBy: [Role: String] = [:],
        environments: [String]?,
        location: SourceLocation
    ) {
        self.server = server
        self.shards = shards
        self.variables = variables
        self.declaredBy = declaredBy
        self.environments = environments
        self.location = location
    }
}
