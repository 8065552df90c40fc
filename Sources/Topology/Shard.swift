import Findings

/// One of the databases that share migrations, as `shards/` declares it for all environments.
struct Shard: Sendable {
    let name: String
    let location: SourceLocation
    /// Its number, when it comes from a range.
    let number: Int?
    /// Folders below the project folder, `{engine}` still in them.
    let locations: [String]
    let tags: [String]
    let fields: [String: String]
    /// What it says differently, by the environment's name.
    let overrides: [String: ShardOverride]

    /// What a project without `shards/` has.
    static let main = Shard(
        name: "main",
        location: SourceLocation(file: Project.migrationsFolder),
        number: nil,
        locations: [Project.migrationsFolder],
        tags: [],
        fields: [:],
        overrides: [:]
    )
}

/// What a shard says differently in one environment.
struct ShardOverride: Sendable {
    let location: SourceLocation
    let connection: ConnectionSettings
    let fields: [String: Template]
}
