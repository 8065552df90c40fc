import Database
import Foundation
import SQLText
import SchemaModel
import Secrets
import TestSupport
import Testing

/// The schema with one of everything, in databases of its own.
enum PostgresZoo {
    static let scope = SchemaScope(ownTables: ["flyway_schema_history"])

    /// Runs `body` with a database that holds the zoo in the schema `home`.
    static func withDatabase<Answer>(
        home: String = "public",
        _ body: (TestDatabase) async throws -> Answer
    ) async throws -> Answer {
        try await withTestDatabase(.postgres) { database in
            var database = database
            database.endpoint.schema = home
            let schema = "\"" + home.replacing("\"", with: "\"\"") + "\""
            try await database.client("CREATE SCHEMA IF NOT EXISTS \(schema)")
            try await database.client("ALTER DATABASE \(database.endpoint.database) SET search_path = \(schema)")
            try await database.client(try String(contentsOfFile: file, encoding: .utf8))
            return try await body(database)
        }
    }

    /// What the engine's own tool writes of a database.
    static func dump(_ database: TestDatabase) async throws -> String {
        guard case .tcp(let host, let port) = database.endpoint.address else { return "" }
        let words = [
            "pg_dump", "--schema-only", "-h", host, "-p", "\(port)", "-U", database.endpoint.user ?? "",
            database.endpoint.database,
        ]
        let password = database.endpoint.password?.use { $0 } ?? ""
        let environment = ProcessInfo.processInfo.environment.merging(["PGPASSWORD": password]) { $1 }
        let ending = await (try ChildProcess(words, environment: environment)).ending()
        try #require(ending.status == 0, "\(ending.errors)")
        // The words of \restrict, which older clients do not know.
        return ending.output.split(separator: "\n", omittingEmptySubsequences: false)
            .filter { !$0.hasPrefix("\\restrict") && !$0.hasPrefix("\\unrestrict") }.joined(separator: "\n")
    }

    private static var file: String {
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Zoos/postgres.sql").path
    }
}

/// Something that somebody does to the zoo by hand, and the one thing that has to be said about it.
struct PostgresMutation: Sendable, CustomTestStringConvertible {
    let sql: String
    let change: String

    init(_ sql: String, _ change: String) {
        self.sql = sql
        self.change = change
    }

    var testDescription: String { sql }

    /// All of them, by what they are done to.
    static let all =
        tables + columns + constraints + indexes + types + sequences + routines + views + triggers + rights
        + databaseWide + operators + search
}
