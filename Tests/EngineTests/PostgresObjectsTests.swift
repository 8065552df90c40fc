import Database
import SQLText
import Testing
import TestSupport

@Suite struct `What a PostgreSQL schema holds` {
    /// One of each kind that can stand in a schema, with names that need quotes.
    private let zoo = [
        "CREATE TABLE \"Odd \"\"name\"\"\" (id SERIAL PRIMARY KEY, other INT GENERATED ALWAYS AS IDENTITY)",
        "CREATE TABLE parted (id INT) PARTITION BY RANGE (id)",
        "CREATE TABLE part PARTITION OF parted FOR VALUES FROM (1) TO (9)",
        "CREATE TABLE child () INHERITS (\"Odd \"\"name\"\"\")",
        "CREATE VIEW a_view AS SELECT 1 AS one",
        "CREATE VIEW b_view AS SELECT one FROM a_view",
        "CREATE MATERIALIZED VIEW stored AS SELECT one FROM b_view",
        "CREATE SEQUENCE alone",
        "CREATE TYPE mood AS ENUM ('good', 'bad')",
        "CREATE TYPE pair AS (one INT, two mood)",
        "CREATE TYPE span AS RANGE (subtype = float8)",
        "CREATE TYPE shell",
        "CREATE DOMAIN positive AS INT CHECK (VALUE > 0)",
        "CREATE FUNCTION twice(INT) RETURNS INT LANGUAGE sql AS 'SELECT $1 * 2'",
        "CREATE FUNCTION twice(mood, VARIADIC pair[]) RETURNS INT LANGUAGE sql AS 'SELECT 1'",
        "CREATE PROCEDURE proceed(INOUT x INT) LANGUAGE sql AS 'SELECT 1'",
        "CREATE AGGREGATE total(INT) (SFUNC = int4pl, STYPE = INT)",
        "CREATE AGGREGATE tally(*) (SFUNC = int8inc, STYPE = INT8, INITCOND = '0')",
        "CREATE OPERATOR === (FUNCTION = int4eq, LEFTARG = INT, RIGHTARG = INT)",
        "CREATE OPERATOR CLASS ints FOR TYPE INT USING btree AS OPERATOR 3 =, FUNCTION 1 btint4cmp(INT, INT)",
        "CREATE COLLATION plain (LOCALE = 'C')",
        "CREATE CONVERSION converted FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8",
        "CREATE TEXT SEARCH DICTIONARY words (TEMPLATE = simple)",
        "CREATE TEXT SEARCH CONFIGURATION search (PARSER = \"default\")",
    ]

    @Test(arguments: [nil, "app \"quoted\""])
    func `everything is found, nothing twice, and the drop statements leave an empty schema`(
        schema: String?
    ) async throws {
        try await withTestDatabase(.postgres) { database in
            var database = database
            database.endpoint.schema = schema
            try await database.client("CREATE SCHEMA other; CREATE TABLE other.stays (id INT)")
            if schema != nil { try await database.client("CREATE SCHEMA \"app \"\"quoted\"\"\"") }
            let session = try await database.open()
            for statement in session.history(table: "history").create { _ = try await session.rows(statement) }
            try await session.prepareForMigration()
            #expect(try await session.objects(besides: ["history"]).isEmpty)

            try await session.prepareForMigration()
            for statement in zoo { try await session.execute(statement) }
            let found = try await session.objects(besides: ["history"])
            // The partition goes with its table; the class of operators brings a family of its name.
            #expect(found.count == zoo.count - 1 + 1, "\(found.map(\.dropStatement))")
            #expect(Set(found).count == found.count)
            #expect(found.contains { $0.kind == "table" && $0.name == "Odd \"name\"" })
            #expect(!found.contains { $0.name == "part" || $0.name.contains("_seq") || $0.name.contains("multirange") })

            for object in found { try await session.execute(object.dropStatement) }
            #expect(try await session.objects(besides: ["history"]).isEmpty)
            #expect(try await session.rows(session.history(table: "history").columns).isEmpty == false)
            #expect(try await session.value("SELECT count(*) FROM other.stays") == "0")
        }
    }

    @Test func `the members of an extension are not ours to drop`() async throws {
        try await withPostgresSession { session, _ in
            try await session.execute("CREATE EXTENSION pg_trgm SCHEMA public")
            #expect(try await session.objects(besides: ["history"]).isEmpty)
        }
    }

    @Test func `a schema that is not there is made with the history table, as Flyway notes it`() async throws {
        try await withPostgresSession({ $0.schema = "fresh schema" }) { session, database in
            let history = session.history(table: "history")
            #expect(try await session.rows(history.columns).isEmpty)
            for statement in history.create { _ = try await session.rows(statement) }
            let row = try #require(try await session.rows(history.read).first)
            #expect(row.values[0] == .integer(0))
            #expect(row.values[1] == .null)
            #expect(
                (2...5).map { row.values[$0] } == [
                    .text("<< Flyway Schema Creation >>"), .text("SCHEMA"), .text("\"fresh schema\""), .null,
                ]
            )
            #expect(row.values[6] == .text(session.server.user))
            #expect(row.values[9] == .boolean(true))

            let next = try await database.open()
            #expect(try await next.rows(history.columns).count == 10)
            #expect(next.history(table: "history").create.count == 3)
        }
    }
}
