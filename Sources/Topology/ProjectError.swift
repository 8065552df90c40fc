package import Findings

/// Why the project's files cannot be used, or not for what was asked.
package enum ProjectError: Error, Equatable, Sendable {
    /// There is no project; `searched` is where the search began.
    case notFound(searched: String, flywayFile: String?)
    /// `--project` names a folder that is not there or that holds no project.
    case notAProject(folder: String, flywayFile: String?)
    /// Everything that is wrong with the files, in their order.
    case invalid([Finding])
    case unknownEnvironment(String, known: [String])
    /// A name, glob or tag that stands for no shard of the environment.
    case unknownShard(String, environment: String, known: [String])
    /// The shard exists, but it has no database in this environment.
    case noDatabase(shard: String, environment: String)
    /// No shard at all has a database in this environment.
    case emptyEnvironment(String)
}

extension ProjectError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .notFound(let searched, let flywayFile):
            """
            Found no project: neither \(searched) nor any folder above it holds migrations/ or migrate.yaml.
            \(flywayFile.map(Self.flywayNote) ?? "Go to the project's folder, name it with --project, or run 'migrate init'.")
            """
        case .notAProject(let folder, let flywayFile):
            """
            \(folder) is no project: it holds neither migrations/ nor migrate.yaml.
            \(flywayFile.map(Self.flywayNote) ?? "Name the project's own folder with --project.")
            """
        case .invalid(let findings):
            findings.map(\.sentence).joined(separator: "\n")
        case .unknownEnvironment(let name, let known):
            "There is no environment \(name).\(suggestion(for: name, among: known)) \(knownNames("environments", known))"
        case .unknownShard(let pattern, let environment, let known):
            Self.unknownShard(pattern, environment: environment, known: known)
        case .noDatabase(let shard, let environment):
            """
            Shard \(shard) has no database in environment \(environment): neither the shard nor the environment has a url.
            Add the shard's url under 'environments: \(environment):', or leave the shard out with --shard.
            """
        case .emptyEnvironment(let environment):
            """
            No shard has a database in environment \(environment).
            Add a url to the environment, or to the shards under 'environments: \(environment):'.
            """
        }
    }

    /// What a Flyway configuration without our own files means.
    static func flywayNote(_ file: String) -> String {
        """
        \(file) is Flyway's configuration, which this version does not read: \
        add environments/ and migrate.yaml with the same locations, table and placeholders.
        """
    }

    private static func unknownShard(_ pattern: String, environment: String, known: [String]) -> String {
        let tags = "Tags stand under 'tags:' in shards/."
        return switch ShardPattern(pattern) {
        case .tag(let tag): "No shard of environment \(environment) has the tag \(tag). \(tags)"
        case .glob: "No shard of environment \(environment) matches \(pattern). \(knownNames("shards", known))"
        case .name(let name):
            "There is no shard \(name).\(suggestion(for: name, among: known)) \(knownNames("shards", known))"
        }
    }
}
