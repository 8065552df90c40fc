import Database
import MariaDBEngine
import Secrets
import TestSupport
import Testing

/// TLS to a server whose certificate is valid for `localhost` alone, signed by an authority of its own.
@Suite(.timeLimit(.minutes(1)))
struct MariaDBEncryption {
    @Test func `the right name and the right authority give an encrypted session`() async throws {
        let endpoint = try endpoint(host: "localhost", authority: TestEngine.authorityFile())
        let session = try await MariaDB().open(endpoint, access: .readOnly)
        #expect(session.server.protection.hasPrefix("TLSv1."))
        #expect(
            try await session.column(
                "SELECT VARIABLE_VALUE <> '' FROM information_schema.SESSION_STATUS WHERE VARIABLE_NAME = 'Ssl_cipher'"
            ) == ["1"]
        )
    }

    @Test func `a certificate for another name is refused`() async throws {
        let error = await failure(opening: try endpoint(host: "127.0.0.1", authority: TestEngine.authorityFile()))
        #expect(error?.kind == .insecure)
        #expect(error?.message.contains("127.0.0.1") == true)
    }

    @Test func `a certificate of an authority that the system does not know is refused`() async throws {
        let error = await failure(opening: try endpoint(host: "localhost", authority: nil))
        #expect(error?.kind == .insecure)
    }

    @Test func `an authority file that is not there is named`() async throws {
        let error = await failure(opening: try endpoint(host: "localhost", authority: "/no/such/authority.pem"))
        #expect(error?.kind == .insecure)
        #expect(error?.message.contains("/no/such/authority.pem") == true)
    }

    @Test func `verify-ca is refused, since the library cannot do it safely`() async throws {
        var endpoint = try endpoint(host: "localhost", authority: TestEngine.authorityFile())
        endpoint.encryption.mode = .verifyCA
        let error = await failure(opening: endpoint)
        #expect(error?.kind == .unsupported)
        #expect(error?.message.contains("verify-full") == true)
    }

    @Test func `without TLS the session says so`() async throws {
        var endpoint = try endpoint(host: "127.0.0.1", authority: nil)
        endpoint.encryption.mode = .disable
        let session = try await MariaDB().open(endpoint, access: .readOnly)
        #expect(session.server.protection == "none, loopback")
        #expect(
            try await session.column(
                "SELECT VARIABLE_VALUE FROM information_schema.SESSION_STATUS WHERE VARIABLE_NAME = 'Ssl_cipher'"
            ) == [""]
        )
    }

    @Test func `a socket needs no TLS`() async throws {
        var endpoint = try #require(try TestEngine.mariadb.socketServer())
        endpoint.encryption.mode = .verifyFull
        let session = try await MariaDB().open(endpoint, access: .readOnly)
        #expect(session.server.protection == "unix socket")
    }

    private func endpoint(host: String, authority: String?) throws -> Endpoint {
        var endpoint = try #require(try TestEngine.mariadb.server())
        guard case .tcp(_, let port) = endpoint.address else { return endpoint }
        endpoint.address = .tcp(host: host, port: port)
        endpoint.encryption = Encryption(mode: .verifyFull, authorityFile: authority)
        return endpoint
    }

    private func failure(opening endpoint: Endpoint) async -> DatabaseError? {
        await databaseError { () async throws(DatabaseError) in
            try await MariaDB().open(endpoint, access: .readOnly)
        }
    }
}
