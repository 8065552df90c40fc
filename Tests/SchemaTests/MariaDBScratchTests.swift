import Foundation
import Database
import Files
import SQLText
import Secrets
import TestSupport
import Testing

@testable import MariaDBEngine

/// Places in which history is replayed, and from which no live database may be reached.
@Suite(.enabled(if: TestEngine.mariadb.isExpected), .serialized) struct MariaDBScratches {
    @Test func `a private server holds an empty database of the live one's name and character set`() async throws {
        try await withScratch { scratch, database in
            #expect(scratch.session.server.schema == database.endpoint.database)
            #expect(scratch.session.server.user == database.endpoint.user)
            #expect(scratch.place.hasPrefix("a private MariaDB 10.") || scratch.place.hasPrefix("a private MariaDB 1"))
            let live = try await database.open()
            let question = "SELECT @@character_set_database, @@collation_database, @@sql_mode, @@lower_case_table_names"
            #expect(try await scratch.session.rows(question) == (try await live.rows(question)))
            #expect(try await scratch.session.rows("SHOW TABLES") == [])
        }
    }

    @Test(arguments: [
        "CREATE TABLE a (a INT PRIMARY KEY) ENGINE=InnoDB", "CREATE TABLE b (a INT) WITH SYSTEM VERSIONING",
        "CREATE TABLE c (a INT) ENGINE=Aria", "CREATE SEQUENCE s", "CREATE DEFINER=nobody@'%' VIEW v AS SELECT 1 AS a",
        "CREATE DEFINER=nobody@'%' PROCEDURE p() SELECT 1", "CREATE FUNCTION f() RETURNS INT RETURN 1",
        "CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO SELECT 1", "ALTER DATABASE CHARACTER SET latin1",
        "CREATE TABLE z (a INT) ROW_FORMAT=COMPRESSED", "SET SESSION sql_log_bin = 0",
        "SELECT COUNT(*) FROM mysql.time_zone_name",
    ])
    func `a migration may do there what it does anywhere`(_ sql: String) async throws {
        try await withScratch { scratch, _ in try await scratch.session.execute(Statement(sql)) }
    }

    @Test(arguments: [
        "CREATE DATABASE elsewhere", "DROP DATABASE mysql", "CREATE TABLE mysql.t (a INT)",
        "INSERT INTO mysql.plugin VALUES ('a', 'b')", "CREATE USER somebody", "GRANT ALL ON *.* TO CURRENT_USER",
        "SET GLOBAL event_scheduler = 1", "INSTALL SONAME 'ha_federatedx'", "SHUTDOWN", "FLUSH PRIVILEGES",
        "SELECT 1 INTO OUTFILE '/tmp/outfile'", "LOAD DATA INFILE '/etc/passwd' INTO TABLE t",
        "CREATE FUNCTION f RETURNS STRING SONAME 'udf.so'",
        "CREATE SERVER s FOREIGN DATA WRAPPER mysql OPTIONS (HOST 'h')",
    ])
    func `its rights end at its database`(_ sql: String) async throws {
        try await withScratch { scratch, _ in
            let error = await databaseError { () throws(DatabaseError) in
                try await scratch.session.execute(Statement(sql))
            }
            #expect(
                error?.kind == .notPermitted || error?.code == "1227" || error?.code == "1044",
                "\(String(describing: error))"
            )
        }
    }

    @Test func `a private server serves the next replay as if it were new`() async throws {
        try await withTestDatabase(.mariadb) { database in
            let live = try await database.open().server
            for _ in 0..<2 {
                let scratch = try await MariaDB().openScratch(like: live, target: database.endpoint, at: nil)
                #expect(try await scratch.session.rows("SHOW TABLES") == [])
                try await scratch.session.execute(Statement("CREATE TABLE t (a INT)"))
                await scratch.remove()
            }
        }
    }

    @Test func `two replays of one name do not meet`() async throws {
        try await withTestDatabase(.mariadb) { database in
            let live = try await database.open().server
            let first = try await MariaDB().openScratch(like: live, target: database.endpoint, at: nil)
            let second = try await MariaDB().openScratch(like: live, target: database.endpoint, at: nil)
            try await first.session.execute(Statement("CREATE TABLE t (a INT)"))
            #expect(try await second.session.rows("SHOW TABLES") == [])
            await first.remove()
            await second.remove()
        }
    }

    @Test func `a private server needs an installed one of the same version`() {
        let live = server(version: "5.1.2-MariaDB")
        let error = #expect(throws: DatabaseError.self) { try MariaDBServerProgram.find(like: live) }
        #expect(error?.kind == .unsupported)
        #expect(error?.message.contains("MariaDB 5.1") == true)
    }

    @Test func `folders of runs that were killed are removed, those in use are not`() throws {
        let parent = "/tmp/\(MariaDBPrivateFolder.prefix)test-\(UInt32.random(in: .min ... .max))"
        try Folder.create(parent)
        defer { try? FileManager.default.removeItem(atPath: parent) }
        let used = try MariaDBPrivateFolder(in: parent)
        try Folder.create("\(parent)/\(MariaDBPrivateFolder.prefix)left/data")
        try File.write([], to: "\(parent)/\(MariaDBPrivateFolder.prefix)left/lock")
        let other = try MariaDBPrivateFolder(in: parent)
        #expect(
            try Folder.entries(of: parent).map { "\(parent)/\($0.name)" }.sorted() == [used.path, other.path].sorted()
        )
    }

    @Test func `a private server and its folder end with the last who needs it`() async throws {
        let folder = try await withTestDatabase(.mariadb) { database in
            let session = try await database.open()
            let likeness = try await MariaDBLikeness(of: session.server, session: session)
            let server = try await MariaDBPrivateServer(like: likeness)
            #expect(File.kind(server.folder) == .folder)
            return server.folder
        }
        #expect(File.kind(folder) == nil)
    }

    private func server(version: String) -> Server {
        Server(
            dialect: .mariadb,
            version: version,
            user: "u",
            database: "d",
            schema: "d",
            identity: "",
            protection: ""
        )
    }

    private func withScratch(_ body: (any Scratch, TestDatabase) async throws -> Void) async throws {
        try await withTestDatabase(.mariadb) { database in
            let live = try await database.open().server
            let scratch = try await MariaDB().openScratch(like: live, target: database.endpoint, at: nil)
            do {
                try await body(scratch, database)
            } catch {
                await scratch.remove()
                throw error
            }
            await scratch.remove()
        }
    }
}

/// The error of something that must fail.
private func databaseError<Answer>(_ body: () async throws(DatabaseError) -> Answer) async -> DatabaseError? {
    do throws(DatabaseError) {
        _ = try await body()
        return nil
    } catch {
        return error
    }
}
