import Secrets
import Testing

@testable import Stores

/// Answers in the forms that Vault's documentation shows for its key-value engine.
@Suite struct Vault {
    private let token = Canary()
    private let value = Canary()

    private func reference(
        _ name: String = "secret/payment",
        key: String? = "password",
        version: String? = nil
    )
        -> StoreReference
    { StoreReference(store: .vault, name: name, key: key, version: version) }

    private func vault(_ stub: Stub, namespace: String? = nil) -> VaultStore {
        VaultStore(address: stub.address, token: token.secret, namespace: namespace, client: .impatient)
    }

    private func entry(_ members: String) -> Stub.Reply {
        Stub.Reply(
            body: """
                {"data": {"data": \(members), "metadata": {"created_time": "2018-03-22T02:24:06.945319214Z",
                "custom_metadata": null, "deletion_time": "", "destroyed": false, "version": 2}}}
                """
        )
    }

    @Test func `a member of an entry is read, with the token and the namespace`() async throws {
        let stub = try await Stub(entry(#"{"password": "\#(value.text)", "port": 3306, "on": true, "n": null}"#))
        let vault = vault(stub, namespace: "team/pay")
        #expect(try await vault.value(of: reference()) == value.secret)
        #expect(try await vault.value(of: reference(key: "port")) == Secret("3306"))
        #expect(try await vault.value(of: reference(key: "on")) == Secret("true"))
        let seen = try #require(try await stub.requests.first)
        #expect(seen.method == "GET")
        #expect(seen.path.hasSuffix("/v1/secret/data/payment"))
        #expect(seen.headers["X-Vault-Token"] == token.text)
        #expect(seen.headers["X-Vault-Namespace"] == "team/pay")
    }

    @Test(
        arguments: [
            ("secret/payment", nil, "/v1/secret/data/payment"),
            ("secret/a/b c", "7", "/v1/secret/data/a/b%20c?version=7"),
            ("team/kv//a/b", nil, "/v1/team/kv/data/a/b"),
        ] as [(String, String?, String)]
    )
    func `a name is a mount and a path`(name: String, version: String?, path: String) async throws {
        let stub = try await Stub(entry(#"{"k": "v"}"#))
        #expect(try await vault(stub).value(of: reference(name, key: nil, version: version)) == Secret("v"))
        #expect(try #require(try await stub.requests.first).path.hasSuffix(path))
    }

    @Test(
        arguments: [
            ("", nil), ("secret", nil), ("secret/", nil), ("/payment", nil), ("secret/../sys", nil), ("a//b//c", nil),
            ("secret/./x", nil), ("secret/payment/", nil), ("secret/payment", "newest"), ("secret/payment", "-1"),
        ] as [(String, String?)]
    )
    func `a name that is none is never sent`(name: String, version: String?) async throws {
        let stub = try await Stub(entry("{}"))
        let error = try await failure(hiding: [token]) { () throws(StoreError) in
            try await vault(stub).value(of: reference(name, version: version))
        }
        guard case .reference = error else { return #expect(Bool(false), "\(error)") }
        #expect(try await stub.requests.isEmpty)
    }

    @Test func `a member that is not there names those that are`() async throws {
        let stub = try await Stub(entry(#"{"user": "\#(value.text)", "pass": "\#(value.text)"}"#))
        let error = try await failure(hiding: [token, value]) { () throws(StoreError) in
            try await vault(stub).value(of: reference())
        }
        #expect(
            error.description.hasSuffix("/v1/secret/data/payment has no key password. It has pass, user.")
        )
        let open = try await failure(hiding: [token, value]) { () throws(StoreError) in
            try await vault(stub).value(of: reference(key: nil))
        }
        #expect(open.description.hasSuffix("holds more than one value. Name its key. It has pass, user."))
    }

    @Test func `the keys are learned without a value`() async throws {
        let keys = #""metadata": {"created_time": "2021-12-14T20:28:00.773477Z", "deletion_time": "", "version": 1}"#
        let stub = try await Stub(.init(body: #"{"data": {"subkeys": {"foo": null, "bar": {"baz": null}}, \#(keys)}}"#))
        let found = try await vault(stub).describe(reference(key: "foo"))
        #expect(
            found
                == StoreDescription(
                    .present,
                    version: "1",
                    changed: "2021-12-14T20:28:00.773477Z",
                    keys: ["bar", "foo"]
                )
        )
        #expect(try await vault(stub).describe(reference(key: "qux")).presence == .absent)
        #expect(try await stub.requests.allSatisfy { $0.path.hasSuffix("/v1/secret/subkeys/payment") })
    }

    @Test func `what was deleted is told from what never was`() async throws {
        let deleted = try await Stub(
            .init(
                status: 404,
                body: #"{"data": {"data": null, "metadata": {"deletion_time": "2026-01-02T03:04:05Z", "version": 3}}}"#
            )
        )
        let error = try await failure(hiding: [token]) { () throws(StoreError) in
            try await vault(deleted).value(of: reference())
        }
        #expect(
            error.description.hasSuffix("is deleted since 2026-01-02T03:04:05Z. Restore it, or name another version.")
        )
        #expect(
            try await vault(deleted).describe(reference())
                == StoreDescription(.deleted, changed: "2026-01-02T03:04:05Z")
        )
        let absent = try await Stub(.init(status: 404, body: #"{"errors": []}"#))
        #expect(try await vault(absent).describe(reference()) == StoreDescription(.absent))
        let missing = try await failure { () throws(StoreError) in try await vault(absent).value(of: reference()) }
        #expect(missing.isAbsent)
    }

    @Test(arguments: [
        (400, #"{"errors": ["SECRET"]}"#, "does not understand the path"),
        (401, "", "refuses with status 401. Check that the token is valid"),
        (403, #"{"errors": ["permission denied SECRET"]}"#, "refuses with status 403. Check that the token is valid"),
        (404, "SECRET", "has no such entry. Check the mount, the path and the namespace"),
        (404, #"{"data": {"metadata": {"deletion_time": "SECRET"}}}"#, "the entry is deleted. Restore it"),
        (405, "SECRET", "answered with status 405, which is not part of its protocol"),
        (429, "SECRET", "answered with status 429, 3 times"),
        (503, #"{"errors": ["Vault is sealed"]}"#, "answered with status 503, 3 times. It may be starting, sealed"),
        (200, "", "cannot be read: it is not JSON to its end"),
        (200, "<html>SECRET</html>", "cannot be read: it is not JSON to its end"),
        (200, #"{"data": {"data": {"password": "SECRET"#, "cannot be read: it is not JSON to its end"),
        (200, #"{"data": {"data": {"password": "SECRET"}}} SECRET"#, "cannot be read: it is not JSON to its end"),
        (200, #"{"data": {"password": "SECRET"}}"#, "cannot be read: it holds no data"),
        (200, #"["SECRET"]"#, "cannot be read: it holds no data"),
        (200, #"{"data": {"data": {"password": ["SECRET"]}}}"#, "the key password holds no single value"),
        (200, #"{"data": {"data": {"password": {"a": "SECRET"}}}}"#, "the key password holds no single value"),
    ])
    func `an error says what to do and never what the server said`(
        status: Int,
        body: String,
        words: String
    ) async throws {
        let stub = try await Stub(.init(status: status, body: body.replacing("SECRET", with: value.text)))
        let error = try await failure(hiding: [token, value]) { () throws(StoreError) in
            try await vault(stub).value(of: reference())
        }
        #expect(stub.sentence(error).contains("Vault at SERVER/v1/secret/data/payment"))
        #expect(error.description.contains(words))
        #expect(error.description.hasSuffix("."))
    }

    @Test func `a deep answer is refused and not climbed into`() async throws {
        let deep = String(repeating: "[", count: 20_000) + String(repeating: "]", count: 20_000)
        let stub = try await Stub(.init(body: deep))
        let unreadableError = try await failure { () throws(StoreError) in try await vault(stub).value(of: reference())
        }
        #expect(unreadableError.isUnreadable)
    }

    @Test(arguments: [
        ([:], "The variable VAULT_ADDR is not set. Set it to Vault's url."),
        (["VAULT_ADDR": ""], "The variable VAULT_ADDR is not set. Set it to Vault's url."),
        (
            ["VAULT_ADDR": "vault:8200"],
            "The variable VAULT_ADDR does not hold a url such as https://vault.example:8200. Correct it."
        ),
        (
            ["VAULT_ADDR": "http://v"],
            "The variable VAULT_TOKEN is not set. Set it to a token that may read the entries."
        ),
    ])
    func `a variable that is missing is named`(variables: [String: String], sentence: String) async throws {
        let stores = SecretStores(StoreVariables { variables[$0] })
        let error = try await failure { () throws(StoreError) in try await stores.value(of: reference()) }
        #expect(error.description == sentence)
    }

    @Test func `the variables of Vault's own tool are enough`() async throws {
        let stub = try await Stub(entry(#"{"password": "\#(value.text)"}"#))
        let authority = try StoreServer.authority.file
        let stores = SecretStores(
            StoreVariables { [token] in
                switch $0 {
                case "VAULT_ADDR": "https://\(stub.encrypted.place)/"
                case "VAULT_TOKEN": token.text
                case "VAULT_CACERT": authority
                case _: nil
                }
            }
        )
        #expect(try await stores.value(of: reference()) == value.secret)
    }

    @Test(arguments: [StoreReference.Store.kubernetesSecret, .keysFile, .platform])
    func `what nothing reads is said to be so`(store: StoreReference.Store) async throws {
        let stores = SecretStores(StoreVariables { _ in nil })
        let error = try await failure { () throws(StoreError) in
            try await stores.value(of: StoreReference(store: store, name: "x"))
        }
        #expect(error == .notSupported(service: store.rawValue))
    }
}
