import Database
import Foundation
import SQLText
import SchemaModel
import Secrets
import TestSupport
import Testing

/// What a schema reads like when there is little in it, when it was dumped, and when it may not be read.
@Suite(.timeLimit(.minutes(10)))
struct PostgresReadingTests {
    @Test func `expressions are the same after a dump, which prints what was printed once more`() async throws {
        try await withTestDatabase(.postgres) { original in
            let zoo = URL(filePath: #filePath).deletingLastPathComponent()
                .appending(path: "Zoos/postgres-expressions.sql")
            try await original.client(try String(contentsOf: zoo, encoding: .utf8))
            let wanted = try await original.open(.readOnly).schema(of: PostgresZoo.scope)
            let dump = try await PostgresZoo.dump(original)
            try await withTestDatabase(.postgres) { copy in
                try await copy.client(dump)
                let found = try await copy.open(.readOnly).schema(of: PostgresZoo.scope)
                #expect(wanted.changes(in: found).map(\.words) == [])
            }
        }
    }

    @Test func `a new database has nothing but what every database has`() async throws {
        try await withTestDatabase(.postgres) { database in
            let fresh = try await database.open(.readOnly).schema(of: PostgresZoo.scope)
            #expect(fresh.objects.map(\.name) == ["plpgsql"])
            #expect(fresh.unverified == [])
            try await database.client(
                "COMMENT ON SCHEMA public IS 'Ours'; REVOKE USAGE ON SCHEMA public FROM PUBLIC; CREATE SCHEMA app"
            )
            let home = try await database.open(.readOnly).schema(of: PostgresZoo.scope)
            #expect(fresh.changes(in: home).map(\.words) == ["unexpected schema:(home)", "unexpected schema:app"])
            let facts = home.objects.first { $0.name == "(home)" }?.attributes
            #expect(facts?.map(\.value).sorted() == ["Ours", "PUBLIC="])

            var database = database
            database.endpoint.schema = "app"
            let app = try await database.open(.readOnly).schema(of: PostgresZoo.scope)
            #expect(fresh.changes(in: app).map(\.words) == ["unexpected schema:public"])
        }
    }

    @Test func `what exists and is not compared is listed`() async throws {
        try await withTestDatabase(.postgres) { database in
            try await database.client(
                """
                SELECT lo_create(0), lo_create(0);
                CREATE FUNCTION pg_catalog.intruder() RETURNS integer LANGUAGE sql AS 'SELECT 1'
                """
            )
            try await database.client(
                "CREATE SUBSCRIPTION far CONNECTION 'dbname=x' PUBLICATION p WITH (connect = false, slot_name = NONE)"
            )
            let schema = try await database.open(.readOnly).schema(of: PostgresZoo.scope)
            try await database.client("DROP SUBSCRIPTION far")
            let expected = [
                UnverifiedObject(kind: "large objects", name: "2"),
                UnverifiedObject(kind: "object in a system schema", name: "function intruder()"),
                UnverifiedObject(kind: "subscription", name: "far"),
            ]
            #expect(schema.unverified == expected)
        }
    }

    @Test func `an account that may not use the home schema is told what it needs`() async throws {
        try await withTestDatabase(.postgres) { database in
            var reader = database
            let name = database.endpoint.database + "_reader"
            reader.endpoint.schema = "it's home"
            reader.endpoint.user = name
            reader.endpoint.password = Secret("reads")
            try await database.client("CREATE SCHEMA \"it's home\"; CREATE ROLE \(name) LOGIN PASSWORD 'reads'")
            let session = try await reader.open(.readOnly)
            do throws(DatabaseError) {
                _ = try await session.schema(of: PostgresZoo.scope)
                Issue.record("The schema was read.")
            } catch {
                #expect(error.kind == .notPermitted)
                #expect(error.message.hasSuffix("Run: GRANT USAGE ON SCHEMA \"it's home\" TO \"\(name)\";"))
            }
            #expect(!session.isInTransaction)
            #expect(try await session.rows("SHOW search_path").first?.text(0)?.contains("it's home") == true)
            try await database.client("DROP ROLE \(name)")
        }
    }
}
