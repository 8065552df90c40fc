import Foundation
import Database
import SchemaModel
import TestSupport

/// The schema with one of everything.
enum MariaDBZoo {
    static let scope = SchemaScope(ownTables: ["flyway_schema_history"])

    /// The file that makes it.
    static var file: String {
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Zoos/mariadb.sql").path
    }

    /// What has to be read of it, whatever its database is called.
    static let schema = Task { try await inDatabase { try await $0.zooSchema() } }

    /// Runs `body` with a fresh database that holds the zoo, made by the engine's own client.
    static func inDatabase<Answer>(_ body: (TestDatabase) async throws -> Answer) async throws -> Answer {
        try await withTestDatabase(.mariadb) { database in
            try await database.loadDump(file)
            return try await body(database)
        }
    }
}

extension TestDatabase {
    /// The schema, read by a session that is opened for this alone.
    func zooSchema(_ scope: SchemaScope = MariaDBZoo.scope) async throws -> Schema {
        try await open(.readOnly).schema(of: scope)
    }
}
