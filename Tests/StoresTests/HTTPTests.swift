import Secrets
import Testing

@testable import Stores

@Suite struct HTTP {
    private let canary = Canary()

    private func ask(_ address: HTTPAddress, _ client: HTTPClient = .impatient) async throws(StoreError) -> HTTPResponse
    {
        try await client.send(
            HTTPRequest("Vault", address.asking([("q", canary.text)]), headers: [HTTPHeader("X-Token", canary.secret)])
        )
    }

    @Test func `a request says what it means and gets its answer`() async throws {
        let stub = try await Stub(.init(status: 404, headers: ["X": "y"], body: "h\u{e4}"))
        let request = HTTPRequest(
            "Vault",
            stub.address.appending(["a b"]).asking([("v", "1")]),
            method: .post,
            headers: [HTTPHeader("X-Token", canary.secret)],
            body: Array("{\u{e4}}".utf8)
        )
        let response = try await HTTPClient.impatient.send(request)
        #expect(response.status == 404)
        #expect(response.body == Array("h\u{e4}".utf8))
        let seen = try #require(try await stub.requests.first)
        #expect(seen.method == "POST")
        #expect(seen.path.hasSuffix("/a%20b?v=1"))
        #expect(seen.headers["X-Token"] == canary.text)
        #expect(seen.headers["Expect"] == nil)
        #expect(seen.body == "{\u{e4}}")
        canary.expectHidden(in: request)
    }

    @Test func `a response shows its status and not its body`() {
        canary.expectHidden(in: HTTPResponse(status: 200, body: Array(canary.text.utf8)))
        #expect("\(HTTPResponse(status: 418, body: []))" == "status 418")
    }

    @Test(arguments: [429, 500, 502, 503, 504])
    func `a busy server is asked again`(status: Int) async throws {
        let stub = try await Stub(.init(status: status), .init(status: status), .init(body: "x"))
        #expect(try await ask(stub.address).body == Array("x".utf8))
        #expect(try await stub.requests.count == 3)
    }

    @Test(arguments: [200, 400, 401, 403, 404, 418, 501])
    func `any other answer is the one`(status: Int) async throws {
        let stub = try await Stub(.init(status: status))
        #expect(try await ask(stub.address).status == status)
        #expect(try await stub.requests.count == 1)
    }

