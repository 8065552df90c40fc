import Database
import Foundation
import MariaDBEngine
import SQLText
import Secrets
import Testing

/// What a server that is not ours, or a man in between, gets to see.
@Suite(.timeLimit(.minutes(1)))
struct MariaDBRogueServers {
    private let password = "S3cret-of-the-test"

    @Test func `where no TLS is offered, not even the login is sent`() async throws {
        let server = MariaDBRogueServer(.withoutTLS)
        var endpoint = endpoint(server)
        endpoint.encryption = Encryption(mode: .verifyFull)
        let error = await failure(opening: endpoint)
        #expect(error?.kind == .insecure)
        #expect(await server.everythingHeard().isEmpty)
    }

    @Test func `a server that asks for the password itself does not get it`() async throws {
        let server = MariaDBRogueServer(.asksForPassword)
        let error = await failure(opening: endpoint(server))
        #expect(error?.kind == .insecure)
        #expect(error?.description.contains(password) == false)
        let heard = await server.everythingHeard()
        #expect(heard.firstRange(of: Array("migrator".utf8)) != nil)
        #expect(heard.firstRange(of: Array(password.utf8)) == nil)
    }

    @Test func `a server that asks for a file does not get it`() async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "migrate-\(UUID().uuidString)")
        try Data("the file's content".utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let server = MariaDBRogueServer(.asksForFile(file.path))
        let error = await failure(opening: endpoint(server))
        #expect(error != nil)
        let heard = await server.everythingHeard()
        #expect(heard.firstRange(of: Array("SHOW SESSION VARIABLES".utf8)) != nil)
        #expect(heard.firstRange(of: Array("the file's content".utf8)) == nil)
    }

    @Test func `a server that accepts and says nothing is unreachable`() async throws {
        let server = MariaDBRogueServer(.silent)
        let error = await failure(opening: endpoint(server))
        #expect(error?.kind == .unreachable)
    }

    private func endpoint(_ server: MariaDBRogueServer) -> Endpoint {
        Endpoint(
            dialect: .mariadb,
            address: .tcp(host: "127.0.0.1", port: server.port),
            user: "migrator",
            password: Secret(password),
            database: "app",
            encryption: Encryption(mode: .disable),
            limits: Limits(connect: .seconds(1))
        )
    }

    private func failure(opening endpoint: Endpoint) async -> DatabaseError? {
        await databaseError { () async throws(DatabaseError) in
            try await MariaDB().open(endpoint, access: .readWrite)
        }
    }
}
