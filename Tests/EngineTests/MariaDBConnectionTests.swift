import Database
import MariaDBEngine
import Secrets
import TestSupport
import Testing

/// What must be said before a connection is tried, and what must be found on it.
@Suite(.timeLimit(.minutes(1)))
struct MariaDBConnections {
    @Test func `what the library would make up by itself is asked for`() async throws {
        try await expect(.refused, "No user") { $0.user = nil }
        try await expect(.refused, "No user") { $0.user = "" }
        try await expect(.refused, "No database") { $0.database = "" }
        try await expect(.refused, "NUL") { $0.password = Secret("half\0other half") }
        try await expect(.unsupported, "socket") { $0.address = .memory }
    }

    @Test func `a setting that is none, or that is not the project's, is refused by name`() async throws {
        try await expect(.unsupported, "sql_mode = '', x") { $0.settings = ["sql_mode = '', x": "1"] }
        try await expect(.unsupported, "autocommit") { $0.settings = ["autocommit": "0"] }
        try await expect(.unsupported, "no_such_setting") { $0.settings = ["no_such_setting": "1"] }
    }

    @Test func `a missing password is an empty one, wherever the environment has another`() async throws {
        try await expect(.refused, "using password: NO") { $0.password = nil }
    }

    @Test func `a replica is refused for writing, though the account could write`() async throws {
        var replica = try #require(try TestEngine.mariadb.readOnlyServer())
        replica.database = "mysql"
        let error = await failure(opening: replica)
        #expect(error?.kind == .readOnly)
        #expect(error?.message.contains("read_only") == true)
    }

    @Test func `an account without rights on the database is told so`() async throws {
        try await withTestDatabase(.mariadb) { database in
            let account = "guest_of_\(database.endpoint.database.suffix(8))"
            try await database.client("CREATE USER \(account)@'%' IDENTIFIED BY 'guest'")
            var guest = database.endpoint
            guest.user = account
            guest.password = Secret("guest")
            let error = await failure(opening: guest)
            #expect(error?.kind == .refused)
            #expect(error?.code == "1044")
            try await database.client("GRANT SELECT ON \(guest.database).* TO \(account)@'%'")
            let session = try await MariaDB().open(guest, access: .readWrite)
            let refused = await databaseError { () async throws(DatabaseError) in
                try await session.execute("CREATE TABLE t (id INT)")
            }
            #expect(refused?.kind == .notPermitted)
            #expect(session.server.user == account)
            try await database.client("DROP USER \(account)@'%'")
        }
    }

    @Test func `while the server has no connection left, it is asked again until the bound`() async throws {
        try await withTestDatabase(.mariadb) { database in
            let account = "single_\(database.endpoint.database.suffix(8))"
            try await database.client(
                """
                CREATE USER \(account)@'%' IDENTIFIED BY 'single' WITH MAX_USER_CONNECTIONS 1;
                GRANT ALL ON \(database.endpoint.database).* TO \(account)@'%'
                """
            )
            var single = database.endpoint
            single.user = account
            single.password = Secret("single")
            var first: (any Session)? = try await MariaDB().open(single, access: .readWrite)
            var hasty = single
            hasty.limits.connect = .milliseconds(200)
            let error = await failure(opening: hasty)
            #expect(error?.kind == .unreachable)
            #expect(error?.message.contains("no free connection") == true)

            let patient = single
            let second = Task { try await MariaDB().open(patient, access: .readWrite).server.user }
            #expect(try await first?.column("SELECT 1") == ["1"])
            first = nil
            #expect(try await second.value == account)
            try await database.client("DROP USER \(account)@'%'")
        }
    }

    @Test func `a killed connection is a lost one`() async throws {
        try await withMariaDBSession { session, database in
            let number = try await session.column("SELECT CONNECTION_ID()")[0]
            try await database.client("KILL \(number)")
            let error = await databaseError { () async throws(DatabaseError) in try await session.column("SELECT 1") }
            #expect(error?.kind == .connectionLost)
        }
    }

    private func expect(
        _ kind: DatabaseError.Kind,
        _ words: String,
        _ adjust: (inout Endpoint) -> Void
    ) async throws {
        var endpoint = try #require(try TestEngine.mariadb.server())
        adjust(&endpoint)
        let error = await failure(opening: endpoint)
        #expect(error?.kind == kind)
        #expect(error?.message.contains(words) == true, "\(error?.message ?? "no error")")
    }

    private func failure(opening endpoint: Endpoint) async -> DatabaseError? {
        await databaseError { () async throws(DatabaseError) in
            try await MariaDB().open(endpoint, access: .readWrite)
        }
    }
}
