/// The files of one project: settings, environments and shards, read and checked, nothing resolved.
///
/// This room turns what people write about their databases into a list of targets, and a target into an endpoint.
package struct Project: Sendable {
    /// The project folder, absolute and without links.
    package let folder: String
    package let settings: ProjectSettings
    /// In the order of their files.
    package let environments: [DeployEnvironment]

    /// The folder of migrations below the project folder.
    package static let migrationsFolder = "migrations"

    /// Reads the project in `folder`, or in the nearest folder upwards that holds `migrations/` or `migrate.yaml`.
    ///
    /// - Throws: `ProjectError`; all problems of all files together.
    package static func open(folder: String? = nil) throws(ProjectError) -> Project {
        throw .notFound(searched: ".", flywayFile: nil)
    }

    /// The names of all shards, in the order of the files, ranges by number.
    package var shardNames: [String] { [] }

    /// The shards that the patterns select (all when there are none) in an environment (the default when `nil`).
    ///
    /// - Parameter shards: Names, globs or `tag:TAG`; a target is listed once, in the order of the files.
    package func targets(environment: String?, shards: [String]) throws(ProjectError) -> [Target] { [] }

    /// Looks for the variables and secret files that the targets need, without running a command.
    ///
    /// - Throws: `TopologyError` with every one that is missing, so that a person need not mend them one by one.
    package func requireVariables(of targets: [Target]) throws(TopologyError) {}
}
