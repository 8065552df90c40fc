import Database
import SQLText
import Testing
import TestSupport

@Suite struct `Settings of a PostgreSQL session` {
    @Test func `a migration finds the pinned settings, whatever the account and the migration before set`() async throws
    {
        try await withTestDatabase(.postgres) { database in
            let name = database.endpoint.database
            for setting in ["lock_timeout = '1ms'", "DateStyle = 'SQL, DMY'", "TimeZone = 'Asia/Tokyo'"] {
                try await database.client("ALTER DATABASE \(name) SET \(setting)")
            }
            let session = try await database.open()
            try await session.prepareForMigration()
            let pinned = try await settings(of: session)
            #expect(pinned["lock_timeout"] == "5s")
            #expect(pinned["DateStyle"] == "ISO, MDY")
            #expect(pinned["TimeZone"] == "UTC")
            #expect(pinned["client_connection_check_interval"] == "1s")

            let poison = [
                "CREATE TEMP TABLE leftover (id INT)", "PREPARE plan AS SELECT 1", "LISTEN channel",
                "DECLARE open_cursor CURSOR WITH HOLD FOR SELECT 1", "SET lock_timeout = 0",
                "SET statement_timeout = 77",
                "SET standard_conforming_strings = off", "SET DateStyle = 'German'", "SET search_path = pg_temp",
                "SET client_encoding = 'LATIN1'", "SET session_replication_role = replica", "SET work_mem = '64kB'",
                "SET row_security = off", "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY", "SET ROLE pg_monitor",
            ]
            for statement in poison { try await session.execute(statement) }
            try await session.prepareForMigration()
            #expect(try await settings(of: session) == pinned)
            let leftovers = """
                SELECT to_regclass('leftover') IS NULL AND current_user = session_user \
                AND NOT EXISTS (SELECT FROM pg_prepared_statements) AND NOT EXISTS (SELECT FROM pg_cursors WHERE name = 'open_cursor') \
                AND NOT EXISTS (SELECT FROM pg_listening_channels())
                """
            #expect(try await session.value(leftovers) == "true")
        }
    }

    private func settings(of session: any Session) async throws -> [String: String] {
        let rows = try await session.rows("SELECT name, current_setting(name, true) FROM pg_settings")
        return Dictionary(rows.map { ($0.text(0) ?? "", $0.text(1) ?? "") }) { first, _ in first }
    }

    @Test func `migrations see their schema first and then the account's own path`() async throws {
        try await withTestDatabase(.postgres) { database in
            try await database.client("CREATE SCHEMA app; CREATE SCHEMA shared")
            try await database.client("ALTER DATABASE \(database.endpoint.database) SET search_path = shared, public")
            var database = database
            database.endpoint.schema = "app"
            let session = try await database.open()
            #expect(try await session.value("SHOW search_path") == "\"app\", shared, public")
            try await session.execute("SET search_path = pg_temp")
            try await session.prepareForMigration()
            #expect(try await session.value("SHOW search_path") == "\"app\", shared, public")
            try await session.execute("CREATE TABLE here (id INT)")
            #expect(try await session.value("SELECT 'here'::regclass::oid = 'app.here'::regclass::oid") == "true")
        }
    }

    @Test func `the project's own settings come last, and one that the server does not know stops the session`()
        async throws
    {
        try await withTestDatabase(.postgres) { database in
            var database = database
            database.endpoint.settings = ["lock_timeout": "7s", "work_mem": "8MB", "role": "pg_monitor"]
            let session = try await database.open()
            try await session.prepareForMigration()
            try await session.execute("RESET ROLE")
            try await session.prepareForHistory()
            #expect(try await session.value("SHOW lock_timeout") == "7s")
            #expect(try await session.value("SHOW work_mem") == "8MB")
            #expect(try await session.value("SELECT current_user") == "pg_monitor")

            database.endpoint.settings = ["no_such_setting": "1"]
            let strange = database
            let error = await #expect(throws: DatabaseError.self) { _ = try await strange.open() }
            #expect(error?.message.contains("no_such_setting") == true)
        }
    }

    @Test func `the history row is written by the account that connected`() async throws {
        try await withPostgresSession { session, _ in
            try await session.begin()
            try await session.execute("SET ROLE pg_monitor", "SET client_encoding = 'LATIN1'")
            try await session.prepareForHistory()
            #expect(try await session.value("SELECT current_user = session_user") == "true")
            #expect(try await session.rows("SELECT ?::text", [.text("é€")]) == [Row([.text("é€")])])
            try await session.commit()
        }
    }

    @Test func `functions and operators that somebody planted are never called by us`() async throws {
        try await withTestDatabase(.postgres) { database in
            let trap = "LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'trapped'; END $$"
            let functions = [
                "lower(varchar) RETURNS text", "current_setting(varchar) RETURNS text", "now() RETURNS timestamptz",
                "pg_backend_pid() RETURNS int", "pg_try_advisory_lock(int8) RETURNS bool",
                "to_char(timestamp, varchar) RETURNS text",
                "set_config(varchar, varchar, bool) RETURNS text", "pg_is_in_recovery() RETURNS bool",
                "current_database() RETURNS name", "pg_advisory_unlock(int8) RETURNS bool",
                "same(name, name) RETURNS bool", "same(int4, int4) RETURNS bool", "same(oid, oid) RETURNS bool",
                "same(text, text) RETURNS bool", "same(name, text) RETURNS bool",
            ]
            for function in functions { try await database.client("CREATE FUNCTION public.\(function) \(trap)") }
            for type in ["name", "int4", "oid", "text"] {
                try await database.client(
                    "CREATE OPERATOR public.= (FUNCTION = public.same, LEFTARG = \(type), RIGHTARG = \(type))"
                )
            }
            let name = database.endpoint.database
            try await database.client("ALTER DATABASE \(name) SET search_path = public, pg_catalog")

            let session = try await database.open()
            let history = session.history(table: "history")
            try await session.acquireMigrationLock(table: "history") { _ in }
            for statement in history.create { _ = try await session.rows(statement) }
            try await session.prepareForMigration()
            let row: [Value] = [
                .integer(1), .text("1"), .text("first"), .text("SQL"), .text("V1__first.sql"), .integer(-5),
                .text("me"),
                .integer(12), .boolean(true),
            ]
            _ = try await session.rows(history.insert, row)
            _ = try await session.rows(history.update, [.text("changed"), .text("SQL"), .null, .integer(1)])
            #expect(try await session.rows(history.read).first?.text(2) == "changed")
            #expect(try await session.rows(history.columns).count == 10)
            _ = try await session.rows(history.delete, [.integer(1)])
            try await session.releaseMigrationLock()
            #expect(try await session.objects(besides: ["history"]).count == functions.count + 4)
        }
    }
}
