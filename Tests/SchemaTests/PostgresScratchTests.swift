import Database
import SQLText
import Secrets
import TestSupport
import Testing

@testable import PostgresEngine

/// Databases in which history is replayed, and from which no live database may be reached.
@Suite(.enabled(if: TestEngine.postgres.isExpected), .serialized) struct PostgresScratchTests {
    @Test func `it is an empty database like the live one, and gone afterwards`() async throws {
        try await withTestDatabase(.postgres) { database in
            let live = try await database.open()
            let scratch = try await open(like: database)
            let question = """
                SELECT pg_encoding_to_char(encoding), datcollate, datctype, current_user, current_setting('search_path') \
                FROM pg_database WHERE datname = current_database()
                """
            #expect(try await scratch.session.rows(question) == (try await live.rows(question)))
            #expect(try await scratch.session.objects(besides: []) == [])
            let name = scratch.session.server.database
            #expect(!scratch.place.contains(name))
            #expect(try await exists(name, live))
            try await scratch.session.execute(Statement("CREATE TABLE t (a int)"))
            try await scratch.session.begin()
            await scratch.remove()
            #expect(try await !exists(name, live))
        }
    }

    @Test func `a block that makes a role beside other things is run only where the role is there`() async throws {
        try await withTestDatabase(.postgres) { database in
            try await withScratch(like: database) { scratch in
                let user = scratch.session.server.user
                func block(_ role: String) -> Statement {
                    Statement(
                        """
                        DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '\(role)') THEN
                        CREATE ROLE \(role); END IF; CREATE TABLE IF NOT EXISTS t (a int); END $$
                        """
                    )
                }
                try await scratch.session.begin()
                try await scratch.session.execute(block(user))
                try await scratch.session.commit()
                #expect(try await scratch.session.rows("SELECT count(*) FROM t").first?.integer(0) == 0)
                try await scratch.session.begin()
                try await scratch.session.execute(block("migrate_test_unknown_role"))
                await #expect(throws: DatabaseError.self) { try await scratch.session.commit() }
                let made = "SELECT count(*) FROM pg_roles WHERE rolname = 'migrate_test_unknown_role'"
                #expect(try await scratch.session.rows(made).first?.integer(0) == 0)
            }
        }
    }

    @Test func `a schema that is not public is there and is the one that migrations are for`() async throws {
        try await withTestDatabase(.postgres) { database in
            var database = database
            database.endpoint.schema = "Tenant \"1\""
            try await withScratch(like: database) { scratch in
                try await scratch.session.execute(Statement("CREATE TABLE t (a int)"))
                let rows = try await scratch.session.rows("SELECT schemaname FROM pg_tables WHERE tablename = 't'")
                #expect(rows.first?.text(0) == "Tenant \"1\"")
            }
        }
    }

    @Test func `settings of the live database hold, also after RESET ALL`() async throws {
        try await withTestDatabase(.postgres) { database in
            let name = database.endpoint.database
            for setting in [
                "search_path = tenant, \"Other\"", "app.mode = 'a=b'", "default_text_search_config = 'english'",
            ] {
                try await database.client("ALTER DATABASE \(name) SET \(setting)")
            }
            try await withScratch(like: database) { scratch in
                _ = try await scratch.session.rows("RESET ALL")
                let rows = try await scratch.session.rows(
                    """
                    SELECT current_setting('search_path'), current_setting('app.mode'), \
                    current_setting('default_text_search_config')
                    """
                )
                #expect(rows.first?.text(0) == "tenant, \"Other\"")
                #expect(rows.first?.text(1) == "a=b")
                #expect(rows.first?.text(2) == "pg_catalog.english")
                try await scratch.session.prepareForMigration()
                let path = try await scratch.session.rows("SHOW search_path")
                #expect(path.first?.text(0) == "\"public\", tenant, \"Other\"")
            }
        }
    }

    @Test func `the rows of a foreign table are out of reach`() async throws {
        try await withTestDatabase(.postgres) { database in
            try await database.client("CREATE TABLE t (a int)")
            try await withScratch(like: database) { scratch in
                for sql in foreign(to: database.endpoint) { try await scratch.session.execute(Statement(sql)) }
                for sql in ["INSERT INTO far VALUES (1)", "DELETE FROM far", "TRUNCATE far", "SELECT * FROM far"] {
                    let statement = Statement("DO $$ BEGIN EXECUTE '\(sql)'; END $$")
                    let error = await postgresError { () async throws(DatabaseError) in
                        try await scratch.session.execute(statement)
                    }
                    #expect(error?.kind == .statement)
                }
            }
            #expect(try await database.client("SELECT count(*) FROM t") == "0\n")
        }
    }

    @Test func `where a server cannot close foreign tables, their wrapper is closed`() async throws {
        try await withTestDatabase(.postgres) { database in
            try await database.client("CREATE TABLE t (a int)")
            let session = try await PostgresConnector(endpoint: database.endpoint, access: .readWrite).open()
            let scratch = try await PostgresScratchSession(session, closesWrappers: true)
            for sql in foreign(to: database.endpoint) { try await scratch.execute(Statement(sql)) }
            let error = await postgresError { () async throws(DatabaseError) in
                try await scratch.execute(Statement("TRUNCATE far"))
            }
            #expect(error?.message.contains("has no handler") == true)
        }
    }

    @Test(arguments: ["CREATE EXTENSION dblink", "DO $$ BEGIN EXECUTE 'create extension dblink'; END $$"])
    func `no routine reaches another database by dblink`(_ sql: String) async throws {
        try await withTestDatabase(.postgres) { database in
            try await withScratch(like: database) { scratch in
                try await scratch.session.begin()
                try await scratch.session.execute(Statement(sql))
                try await scratch.session.execute(
                    Statement(
                        "CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $$ SELECT dblink_connect('dbname=a') $$"
                    )
                )
                try await scratch.session.commit()
                try await scratch.session.execute(Statement("CREATE SERVER s FOREIGN DATA WRAPPER dblink_fdw"))
                let error = await postgresError { () async throws(DatabaseError) in
                    try await scratch.session.execute(Statement("SELECT f()"))
                }
                #expect(error?.message.contains("A replay reaches no other database.") == true)
            }
        }
    }

    @Test func `an account that may not make databases is told what it takes`() async throws {
        try await withTestDatabase(.postgres) { database in
            let role = "no_scratch_\(UInt32.random(in: .min ... .max))"
            try await database.client("CREATE ROLE \(role)")
            try await database.client("ALTER ROLE \(role) LOGIN PASSWORD 'secret-1'")
            var target = database.endpoint
            target.user = role
            target.password = Secret("secret-1")
            let (live, endpoint) = (try await database.open().server, target)
            let error = await postgresError { () async throws(DatabaseError) in
                _ = try await PostgreSQL().openScratch(like: live, target: endpoint, at: nil)
            }
            try await database.client("DROP ROLE \(role)")
            #expect(error?.kind == .unsupported)
            #expect(error?.message.contains("ALTER ROLE \"\(role)\" CREATEDB") == true)
            #expect(error?.message.contains("scratch:") == true)
        }
    }

    @Test func `a role that migrations take owns the database, which the account makes`() async throws {
        try await withTestDatabase(.postgres) { database in
            let role = "scratch_owner_\(UInt32.random(in: .min ... .max))"
            try await database.client("CREATE ROLE \(role)")
            var database = database
            database.endpoint.settings["role"] = role
            try await withScratch(like: database) { scratch in
                try await scratch.session.execute(Statement("CREATE TABLE t (a int)"))
                let rows = try await scratch.session.rows("SELECT tableowner FROM pg_tables WHERE tablename = 't'")
                #expect(rows.first?.text(0) == role)
            }
            try await database.client("DROP ROLE \(role)")
        }
    }

    @Test func `what a killed run left behind is removed, and nothing else`() async throws {
        try await withTestDatabase(.postgres) { database in
            let marker = "A scratch database of migrate, not needed any more an hour after"
            let random = UInt32.random(in: .min ... .max)
            let old = "migrate_scratch_1_\(random)"
            let kept = [
                "migrate_scratch_2_\(random)": "'Somebody''s.'",
                "migrate_scratch_3_\(random)": "'\(marker) 99999999999'",
                "migrated_scratch_4_\(random)": "'\(marker) 1'", "migrate_scratch_5_\(random)": "NULL",
                "migrate_scratch_6_\(random)": "'\(marker) 1 or later'",
            ]
            let comments = kept.merging([old: "'\(marker) 1'"]) { $1 }
            for (name, comment) in comments {
                try await database.client("CREATE DATABASE \(name) TEMPLATE template0")
                try await database.client("COMMENT ON DATABASE \(name) IS \(comment)")
            }
            try await withScratch(like: database) { _ in }
            let live = try await database.open()
            let isThere = try await exists(old, live)
            var missing: [String] = []
            for name in kept.keys {
                if try await !exists(name, live) { missing.append(name) }
                try await database.client("DROP DATABASE IF EXISTS \(name)")
            }
            #expect(!isThere)
            #expect(missing == [])
        }
    }

    @Test func `one that is still used is not removed however old it is`() async throws {
        try await withTestDatabase(.postgres) { database in
            let scratch = try await open(like: database)
            let name = scratch.session.server.database
            let comment = "'A scratch database of migrate, not needed any more an hour after 1'"
            try await database.client("COMMENT ON DATABASE \(name) IS \(comment)")
            try await withScratch(like: database) { _ in
                let live = try await database.open()
                #expect(try await exists(name, live))
            }
            await scratch.remove()
        }
    }

    @Test func `being told to stop leaves nothing behind`() async throws {
        try await withTestDatabase(.postgres) { database in
            let live = try await database.open()
            let question = "SELECT count(*) FROM pg_database WHERE starts_with(datname, 'migrate_scratch_')"
            let before = try await live.rows(question)
            let server = live.server
            let task = Task {
                await postgresError { () async throws(DatabaseError) in
                    let scratch = try await PostgreSQL().openScratch(like: server, target: database.endpoint, at: nil)
                    await scratch.remove()
                }
            }
            task.cancel()
            #expect(await task.value?.kind == .cancelled)
            #expect(try await live.rows(question) == before)
        }
    }

    @Test func `another server has the roles of the live one, without their rights`() async throws {
        try await withTestDatabase(.postgres) { database in
            let live = try await database.open()
            // The same server stands for the other: the roles are made where they are missing.
            let scratch = try await PostgreSQL()
                .openScratch(like: live.server, target: database.endpoint, at: database.endpoint)
            #expect(
                try await scratch.session.rows("SELECT count(*) FROM pg_roles WHERE rolname = 'migrator'").first?
                    .integer(0) == 1
            )
            await scratch.remove()
            let role = "made \(UInt32.random(in: .min ... .max))'s"
            let keeper = try await PostgresScratchKeeper.open(at: database.endpoint, like: live.server, isApart: true)
            await keeper.makeRoles(["migrator", role])
            let rows = try await live.rows("SELECT rolcanlogin FROM pg_roles WHERE rolname = ?", [.text(role)])
            _ = try await live.rows("DROP ROLE IF EXISTS \(PostgresQuoting.name(role))")
            #expect(rows.first?.boolean(0) == false)
        }
    }

    @Test func `a scratch server of another version is refused`() async throws {
        try await withTestDatabase(.postgres) { database in
            let server = try await database.open().server
            let other = Server(
                dialect: .postgres,
                version: "9.4",
                user: server.user,
                database: server.database,
                schema: server.schema,
                identity: server.identity,
                protection: server.protection
            )
            let error = await postgresError { () async throws(DatabaseError) in
                _ = try await PostgresScratchKeeper.open(at: database.endpoint, like: other, isApart: true)
            }
            #expect(error?.kind == .unsupported)
            #expect(error?.message.contains("is PostgreSQL 9:") == true)
        }
    }

    private func foreign(to endpoint: Endpoint) -> [String] {
        guard case .tcp(let host, let port) = endpoint.address, let password = endpoint.password?.use({ $0 }) else {
            return []
        }
        return [
            "CREATE EXTENSION postgres_fdw",
            "CREATE SERVER s FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '\(host)', port '\(port)', dbname '\(endpoint.database)')",
            "CREATE USER MAPPING FOR CURRENT_USER SERVER s OPTIONS (user 'migrator', password '\(password)')",
            "CREATE FOREIGN TABLE far (a int) SERVER s OPTIONS (table_name 't')",
        ]
    }

    private func exists(_ name: String, _ session: any Session) async throws -> Bool {
        try await session.rows("SELECT FROM pg_database WHERE datname = ?", [.text(name)]).count == 1
    }

    private func open(like database: TestDatabase) async throws -> any Scratch {
        let live = try await database.open().server
        return try await PostgreSQL().openScratch(like: live, target: database.endpoint, at: nil)
    }

    private func withScratch(like database: TestDatabase, _ body: (any Scratch) async throws -> Void) async throws {
        let scratch = try await open(like: database)
        do {
            try await body(scratch)
        } catch {
            await scratch.remove()
            throw error
        }
        await scratch.remove()
    }
}

/// The error of something that must fail.
func postgresError<Answer>(_ body: () async throws(DatabaseError) -> Answer) async -> DatabaseError? {
    do throws(DatabaseError) {
        _ = try await body()
        return nil
    } catch {
        return error
    }
}
