import Database
import Foundation
import PostgresEngine
import SQLText
import Secrets
import Testing
import TestSupport

@Suite struct `PostgreSQL connections` {
    private func server(_ adjust: (inout Endpoint) -> Void = { _ in }) throws -> Endpoint {
        var endpoint = try #require(try TestEngine.postgres.server())
        adjust(&endpoint)
        return endpoint
    }

    private func failure(_ endpoint: Endpoint, access: Access = .readWrite) async -> DatabaseError? {
        do throws(DatabaseError) {
            _ = try await PostgreSQL().open(endpoint, access: access)
            return nil
        } catch {
            return error
        }
    }

    private func overTLS(host: String = "localhost", _ mode: Encryption.Mode) throws -> Endpoint {
        let authority = try TestEngine.authorityFile()
        return try server { endpoint in
            guard case .tcp(_, let port) = endpoint.address else { return }
            endpoint.address = .tcp(host: host, port: port)
            endpoint.encryption = Encryption(mode: mode, authorityFile: authority)
        }
    }

    @Test func `a certificate with the right name and signer gives a protected session`() async throws {
        let session = try await PostgreSQL().open(try overTLS(.verifyFull), access: .readOnly)
        #expect(session.server.protection.hasPrefix("TLSv1."))
        let used = try await session.value("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")
        #expect(used == "true")
    }

    @Test func `a certificate for another name is refused, unless names are not to be verified`() async throws {
        #expect(await failure(try overTLS(host: "127.0.0.1", .verifyFull))?.kind == .insecure)
        #expect(await failure(try overTLS(host: "127.0.0.1", .verifyCA)) == nil)
    }

    @Test(arguments: [Encryption.Mode.verifyFull, .verifyCA])
    func `a certificate of an unknown signer is refused`(mode: Encryption.Mode) async throws {
        var endpoint = try overTLS(mode)
        endpoint.encryption.authorityFile = nil
        #expect(await failure(endpoint)?.kind == .insecure)
    }

    @Test func `a file that TLS needs and that cannot be read is named`() async throws {
        let missing = "/nonexistent/file.pem"
        for file in [\Encryption.authorityFile, \.certificateFile, \.keyFile] {
            var endpoint = try overTLS(.verifyFull)
            endpoint.encryption[keyPath: file] = missing
            let error = await failure(endpoint)
            #expect(error?.kind == .insecure)
            #expect(error?.message.contains(missing) == true)
        }
    }

    @Test func `a socket needs no TLS`() async throws {
        var endpoint = try #require(try TestEngine.postgres.socketServer())
        endpoint.encryption = Encryption(mode: .verifyFull)
        let session = try await PostgreSQL().open(endpoint, access: .readOnly)
        #expect(session.server.protection == "unix socket")
    }

    @Test func `loopback in the clear says so, and one database is one identity by every address`() async throws {
        let direct = try await PostgreSQL().open(try server(), access: .readOnly)
        let protected = try await PostgreSQL().open(try overTLS(.verifyFull), access: .readOnly)
        #expect(direct.server.protection == "none, loopback")
        #expect(direct.server.identity == protected.server.identity)
        let other = try await PostgreSQL().open(try server { $0.schema = "other" }, access: .readOnly)
        #expect(direct.server.identity != other.server.identity)
    }

    @Test func `a wrong password and an unknown account or database are refused at once, without the password`()
        async throws
    {
        let wrong = Secret("a-password-that-nobody-has")
        let endpoints = [
            try server { $0.password = wrong },
            try server { ($0.user, $0.password) = ("nobody at all", wrong) },
            try server { $0.database = "no such database" },
            try server { $0.password = nil },
            try server { $0.user = nil },
            try server { $0.database = "" },
        ]
        for endpoint in endpoints {
            let error = try #require(await failure(endpoint))
            #expect(error.kind == .refused, "\(error)")
            for secret in [wrong, try server().password].compactMap(\.self) {
                #expect(!secret.use { "\(error)".contains($0) })
            }
        }
    }

    @Test func `a port where nobody listens is tried until the bound is over`() async throws {
        let error = await failure(
            try server { endpoint in
                endpoint.address = .tcp(host: "127.0.0.1", port: 1)
                endpoint.limits.connect = .milliseconds(400)
            }
        )
        #expect(error?.kind == .unreachable)
        #expect(error?.message.contains("127.0.0.1:1") == true)
    }

