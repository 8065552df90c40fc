import Database
import SchemaModel
import Secrets
import TestSupport
import Testing

/// What an account cannot see is not taken for absent.
@Suite(.enabled(if: TestEngine.mariadb.isExpected), .timeLimit(.minutes(10)))
struct MariaDBRightsTests {
    @Test(arguments: [
        (
            "SELECT",
            [
                "event *", "function *", "grant *", "package *", "package body *", "procedure *",
                "trigger *", "view v_plain", "foreign key child_name",
            ]
        ),
        (
            "SELECT, SHOW VIEW, TRIGGER, EVENT, EXECUTE",
            ["function doubled", "grant *", "package kit", "procedure work"]
        ),
        ("ALL PRIVILEGES", ["function doubled", "grant *", "package kit", "procedure work"]),
    ])
    func `rights on the database`(_ rights: String, _ unseen: [String]) async throws {
        try await withAccount(rights, on: "*") { database, account in
            let expected = try await database.zooSchema(SchemaScope(ownTables: [], roles: ["somebody"]))
            let found = try await account.zooSchema(SchemaScope(ownTables: [], roles: ["somebody"]))
            #expect(Set(unseen).subtracting(found.unverified.map { "\($0.kind) \($0.name)" }) == [])
            #expect(expected.changes(in: found).map(\.said) == [])
            #expect(found.changes(in: expected).map(\.said) == [])
        }
    }

    @Test func `rights on one table`() async throws {
        try await withAccount("SELECT", on: "keyed") { database, account in
            let found = try await account.zooSchema()
            #expect(found.objects.map(\.name) == ["", "keyed"])
            #expect(try await database.zooSchema().changes(in: found).map(\.said) == [])
        }
    }

    @Test func `grants of the project's accounts are compared, each once`() async throws {
        try await withAccount("SELECT", on: "keyed") { database, account in
            let user = try #require(account.endpoint.user)
            let scope = SchemaScope(ownTables: [], roles: [user])
            let expected = try await database.zooSchema(scope)
            #expect(expected.object(.grant, "\(user)@% on table keyed")?[.privileges] == "SELECT")
            for (sql, change) in [
                ("GRANT INSERT ON keyed TO \(user)", "changed grant:\(user)@% on table keyed: privileges"),
                ("GRANT UPDATE (name) ON plain TO \(user)", "unexpected grant:\(user)@% on table plain"),
                ("GRANT EXECUTE ON FUNCTION doubled TO \(user)", "unexpected grant:\(user)@% on function doubled"),
                ("GRANT DELETE ON * TO \(user)", "unexpected grant:\(user)@% on database"),
                ("REVOKE SELECT ON keyed FROM \(user)", "missing grant:\(user)@% on table keyed"),
            ] {
                try await database.client(sql)
                #expect(expected.changes(in: try await database.zooSchema(scope)).map(\.said) == [change])
                try await database.client("REVOKE ALL PRIVILEGES, GRANT OPTION FROM \(user)")
                try await database.client("GRANT SELECT ON keyed TO \(user)")
            }
        }
    }

    /// Runs `body` with the zoo, by the account that made it and by one that has only the given rights.
    private func withAccount(
        _ rights: String,
        on object: String,
        _ body: (TestDatabase, TestDatabase) async throws -> Void
    ) async throws {
        let user = "looker_\(String(UInt32.random(in: 0...UInt32.max), radix: 36))"
        try await MariaDBZoo.inDatabase { database in
            try await database.client(
                "CREATE USER \(user) IDENTIFIED BY 'secret'; GRANT \(rights) ON \(object) TO \(user)"
            )
            var endpoint = database.endpoint
            endpoint.user = user
            endpoint.password = Secret("secret")
            do {
                try await body(database, TestDatabase(engine: .mariadb, endpoint: endpoint))
            } catch {
                _ = try? await database.client("DROP USER \(user)")
                throw error
            }
            try await database.client("DROP USER \(user)")
        }
    }
}
