import Secrets
import Testing

@testable import Stores

/// Answers in the forms that Spring Cloud Config's documentation shows.
@Suite struct ConfigServers {
    private let value = Canary()
    private let password = Canary()

    private func server(_ stub: Stub) -> ConfigServer {
        ConfigServer(
            address: stub.address,
            credentials: BasicCredentials(user: "app", password: password.secret),
            client: .impatient
        )
    }

    private func answer(_ sources: String) -> Stub.Reply {
        Stub.Reply(
            body: #"{"name": "pay", "profiles": ["prod"], "label": null, "version": "a1b2", "state": null, "#
                + #""propertySources": \#(sources)}"#
        )
    }

    @Test func `the sources are in the order in which they hide each other`() async throws {
        let stub = try await Stub(
            answer(
                #"[{"name": "git:pay-prod.yml", "source": {"b.k": "\#(value.text)", "a": 1, "c": null}}, "#
                    + #"{"name": "git:pay.yml", "source": {"a": true}}]"#
            )
        )
        let answer = try await server(stub).settings(application: "pay", profiles: ["prod", "eu"], label: "release/1")
        #expect(answer.version == "a1b2")
        #expect(answer.label == nil)
        #expect(answer.sources.map(\.name) == ["git:pay-prod.yml", "git:pay.yml"])
        #expect(answer.sources[0].entries.map(\.key) == ["a", "b.k", "c"])
        #expect(answer.sources[0].entries.map(\.value) == [Secret("1"), value.secret, Secret("")])
        #expect(answer.sources[1].entries.map(\.value) == [Secret("true")])
        value.expectHidden(in: answer)
        let seen = try #require(try await stub.requests.first)
        #expect(seen.path.hasSuffix("/pay/prod%2Ceu/release%28_%291"))
        #expect(seen.headers["Accept"]?.hasPrefix("application/vnd.spring-cloud.config-server.v2+json,") == true)
        #expect(seen.headers["Authorization"]?.hasPrefix("Basic YXBwO") == true)
    }

    @Test func `the second form tells where each value stands`() async throws {
        let member = #"{"value": "\#(value.text)", "origin": "[git] pay.yml:3:5"}"#
        let stub = try await Stub(answer(#"[{"name": "git", "source": {"a": \#(member), "b": {"value": null}}}]"#))
        let answer = try await server(stub).settings(application: "pay", profiles: [])
        #expect(answer.sources[0].entries.map(\.value) == [value.secret, Secret("")])
        #expect(answer.sources[0].entries.map(\.origin) == ["[git] pay.yml:3:5", nil])
        #expect(try #require(try await stub.requests.first).path.hasSuffix("/pay/default"))
    }

    @Test func `what the server cannot decrypt is an error that lists it`() async throws {
        let stub = try await Stub(
            answer(
                #"[{"name": "git", "source": {"invalid.db.password": "<n/a>", "x": "<n/a>", "k": "\#(value.text)"}}]"#
            )
        )
        let error = try await failure(hiding: [value, password]) { () throws(StoreError) in
            try await server(stub).settings(application: "pay", profiles: ["prod"])
        }
        #expect(
            stub.sentence(error)
                == "Config Server at SERVER/pay/prod cannot decrypt db.password, x. "
                + "Give the server the key that they were encrypted with."
        )
    }

    @Test(arguments: [
        (401, "SECRET", "refuses with status 401. Check SPRING_CLOUD_CONFIG_USERNAME"),
        (403, "SECRET", "refuses with status 403. Check SPRING_CLOUD_CONFIG_USERNAME"),
        (404, #"{"error": "SECRET"}"#, "has no such entry. Check the application's name"),
        (418, "SECRET", "answered with status 418"),
        (503, "SECRET", "answered with status 503, 3 times"),
        (200, "SECRET", "it is not JSON to its end"),
        (200, #"{"propertySources": [{"name": "a", "source": {"k": "SECRET"}}]"#, "it is not JSON to its end"),
        (200, #"{"a": "SECRET"}"#, "it holds no property sources"),
        (200, #"{"propertySources": ["SECRET"]}"#, "one of its property sources has no name"),
        (
            200, #"{"propertySources": [{"name": "a", "source": {"k": ["SECRET"]}}]}"#,
            "the setting k has no single value"
        ),
        (
            200, #"{"propertySources": [{"name": "a", "source": {"k": {"value": {"x": "SECRET"}}}}]}"#,
            "the setting k has no"
        ),
    ])
    func `an error says what to do and never what the server said`(
        status: Int,
        body: String,
        words: String
    ) async throws {
        let stub = try await Stub(.init(status: status, body: body.replacing("SECRET", with: value.text)))
        let error = try await failure(hiding: [value, password]) { () throws(StoreError) in
            try await server(stub).settings(application: "pay", profiles: ["prod"])
        }
        #expect(stub.sentence(error).contains("Config Server at SERVER/pay/prod"))
        #expect(error.description.contains(words))
    }

    @Test func `a url may bring its own user and password, which variables replace`() async throws {
        let stub = try await Stub(answer("[]"))
        let uri = "http://us%40er:\(password.text)%3A@" + stub.address.place
        let variables = StoreVariables { _ in nil }
        _ = try await ConfigServer(variables, uri: uri).settings(application: "a", profiles: [])
        let others = ["SPRING_CLOUD_CONFIG_PASSWORD": value.text, "SPRING_CLOUD_CONFIG_URI": uri]
        _ = try await ConfigServer(StoreVariables { others[$0] }).settings(application: "a", profiles: [])
        let seen = try await stub.requests.compactMap { $0.headers["Authorization"] }
        #expect(seen == [Self.basic("us@er:\(password.text):"), Self.basic("user:\(value.text)")])
    }

    @Test(arguments: ["config:8888", "http://u:pw@", "http://%zz:SECRET@h", "http://u:SECRET@h?x"])
    func `a url that is none is never shown`(uri: String) async throws {
        let uri = uri.replacing("SECRET", with: password.text)
        let error = try await failure(hiding: [password]) { () throws(StoreError) in
            try ConfigServer(StoreVariables { _ in nil }, uri: uri)
        }
        #expect(error.description.hasPrefix("The variable SPRING_CLOUD_CONFIG_URI does not hold a url"))
    }

    private static func basic(_ text: String) -> String {
        "Basic " + ContiguousArray(text.utf8).base64
    }
}

extension ContiguousArray<UInt8> {
    /// Written out, so that the test does not share its code with what it tests.
    fileprivate var base64: String {
        let signs = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        var text = ""
        for start in stride(from: 0, to: count, by: 3) {
            let group = self[start..<Swift.min(start + 3, count)]
            var bits = group.reduce(0) { $0 << 8 | Int($1) }
            bits <<= 8 * (3 - group.count)
            for place in 0...3 { text.append(place > group.count ? "=" : signs[bits >> (18 - 6 * place) & 63]) }
        }
        return text
    }
}