    @Test func `a server that takes TLS away is refused and hears nothing more`() async throws {
        let rogue = try PostgresRogueServer(answer: "N")
        var endpoint = try overTLS(.verifyFull)
        endpoint.address = .tcp(host: "localhost", port: rogue.port)
        #expect(await failure(endpoint)?.kind == .insecure)
        #expect(await rogue.heard.count == 8)
    }

    @Test func `a server that drops the connection before TLS is merely not there`() async throws {
        let rogue = try PostgresRogueServer(answer: "")
        var endpoint = try overTLS(.verifyFull)
        endpoint.address = .tcp(host: "localhost", port: rogue.port)
        endpoint.limits.connect = .milliseconds(300)
        #expect(await failure(endpoint)?.kind == .unreachable)
    }

    @Test func `a server that accepts and never answers is given up on`() async throws {
        let silent = try PostgresRogueServer(answer: nil)
        let error = await failure(
            try server { endpoint in
                endpoint.address = .tcp(host: "127.0.0.1", port: silent.port)
                endpoint.limits.connect = .milliseconds(300)
            }
        )
        #expect(error?.kind == .unreachable)
    }

    @Test func `a standby is read and never written`() async throws {
        let standby = try #require(try TestEngine.postgres.readOnlyServer())
        let error = await failure(standby, access: .readWrite)
        #expect(error?.kind == .readOnly)
        #expect(error?.message.contains("standby") == true)
        let session = try await PostgreSQL().open(standby, access: .readOnly)
        #expect(try await session.rows("SELECT 1") == [Row([.integer(1)])])
    }

    @Test func `a database that is read-only by default is refused for writing`() async throws {
        try await withTestDatabase(.postgres) { database in
            let name = database.endpoint.database
            try await database.client("ALTER DATABASE \(name) SET default_transaction_read_only = on")
            #expect(await failure(database.endpoint)?.kind == .readOnly)
            #expect(await failure(database.endpoint, access: .readOnly) == nil)
        }
    }

    @Test func `a session that only looks cannot write`() async throws {
        try await withTestDatabase(.postgres) { database in
            let session = try await database.open(.readOnly)
            #expect(await session.failure(of: "CREATE TABLE t (id INT)")?.kind == .readOnly)
        }
    }

    @Test func `the environment decides nothing`() async throws {
        // In a process of its own, where the variables are nobody else's.
        _ = try server()
        await #expect(processExitsWith: .success) {
            for variable in [
                "PGSERVICE", "PGOPTIONS", "PGPASSWORD", "PGHOSTADDR", "PGSSLMODE", "PGREQUIREPEER", "PGTZ",
            ] {
                unsafe setenv(variable, "nonsense", 1)
            }
            let server = try #require(try TestEngine.postgres.server())
            _ = try await PostgreSQL().open(server, access: .readWrite)
            var without = server
            without.password = nil
            let endpoint = without
            let error = await #expect(throws: DatabaseError.self) {
                _ = try await PostgreSQL().open(endpoint, access: .readWrite)
            }
            #expect(error?.message.contains("none is configured") == true)
        }
    }

    @Test func `values that libpq would read in its own way are refused`() async throws {
        for host in ["one,two", "/tmp", "@socket", "", "local\0host"] {
            #expect(await failure(try server { $0.address = .tcp(host: host, port: 5432) })?.kind == .unsupported)
        }
        #expect(await failure(try server { $0.database = "dbname=postgres host=elsewhere" })?.kind == .refused)
    }

    @Test func `an account without the right to connect is told so`() async throws {
        try await withTestDatabase(.postgres) { database in
            let name = database.endpoint.database
            try await database.client("CREATE ROLE \(name) LOGIN PASSWORD 'known'")
            try await database.client("REVOKE CONNECT ON DATABASE \(name) FROM PUBLIC")
            var endpoint = database.endpoint
            (endpoint.user, endpoint.password) = (name, Secret("known"))
            #expect(await failure(endpoint)?.kind == .notPermitted)
            try await database.client("DROP ROLE \(name)")
        }
    }
}
