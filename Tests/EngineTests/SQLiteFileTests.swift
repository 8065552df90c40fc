import Database
import SQLText
import Foundation
import TestSupport
import Testing

@Suite(.scratchFolder, .timeLimit(.minutes(2)))
struct SQLiteFileTests {
    @Test func `a file that is not there reads as empty and is not created`() async throws {
        let path = "\(ScratchFolder.current)/deep/down/app.db"
        let session = try await TestDatabase(file: path).open(.readOnly)
        #expect(try await session.rows(session.history(table: "flyway_schema_history").columns).isEmpty)
        #expect(try await session.objects(besides: ["flyway_schema_history"]) == [])
        let error = await #expect(throws: DatabaseError.self) { try await session.execute("CREATE TABLE t (id INT)") }
        #expect(error?.kind == .readOnly)
        #expect(try FileManager.default.contentsOfDirectory(atPath: ScratchFolder.current) == [])
    }

    @Test func `opening for writing creates the file and the folders above it`() async throws {
        let database = TestDatabase(file: "\(ScratchFolder.current)/deep/down/app.db")
        let session = try await database.open()
        try await session.execute("CREATE TABLE note (body TEXT)")
        let identity = session.server.identity
        #expect(try await database.open(.readOnly).objects(besides: []).map(\.name) == ["note"])
        #expect(try await database.open().server.identity == identity)
    }

    @Test func `a missing file has the identity of its place`() async throws {
        let here = try await TestDatabase(file: "\(ScratchFolder.current)/app.db").open(.readOnly)
        let same = try await TestDatabase(file: "\(ScratchFolder.current)/../\(folderName)/app.db").open(.readOnly)
        let other = try await TestDatabase(file: "\(ScratchFolder.current)/other.db").open(.readOnly)
        #expect(here.server.identity == same.server.identity)
        #expect(here.server.identity != other.server.identity)
    }

    @Test func `a path is never taken for a URI or for memory`() async throws {
        for name in ["file:app.db?mode=memory", ":memory:", "a b'c\"d.db"] {
            let path = "\(ScratchFolder.current)/\(name)"
            _ = try await TestDatabase(file: path).open()
            #expect(FileManager.default.fileExists(atPath: path))
        }
    }

    @Test func `what is no database is refused, not overwritten`() async throws {
        let path = "\(ScratchFolder.current)/letter.txt"
        let text = String(repeating: "Dear reader, this is not a database. ", count: 100)
        try text.write(toFile: path, atomically: false, encoding: .utf8)
        for access in [Access.readOnly, .readWrite] {
            let error = await #expect(throws: DatabaseError.self) { try await TestDatabase(file: path).open(access) }
            #expect(error?.kind == .unsupported)
        }
        #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    }

    @Test func `a folder, and a place below a file, are unreachable`() async throws {
        try "x".write(toFile: "\(ScratchFolder.current)/file", atomically: false, encoding: .utf8)
        for path in [ScratchFolder.current, "\(ScratchFolder.current)/file/app.db", "/dev/null", ""] {
            for access in [Access.readOnly, .readWrite] {
                let error = await #expect(throws: DatabaseError.self) {
                    try await TestDatabase(file: path).open(access)
                }
                #expect(error?.kind == .unreachable, "\(path)")
            }
        }
    }

    @Test(.enabled(if: geteuid() != 0, "The superuser may write every file."))
    func `a write-protected file can be read and is refused for writing`() async throws {
        let database = TestDatabase(file: "\(ScratchFolder.current)/app.db")
        _ = try await database.open()
        try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: database.path)
        _ = try await database.open(.readOnly)
        let error = await #expect(throws: DatabaseError.self) { try await database.open() }
        #expect(error?.kind == .readOnly)
    }

    @Test func `a damaged history is an error, never an empty history`() async throws {
        let database = TestDatabase(file: "\(ScratchFolder.current)/app.db")
        try await database.client(
            "CREATE TABLE flyway_schema_history (a); INSERT INTO flyway_schema_history VALUES (1)"
        )
        let file = try FileHandle(forUpdating: URL(filePath: database.path))
        try file.seek(toOffset: 4096)
        try file.write(contentsOf: Data(repeating: 0xAB, count: 4096))
        try file.close()
        let session = try await database.open(.readOnly)
        let error = await #expect(throws: DatabaseError.self) {
            try await session.rows("SELECT a FROM flyway_schema_history")
        }
        #expect(error?.kind == .statement)
        #expect(error?.detail?.contains("damaged") == true)
    }

    @Test func `a half-written file asks a reader for a writer, who repairs it`() async throws {
        let database = TestDatabase(file: "\(ScratchFolder.current)/app.db")
        let crashed = TestDatabase(file: "\(ScratchFolder.current)/crashed.db")
        let session = try await database.open()
        try await session.execute("CREATE TABLE note (body TEXT)")
        try await session.execute("PRAGMA cache_size = 1")
        try await session.begin()
        try await session.execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 5000) INSERT INTO note SELECT hex(i) FROM n"
        )
        // What a killed process would have left on the disk.
        try FileManager.default.copyItem(atPath: database.path, toPath: crashed.path)
        try FileManager.default.copyItem(atPath: "\(database.path)-journal", toPath: "\(crashed.path)-journal")
        try await session.rollback()

        let error = await #expect(throws: DatabaseError.self) { try await crashed.open(.readOnly) }
        #expect(error?.kind == .readOnly)
        #expect(error?.detail?.contains("open it once for writing") == true)
        _ = try await crashed.open()
        #expect(try await crashed.open(.readOnly).column("SELECT count(*) FROM note") == ["0"])
    }

    @Test func `a database with a write-ahead log can be looked at and migrated`() async throws {
        let database = TestDatabase(file: "\(ScratchFolder.current)/app.db")
        try await database.client("PRAGMA journal_mode = wal; CREATE TABLE note (body TEXT)")
        let session = try await database.open()
        try await session.prepareForMigration()
        #expect(try await session.column("PRAGMA journal_mode") == ["wal"])
        #expect(try await database.open(.readOnly).objects(besides: []).map(\.name) == ["note"])
    }

    @Test func `databases in memory are apart from each other`() async throws {
        let endpoint = Endpoint(dialect: .sqlite, address: .memory)
        let one = try await TestEngine.sqlite.engine.open(endpoint, access: .readWrite)
        let another = try await TestEngine.sqlite.engine.open(endpoint, access: .readWrite)
        #expect(one.server.identity != another.server.identity)
        for session in [one, another] {
            try await session.acquireMigrationLock(table: "flyway_schema_history") { _ in }
            try await session.prepareForMigration()
            try await session.execute("CREATE TABLE note (body TEXT)")
        }
    }

    private var folderName: String { URL(filePath: ScratchFolder.current).lastPathComponent }
}

extension TestDatabase {
    /// A database file at a path of the test's own choice, which nothing removes.
    init(file path: String) {
        self.init(engine: .sqlite, endpoint: Endpoint(dialect: .sqlite, address: .file(path: path)))
    }

    /// The path of the database file.
    var path: String {
        switch endpoint.address {
        case .file(let path): path
        case .tcp, .socket, .memory: ""
        }
    }
}
