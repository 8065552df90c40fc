import Database
import TestSupport
import Testing

extension Contract {
    @Test(arguments: TestEngine.allCases)
    func `a migration's settings do not reach the next migration`(_ engine: TestEngine) async throws {
        try await withTestDatabase(engine) { database in
            let session = try await database.open()
            try await session.acquireMigrationLock(table: "flyway_schema_history") { _ in }
            for (change, question) in engine.settings {
                let pinned = try await session.column(question)
                try await session.execute(change)
                #expect(try await session.column(question) != pinned, "\(change)")
                try await session.prepareForMigration()
                #expect(try await session.column(question) == pinned, "\(change)")
            }
            try await session.releaseMigrationLock()
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a migration cannot keep its history row from being written`(_ engine: TestEngine) async throws {
        try await withTestDatabase(engine) { database in
            let session = try await database.open()
            let history = session.history(table: "flyway_schema_history")
            try await session.execute("CREATE TABLE other (id INT)")
            for statement in history.create { try await session.execute(statement) }
            let row: [Value] = [
                .integer(1), .text("1"), .text("first"), .text("SQL"), .text("V1__first.sql"), .integer(1), .text(""),
                .integer(0), .boolean(true),
            ]
            try await session.begin()
            try await session.execute(engine.hindrance)
            try await session.prepareForHistory()
            _ = try await session.rows(history.insert, row)
            try await session.commit()
            #expect(try await session.rows(history.read).count == 1)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `the project's own settings hold from the start`(_ engine: TestEngine) async throws {
        try await withTestDatabase(engine) { database in
            let (name, value, question, answer) = engine.ownSetting
            var asking = database
            asking.endpoint.settings = [name: value]
            let session = try await asking.open()
            #expect(try await session.column(question) == [answer])
            try await session.acquireMigrationLock(table: "flyway_schema_history") { _ in }
            try await session.prepareForMigration()
            #expect(try await session.column(question) == [answer])
            asking.endpoint.settings = ["no_such_setting": "1"]
            await #expect(throws: DatabaseError.self) { try await asking.open() }
        }
    }
}

extension TestEngine {
    /// Statements that change the session, each with the question that shows it.
    fileprivate var settings: [(change: String, question: String)] {
        switch self {
        case .sqlite:
            [
                ("PRAGMA foreign_keys = on", "PRAGMA foreign_keys"),
                ("PRAGMA recursive_triggers = on", "PRAGMA recursive_triggers"),
                ("PRAGMA synchronous = off", "PRAGMA synchronous"),
                ("PRAGMA trusted_schema = off", "PRAGMA trusted_schema"),
                ("PRAGMA writable_schema = on", "PRAGMA writable_schema"),
                ("PRAGMA journal_mode = off", "PRAGMA journal_mode"),
                ("PRAGMA query_only = on", "PRAGMA query_only"),
                ("PRAGMA case_sensitive_like = on", "SELECT 'A' LIKE 'a'"),
            ]
        case .postgres:
            [
                ("SET search_path = pg_catalog", "SHOW search_path"),
                ("SET ROLE pg_read_all_data", "SELECT current_user"),
                ("SET lock_timeout = '17s'", "SHOW lock_timeout"),
                ("SET standard_conforming_strings = off", "SHOW standard_conforming_strings"),
                ("SET client_encoding = 'LATIN1'", "SHOW client_encoding"),
            ]
        case .mariadb:
            [
                ("SET SESSION sql_mode = 'ANSI_QUOTES'", "SELECT @@sql_mode"),
                ("SET SESSION foreign_key_checks = 0", "SELECT @@foreign_key_checks"),
                ("SET SESSION lock_wait_timeout = 17", "SELECT @@lock_wait_timeout"),
                ("SET NAMES latin1", "SELECT @@character_set_client"),
                ("USE mysql", "SELECT database()"),
            ]
        }
    }

    /// A statement after which the history table could not be written.
    fileprivate var hindrance: String {
        switch self {
        case .sqlite: "PRAGMA query_only = on"
        case .postgres: "SET ROLE pg_read_all_data"
        case .mariadb: "LOCK TABLES other READ"
        }
    }

    /// A setting that a project may ask for, the question that shows it, and the answer.
    fileprivate var ownSetting: (name: String, value: String, question: String, answer: String) {
        switch self {
        case .sqlite: ("foreign_keys", "on", "PRAGMA foreign_keys", "1")
        case .postgres: ("work_mem", "7MB", "SHOW work_mem", "7MB")
        case .mariadb: ("sql_mode", "ANSI_QUOTES", "SELECT @@sql_mode", "ANSI_QUOTES")
        }
    }
}
