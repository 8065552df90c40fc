import Database
import Foundation
import SQLText
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(2)))
struct SQLiteStatementTests {
    @Test(arguments: ["COMMIT", "END", "ROLLBACK"])
    func `a file that ends the migration's transaction is seen, and leaves nothing to commit`(
        _ sql: String
    ) async throws {
        try await withTestDatabase(.sqlite) { database in
            let session = try await database.open()
            try await session.begin()
            try await session.execute(sql)
            #expect(!session.isInTransaction)
            await #expect(throws: DatabaseError.self) { try await session.commit() }
            try await session.rollback()
        }
    }

    @Test func `a text with a NUL byte is written out whole`() async throws {
        try await withTestDatabase(.sqlite) { database in
            let session = try await database.open()
            let question = try session.clientStatement("SELECT ?", [.text("a\0é'")])
            #expect(try await session.column(question) == ["a\0é'"])
        }
    }

    @Test func `a script with its own transaction is let alone`() async throws {
        try await withTestDatabase(.sqlite) { database in
            let session = try await database.open()
            for sql in ["BEGIN", "CREATE TABLE note (body TEXT)", "SAVEPOINT s", "RELEASE s"] {
                try await session.execute(sql)
                #expect(session.isInTransaction)
            }
            await #expect(throws: DatabaseError.self) { try await session.prepareForMigration() }
            try await session.execute("COMMIT")
            #expect(!session.isInTransaction)
            try await session.prepareForMigration()
        }
    }

