import Files

/// The files of one project: settings, environments and shards, read and checked, nothing resolved.
///
/// This room turns what people write about their databases into a list of targets, and a target into an endpoint.
package struct Project: Sendable {
    /// The project folder, absolute and without links.
    package let folder: String
    package let settings: ProjectSettings
    /// In the order of their files.
    package let environments: [DeployEnvironment]
    let shards: [Shard]
    let store: VariableStore

    /// The folder of migrations below the project folder.
    package static let migrationsFolder = "migrations"

    /// Reads the project in `folder`, or in the nearest folder upwards that holds `migrations/` or `migrate.yaml`.
    ///
    /// All problems of all files are reported together. `environmentVariable` reads one variable of the process, and
    /// `stores` asks secret stores; both are called only when a target is resolved.
    package static func open(
        folder: String? = nil,
        stores: StoreReading = .none,
        environmentVariable: @escaping @Sendable (String) -> String? = { EnvironmentVariable.ofProcess($0) }
    ) throws(ProjectError) -> Project {
        try ProjectReader(folder: try find(folder)).read(stores: stores, environmentVariable: environmentVariable)
    }

    private static func find(_ folder: String?) throws(ProjectError) -> String {
        if let folder {
            guard let path = Path.canonical(folder), isProject(path) else {
                throw .notAProject(folder: folder, flywayFile: flywayFile(in: folder))
            }
            return path
        }
        let start = Path.workingFolder()
        var path = start
        while !isProject(path) {
            guard path != "/" else { throw .notFound(searched: start, flywayFile: flywayFile(in: start)) }
            path = Path.parent(of: path)
        }
        return path
    }

    private static func isProject(_ folder: String) -> Bool {
        File.kind(Path.join(folder, migrationsFolder)) == .folder
            || File.kind(Path.join(folder, ProjectReader.settingsFile)) == .file
    }

    /// Flyway's configuration in a folder, as a path that begins there.
    static func flywayFile(in folder: String) -> String? {
        ["flyway.toml", "flyway.conf", "conf/flyway.toml", "conf/flyway.conf"]
            .first { File.kind(Path.join(folder, $0)) == .file }
    }
}
