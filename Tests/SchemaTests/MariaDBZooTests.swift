import Foundation
import Database
import SQLText
import SchemaModel
import Secrets
import TestSupport
import Testing

/// What is read of a database that holds one of everything.
@Suite(.enabled(if: TestEngine.mariadb.isExpected), .timeLimit(.minutes(10)))
struct MariaDBZooTests {
    @Test func `the same schema under two names is equal, and reading it twice too`() async throws {
        try await MariaDBZoo.inDatabase { one in
            try await MariaDBZoo.inDatabase { other in
                let first = try await one.zooSchema()
                #expect(try await one.zooSchema() == first)
                #expect(try await other.zooSchema() == first)
                #expect(first.changes(in: try await other.zooSchema()) == [])
            }
        }
    }

    @Test func `a dump that is restored is equal`() async throws {
        try await MariaDBZoo.inDatabase { database in
            let dump = try await database.dumped()
            try await withTestDatabase(.mariadb) { copy in
                try await copy.client("ALTER DATABASE COLLATE utf8mb4_unicode_ci")
                try await copy.loadDump(dump)
                // The dump names the sequence with the database that it was in.
                try await copy.client("ALTER TABLE numbered ALTER id SET DEFAULT (NEXTVAL(numbers))")
                #expect(try await database.zooSchema().changes(in: try await copy.zooSchema()).map(\.said) == [])
            }
        }
    }

    @Test func `every kind and every attribute of this engine is in the zoo`() async throws {
        try await MariaDBZoo.inDatabase { database in
            try await database.client("ALTER DATABASE COMMENT 'all of it'; GRANT SELECT ON keyed TO CURRENT_USER")
            try await database.client("ALTER TABLE plain MODIFY place POINT REF_SYSTEM_ID = 4326 NOT NULL")
            let schema = try await database.zooSchema(SchemaScope(ownTables: [], roles: ["migrator"]))
            let parts = schema.objects.flatMap(\.parts)
            #expect(Set((schema.objects + parts).map(\.kind)).symmetricDifference(Self.kinds) == [])
            let keys = Set((schema.objects + parts).flatMap(\.attributes).map(\.key))
            #expect(keys.symmetricDifference(Self.keys) == [])
        }
    }

    private static let kinds: Set<ObjectKind> = [
        .database, .table, .column, .primaryKey, .index, .check, .foreignKey, .trigger, .view, .sequence, .procedure,
        .function, .package, .packageBody, .event, .grant,
    ]
    private static let keys: Set<AttributeKey> = [
        .type, .notNull, .default, .generated, .collation, .characterSet, .compression, .invisible, .onUpdateValue,
        .autoIncrement, .check, .spatialReference, .comment, .options, .definition, .partitions, .engine, .rowFormat,
        .systemVersioning, .period, .union, .columns, .expression, .method, .unique, .references, .onDelete, .onUpdate,
        .ignored, .checkOption, .security, .algorithm, .definer, .sqlMode, .returns, .arguments, .body, .deterministic,
        .dataAccess, .enabled, .timing, .events, .follows, .schedule, .starts, .ends, .onCompletion, .start, .increment,
        .minimum, .maximum, .cache, .cycle, .roles, .target, .privileges, .settings,
    ]

    @Test func `nothing is left out but what the catalogue does not tell`() async throws {
        try await MariaDBZoo.inDatabase { database in
            let unverified = try await database.zooSchema().unverified
            #expect(unverified == [UnverifiedObject(kind: "default of a column", name: "plain.hash")])
        }
    }

    @Test func `characters that information_schema cannot show are read all the same`() async throws {
        try await MariaDBZoo.inDatabase { database in
            let schema = try await database.zooSchema()
            #expect(schema.object(.view, "v_faces")?[.definition]?.contains("'😀'") == true)
            #expect(schema.object(.procedure, "work")?[.body]?.contains("'done; 😀?'") == true)
            let table = schema.object(.table, "plain")
            let check = table?.parts.first { $0.name == "exact_positive" }
            #expect(check?[.expression] == "`exact` >= 0 and `note` <> '😀'")
        }
    }

    @Test func `comments that the engine's client takes out of a program are no difference`() async throws {
        let program = """
            CREATE PROCEDURE p() BEGIN
            -- whole line
                SELECT 1; -- at the end
                SELECT 2;\t# hash

                SELECT /* a */ 3, /* two
                lines */ 4, '-- no # comment /* x */', "# no", `a``#b`, 'it''s -- ', 'a\\'-- b' FROM t;
                SELECT 7 --1;
                SELECT /*! 8 */, /*M! 9 */; --
                SELECT 12/**/;
                /* last */
            END
            """
        try await withTestDatabase(.mariadb) { one in
            try await withTestDatabase(.mariadb) { other in
                try await one.open().execute(Statement(program))
                let file = FileManager.default.temporaryDirectory.appending(path: one.endpoint.database + ".sql")
                defer { try? FileManager.default.removeItem(at: file) }
                try Data("DELIMITER //\n\(program)//\n".utf8).write(to: file)
                try await other.loadDump(file.path)
                let bodies = try await [one, other]
                    .asyncMap { try await $0.zooSchema().object(.procedure, "p")?[.body] }
                #expect(bodies[0] == bodies[1])
                #expect(bodies[0]?.contains("8 ,  9") == true)
            }
        }
    }

