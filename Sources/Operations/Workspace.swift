package import Database
package import Findings
package import Migrations
import SQLText
import StrictYAML
package import Topology

/// What every verb works with: the engines, the project's rules, and each migrations folder, read once for all shards.
package struct Workspace: Sendable {
    package let project: Project
    private let engines: [any Engine]
    private let folders: [[String]: MigrationFolder]
    /// The endpoints that had to be worked out early, by shard: their url names no engine before that.
    private let endpoints: [String: Endpoint]
    let identities = IdentityRegistry()
    let schemas = SchemaPool()
    let expectations = Expectations()
    /// The differences between files and history that the project accepts.
    let ignorePatterns: [IgnorePattern]
    let baselineVersion: Version
    /// When the run began, for `${flyway:timestamp}`: `yyyy-MM-dd HH:mm:ss` in the local time zone.
    let startedAt: String
    /// The version of this program, for what it writes down.
    let toolVersion: String

    /// Reads the migrations of every target.
    ///
    /// - Throws: `TopologyError` or `MigrationFolderError`, with all problems together, before any database is reached.
    package init(
        project: Project,
        targets: [Target],
        engines: [any Engine],
        startedAt: String,
        toolVersion: String
    ) async throws {
        try project.requireVariables(of: targets)
        self.project = project
        ignorePatterns =
            try project.settings.ignoredMigrationPatterns?.map { try IgnorePattern(parsing: $0) }
            ?? IgnorePattern.standard
        baselineVersion = try Version(parsing: project.settings.baselineVersion)
        self.engines = engines
        self.startedAt = startedAt
        self.toolVersion = toolVersion
        var endpoints: [String: Endpoint] = [:]
        for target in targets where target.dialect == nil { endpoints[target.shard] = try await target.endpoint() }
        self.endpoints = endpoints
        var folders: [[String]: MigrationFolder] = [:]
        for target in targets {
            let locations = Self.locations(of: target, endpoints)
            guard folders[locations] == nil else { continue }
            folders[locations] = try MigrationFolder.load(locations: locations, options: project.folderOptions)
        }
        self.folders = folders
    }

    /// The migrations of a target that this workspace was made for.
    package func folder(of target: Target) -> MigrationFolder {
        guard let folder = folders[locations(of: target)] else {
            preconditionFailure("\(target.shard) is not a target of this workspace")
        }
        return folder
    }

    /// The folders that a target's migrations come from, relative to the project.
    package func locations(of target: Target) -> [String] { Self.locations(of: target, endpoints) }

    /// What was passed over in the folders, and why.
    package var notes: [Finding] {
        folders.sorted { $0.key.lexicographicallyPrecedes($1.key) }
            .flatMap { $0.value.notes + $0.value.callbacks.map(\.finding) }
    }

    private static func locations(of target: Target, _ endpoints: [String: Endpoint]) -> [String] {
        (target.dialect ?? endpoints[target.shard]?.dialect).map(target.locations(for:)) ?? []
    }

    /// Where a target's database is, in words that differ between any two databases.
    package func place(of target: Target) async throws(TargetFailure) -> String {
        let endpoint = try await endpoint(of: target)
        return [endpoint.place, endpoint.database, endpoint.schema ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
    }

    func endpoint(of target: Target) async throws(TargetFailure) -> Endpoint {
        if let known = endpoints[target.shard] { return known }
        do throws(TopologyError) { return try await target.endpoint() } catch { throw .unresolved(error) }
    }

    /// The engine that serves a kind of database.
    func engine(for dialect: Dialect) -> (any Engine)? { engines.first { $0.dialects.contains(dialect) } }

    /// Connects to a target.
    func session(
        for target: Target,
        access: Access
    ) async throws(TargetFailure) -> (engine: any Engine, session: any Session) {
        let endpoint = try await endpoint(of: target)
        guard let engine = engine(for: endpoint.dialect) else {
            let message = "This build of migrate has no engine for \(endpoint.dialect.displayName)."
            throw .database(DatabaseError(.unsupported, message), while: "connecting")
        }
        do throws(DatabaseError) {
            return (engine, try await engine.open(endpoint, access: access))
        } catch {
            throw TargetFailure(error, while: "connecting")
        }
    }
}

extension Project {
    /// How this project's folders of migrations are read.
    package var folderOptions: MigrationFolder.Options {
        var options = MigrationFolder.Options()
        options.project = folder
        options.sumRoot = Project.migrationsFolder
        options.naming = namingRules
        options.namingLocation = settings.naming.location
        return options
    }

    /// Flyway's rules, but for what `migrate.yaml` says differently.
    private var namingRules: NamingRules {
        let written = settings.naming
        var rules = NamingRules()
        rules.versionedPrefix = written.versioned ?? rules.versionedPrefix
        rules.repeatablePrefix = written.repeatable ?? rules.repeatablePrefix
        rules.undoPrefix = written.undo ?? rules.undoPrefix
        rules.baselinePrefix = written.baseline ?? rules.baselinePrefix
        rules.separator = written.separator ?? rules.separator
        rules.suffixes = written.suffixes ?? rules.suffixes
        rules.ignored = settings.ignoredFiles
        return rules
    }
}

extension IgnorePattern {
    /// Reads what a person wrote in `migrate.yaml`.
    fileprivate init(parsing text: Located<String>) throws(ProjectError) {
        guard let pattern = IgnorePattern(text.value) else {
            throw .invalid([
                Finding(
                    code: "INVALID_PATTERN",
                    message: "'\(text.value)' is not a pattern of migrations that are passed over.",
                    advice: "Write TYPE:STATE, such as '*:future': the type is *, versioned or repeatable, "
                        + "the state *, missing, pending, ignored or future.",
                    location: text.location
                )
            ])
        }
        self = pattern
    }
}

extension Version {
    /// Reads what a person wrote in `migrate.yaml`.
    fileprivate init(parsing text: Located<String>) throws(ProjectError) {
        guard let version = Version(text.value) else {
            throw .invalid([
                Finding(
                    code: "INVALID_VERSION",
                    message: "'\(text.value)' is not a version: write numbers joined by dots, such as 1 or 2.1.",
                    location: text.location
                )
            ])
        }
        self = version
    }
}

extension Callback {
    /// A team that relies on a callback has to know that it does not run.
    fileprivate var finding: Finding {
        Finding(
            code: "CALLBACK",
            severity: .warning,
            message: "This is a callback for \(event.rawValue); this version of migrate does not run callbacks.",
            advice: "Run it with Flyway, or move what it does into a migration.",
            location: SourceLocation(file: path)
        )
    }
}
