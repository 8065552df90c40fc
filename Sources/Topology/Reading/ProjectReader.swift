import Files
import Findings
import StrictYAML

/// Reads all files of a project and says everything that is wrong with them at once.
struct ProjectReader {
    /// The project folder.
    let folder: String
    private let problems = ProblemCollector()

    static let settingsFile = "migrate.yaml"
    private static let environmentsFolder = "environments"
    private static let shardsFolder = "shards"

    init(folder: String) { self.folder = folder }

    /// Reads the project, or throws everything that is wrong with it.
    func read(
        stores: StoreReading,
        environmentVariable: @escaping @Sendable (String) -> String?
    ) throws(ProjectError) -> Project {
        let settings = readSettings()
        let environments = readEnvironments()
        let byName = Dictionary(environments.map { ($0.name, $0) }) { first, _ in first }
        checkDefault(settings, environments)
        let shards = readShards(environments: byName)
        checkExpectedShard(settings, shards)
        try problems.throwIfAny()
        return Project(
            folder: folder,
            settings: settings,
            environments: environments,
            shards: shards,
            store: VariableStore(
                surroundings: Surroundings(folder: folder, environmentVariable: environmentVariable, stores: stores)
            )
        )
    }

    private func readSettings() -> ProjectSettings {
        guard File.kind(Path.join(folder, Self.settingsFile)) != nil, let root = tree(Self.settingsFile) else {
            return ProjectSettings()
        }
        return SettingsReader(problems: problems).read(root)
    }

    private func readEnvironments() -> [DeployEnvironment] {
        guard let files = yamlFiles(in: Self.environmentsFolder) else {
            if let flyway = Project.flywayFile(in: folder) {
                problems.report(ProjectError.flywayNote(flyway), at: SourceLocation(file: flyway))
            }
            return [.local]
        }
        let reader = EnvironmentReader(problems: problems)
        let environments = files.compactMap { tree($0).flatMap(reader.read) }
        checkUnique(environments.map { ($0.name, $0.location) }, called: "environment")
        if environments.isEmpty, problems.findings.isEmpty {
            problems.report(
                "The folder \(Self.environmentsFolder)/ declares no environment. Add a file that begins with "
                    + "'environment: NAME', or remove the folder.",
                at: SourceLocation(file: Self.environmentsFolder)
            )
        }
        return environments
    }

    private func readShards(environments: [String: DeployEnvironment]) -> [Shard] {
        guard let files = yamlFiles(in: Self.shardsFolder) else { return [.main] }
        let reader = ShardReader(problems: problems, folder: folder, environments: environments)
        let shards = files.flatMap { tree($0).map(reader.read) ?? [] }
        checkUnique(shards.map { ($0.name, $0.location) }, called: "shard")
        if shards.isEmpty, problems.findings.isEmpty {
            problems.report(
                "The folder \(Self.shardsFolder)/ declares no shard. Add one, or remove the folder.",
                at: SourceLocation(file: Self.shardsFolder)
            )
        }
        return shards
    }

    private func checkDefault(_ settings: ProjectSettings, _ environments: [DeployEnvironment]) {
        let name = settings.defaultEnvironment
        let known = environments.map(\.name)
        guard let location = name.location, !known.contains(name.value) else { return }
        problems.report(
            "There is no environment '\(name.value)'.\(suggestion(for: name.value, among: known)) "
                + knownNames("environments", known),
            at: location
        )
    }

    private func checkExpectedShard(_ settings: ProjectSettings, _ shards: [Shard]) {
        let known = shards.map(\.name)
        guard case .shard(let name) = settings.drift.expected.value, !known.contains(name) else { return }
        problems.report(
            "There is no shard '\(name)'.\(suggestion(for: name, among: known)) \(knownNames("shards", known))",
            at: settings.drift.expected.location
        )
    }

    private func checkUnique(_ names: [(String, SourceLocation?)], called what: String) {
        var places: [String: SourceLocation] = [:]
        for case (let name, let location?) in names {
            if let first = places[name] {
                problems.report("The \(what) '\(name)' is declared twice: it is already in \(first).", at: location)
            } else {
                places[name] = location
            }
        }
    }

    /// The YAML files directly in a folder of the project, or `nil` when there is no such folder.
    private func yamlFiles(in name: String) -> [String]? {
        let path = Path.join(folder, name)
        guard File.kind(path) != nil else { return nil }
        do throws(FileError) {
            return try Folder.entries(of: path)
                .filter { $0.kind != .folder && ($0.name.hasSuffix(".yaml") || $0.name.hasSuffix(".yml")) }
                .map { Path.join(name, $0.name) }
        } catch {
            problems.report("Cannot list \(name)/: \(error.reason).", at: SourceLocation(file: name))
            return []
        }
    }

    /// The one document of a file; `nil` when it is empty or was reported.
    private func tree(_ file: String) -> FileNode? { ProjectFile.tree(file, in: folder, problems) }
}
