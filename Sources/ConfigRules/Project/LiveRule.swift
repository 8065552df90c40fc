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

    /// What one variable must be.
    package enum Expectation: Hashable, Sendable {
        /// The same on every server.
        case same
        /// Another one on each server.
        case unique
        case value(String)
    }

    package let server: Server
    /// The shards whose servers are asked, as a glob; for Redis the name of the connection.
    package let shards: String
    /// In the order in which they are written.
    package let variables: [(name: String, expectation: Expectation)]
    /// Only these environments; `nil` for all.
    package let environments: [String]?
    package let location: SourceLocation

    package init(
        server: Server,
        shards: String,
        variables: [(name: String, expectation: Expectation)],
        environments: [String]?,
        location: SourceLocation
    ) {
        self.server = server
        self.shards = shards
        self.variables = variables
        self.environments = environments
        self.location = location
    }
}
