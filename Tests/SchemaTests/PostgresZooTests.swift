import Database
import SQLText
import SchemaModel
import Secrets
import TestSupport
import Testing

/// One of everything, read from databases that hold the same.
@Suite(.timeLimit(.minutes(10)))
struct PostgresZooTests {
    private static let homes = ("public", "tenant 2")

    @Test func `the same schema under two names is the same, and reading it twice too`() async throws {
        try await PostgresZoo.withDatabase(home: Self.homes.0) { left in
            let session = try await left.open(.readOnly)
            let first = try await session.schema(of: PostgresZoo.scope)
            #expect(try await session.schema(of: PostgresZoo.scope) == first)
            #expect(first.unverified == [])
            #expect(try Schema(snapshot: first.snapshot) == first)
            try await PostgresZoo.withDatabase(home: Self.homes.1) { right in
                let second = try await right.schema(of: PostgresZoo.scope)
                #expect(first.changes(in: second).map(\.words) == [])
                #expect(first == second)
            }
        }
    }

    @Test(arguments: [homes.0, homes.1])
    func `a dump that is restored is the same`(home: String) async throws {
        try await PostgresZoo.withDatabase(home: home) { original in
            let wanted = try await original.schema(of: PostgresZoo.scope)
            let dump = try await PostgresZoo.dump(original)
            try await withTestDatabase(.postgres) { copy in
                var copy = copy
                copy.endpoint.schema = home
                try await copy.client(dump)
                let found = try await copy.schema(of: PostgresZoo.scope)
                #expect(wanted.changes(in: found).map(\.words) == [])
                #expect(wanted == found)
            }
        }
    }

    @Test func `every kind of object is read that PostgreSQL has`() async throws {
        try await PostgresZoo.withDatabase { database in
            let schema = try await database.schema(of: PostgresZoo.scope)
            let kinds = Set((schema.objects + schema.objects.flatMap(\.parts)).map(\.kind))
            // What only other engines have.
            let foreign: Set<ObjectKind> = [.database, .virtualTable, .package, .packageBody, .event, .grant]
            #expect(Set(ObjectKind.allCases).subtracting(kinds) == foreign)
        }
    }

    @Test func `our own table and another service's schema are no part of it`() async throws {
        try await PostgresZoo.withDatabase { database in
            let schema = try await database.schema(of: PostgresZoo.scope)
            #expect(!schema.objects.contains { $0.namespace == "other_service" || $0.name == "other_service" })
            #expect(!schema.objects.contains { $0.name.hasPrefix("flyway_schema_history") })
        }
    }

    @Test func `an account without rights reads the same`() async throws {
        try await PostgresZoo.withDatabase { database in
            let wanted = try await database.schema(of: PostgresZoo.scope)
            let role = database.endpoint.database + "_reader"
            try await database.client("CREATE ROLE \(role) LOGIN PASSWORD 'reader'")
            var reader = database
            reader.endpoint.user = role
            reader.endpoint.password = Secret("reader")
            let found = try await reader.schema(of: PostgresZoo.scope)
            try await database.client("DROP ROLE \(role)")
            #expect(wanted.changes(in: found).map(\.words) == [])
            #expect(wanted == found)
        }
    }

    @Test func `rows, and what was computed from them, are no part of it`() async throws {
        try await PostgresZoo.withDatabase { database in
            let wanted = try await database.schema(of: PostgresZoo.scope)
            try await database.client("REFRESH MATERIALIZED VIEW not_filled")
            try await database.client("SELECT nextval('plain_numbers')")
            try await database.client("INSERT INTO reporting.account VALUES (1)")
            try await database.client("ANALYZE account, reporting.account")
            #expect(try await database.schema(of: PostgresZoo.scope) == wanted)
        }
    }

    @Test func `reading leaves a transaction and its settings as they were`() async throws {
        try await PostgresZoo.withDatabase { database in
            let session = try await database.open()
            let path = try await session.value("SHOW search_path")
            _ = try await session.schema(of: PostgresZoo.scope)
            #expect(!session.isInTransaction)
            #expect(try await session.value("SHOW search_path") == path)
            try await session.begin()
            try await session.execute("CREATE TABLE pending (id integer)")
            try await session.execute("SET LOCAL search_path = reporting")
            let schema = try await session.schema(of: PostgresZoo.scope)
            #expect(schema.objects.contains { $0.kind == .table && $0.name == "pending" })
            #expect(try await session.value("SHOW search_path") == "reporting")
            #expect(session.isInTransaction)
            try await session.commit()
            #expect(try await session.value("SELECT count(*) FROM pending") == "0")
        }
    }
}

extension Session {
    /// The one value that a question has as its answer.
    fileprivate func value(_ sql: String) async throws -> String? { try await rows(sql).first?.text(0) }
}
