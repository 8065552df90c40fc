import Database
import Foundation
import SQLText
import SchemaModel
import SQLiteEngine
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10)))
struct SQLiteReadingTests {
    @Test func `the same schema in two files is the same`() async throws {
        try await withTestDatabase(.sqlite) { left in
            try await withTestDatabase(.sqlite) { right in
                try await SQLiteZoo.load(into: left)
                try await right.loadDump(SQLiteZoo.file)
                let (first, second) = (try await left.schema(), try await right.schema())
                #expect(first == second)
                #expect(first.changes(in: second).isEmpty)
                #expect(first.unverified.isEmpty)
                #expect(try Schema(snapshot: first.snapshot) == first)
            }
        }
    }

    @Test func `a dump that is restored is the same`() async throws {
        try await withTestDatabase(.sqlite) { left in
            try await withTestDatabase(.sqlite) { right in
                try await SQLiteZoo.load(into: left)
                try await right.client(try await left.client(".dump"))
                let (first, second) = (try await left.schema(), try await right.schema())
                #expect(first.changes(in: second).map(\.words) == [])
                #expect(first == second)
            }
        }
    }

    @Test func `a replay in memory gives what the file gives`() async throws {
        try await withTestDatabase(.sqlite) { database in
            try await SQLiteZoo.load(into: database)
            let server = try await database.open(.readOnly).server
            let scratch = try await SQLite().openScratch(like: server, target: database.endpoint, at: nil)
            try await scratch.session.execute(try String(contentsOfFile: SQLiteZoo.file, encoding: .utf8))
            let replayed = try await scratch.session.schema(of: SQLiteZoo.scope)
            #expect(replayed.changes(in: try await database.schema()).map(\.words) == [])
            await scratch.remove()
        }
    }

    @Test func `everything in the zoo is read and nothing is known by its text alone`() async throws {
        try await withTestDatabase(.sqlite) { database in
            try await SQLiteZoo.load(into: database)
            let schema = try await database.schema()
            let objects = schema.objects.filter { $0.kind != .view } + schema.objects.flatMap(\.parts)
            #expect(objects.filter { $0[.definition] != nil }.map(\.name) == [])
            #expect(schema.objects.filter { $0.kind == .virtualTable }.map(\.name) == ["note_search", "place"])
            #expect(!schema.objects.contains { $0.name.hasPrefix("note_search_") || $0.name.hasPrefix("flyway") })
        }
    }