    @Test func `a transaction that SQLite itself undid cannot be committed`() async throws {
        try await withTestDatabase(.sqlite) { database in
            let session = try await database.open()
            try await session.execute("CREATE TABLE note (id INTEGER PRIMARY KEY)")
            try await session.execute("INSERT INTO note VALUES (1)")
            try await session.begin()
            try await session.execute("INSERT INTO note VALUES (2)")
            await #expect(throws: DatabaseError.self) {
                try await session.execute("INSERT OR ROLLBACK INTO note VALUES (1)")
            }
            #expect(!session.isInTransaction)
            await #expect(throws: DatabaseError.self) { try await session.commit() }
            #expect(try await session.column("SELECT id FROM note") == ["1"])
            try await session.begin()
            try await session.rollback()
        }
    }

    @Test func `a broken reference fails at the commit, which can then be rolled back`() async throws {
        try await withTestDatabase(.sqlite) { database in
            var checking = database
            checking.endpoint.settings = ["foreign_keys": "on"]
            let session = try await checking.open()
            try await session.execute("CREATE TABLE parent (id INTEGER PRIMARY KEY)")
            try await session.execute("CREATE TABLE child (id INT REFERENCES parent DEFERRABLE INITIALLY DEFERRED)")
            try await session.begin()
            try await session.execute("INSERT INTO child VALUES (1)")
            let error = await #expect(throws: DatabaseError.self) { try await session.commit() }
            #expect(error?.kind == .statement)
            #expect(session.isInTransaction)
            try await session.rollback()
            #expect(!session.isInTransaction)
        }
    }

    @Test func `as with Flyway, foreign keys are not enforced and double quotes may hold a text`() async throws {
        try await withTestDatabase(.sqlite) { database in
            let session = try await database.open()
            try await session.execute("CREATE TABLE child (id INT REFERENCES parent, word TEXT DEFAULT \"fine\")")
            try await session.execute("INSERT INTO child (id) VALUES (1)")
            try await session.execute("UPDATE child SET word = \"a text\" WHERE word = \"fine\"")
            #expect(try await session.column("SELECT word FROM child") == ["a text"])
        }
    }

    @Test func `a schema may use JSON functions, which SQLite does not trust everywhere`() async throws {
        try await withTestDatabase(.sqlite) { database in
            let session = try await database.open()
            try await session.execute("CREATE TABLE event (body TEXT CHECK (json_valid(body)))")
            try await session.execute("INSERT INTO event VALUES ('{}')")
            await #expect(throws: DatabaseError.self) { try await session.execute("INSERT INTO event VALUES ('{')") }
        }
    }

    @Test func `waiting for another writer can be cancelled`() async throws {
        try await withTestDatabase(.sqlite) { database in
            let writer = try await database.open()
            try await writer.begin()
            var patient = database
            patient.endpoint.limits.lock = .seconds(600)
            let session = try await patient.open()
            for pause in [Duration.zero, .milliseconds(100)] {
                let waiting = Task { try await session.begin() }
                try await Task.sleep(for: pause)
                waiting.cancel()
                let error = await #expect(throws: DatabaseError.self) { try await waiting.value }
                #expect(error?.kind == .cancelled)
            }
            try await writer.rollback()
            try await session.begin()
            try await session.rollback()
        }
    }

    @Test func `more than one statement, or a NUL byte, is refused and nothing of it is passed over`() async throws {
        try await withTestDatabase(.sqlite) { database in
            let session = try await database.open()
            for sql in ["SELECT 1; SELECT 2", "SELECT 1\u{0}; SELECT 2", "SELECT 1 ; /* and */ nonsense"] {
                let error = await #expect(throws: DatabaseError.self) { try await session.execute(sql) }
                #expect(error?.kind == .statement)
            }
            for sql in ["SELECT 1;", "SELECT 1 -- end", "SELECT 1; /* end */ ", "-- only this", ""] {
                try await session.execute(sql)
            }
        }
    }

    @Test func `no other file is attached and no extension loaded unless the project allows it`() async throws {
        try await withTestDatabase(.sqlite) { database in
            let session = try await database.open()
            for sql in [
                "ATTACH '\(database.path).other' AS other", "ATTACH 'file:x?mode=memory' AS other",
                "SELECT load_extension('mod_spatialite')",
            ] {
                let error = await #expect(throws: DatabaseError.self, "\(sql)") { try await session.execute(sql) }
                #expect(error?.kind == (sql.hasPrefix("ATTACH") ? .notPermitted : .statement))
            }
            try await session.execute("VACUUM")
            var open = database
            open.endpoint.settings = ["attach": "on"]
            try await open.open().execute("ATTACH '\(database.path).other' AS other")
        }
    }

    @Test(arguments: [
        ("foreign_keys", "on; DROP TABLE note"), ("journal_mode", "off"), ("attach", "maybe"), ("x", "1"),
    ])
    func `a setting that is not known to be harmless is refused`(_ name: String, value: String) async throws {
        let endpoint = Endpoint(dialect: .sqlite, address: .memory, settings: [name: value])
        let error = try await #require(throws: DatabaseError.self) {
            try await TestEngine.sqlite.engine.open(endpoint, access: .readWrite)
        }
        #expect(error.kind == .unsupported)
        #expect(error.message.contains(name))
    }

    @Test func `numbers with fractions and bytes come back as SQLite writes them`() async throws {
        try await withTestDatabase(.sqlite) { database in
            let session = try await database.open()
            let row = try await session.rows("SELECT 0.5, x'4142', -1, ''").first
            #expect(row?.values == [.text("0.5"), .text("AB"), .integer(-1), .text("")])
        }
    }

    @Test func `tables are dropped before those that they refer to, and circles are cut`() async throws {
        try await withTestDatabase(.sqlite) { database in
            var checking = database
            checking.endpoint.settings = ["foreign_keys": "on"]
            let session = try await checking.open()
            for sql in [
                "CREATE TABLE a (id INTEGER PRIMARY KEY)", "CREATE TABLE b (id INTEGER PRIMARY KEY REFERENCES A)",
                "CREATE TABLE c (id INTEGER PRIMARY KEY REFERENCES b)", "INSERT INTO a VALUES (1)",
                "INSERT INTO b VALUES (1)", "INSERT INTO c VALUES (1)",
                "CREATE TABLE own (id INTEGER PRIMARY KEY REFERENCES own)",
                "CREATE TABLE there (id INTEGER PRIMARY KEY REFERENCES back)",
                "CREATE TABLE back (id INTEGER PRIMARY KEY REFERENCES there)",
            ] { try await session.execute(sql) }
            let objects = try await session.objects(besides: ["flyway_schema_history"])
            #expect(objects.map(\.name).filter { "abc".contains($0) } == ["c", "b", "a"])
            for object in objects { try await session.execute(object.dropStatement) }
            #expect(try await session.objects(besides: ["flyway_schema_history"]) == [])
        }
    }

    @Test func `a history that Flyway wrote by client is read with its times`() async throws {
        try await withTestDatabase(.sqlite) { database in
            let setup = try await database.open()
            for statement in setup.history(table: "log").create { try await setup.execute(statement) }
            try await database.client(
                """
                INSERT INTO log VALUES (1, '002.0', 'leading  zeros', 'SQL', 'V002_0__leading__zeros.sql', 1174889936, '',
                '2026-11-21 01:56:50.421', 1, 1)
                """
            )
            let session = try await database.open(.readOnly)
            let rows = try await session.rows(session.history(table: "LOG").read)
            #expect(rows.first?.text(1) == "002.0")
            #expect(rows.first?.text(7) == "2026-11-21 01:56:50.421")
            #expect(try await session.rows(session.history(table: "LOG").columns).count == 10)
        }
    }
}
