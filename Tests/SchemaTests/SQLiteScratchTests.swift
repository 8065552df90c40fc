import Database
import Foundation
import SQLText
import SQLiteEngine
import SchemaModel
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10)), .scratchFolder)
struct SQLiteScratchTests {
    private func scratch(_ settings: [String: String] = [:]) async throws -> any Scratch {
        let live = Endpoint(
            dialect: .sqlite,
            address: .file(path: ScratchFolder.current + "/live.db"),
            settings: settings
        )
        let server = try await SQLite().open(live, access: .readWrite).server
        return try await SQLite().openScratch(like: server, target: live, at: nil)
    }

    @Test func `it is empty, in memory, and has the settings of the live one`() async throws {
        let scratch = try await scratch(["foreign_keys": "on"])
        #expect(try await scratch.session.schema(of: SQLiteZoo.scope).objects.isEmpty)
        #expect(try await scratch.session.rows("PRAGMA foreign_keys").first?.text(0) == "1")
        #expect(try await scratch.session.rows("PRAGMA database_list").map { $0.text(2) } == [""])
        try await scratch.session.execute("CREATE TABLE t (a)")
        await scratch.remove()
        #expect(try FileManager.default.contentsOfDirectory(atPath: ScratchFolder.current) == ["live.db"])
    }

    @Test(arguments: [
        "ATTACH 'FOLDER/live.db' AS live", "VACUUM INTO 'FOLDER/copy.db'", "SELECT load_extension('FOLDER/x')",
    ])
    func `no file can be reached from it, though the project allows that`(_ sql: String) async throws {
        let scratch = try await scratch(["attach": "on"])
        try await scratch.session.execute("CREATE TABLE t (a)")
        await #expect(throws: DatabaseError.self) {
            try await scratch.session.execute(sql.replacing("FOLDER", with: ScratchFolder.current))
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: ScratchFolder.current) == ["live.db"])
    }

    @Test(arguments: [
        ("ATTACH DATABASE 'x' AS y", StatementReach.beyond("ATTACH")), ("detach y", .beyond("DETACH")),
        ("VACUUM main INTO 'x'", .beyond("VACUUM INTO")), ("SELECT Load_Extension ('x')", .beyond("load_extension")),
        ("PRAGMA hard_heap_limit = 1", .server("PRAGMA hard_heap_limit")), ("VACUUM", .database),
        ("PRAGMA foreign_keys = on", .database), ("CREATE TABLE attach (a)", .database),
        ("INSERT INTO t VALUES ('VACUUM INTO')", .database),
    ])
    func `a statement's reach is known from its text`(_ sql: String, _ reach: StatementReach) {
        #expect(SQLite().reach(of: Statement(sql)) == reach)
    }
}
