import Database
import SQLText
import TestSupport
import Testing

/// The session that every migration starts with.
@Suite(.timeLimit(.minutes(1)))
struct MariaDBSessionSettings {
    @Test(arguments: [
        "SET autocommit = 0", "SET unique_checks = 0", "SET time_zone = '+09:00'", "SET sql_log_bin = 0",
        "SET completion_type = 'RELEASE'", "SET SESSION TRANSACTION ISOLATION LEVEL SERIALIZABLE",
        "SET SESSION TRANSACTION READ ONLY", "SET collation_connection = utf8mb4_bin",
        "SET character_set_results = NULL",
        "SET sql_select_limit = 1", "SET max_statement_time = 0.5", "SET innodb_lock_wait_timeout = 1",
        "SET check_constraint_checks = 0", "SET default_storage_engine = MEMORY, sql_safe_updates = 1",
    ])
    func `what one migration sets, the next does not find`(_ poison: String) async throws {
        try await withMariaDBSession { session, _ in
            let question = "SHOW SESSION VARIABLES"
            let before = try await session.rows(question)
            try await session.execute(poison)
            #expect(try await session.rows(question) != before)
            try await session.prepareForMigration()
            #expect(try await session.rows(question).filter(isSetting) == before.filter(isSetting))
        }
    }

    @Test func `variables, roles, table locks and the default database do not reach the next migration`() async throws {
        try await withMariaDBSession { session, database in
            let role = "role_of_\(database.endpoint.database.suffix(8))"
            try await session.execute("CREATE ROLE \(role)")
            try await session.execute("CREATE TABLE note (body VARCHAR(20))")
            try await session.execute("SET ROLE \(role)")
            try await session.execute("SET @a = 1, @`b c` = 'x'")
            try await session.execute("LOCK TABLES note READ")
            try await session.execute("USE mysql")
            try await session.prepareForMigration()
            #expect(try await session.column("SELECT CURRENT_ROLE()") == ["NULL"])
            #expect(try await session.column("SELECT CONCAT(IFNULL(@a, '-'), IFNULL(@`b c`, '-'))") == ["--"])
            #expect(try await session.column("SELECT DATABASE()") == [database.endpoint.database])
            try await session.execute("INSERT INTO note VALUES ('free')")
            try await session.execute("DROP ROLE \(role)")
        }
    }

    @Test func `the server's own sql_mode and time zone hold unless the project names others`() async throws {
        try await withMariaDBSession { session, _ in
            let answer = try await session.column(
                "SELECT @@sql_mode = @@GLOBAL.sql_mode AND @@time_zone = @@GLOBAL.time_zone"
            )
            #expect(answer == ["1"])
        }
        let own = ["sql_mode": "ANSI,NO_BACKSLASH_ESCAPES", "time_zone": "+02:00"]
        try await withMariaDBSession({ $0.settings = own }) { session, _ in
            let zone = try await session.column("SELECT @@time_zone")
            #expect(zone == ["+02:00"])
            #expect(!session.lexicalRules.backslashEscapes)
            #expect(session.lexicalRules.doubleQuotesMakeNames)
        }
    }

    @Test func `the server's client is told the project's own settings`() async throws {
        try await withMariaDBSession({ $0.settings = ["sql_mode": "ANSI_QUOTES"] }) { session, database in
            let preamble = session.clientPreamble.joined(separator: "; ")
            let answer = try await database.client(preamble + "; SELECT @@sql_mode, @@character_set_client")
            #expect(answer == "ANSI_QUOTES\tutf8mb4\n")
        }
    }

    @Test func `values arrive unchanged in whatever state a migration leaves the session`() async throws {
        try await withMariaDBSession { session, _ in
            try await session.execute("CREATE TABLE note (body VARCHAR(40)) CHARACTER SET utf8mb4")
            try await session.execute("SET sql_mode = 'NO_BACKSLASH_ESCAPES,ANSI_QUOTES', NAMES latin1")
            let text = "홍 'one' \"two\" \\three\\ `four`"
            _ = try await session.rows("INSERT INTO note VALUES (?)", [.text(text)])
            try await session.prepareForMigration()
            #expect(try await session.column("SELECT body FROM note") == [text])
        }
    }

    @Test func `a migration that releases the migration lock is noticed`() async throws {
        try await withMariaDBSession { session, _ in
            try await session.acquireMigrationLock(table: "flyway_schema_history") { _ in }
            try await session.prepareForMigration()
            try await session.execute("SELECT RELEASE_ALL_LOCKS()")
            let error = await databaseError { () async throws(DatabaseError) in try await session.prepareForMigration()
            }
            #expect(error?.kind == .lockNotHad)
        }
    }

    // Two counters of the server that every statement moves.
    private func isSetting(_ row: Row) -> Bool { !["timestamp", "last_gtid"].contains(row.text(0)) }
}
