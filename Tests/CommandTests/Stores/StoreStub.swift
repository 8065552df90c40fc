import Foundation
import FoundationNetworking
import Testing

/// A store that answers what a test tells it to, and remembers what it was asked; `ci/servers` starts it.
struct StoreStub {
    /// What it answers to one request.
    struct Reply: Encodable {
        var status = 200
        var headers: [String: String] = [:]
        var body = ""
        /// Seconds before it answers.
        var delay = 0.0
    }

    private struct Request: Decodable {
        let path: String
    }

    private let name = "stub-" + String(UInt64.random(in: 0...UInt64.max), radix: 36)
    private let root: URL
    /// Where the tool finds it.
    var address: String { root.appending(path: name).absoluteString }

    /// The last reply is given again and again.
    init(_ replies: Reply...) async throws {
        root = try #require(URL(string: "http://" + Self.place("MIGRATE_TEST_STUB")))
        var request = URLRequest(url: root.appending(path: "script/\(name)"))
        request.httpMethod = "POST"
        request.httpBody = try JSONEncoder().encode(replies)
        let (_, response) = try await URLSession.shared.data(for: request)
        try #require((response as? HTTPURLResponse)?.statusCode == 200)
    }

    /// The paths that it was asked for, behind its own, in order.
    var paths: [String] {
        get async throws {
            let (data, _) = try await URLSession.shared.data(from: root.appending(path: "seen/\(name)"))
            return try JSONDecoder().decode([Request].self, from: data)
                .map { $0.path.replacing("/\(name)", with: "") }
        }
    }

    /// Where a server of the tests is; the test is cancelled where none is named and none is required.
    static func place(_ variable: String) throws -> String {
        let environment = ProcessInfo.processInfo.environment
        if let place = environment[variable], !place.isEmpty { return place }
        let hint: Comment = "\(variable) is not set. Run 'ci/servers start DIR' and '. DIR/env' to test on a server."
        guard environment["MIGRATE_TEST_SERVERS"] == "required" else { try Test.cancel(hint) }
        return try #require(nil as String?, hint)
    }
}

/// The emulator of AWS Secrets Manager.
enum AWSEmulator {
    /// The variables with which the tool asks it.
    static var variables: String {
        get throws {
            "AWS_ENDPOINT_URL=http://\(try StoreStub.place("MIGRATE_TEST_AWS")) AWS_ACCESS_KEY_ID=AKIDEXAMPLE "
                + "AWS_SECRET_ACCESS_KEY=x AWS_REGION=eu-west-1"
        }
    }

    /// Makes a secret with these members, and gives its ARN.
    static func makeSecret(_ members: [String: String]) async throws -> String {
        let name = "team/" + String(UInt64.random(in: 0...UInt64.max), radix: 36)
        let text = String(decoding: try JSONEncoder().encode(members), as: UTF8.self)
        let scope = "AKIDEXAMPLE/20260101/eu-west-1/secretsmanager/aws4_request"
        let place = try StoreStub.place("MIGRATE_TEST_AWS")
        var request = URLRequest(url: try #require(URL(string: "http://\(place)/")))
        request.httpMethod = "POST"
        request.httpBody = try JSONEncoder().encode(["Name": name, "SecretString": text])
        request.setValue("application/x-amz-json-1.1", forHTTPHeaderField: "Content-Type")
        request.setValue("secretsmanager.CreateSecret", forHTTPHeaderField: "X-Amz-Target")
        let signature = "AWS4-HMAC-SHA256 Credential=\(scope), SignedHeaders=host, Signature=x"
        request.setValue(signature, forHTTPHeaderField: "Authorization")
        let (data, _) = try await URLSession.shared.data(for: request)
        return try #require(try JSONDecoder().decode([String: String].self, from: data)["ARN"])
    }
}