    @Test func `a server that stays busy is given up`() async throws {
        let stub = try await Stub(.init(status: 503, body: canary.text))
        let error = try await failure(hiding: [canary]) { () throws(StoreError) in try await ask(stub.address) }
        #expect(
            stub.sentence(error)
                == "Vault at SERVER answered with status 503, 3 times. "
                + "It may be starting, sealed or overloaded. Try again later."
        )
        #expect(try await stub.requests.count == 3)
    }

    @Test func `a server that wants to be left alone for longer than we wait is not asked again`() async throws {
        let stub = try await Stub(.init(status: 429, headers: ["Retry-After": "3600"]))
        let error = try await failure(hiding: [canary]) { () throws(StoreError) in try await ask(stub.address) }
        #expect(error == .busy(StorePlace(service: "Vault", location: stub.address.place), status: 429, attempts: 1))
        #expect(try await stub.requests.count == 1)
    }

    @Test(arguments: [301, 302, 307, 308])
    func `a redirect is not followed, wherever it leads`(status: Int) async throws {
        for target in ["http://elsewhere.example:99/x?t=", "/here?t="] {
            let stub = try await Stub(.init(status: status, headers: ["Location": target + canary.text]), .init())
            let error = try await failure(hiding: [canary]) { () throws(StoreError) in try await ask(stub.address) }
            let host = target.hasPrefix("/") ? try StoreServer.stub.place : "elsewhere.example:99"
            #expect(error == .redirected(StorePlace(service: "Vault", location: stub.address.place), host: host))
            #expect(try await stub.requests.count == 1)
        }
    }

    @Test func `an answer that is too large is not read`() async throws {
        for missing in [0, 100 << 20] {
            let stub = try await Stub(.init(body: canary.text, missing: missing, repeat: 10_000))
            let error = try await failure(hiding: [canary]) { () throws(StoreError) in try await ask(stub.address) }
            #expect(
                stub.sentence(error) == "The answer of Vault at SERVER is larger than 65536 bytes and was not read."
            )
            #expect(try await stub.requests.count == 1)
        }
    }

    @Test func `an answer that breaks off is asked for again, and never used`() async throws {
        let stub = try await Stub(.init(body: canary.text, missing: 1), .init(close: true), .init(body: "x"))
        #expect(try await ask(stub.address).body == Array("x".utf8))
        let broken = try await Stub(.init(body: canary.text, missing: 1))
        let error = try await failure(hiding: [canary]) { () throws(StoreError) in try await ask(broken.address) }
        #expect(error == .connection(StorePlace(service: "Vault", location: broken.address.place), .cutOff))
    }

    @Test func `a slow server is not waited for`() async throws {
        let stub = try await Stub(.init(body: canary.text, delay: 30))
        var client = HTTPClient.impatient
        client.limits.answer = .milliseconds(50)
        client.limits.attemptsMax = 2
        let error = try await failure(hiding: [canary]) { [client] () throws(StoreError) in
            try await ask(stub.address, client)
        }
        #expect(
            stub.sentence(error)
                == "Vault at SERVER did not answer within 50 milliseconds. "
                + "Check that it runs and that a way leads there."
        )
        #expect(try await stub.requests.count == 2)
    }

    @Test(.timeLimit(.minutes(1))) func `a cancelled request ends`() async throws {
        let stub = try await Stub(.init(delay: 300))
        let address = stub.address
        let asking = Task { try await failure(hiding: [canary]) { () throws(StoreError) in try await ask(address) } }
        while try await stub.requests.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
        asking.cancel()
        #expect(try await asking.value == .connection(StorePlace(service: "Vault", location: address.place), .stopped))
    }

    @Test func `who is not there cannot be reached`() async throws {
        let closed = try #require(HTTPAddress("http://127.0.0.1:1/x"))
        let error = try await failure(hiding: [canary]) { () throws(StoreError) in try await ask(closed) }
        #expect(error.description.hasPrefix("Vault at 127.0.0.1:1/x cannot be reached: "))
        let unknown = try #require(HTTPAddress("http://nowhere.invalid"))
        let other = try await failure(hiding: [canary]) { () throws(StoreError) in try await ask(unknown) }
        #expect(other.description.hasPrefix("Vault at nowhere.invalid was not found"))
    }

    @Test func `a header cannot smuggle in another`() async throws {
        let stub = try await Stub(.init())
        for broken in ["\(canary.text)\r\nX-Other: 1", "\(canary.text)\n", "\u{0}\(canary.text)"] {
            let request = HTTPRequest("Vault", stub.address, headers: [HTTPHeader("X-Token", broken)])
            let error = try await failure(hiding: [canary]) { () throws(StoreError) in
                try await HTTPClient.impatient.send(request)
            }
            #expect(stub.sentence(error).hasPrefix("Vault at SERVER: its header X-Token would hold a line break"))
        }
        #expect(try await stub.requests.isEmpty)
    }

    @Test func `a certificate is checked, its name too`() async throws {
        let stub = try await Stub(.init(body: "x"))
        var client = HTTPClient.impatient
        client.authority = HTTPClient.Authority(file: nil, variable: "VAULT_CACERT")
        let error = try await failure(hiding: [canary]) { [client] () throws(StoreError) in
            try await ask(stub.encrypted, client)
        }
        #expect(stub.sentence(error).hasPrefix("Vault at SERVER could not prove who it is: SSL certificate problem"))
        #expect(error.description.hasSuffix("name that one's PEM file in VAULT_CACERT."))
        #expect(try await stub.requests.isEmpty)

        client.authority = try StoreServer.authority
        #expect(try await ask(stub.encrypted, client).body == Array("x".utf8))

        let byNumber = try #require(HTTPAddress("https://127.0.0.1:\(try StoreServer.encryptedStub.port)"))
        let other = try await failure(hiding: [canary]) { [client] () throws(StoreError) in
            try await ask(byNumber, client)
        }
        #expect(other.description.contains("could not prove who it is"))

        client.authority = HTTPClient.Authority(file: "/nowhere.pem", variable: nil)
        let missing = try await failure(hiding: [canary]) { [client] () throws(StoreError) in
            try await ask(stub.encrypted, client)
        }
        #expect(missing.description.contains("/nowhere.pem"))
    }
}
