import Database
import Secrets
import TestSupport
import Testing

extension Contract {
    @Test(arguments: TestEngine.allCases)
    func `a server that follows no other is a primary`(_ engine: TestEngine) async throws {
        try await withTestDatabase(engine) { database in
            let role = try await database.open(.readOnly).serverRole()
            #expect(role == .primary)
        }
    }

    @Test(arguments: [TestEngine.postgres, .mariadb])
    func `a server that follows another one is a replica`(_ engine: TestEngine) async throws {
        let endpoint = try #require(try engine.readOnlyServer())
        let role = try await engine.engine.open(endpoint, access: .readOnly).serverRole()
        #expect(role == .replica)
    }

    @Test(arguments: [TestEngine.postgres, .mariadb])
    func `an account that reads and writes rows has no right to change the schema`(
        _ engine: TestEngine
    ) async throws {
        try await withAccount(on: engine) { database, user, account in
            _ = try await database.client("CREATE TABLE payment (id INT)")
            _ = try await database.client("GRANT SELECT, INSERT, UPDATE, DELETE ON payment TO \(account)")
            let rights = try await database.open(.readOnly).schemaRights(of: user)
            #expect(rights.map(\.rights) == [[]])
            #expect(rights.first?.account.hasPrefix(user) == true)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `there are no rights of an account that is not there`(_ engine: TestEngine) async throws {
        try await withTestDatabase(engine) { database in
            let rights = try await database.open(.readOnly).schemaRights(of: "nobody_of_that_name")
            #expect(rights == [])
        }
    }

    @Test func `MariaDB tells the rights on server, database, table, column and routine, and those of others not`()
        async throws
    {
        try await withAccount(on: .mariadb) { database, user, account in
            let name = database.endpoint.database
            _ = try await database.client(
                """
                CREATE TABLE payment (id INT PRIMARY KEY, memo TEXT); CREATE PROCEDURE settle() SELECT 1;
                GRANT CREATE TABLESPACE ON *.* TO \(account);
                GRANT SELECT, CREATE, EVENT, CREATE TEMPORARY TABLES ON `\(name.replacing("_", with: "\\_"))`.* TO \(account);
                GRANT ALTER, TRIGGER ON payment TO \(account);
                GRANT SELECT (id, memo), REFERENCES (id) ON payment TO \(account);
                GRANT ALTER ROUTINE ON PROCEDURE settle TO \(account);
                GRANT DROP ON `another\\_database`.* TO \(account);
                """
            )
            let rights = try await database.open(.readOnly).schemaRights(of: user)
            let told = Set(rights.flatMap(\.rights).map(\.description))
            #expect(
                told == [
                    "CREATE TABLESPACE on *.*", "CREATE on `\(name.replacing("_", with: "\\_"))`.*",
                    "EVENT on `\(name.replacing("_", with: "\\_"))`.*", "ALTER on `\(name)`.`payment`",
                    "TRIGGER on `\(name)`.`payment`", "REFERENCES on `\(name)`.`payment`",
                    "ALTER ROUTINE on PROCEDURE `\(name)`.`settle`",
                ]
            )
        }
    }

    @Test func `MariaDB tells the rights of a role behind a role`() async throws {
        try await withAccount(on: .mariadb) { database, user, account in
            let name = database.endpoint.database
            _ = try await database.client(
                """
                CREATE ROLE \(user)_in; CREATE ROLE \(user)_out; GRANT DROP ON `\(name)`.* TO \(user)_in;
                GRANT INDEX ON *.* TO \(user)_in; GRANT \(user)_in TO \(user)_out; GRANT \(user)_out TO \(account)
                """
            )
            let rights = try await database.open(.readOnly).schemaRights(of: user)
            _ = try await database.client("DROP ROLE \(user)_in; DROP ROLE \(user)_out")
            #expect(
                Set(rights.flatMap(\.rights)) == [
                    SchemaRight(name: "DROP", place: "`\(name)`.*", role: "\(user)_in"),
                    SchemaRight(name: "INDEX", place: "*.*", role: "\(user)_in"),
                ]
            )
        }
    }

    @Test func `MariaDB does not show the rights of others to an account that may not see them`() async throws {
        try await withAccount(on: .mariadb) { database, user, account in
            _ = try await database.client("GRANT SELECT ON `\(database.endpoint.database)`.* TO \(account)")
            var endpoint = database.endpoint
            endpoint.user = user
            let session = try await database.engine.engine.open(endpoint, access: .readOnly)
            let error = await #expect(throws: DatabaseError.self) { try await session.schemaRights(of: "migrator") }
            #expect(error?.kind == .notPermitted)
            let role = await #expect(throws: DatabaseError.self) { try await session.serverRole() }
            #expect(role?.kind == .notPermitted)
        }
    }

    @Test func `PostgreSQL tells what an account owns, may make, and may do after SET ROLE`() async throws {
        try await withAccount(on: .postgres) { database, user, _ in
            _ = try await database.client(
                """
                CREATE ROLE \(user)_owner; GRANT \(user)_owner TO \(user); ALTER ROLE \(user) NOINHERIT;
                CREATE TABLE payment (id INT); ALTER TABLE payment OWNER TO \(user)_owner;
                CREATE TABLE refund (id INT); GRANT TRIGGER ON refund TO \(user); CREATE SCHEMA report;
                GRANT CREATE ON SCHEMA report TO \(user); CREATE FUNCTION settle() RETURNS INT LANGUAGE sql AS 'SELECT 1';
                ALTER FUNCTION settle() OWNER TO \(user)
                """
            )
            let rights = try await database.open(.readOnly).schemaRights(of: user)
            _ = try await database.client("DROP OWNED BY \(user)_owner; DROP ROLE \(user)_owner")
            #expect(
                Set(rights.flatMap(\.rights).map(\.description)) == [
                    "CREATE on schema report", "owner of table, view or sequence public.payment through \(user)_owner",
                    "owner of routine public.settle", "TRIGGER on table public.refund",
                ]
            )
        }
    }

    @Test func `a superuser of PostgreSQL has one right that is all of them`() async throws {
        try await withTestDatabase(.postgres) { database in
            let rights = try await database.open(.readOnly).schemaRights(of: "migrator")
            #expect(
                rights == [
                    SchemaRights(
                        account: "migrator",
                        rights: [SchemaRight(name: "superuser", place: "the whole server")]
                    )
                ]
            )
        }
    }

    /// Runs `body` with a database and an account that may log in and nothing else: its name, and how grants write it.
    private func withAccount(
        on engine: TestEngine,
        _ body: (TestDatabase, _ user: String, _ account: String) async throws -> Void
    ) async throws {
        try await withTestDatabase(engine) { database in
            let user = "app_\(String(UInt64.random(in: 0...UInt64.max), radix: 36))"
            let isPostgres = engine == .postgres
            let account = isPostgres ? user : "\(user)@'%'"
            let password = database.endpoint.password?.use { $0 } ?? ""
            let making =
                isPostgres
                ? "CREATE ROLE \(user) LOGIN" : "CREATE USER \(account) IDENTIFIED BY '\(password)'"
            let removing = isPostgres ? "DROP OWNED BY \(user); DROP ROLE \(user)" : "DROP USER \(account)"
            _ = try await database.client(making)
            do { try await body(database, user, account) } catch {
                _ = try? await database.client(removing)
                throw error
            }
            _ = try await database.client(removing)
        }
    }
}
