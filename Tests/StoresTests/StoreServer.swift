import Foundation
import Secrets
import Testing

@testable import Stores

/// The servers that `ci/servers` starts for these tests; `. DIR/env` sets their variables.
enum StoreServer: String {
    case stub = "MIGRATE_TEST_STUB"
    case encryptedStub = "MIGRATE_TEST_STUB_TLS"
    case aws = "MIGRATE_TEST_AWS"
    case redis = "MIGRATE_TEST_REDIS"
    case encryptedRedis = "MIGRATE_TEST_REDIS_TLS"
    case redisReplica = "MIGRATE_TEST_REDIS_REPLICA"
    case redisSentinel = "MIGRATE_TEST_REDIS_SENTINEL"
    case redisCluster = "MIGRATE_TEST_REDIS_CLUSTER"

    /// `host:port`; where none is named the test fails if servers are required, and is cancelled elsewhere.
    var place: String { get throws { try Self.variable(rawValue) } }

    var host: String { get throws { String(try place.prefix { $0 != ":" }) } }

    var port: Int { get throws { try #require(Int(try place.drop { $0 != ":" }.dropFirst())) } }

    static var password: Secret { get throws { Secret(try variable("MIGRATE_TEST_PASSWORD")) } }

    /// The authority that signed the certificates, which are valid for `localhost` alone.
    static var authority: HTTPClient.Authority {
        get throws { HTTPClient.Authority(file: try variable("MIGRATE_TEST_TLS_CA"), variable: "SOME_CA") }
    }

    private static func variable(_ name: String) throws -> String {
        let environment = ProcessInfo.processInfo.environment
        if let value = environment[name], !value.isEmpty { return value }
        let hint: Comment = "\(name) is not set. Run 'ci/servers start DIR' and '. DIR/env' to test on a server."
        guard environment["MIGRATE_TEST_SERVERS"] == "required" else { try Test.cancel(hint) }
        return try #require(nil as String?, hint)
    }
}

/// One conversation with the stub: what it answers, and what it was asked.
struct Stub {
    /// What it answers to one request.
    struct Reply: Encodable {
        var status = 200
        var headers: [String: String] = [:]
        var body = ""
        /// Seconds before it answers.
        var delay = 0.0
        /// Bytes that are promised and not sent.
        var missing = 0
        /// How often the body is sent.
        var `repeat` = 1
        /// Whether the connection ends without an answer.
        var close = false
    }

    /// What it was asked.
    struct Request: Decodable {
        let method: String
        let path: String
        let headers: [String: String]
        let body: String
    }

    private let name = "stub-" + String(UInt64.random(in: 0...UInt64.max), radix: 36)
    private let client = HTTPClient()
    let address: HTTPAddress
    /// The same over TLS.
    let encrypted: HTTPAddress

    /// Tells the stub what to answer, in order; the last answer is given again and again.
    init(_ replies: Reply...) async throws {
        address = try #require(HTTPAddress("http://\(try StoreServer.stub.place)/\(name)"))
        encrypted = try #require(HTTPAddress("https://\(try StoreServer.encryptedStub.place)/\(name)"))
        let script = Array(try JSONEncoder().encode(replies))
        let place = try #require(HTTPAddress("http://\(try StoreServer.stub.place)/script/\(name)"))
        let response = try await client.send(HTTPRequest("stub", place, method: .post, body: script))
        try #require(response.status == 200)
    }

    /// What it was asked so far; paths begin behind its own.
    var requests: [Request] {
        get async throws {
            let address = try #require(HTTPAddress("http://\(try StoreServer.stub.place)/seen/\(name)"))
            let response = try await client.send(HTTPRequest("stub", address))
            return try JSONDecoder().decode([Request].self, from: Data(response.body))
        }
    }

    /// A sentence in which the server's place has the name SERVER.
    func sentence(_ error: StoreError) -> String {
        error.description.replacing(address.place, with: "SERVER").replacing(encrypted.place, with: "SERVER")
    }
}

extension HTTPClient {
    /// One that does not wait long.
    static var impatient: HTTPClient {
        var limits = Limits()
        limits.firstPause = .milliseconds(10)
        limits.attemptsMax = 3
        limits.bytesMax = 64 << 10
        return HTTPClient(limits: limits)
    }
}
