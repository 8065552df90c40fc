import Database
import SQLText
import SQLiteEngine
import SchemaModel
import TestSupport
import Testing

/// What happens to rows when a table is made anew.
@Suite(.timeLimit(.minutes(10)))
struct SQLiteRebuildTests {
    private static let family = """
        CREATE TABLE parent (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT);
        CREATE TABLE child (id INTEGER PRIMARY KEY, parent_id INTEGER REFERENCES parent (id) ON DELETE CASCADE);
        CREATE TABLE loose (body TEXT);
        CREATE VIEW names AS SELECT name FROM parent;
        CREATE TRIGGER child_made AFTER INSERT ON child BEGIN UPDATE parent SET name = name; END;
        INSERT INTO parent VALUES (1, 'one'), (2, 'two'), (9, 'nine');
        DELETE FROM parent WHERE id = 9;
        INSERT INTO child VALUES (1, 1), (2, 1), (3, 2);
        INSERT INTO loose (rowid, body) VALUES (5, 'five'), (7, 'seven');
        """

    private func statements(
        _ database: TestDatabase,
        replacing old: String,
        by new: String
    ) async throws -> [SchemaStatement] {
        let actual = try await database.schema()
        let wanted = try await withTestDatabase(.sqlite) { other in
            try await other.client(Self.family.replacing(old, with: new))
            return try await other.schema()
        }
        let changes = wanted.changes(in: actual)
        #expect(!changes.isEmpty)
        return SQLite().statements(undoing: changes, in: actual, toward: wanted, dialect: .sqlite)
    }

    @Test func `a table that others refer to keeps its rows, theirs and its numbers`() async throws {
        try await withTestDatabase(.sqlite) { database in
            try await database.client(Self.family)
            let statements = try await statements(database, replacing: "name TEXT)", by: "name TEXT NOT NULL)")
            #expect(!statements.areDestructive)
            try await database.run(statements)
            #expect(
                try await database.client("SELECT * FROM child; SELECT * FROM names") == "1|1\n2|1\n3|2\none\ntwo\n"
            )
            try await database.client("INSERT INTO parent (name) VALUES ('ten'); INSERT INTO child VALUES (4, 10)")
            #expect(try await database.client("SELECT max(id) FROM parent; PRAGMA foreign_key_check") == "10\n")
            try await database.client("PRAGMA foreign_keys = on; DELETE FROM parent WHERE id = 1")
            #expect(try await database.client("SELECT id FROM child") == "3\n4\n")
        }
    }

    @Test func `where foreign keys are enforced nothing is dropped, and the error says what to do`() async throws {
        try await withTestDatabase(.sqlite) { database in
            try await database.client(Self.family)
            let statements = try await statements(database, replacing: "name TEXT)", by: "name TEXT NOT NULL)")
            var endpoint = database.endpoint
            endpoint.settings["foreign_keys"] = "on"
            let enforcing = TestDatabase(engine: .sqlite, endpoint: endpoint)
            let error = await #expect(throws: DatabaseError.self) { try await enforcing.run(statements) }
            #expect(error?.message.contains("parent is made anew, which needs foreign keys off") == true)
            #expect(try await database.client("SELECT count(*) FROM child; SELECT count(*) FROM parent") == "3\n2\n")
        }
    }

    @Test func `rows keep the numbers that no column shows`() async throws {
        try await withTestDatabase(.sqlite) { database in
            try await database.client(Self.family)
            try await database.run(try await statements(database, replacing: "body TEXT", by: "body TEXT NOT NULL"))
            #expect(try await database.client("SELECT rowid, body FROM loose") == "5|five\n7|seven\n")
        }
    }

    @Test func `a row that a new constraint does not allow stops everything`() async throws {
        try await withTestDatabase(.sqlite) { database in
            try await database.client(Self.family + "INSERT INTO loose (body) VALUES ('five');")
            let unique = "body TEXT UNIQUE ON CONFLICT IGNORE"
            let statements = try await statements(database, replacing: "body TEXT", by: unique)
            await #expect(throws: DatabaseError.self) { try await database.run(statements) }
            #expect(try await database.client("SELECT count(*) FROM loose") == "3\n")
        }
    }

    @Test(arguments: [
        ("name TEXT", "name INTEGER", true), ("name TEXT", "name BLOB", false), ("name TEXT", "name VARCHAR(9)", false),
        ("name TEXT", "name TEXT AS ('x') STORED", true), ("parent_id INTEGER", "parent_id NUMERIC", false),
        ("parent_id INTEGER", "parent_id REAL", true), ("body TEXT", "text TEXT NOT NULL DEFAULT ''", true),
    ])
    func `what may lose a value says so`(_ old: String, _ new: String, _ isDestructive: Bool) async throws {
        try await withTestDatabase(.sqlite) { database in
            let rows = Self.family.split(separator: "\n").filter { $0.hasPrefix("CREATE") }.joined(separator: "\n")
            try await database.client(rows)
            let actual = try await database.schema()
            let wanted = try await withTestDatabase(.sqlite) { other in
                try await other.client(rows.replacing(old, with: new))
                return try await other.schema()
            }
            let list = SQLite()
                .statements(undoing: wanted.changes(in: actual), in: actual, toward: wanted, dialect: .sqlite)
            #expect(list.areDestructive == isDestructive, "\(list.map(\.sql))")
        }
    }

    @Test func `a column comes and goes without a copy`() async throws {
        try await withTestDatabase(.sqlite) { database in
            try await database.client(Self.family)
            let before = try await database.schema()
            try await database.client(
                "ALTER TABLE child ADD COLUMN \"the memo\" TEXT DEFAULT 'x' CHECK (\"the memo\" > '')"
            )
            let after = try await database.schema()
            let add = SQLite()
                .statements(undoing: after.changes(in: before), in: before, toward: after, dialect: .sqlite)
            #expect(
                add.map(\.sql) == [
                    """
                    ALTER TABLE /* migrate: skip-if-column "child"."the memo" */ child \
                    ADD COLUMN "the memo" TEXT DEFAULT 'x' CHECK ("the memo" > '')
                    """
                ]
            )
            let plain = after.dropping(.check)
            let drop = SQLite()
                .statements(undoing: before.changes(in: plain), in: plain, toward: before, dialect: .sqlite)
            #expect(drop.map(\.isDestructive) == [true])
            #expect(
                drop.map(\.sql) == [
                    "ALTER TABLE /* migrate: skip-unless-column \"child\".\"the memo\" */ child DROP COLUMN \"the memo\""
                ]
            )
        }
    }
}

extension Schema {
    /// The same without the parts of one kind.
    fileprivate func dropping(_ kind: ObjectKind) -> Schema {
        Schema(
            objects: objects.map { object in
                SchemaObject(
                    object.kind,
                    name: object.name,
                    attributes: object.attributes,
                    parts: object.parts.filter { $0.kind != kind }
                )
            }
        )
    }
}
