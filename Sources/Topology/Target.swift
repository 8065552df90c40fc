package import Database
package import Findings
package import SQLText

/// One shard in one environment: a database to work on, its address still unresolved.
package struct Target: Sendable {
    /// The shard's name.
    package let shard: String
    /// The environment's name.
    package let environment: String
    /// Whether writing asks for a confirmation.
    package let isProtected: Bool
    package let tags: [String]
    /// Where the shard is declared.
    package let location: SourceLocation
    /// The kind of database, from the url's scheme; `nil` while the whole url comes from a variable.
    package let dialect: Dialect?
    package let historyTable: String
    /// The project's placeholders, overridden by the environment's, overridden by the shard's.
    package let placeholders: [String: String]
    let connection: TargetConnection
    /// The servers that the environment names for replays, of whatever kind.
    let scratches: [TargetConnection]

    /// The folders of this target's migrations, relative to the project folder; `{engine}` is the dialect's name.
    package func locations(for dialect: Dialect) -> [String] {
        connection.locations.map { $0.replacing("{engine}", with: dialect.rawValue) }
    }

    /// Works out the address, the account and its password: only now are variables read and commands run.
    ///
    /// - Throws: `TopologyError` with every variable of this target that has no value.
    package func endpoint() async throws(TopologyError) -> Endpoint { try await connection.endpoint() }

    /// The server on which the project wants this target's history replayed, if it names one of the target's kind.
    ///
    /// Its `database` is empty when the choice of a name is left to the tool.
    package func scratchEndpoint() async throws(TopologyError) -> Endpoint? {
        guard !scratches.isEmpty else { return nil }
        let kind = if let dialect { dialect } else { try await endpoint().dialect }
        for scratch in scratches where scratch.outline.map({ $0.dialect == kind }) ?? true {
            let endpoint = try await scratch.endpoint()
            if endpoint.dialect == kind { return endpoint }
        }
        return nil
    }
}
