import Database
import TestSupport
import Testing

extension Contract {
    @Test(arguments: TestEngine.allCases)
    func `an empty schema holds nothing`(_ engine: TestEngine) async throws {
        try await withTestDatabase(engine) { database in
            let session = try await database.open()
            #expect(try await session.objects(besides: ["flyway_schema_history"]) == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `what the schema holds is listed and can be dropped in that order`(_ engine: TestEngine) async throws {
        try await withTestDatabase(engine) { database in
            let session = try await database.open()
            let history = session.history(table: "flyway_schema_history")
            for statement in history.create + engine.zoo { try await session.execute(statement) }
            let objects = try await session.objects(besides: ["flyway_schema_history"])
            #expect(Set(objects.map { "\($0.kind) \($0.name)" }).isSuperset(of: engine.inhabitants))
            #expect(!objects.map(\.name).contains("flyway_schema_history"))
            for object in objects { try await session.execute(object.dropStatement) }
            #expect(try await session.objects(besides: ["flyway_schema_history"]) == [])
            #expect(try await session.rows(history.columns).count == 10)
            #expect(try await session.rows(history.read).isEmpty)
        }
    }
}

extension TestEngine {
    /// One of each kind of object that hangs on others, with names that need quotes.
    fileprivate var zoo: [String] {
        let tables = [
            quoted("CREATE TABLE 'a parent' (id INT PRIMARY KEY)"),
            quoted("CREATE TABLE 'z child' (id INT PRIMARY KEY, parent INT REFERENCES 'a parent' (id))"),
            quoted("CREATE INDEX child_parent ON 'z child' (parent)"),
            quoted("INSERT INTO 'a parent' VALUES (1)"),
            quoted("INSERT INTO 'z child' VALUES (1, 1)"),
            quoted("CREATE VIEW 'inner view' AS SELECT id FROM 'a parent'"),
            quoted("CREATE VIEW 'a view' AS SELECT id FROM 'inner view'"),
        ]
        switch self {
        case .sqlite:
            return tables + [
                "CREATE TABLE counted (id INTEGER PRIMARY KEY AUTOINCREMENT, \"a \"\"quote\" INT)",
                "CREATE TRIGGER note_it AFTER INSERT ON counted BEGIN SELECT 1; END",
                "CREATE TRIGGER through_view INSTEAD OF INSERT ON \"a view\" BEGIN SELECT 1; END",
                "CREATE VIRTUAL TABLE words USING fts5(body)",
                "CREATE VIRTUAL TABLE places USING rtree(id, low, high)",
            ]
        case .postgres:
            return tables + [
                "CREATE SEQUENCE counter",
                "CREATE TYPE mood AS ENUM ('fine', 'tired')",
                "CREATE DOMAIN amount AS INT CHECK (VALUE > 0)",
                "CREATE TABLE person (id SERIAL, feels mood, owes amount)",
                "CREATE FUNCTION note_it() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$",
                "CREATE FUNCTION note_it(a INT, b TEXT) RETURNS INT LANGUAGE sql AS 'SELECT 1'",
                "CREATE PROCEDURE do_it(a INT) LANGUAGE sql AS 'SELECT 1'",
                "CREATE TRIGGER person_note BEFORE INSERT ON person FOR EACH ROW EXECUTE FUNCTION note_it()",
                "CREATE MATERIALIZED VIEW stored AS SELECT * FROM \"a view\"",
                "CREATE TABLE part (id INT) PARTITION BY RANGE (id)",
                "CREATE TABLE part_one PARTITION OF part FOR VALUES FROM (0) TO (9)",
            ]
        case .mariadb:
            return tables + [
                "CREATE PROCEDURE do_it() SELECT 1",
                "CREATE FUNCTION give_it() RETURNS INT DETERMINISTIC RETURN 1",
                "CREATE TRIGGER note_it BEFORE INSERT ON `a parent` FOR EACH ROW SET NEW.id = NEW.id",
                "CREATE SEQUENCE counter",
                "CREATE EVENT nightly ON SCHEDULE EVERY 1 DAY DISABLE DO SELECT 1",
            ]
        }
    }

    /// What must be in the list; an engine may list more.
    fileprivate var inhabitants: Set<String> {
        let everywhere: Set = ["table a parent", "table z child", "view a view", "view inner view"]
        switch self {
        case .sqlite:
            return everywhere.union([
                "table counted", "trigger note_it", "trigger through_view", "virtual table words",
                "virtual table places",
            ])
        case .postgres: return everywhere.union(["sequence counter", "type mood", "table person"])
        case .mariadb: return everywhere.union(["procedure do_it", "function give_it", "sequence counter"])
        }
    }

    /// The text with the engine's quotes for names in place of single ones.
    private func quoted(_ sql: String) -> String {
        sql.replacing("'", with: self == .mariadb ? "`" : "\"")
    }
}
