import Database
import Files
import Findings
import Foundation
import Migrations
import Operations
import SQLText
import Synchronization
import TestSupport
import Topology

/// A project in the test's folder whose shards lead to pretended databases.
struct Workbench {
    let dialect: Dialect
    let engine: FakeEngine
    let workspace: Workspace
    let targets: [Target]
    private let databases: [String: FakeDatabase]

    /// Writes the project and opens it.
    ///
    /// `migrations` are file names and texts, `settings` the lines of `migrate.yaml`; `identities` is what the server of a
    /// shard says that it is, where that is not the shard's name.
    init(
        _ migrations: [String: String],
        _ dialect: Dialect = .sqlite,
        shards: [String] = ["main"],
        settings: String = "",
        identities: [String: String] = [:],
        contents: FakeDatabase.Contents = FakeDatabase.Contents()
    ) async throws {
        let folder = ScratchFolder.current
        for name in ["migrations", "environments", "shards"] { try Folder.create("\(folder)/\(name)") }
        for (name, text) in migrations { try Self.write(text, to: name) }
        try Self.write(settings, to: "../migrate.yaml")
        try Self.write("environment: local\nurl: \"\(Self.url(dialect))\"\n", to: "../environments/local.yaml")
        let names = shards.map { "  - shard: \($0)\n" }.joined()
        try Self.write("shards:\n\(names)", to: "../shards/all.yaml")
        let project = try Project.open(folder: folder) { _ in nil }
        targets = try project.targets(environment: nil, shards: [])
        let pairs = shards.map {
            ($0, FakeDatabase(dialect, identity: identities[$0] ?? $0, contents: contents))
        }
        databases = Dictionary(uniqueKeysWithValues: pairs)
        engine = FakeEngine(dialect, databases: databases)
        workspace = try await Workspace(
            project: project,
            targets: targets,
            engines: [engine],
            startedAt: "2026-01-01 00:00:00",
            toolVersion: "1.0"
        )
        self.dialect = dialect
    }

    /// The database of the only shard.
    var database: FakeDatabase { database("main") }
    var target: Target { targets[0] }

    func database(_ shard: String) -> FakeDatabase { databases[shard] ?? FakeDatabase(dialect, identity: "") }

    /// Reads the project again, as the next command would.
    func reopened() async throws -> Workspace {
        let project = try Project.open(folder: ScratchFolder.current) { _ in nil }
        return try await Workspace(
            project: project,
            targets: targets,
            engines: [engine],
            startedAt: "2026-01-02 00:00:00",
            toolVersion: "1.0"
        )
    }

    /// Runs the pending migrations of the only shard.
    func apply(upTo limit: MigrationLimit = .latest) async -> Result<ApplyOutcome, TargetFailure> {
        await Operations.apply(upTo: limit, to: target, in: workspace) { _ in }
    }

    /// Writes a file of migrations.
    static func write(_ text: String, to name: String) throws {
        try File.write(Array(text.utf8), to: "\(ScratchFolder.current)/migrations/\(name)")
    }

    /// Removes a file of migrations.
    static func remove(_ name: String) throws {
        try FileManager.default.removeItem(atPath: "\(ScratchFolder.current)/migrations/\(name)")
    }

    private static func url(_ dialect: Dialect) -> String {
        switch dialect {
        case .sqlite: "sqlite:{shard.name}.db"
        case .postgres, .mariadb, .mysql: "\(dialect.rawValue)://migrator@localhost/{shard.name}"
        }
    }
}

/// Runs `body` in a task of its own that `.stopRequested` at one of the databases stops.
func stoppable<Answer: Sendable>(
    by databases: [FakeDatabase],
    _ body: @escaping @Sendable () async -> Answer
) async -> Answer {
    let (gate, opener) = AsyncStream<Void>.makeStream()
    let task = Task {
        // A stop before the task is known would be lost.
        for await _ in gate { break }
        return await body()
    }
    for database in databases { database.onStop { task.cancel() } }
    opener.yield()
    return await task.value
}

extension Result {
    /// The failure, when there is one.
    var failure: Failure? {
        guard case .failure(let failure) = self else { return nil }
        return failure
    }
}

extension TargetFailure {
    /// The findings of a refusal, or of a file that cannot be read.
    var findings: [Finding] {
        switch self {
        case .refused(let findings), .unreadable(let findings): findings
        case .unresolved, .database, .migration, .sameDatabase, .notStarted, .interrupted: []
        }
    }

    var codes: [String] { findings.map(\.code) }

    /// The failure of a migration.
    var migration: MigrationFailure? {
        guard case .migration(let failure) = self else { return nil }
        return failure
    }

    /// What a database said, with what was being done.
    var database: (error: DatabaseError, doing: String)? {
        guard case .database(let error, let doing) = self else { return nil }
        return (error, doing)
    }
}
