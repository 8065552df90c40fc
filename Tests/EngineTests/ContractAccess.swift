import Database
import Secrets
import TestSupport
import Testing

extension Contract {
    @Test(arguments: TestEngine.allCases)
    func `a session that only looks cannot write`(_ engine: TestEngine) async throws {
        try await withTestDatabase(engine) { database in
            let writer = try await database.open()
            try await writer.execute("CREATE TABLE note (body VARCHAR(20))")
            try await writer.execute("INSERT INTO note VALUES ('old')")
            let reader = try await database.open(.readOnly)
            for sql in ["INSERT INTO note VALUES ('new')", "CREATE TABLE other (id INT)", "DROP TABLE note"] {
                let executed = await #expect(throws: DatabaseError.self) { try await reader.execute(sql) }
                #expect(executed?.kind == .readOnly, "\(sql)")
                let asked = await #expect(throws: DatabaseError.self) { try await reader.rows(sql) }
                #expect(asked?.kind == .readOnly, "\(sql)")
            }
            #expect(try await reader.column("SELECT body FROM note") == ["old"])
            #expect(try await reader.objects(besides: ["flyway_schema_history"]).map(\.name) == ["note"])
        }
    }

    @Test(arguments: TestEngine.servers)
    func `a standby can be looked at and is refused for writing`(_ engine: TestEngine) async throws {
        let standby = try #require(try engine.readOnlyServer())
        let reader = try await engine.engine.open(standby, access: .readOnly)
        #expect(try await reader.column("SELECT 1") == ["1"])
        let error = try await #require(throws: DatabaseError.self) {
            try await engine.engine.open(standby, access: .readWrite)
        }
        #expect(error.kind == .readOnly)
    }

    @Test(arguments: TestEngine.servers)
    func `where nobody listens, the server is unreachable`(_ engine: TestEngine) async throws {
        var endpoint = try #require(try engine.server())
        endpoint.limits.connect = .seconds(1)
        endpoint.address = .tcp(host: "127.0.0.1", port: 1)
        try await expectFailure(.unreachable, opening: endpoint, on: engine)
        endpoint.address = .tcp(host: "no-such-host.invalid", port: 5432)
        try await expectFailure(.unreachable, opening: endpoint, on: engine)
        endpoint.address = .socket(path: "/no/such/socket", port: 5432)
        try await expectFailure(.unreachable, opening: endpoint, on: engine)
    }

    @Test(arguments: TestEngine.servers)
    func `a wrong password, account or database is refused and the password not told`(
        _ engine: TestEngine
    ) async throws {
        let server = try #require(try engine.server())
        var endpoint = server
        endpoint.password = Secret("correct horse")
        try await expectFailure(.refused, opening: endpoint, on: engine)
        endpoint.user = "nobody_here"
        try await expectFailure(.refused, opening: endpoint, on: engine)
        endpoint = server
        endpoint.database = "migrate_no_such_database"
        let error = try await expectFailure(.refused, opening: endpoint, on: engine)
        #expect(error.description.contains("migrate_no_such_database"))
    }

    @discardableResult
    private func expectFailure(
        _ kind: DatabaseError.Kind,
        opening endpoint: Endpoint,
        on engine: TestEngine
    ) async throws -> DatabaseError {
        let error = try await #require(throws: DatabaseError.self) {
            try await engine.engine.open(endpoint, access: .readWrite)
        }
        #expect(error.kind == kind, "\(error)")
        let password = endpoint.password?.use { $0 } ?? ""
        #expect(!error.description.contains(password))
        return error
    }
}

extension TestEngine {
    /// The engines that have a server.
    static var servers: [TestEngine] { [.postgres, .mariadb] }
}
