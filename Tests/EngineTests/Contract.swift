import Foundation
import Database
import SQLText
import TestSupport
import Testing

/// What every engine promises: the same sentences, checked on each of them.
///
/// A new engine is done when this suite passes for it unchanged. What only one engine has stands in that engine's own files.
@Suite(.timeLimit(.minutes(2)))
struct Contract {
    // A cancelled case is easily overlooked in the report; a skipped test says why.
    @Test(.enabled(if: TestEngine.postgres.isExpected, "Set MIGRATE_TEST_POSTGRES to test PostgreSQL (ci/servers)."))
    func `PostgreSQL's server is there`() async throws { try await withTestDatabase(.postgres) { _ in } }

    @Test(.enabled(if: TestEngine.mariadb.isExpected, "Set MIGRATE_TEST_MARIADB to test MariaDB (ci/servers)."))
    func `MariaDB's server is there`() async throws { try await withTestDatabase(.mariadb) { _ in } }

    @Test(arguments: TestEngine.allCases)
    func `an open session knows its server`(_ engine: TestEngine) async throws {
        try await withTestDatabase(engine) { database in
            let server = try await database.open().server
            #expect(server.dialect == engine.dialect)
            #expect(server.version.first?.isNumber == true)
            #expect(server.user == database.endpoint.user ?? "")
            #expect(!server.identity.isEmpty)
            #expect(!server.protection.isEmpty)
            let database = database.endpoint
            switch engine {
            case .sqlite:
                #expect(database.address == .file(path: server.database))
                #expect(server.schema == "main")
            case .postgres:
                #expect(server.database == database.database)
                #expect(server.schema == "public")
            case .mariadb:
                #expect(server.database == database.database)
                #expect(server.schema == database.database)
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `the lexical rules are those of the server's dialect`(_ engine: TestEngine) async throws {
        try await withTestDatabase(engine) { database in
            let session = try await database.open()
            #expect(session.lexicalRules.dialect == engine.dialect)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `one database has one identity and another has another`(_ engine: TestEngine) async throws {
        try await withTestDatabase(engine) { one in
            let identity = try await one.open().server.identity
            #expect(try await one.open(.readOnly).server.identity == identity)
            #expect(try await one.atOtherAddress().open().server.identity == identity)
            try await withTestDatabase(engine) { another in
                let other = try await another.open()
                #expect(other.server.identity != identity)
            }
        }
    }
}

extension Session {
    /// Runs a statement of a migration.
    func execute(_ sql: String) async throws(DatabaseError) { try await execute(Statement(sql)) }

    /// The answer's first column as text.
    func column(_ sql: String) async throws(DatabaseError) -> [String] {
        try await rows(sql).map { $0.text(0) ?? "NULL" }
    }
}

extension TestDatabase {
    /// The same database by another way: a link to the file, or the server's socket.
    func atOtherAddress() throws -> TestDatabase {
        var other = self
        switch endpoint.address {
        case .file(let path):
            let link = "\(path).link"
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
            other.endpoint.address = .file(path: link)
        case .tcp, .socket, .memory:
            other.endpoint.address = try #require(try engine.socketServer()).address
        }
        return other
    }
}