    @Test func `the start of an event that nobody chose is no difference`() async throws {
        try await withTestDatabase(.mariadb) { one in
            try await withTestDatabase(.mariadb) { other in
                for sql in [
                    "CREATE EVENT a ON SCHEDULE EVERY 1 HOUR DO SET @a = 1",
                    "CREATE EVENT b ON SCHEDULE EVERY 1 DAY STARTS CURRENT_DATE + INTERVAL 27 HOUR DO SET @a = 1",
                ] {
                    try await one.client("SET timestamp = 1700000000; " + sql)
                    try await other.client(sql)
                }
                let schema = try await one.zooSchema()
                #expect(schema.changes(in: try await other.zooSchema()).map(\.said) == [])
                #expect(schema.object(.event, "a")?[.starts] == nil)
                #expect(schema.object(.event, "b")?[.starts] == "03:00:00")
            }
        }
    }

    @Test func `the session has its settings back`() async throws {
        try await withTestDatabase(.mariadb) { database in
            let session = try await database.open()
            let question = "SELECT @@SESSION.sql_mode, @@SESSION.time_zone"
            let before = try await session.rows(question)
            _ = try await session.schema(of: MariaDBZoo.scope)
            #expect(try await session.rows(question) == before)
        }
    }

    @Test func `a reading during schema changes is whole or refused`() async throws {
        try await withTestDatabase(.mariadb) { database in
            try await database.client("CREATE TABLE t (id INT PRIMARY KEY); CREATE TABLE u (id INT PRIMARY KEY)")
            let writer = try await database.open()
            let reader = try await database.open(.readOnly)
            let writing = Task {
                for number in 0..<40 {
                    let change = number.isMultiple(of: 2) ? "ADD a INT, ADD INDEX b (a)" : "DROP INDEX b, DROP a"
                    try await writer.execute("ALTER TABLE t \(change)")
                }
            }
            for _ in 0..<15 {
                do throws(DatabaseError) {
                    let table = try await reader.schema(of: MariaDBZoo.scope).object(.table, "t")
                    #expect(table?.parts.map(\.name) == ["id", "PRIMARY"] || table?.parts.count == 4)
                } catch {
                    #expect(error.message.contains("changed while it was being read"))
                }
            }
            try await writing.value
            #expect(try await reader.schema(of: MariaDBZoo.scope).object(.table, "t")?.parts.count == 2)
        }
    }

    @Test func `tables of migration tools are no part of it`() async throws {
        try await withTestDatabase(.mariadb) { database in
            try await database.client(
                """
                CREATE TABLE flyway_schema_history (a INT); CREATE TABLE t (a INT);
                CREATE TRIGGER watch BEFORE INSERT ON flyway_schema_history FOR EACH ROW SET @a = 1
                """
            )
            let schema = try await database.zooSchema()
            #expect(schema.objects.map(\.name) == ["", "t"])
            #expect(schema.migrator == "migrator@%")
        }
    }
}

extension Sequence {
    /// What `transform` makes of each, one after the other.
    fileprivate func asyncMap<Answer>(_ transform: (Element) async throws -> Answer) async rethrows -> [Answer] {
        var answers: [Answer] = []
        for element in self { answers.append(try await transform(element)) }
        return answers
    }
}

extension Schema {
    /// An object that stands by itself.
    func object(_ kind: ObjectKind, _ name: String) -> SchemaObject? {
        objects.first { $0.kind == kind && $0.name == name }
    }
}

extension SchemaChange {
    /// One line, for tests.
    var said: String {
        switch self {
        case .missing(let path, _): "missing \(path.pattern)"
        case .unexpected(let path, _): "unexpected \(path.pattern)"
        case .changed(let path, let key, _, _): "changed \(path.pattern): \(key.rawValue)"
        case .renamed(let path, let name): "renamed \(path.pattern) to \(name)"
        case .reordered(let path, _, _): "reordered \(path.pattern)"
        }
    }
}

extension TestDatabase {
    /// A file with all that the engine's own tool writes of the database.
    func dumped() async throws -> String {
        guard case .tcp(let host, let port) = endpoint.address else { return "" }
        let file = FileManager.default.temporaryDirectory.appending(path: "\(endpoint.database).sql").path
        let environment = ProcessInfo.processInfo.environment
            .merging(["MYSQL_PWD": endpoint.password?.use { $0 } ?? ""]) { $1 }
        let dump = try ChildProcess(
            [
                "mariadb-dump", "--no-defaults", "--host=\(host)", "--port=\(port)", "--user=\(endpoint.user ?? "")",
                "--routines", "--events", "--triggers", "--result-file=\(file)", endpoint.database,
            ],
            environment: environment
        )
        let ending = await dump.ending()
        #expect(ending.status == 0, "\(ending.errors)")
        return file
    }
}
