import Database
import SQLText
import TestSupport
import Testing

/// Statements that only this engine has, or that only this engine answers so.
@Suite(.timeLimit(.minutes(1)))
struct MariaDBStatements {
    @Test func `all answers of a procedure are read, also those after an error's place`() async throws {
        try await withMariaDBSession { session, _ in
            try await session.execute(
                """
                CREATE PROCEDURE many() BEGIN
                    SELECT 1; SELECT SEQ FROM seq_1_to_5000; SELECT 2;
                END
                """
            )
            try await session.execute("CALL many()")
            #expect(try await session.column("SELECT 'next'") == ["next"])
            try await session.execute("CREATE PROCEDURE broken() BEGIN SELECT 1; SELECT * FROM gone; END")
            let error = await failure(of: "CALL broken()", in: session)
            #expect(error?.message.contains("gone") == true)
            #expect(try await session.column("SELECT 'next'") == ["next"])
        }
    }

    @Test func `a failed schema change has committed what was before it`() async throws {
        try await withMariaDBSession { session, _ in
            try await session.execute("CREATE TABLE note (body VARCHAR(20))")
            try await session.begin()
            try await session.execute("INSERT INTO note VALUES ('kept')")
            #expect(session.isInTransaction)
            #expect(await failure(of: "ALTER TABLE note ADD COLUMN body INT", in: session) != nil)
            #expect(!session.isInTransaction)
            try await session.rollback()
            #expect(try await session.column("SELECT body FROM note") == ["kept"])
        }
    }

    @Test func `files of this machine are not sent`() async throws {
        try await withMariaDBSession { session, _ in
            try await session.execute("CREATE TABLE note (body VARCHAR(200))")
            #expect(await failure(of: "LOAD DATA LOCAL INFILE '/etc/hostname' INTO TABLE note", in: session) != nil)
            #expect(try await session.column("SELECT COUNT(*) FROM note") == ["0"])
        }
    }

    @Test func `two statements in one are refused`() async throws {
        try await withMariaDBSession { session, _ in
            #expect(await failure(of: "CREATE TABLE one (id INT); CREATE TABLE two (id INT)", in: session) != nil)
            let made = try await session.objects(besides: ["flyway_schema_history"])
            #expect(made == [])
        }
    }

    @Test func `a statement that is too large for the server is refused before it is sent`() async throws {
        try await withMariaDBSession { session, _ in
            let limit = try #require(Int(try await session.column("SELECT @@max_allowed_packet")[0]))
            let error = await failure(of: "SELECT '\(String(repeating: "x", count: limit))'", in: session)
            #expect(error?.kind == .statement)
            #expect(error?.message.contains("max_allowed_packet") == true)
            #expect(try await session.column("SELECT 1") == ["1"])
        }
    }

    @Test func `the largest statement that the server reads is sent`() async throws {
        try await withMariaDBSession { session, _ in
            let limit = try #require(Int(try await session.column("SELECT @@max_allowed_packet")[0]))
            let frame = "SELECT LENGTH('')"
            let text = String(repeating: "x", count: limit - 2 - frame.utf8.count)
            try await session.execute("SELECT LENGTH('\(text)')")
        }
    }

    @Test func `a syntax error points at its word, on whatever line`() async throws {
        try await withMariaDBSession { session, _ in
            let sql = "SELECT 1,\n    'é',\n    2 FORM t\n"
            let error = await failure(of: sql, in: session)
            let expected = try #require(Array(sql.utf8).firstRange(of: Array("t\n".utf8)))
            #expect(error?.offset == expected.lowerBound)
        }
    }

    @Test func `a statement that someone else ends was not stopped by us`() async throws {
        try await withMariaDBSession { session, database in
            let number = try await session.column("SELECT CONNECTION_ID()")[0]
            let running = Task { try await session.execute("SELECT SLEEP(900)") }
            let waiting =
                "SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE ID = \(number) AND STATE = 'User sleep'"
            while try await database.client(waiting) != "1\n" {}
            try await database.client("KILL QUERY \(number)")
            let error = await #expect(throws: DatabaseError.self) { try await running.value }
            #expect(error?.kind == .statement)
        }
    }

    @Test func `a statement that waits for a table's metadata can be cancelled and names its bound`() async throws {
        try await withMariaDBSession { session, database in
            let reader = try await database.open()
            try await reader.execute("CREATE TABLE note (body VARCHAR(20))")
            try await reader.begin()
            try await reader.execute("SELECT * FROM note")
            var limited = database
            limited.endpoint.limits.lock = .seconds(1)
            let migration = try await limited.open()
            let error = await failure(of: "ALTER TABLE note ADD COLUMN title INT", in: migration)
            #expect(error?.kind == .lockNotHad)
            #expect(error?.message.contains("lock limit of 1 s") == true)

            let waiting = Task { try await session.execute("ALTER TABLE note ADD COLUMN title INT") }
            let state =
                "SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE STATE LIKE '%metadata lock' AND DB = DATABASE()"
            while try await database.client(state) != "1\n" {}
            waiting.cancel()
            let cancelled = await #expect(throws: DatabaseError.self) { try await waiting.value }
            #expect(cancelled?.kind == .cancelled)
        }
    }

    private func failure(of sql: String, in session: any Session) async -> DatabaseError? {
        await databaseError { () async throws(DatabaseError) in try await session.execute(sql) }
    }
}
