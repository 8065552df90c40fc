package import Findings

/// One of `environments/*.yaml`: what is the same for all shards of a stage.
package struct DeployEnvironment: Sendable {
    package let name: String
    /// Where it is declared; `nil` for the one that exists without a file.
    package let location: SourceLocation?
    /// Whether writing asks for a confirmation, and cleaning is refused.
    package let isProtected: Bool
    /// The Spring profiles of its services; `nil` means the one of its name.
    package let profiles: [String]?
    let connection: ConnectionSettings
    /// Where history is replayed to know the expected schema.
    let scratch: [ScratchSettings]

    /// What a project without `environments/` has: a SQLite file for each shard, so that a first run needs no server.
    static let local = DeployEnvironment(
        name: "local",
        location: nil,
        isProtected: false,
        profiles: nil,
        connection: ConnectionSettings(
            url: Template(
                pieces: [.text("sqlite:.migrate/local/"), .shardField("name"), .text(".db")],
                location: SourceLocation(file: "environments")
            )
        ),
        scratch: []
    )
}