    /// SQLite's own answers about each column are the measure of what was read from the text.
    @Test func `columns are what SQLite itself says they are`() async throws {
        try await withTestDatabase(.sqlite) { database in
            try await SQLiteZoo.load(into: database)
            let schema = try await database.schema()
            let answers = try await database.client(SQLiteColumnAnswers.question)
            for table in schema.objects where table.kind == .table {
                let columns = table.parts.filter { $0.kind == .column }
                #expect(
                    columns.map { SQLiteColumnAnswers.line($0, of: table) }
                        == SQLiteColumnAnswers.lines(answers, table.name)
                )
            }
        }
    }

    @Test(arguments: [
        (
            "CREATE TABLE t (a TEXT, b INTEGER DEFAULT 0 CHECK (b >= 0))",
            "CREATE TABLE t (a TEXT); ALTER TABLE t ADD COLUMN b INTEGER DEFAULT 0 CHECK (b >= 0)"
        ),
        (
            "CREATE TABLE t (a TEXT, c INTEGER)",
            "CREATE TABLE t (a TEXT, b TEXT, c INTEGER); ALTER TABLE t DROP COLUMN b"
        ),
        (
            "CREATE TABLE t (a TEXT, CHECK (a > ''))",
            "CREATE TABLE old (x TEXT, CHECK (x > '')); ALTER TABLE old RENAME TO t; ALTER TABLE t RENAME x TO a"
        ),
        ("CREATE TABLE t (a VARCHAR(10) NOT NULL)", "create table \"t\" ( [a] varchar( 10 ) not   null -- so\n)"),
        ("CREATE TABLE t (a TEXT, UNIQUE (a))", "CREATE TABLE t (a TEXT UNIQUE)"),
        ("CREATE TABLE t (a INTEGER PRIMARY KEY)", "CREATE TABLE t (a INTEGER, PRIMARY KEY (a DESC))"),
        ("CREATE TABLE t (a INT, CHECK (a > -1 AND t.a < 9))", "CREATE TABLE t (a INT CHECK(\"A\">-1 and a<9))"),
        ("CREATE TABLE t (a DEFAULT 'x', b)", "CREATE TABLE t (a DEFAULT \"x\", b DEFAULT NULL)"),
        (
            "CREATE TABLE t (a REFERENCES t (a) ON DELETE CASCADE)",
            "CREATE TABLE t (a, FOREIGN KEY (a) REFERENCES \"t\"(a) ON UPDATE NO ACTION ON DELETE CASCADE)"
        ),
        (
            "CREATE TABLE t (a COLLATE NOCASE); CREATE INDEX i ON t (a, lower(a) DESC) WHERE a IS NOT NULL",
            "CREATE TABLE t (a COLLATE nocase); CREATE INDEX i ON t (\"a\" COLLATE NOCASE ASC, LOWER( a ) desc) where A is not null"
        ),
        (
            "CREATE TABLE t (a, CHECK (a <> 'x')); CREATE VIEW v AS SELECT a FROM t WHERE a = 'x'; CREATE INDEX i ON t (a || 'x')",
            "CREATE TABLE t (a, CHECK (a <> \"x\")); CREATE VIEW v AS SELECT \"a\" FROM t WHERE a = \"x\"; CREATE INDEX i ON t (\"a\" || \"x\")"
        ),
        ("CREATE VIEW v AS SELECT 1 AS a FROM t", "CREATE VIEW v as select 1 /* one */ as \"a\"\nfrom \"t\""),
    ])
    func `two ways to write one thing are one thing`(_ left: String, _ right: String) async throws {
        let (first, second) = (try await schema(left), try await schema(right))
        #expect(first.changes(in: second).map(\.words) == [])
        #expect(first == second)
    }

    @Test(arguments: [
        ("CREATE TABLE t (a INTEGER PRIMARY KEY)", "CREATE TABLE t (a INTEGER PRIMARY KEY DESC)"),
        ("CREATE TABLE t (a, CHECK (a = 'A'))", "CREATE TABLE t (a, CHECK (a = 'a'))"),
        ("CREATE TABLE t (a, CHECK (a - -1 > 0))", "CREATE TABLE t (a, CHECK (a + -1 > 0))"),
        ("CREATE TABLE t (a); CREATE INDEX i ON t (a)", "CREATE TABLE t (a); CREATE INDEX i ON t ((a))"),
        ("CREATE TABLE t (a REFERENCES t)", "CREATE TABLE t (a REFERENCES t DEFERRABLE INITIALLY DEFERRED)"),
        ("CREATE VIEW v AS SELECT 'a  b'", "CREATE VIEW v AS SELECT 'a b'"),
    ])
    func `two things that are written alike are two`(_ left: String, _ right: String) async throws {
        let (first, second) = (try await schema(left), try await schema(right))
        #expect(first.changes(in: second).isEmpty == false)
    }

    @Test func `a text that cannot be read is compared as it stands`() async throws {
        let odd = """
            CREATE TABLE t (a); PRAGMA writable_schema = on;
            UPDATE sqlite_master SET sql = 'CREATE TABLE t (a NONSENSE OF A KIND ~)' WHERE name = 't'
            """
        let (first, second) = (try await schema("CREATE TABLE t (a)"), try await schema(odd))
        #expect(second.objects.map { $0[.definition] } == ["CREATE TABLE t(a NONSENSE OF A KIND ~)"])
        #expect(!first.changes(in: second).isEmpty)
    }

    @Test func `reading leaves a transaction as it was`() async throws {
        let session = try await SQLite().open(Endpoint(dialect: .sqlite, address: .memory), access: .readWrite)
        _ = try await session.schema(of: SQLiteZoo.scope)
        #expect(!session.isInTransaction)
        try await session.begin()
        try await session.execute("CREATE TABLE t (a)")
        #expect(try await session.schema(of: SQLiteZoo.scope).objects.map(\.name) == ["t"])
        #expect(session.isInTransaction)
    }

    private func schema(_ sql: String) async throws -> Schema {
        let session = try await SQLite().open(Endpoint(dialect: .sqlite, address: .memory), access: .readWrite)
        try await session.execute(sql)
        return try await session.schema(of: SQLiteZoo.scope)
    }
}

/// What `PRAGMA table_xinfo` says, beside what was read.
private enum SQLiteColumnAnswers {
    static let question = """
        SELECT hex(t.name) || ':' || hex(c.name) || '|' || replace(upper(c.type), ' ', '') || '|' || c."notnull" || '|' || (c.pk > 0) || '|' || c.hidden
        FROM sqlite_master AS t, pragma_table_xinfo(t.name) AS c WHERE t.type = 'table' ORDER BY t.name, c.cid
        """

    static func lines(_ answers: String, _ table: String) -> [String] {
        answers.split(separator: "\n").filter { $0.hasPrefix(hex(table) + ":") }.map(String.init)
    }

    static func line(_ column: SchemaObject, of table: SchemaObject) -> String {
        let type = (column[.type] ?? "").uppercased().filter { $0 != " " && $0 != "\"" }
        let keys = (table.parts.first { $0.kind == .primaryKey }?[.columns] ?? "").split(separator: ", ").map(plain)
        let isKey = keys.contains(column.name)
        // SQLite reports what these keys imply as if it were declared.
        let isImplied = isKey && (table[.withoutRowid] != nil || (table[.strict] != nil && type != "INTEGER"))
        let isNotNull = column[.notNull] != nil || isImplied
        let hidden = column[.generated].map { $0.hasSuffix("STORED") ? 3 : 2 } ?? 0
        return hex(table.name) + ":" + hex(column.name) + "|\(type)|\(isNotNull ? 1 : 0)|\(isKey ? 1 : 0)|\(hidden)"
    }

    private static func plain(_ term: Substring) -> String {
        let name = term.replacing(/\ COLLATE NOCASE$|\ DESC$/, with: "")
        return name.hasPrefix("\"") ? String(name.dropFirst().dropLast()) : String(name)
    }

    private static func hex(_ text: String) -> String {
        text.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined()
    }
}
