import Foundation
package import Database
package import SQLText

/// A fresh, empty database that one test has for itself.
package struct TestDatabase: Sendable {
    package let engine: TestEngine
    /// Where it is, with an account that may do everything.
    package var endpoint: Endpoint

    /// Names a database that the test itself makes and removes; `withTestDatabase` is for all others.
    package init(engine: TestEngine, endpoint: Endpoint) {
        self.engine = engine
        self.endpoint = endpoint
    }

    /// Opens a session on it.
    package func open(_ access: Access = .readWrite) async throws(DatabaseError) -> any Session {
        try await engine.engine.open(endpoint, access: access)
    }
}

/// Runs `body` with a fresh database on `engine` and removes the database afterwards.
///
/// Where the engine's server is not there, the test is cancelled, or fails if servers are required (`TestEngine`).
package func withTestDatabase<Answer>(
    _ engine: TestEngine,
    _ body: (TestDatabase) async throws -> Answer
) async throws -> Answer {
    let name = "migrate_test_\(String(UInt64.random(in: 0...UInt64.max), radix: 36))"
    guard var endpoint = try engine.server() else { return try await withTestFile(name, body) }
    let server = DatabaseClient(endpoint)
    endpoint.database = name
    try await server.run("CREATE DATABASE \(name)")
    let answer: Answer
    do {
        answer = try await body(TestDatabase(engine: engine, endpoint: endpoint))
    } catch {
        // The test's own failure is the one to tell.
        try? await engine.drop(name, from: server)
        throw error
    }
    try await engine.drop(name, from: server)
    return answer
}

extension TestEngine {
    /// Drops a database even while sessions are open on it.
    fileprivate func drop(_ name: String, from server: DatabaseClient) async throws {
        switch self {
        case .sqlite: break
        case .postgres: try await server.run("DROP DATABASE IF EXISTS \(name) WITH (FORCE)")
        case .mariadb: try await server.run("SET lock_wait_timeout = 20; DROP DATABASE IF EXISTS \(name)")
        }
    }
}

/// SQLite: a file in a folder of its own, since lock and journal stand beside it.
private func withTestFile<Answer>(
    _ name: String,
    _ body: (TestDatabase) async throws -> Answer
) async throws -> Answer {
    let folder = FileManager.default.temporaryDirectory.appending(path: name)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "app.db").path
    let endpoint = Endpoint(dialect: .sqlite, address: .file(path: file))
    return try await body(TestDatabase(engine: .sqlite, endpoint: endpoint))
}

extension TestDatabase {
    /// Feeds a dump to the database with the engine's own client, as an operator would.
    package func loadDump(_ path: String) async throws {
        try await DatabaseClient(endpoint).load(path)
    }

    /// Runs SQL with the engine's own client and gives what it printed: what the database holds by another's account.
    @discardableResult
    package func client(_ sql: String) async throws -> String { try await DatabaseClient(endpoint).run(sql) }
}

extension Statement {
    /// A statement as the lexer would cut it.
    package init(_ text: String) { self.init(bytes: Array(text.utf8), position: .start, transactionUse: .either) }
}
