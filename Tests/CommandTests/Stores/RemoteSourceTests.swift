import Foundation
import Testing

/// Settings that a config server has, or an entry of a store, or a file of variables that is given by hand.
@Suite struct RemoteSourceTests {
    private static func write(_ source: String, stores: String = "", rules: String = "", in bench: Workbench) throws {
        try bench.write("shop: {limit: 5, name: a}\ndb.url: \"jdbc:mariadb://db/x\"\n", to: "conf/application.yml")
        try bench.write(
            """
            version: 1
            service: shop
            environments: {dev: {}, prod: {production: true}}
            sources:
              - spring: conf
              - \(source)
            secrets:
              stores: [\(stores)]
            rules:
              - {keys: shop.name, same: true}
            \(rules)
            """,
            to: "environments/rules.yaml"
        )
    }

    private static func server(_ password: String) -> String {
        """
        {"name": "shop", "profiles": ["prod"], "label": null, "version": "abc", "propertySources": [
          {"name": "https://git.example/shop-prod.yml", "source": {
            "shop.limit": {"value": 7, "origin": "https://git.example/shop-prod.yml:12:8"}}},
          {"name": "https://git.example/shop.yml", "source": {"shop.limit": 6, "db.password": "\(password)"}}
        ]}
        """
    }

    @Test func `what a config server has hides the files that are listed before it`() async throws {
        let canary = Canary(1)
        try await withWorkbench { bench in
            let stub = try await StoreStub(.init(body: Self.server(canary.text)))
            try Self.write("config-server: {uri: '\(stub.address)', name: '%service%-app', label: main}", in: bench)
            let offline = try await bench.run("migrate config show --env prod shop.limit")
            #expect(offline.status == 0)
            #expect(offline.text.contains("CONFIG_NOT_CHECKED"))
            #expect(offline.text.contains("conf/application.yml:1:15"))
            #expect(try await stub.paths == [])
            let live = try await bench.run("migrate config show --env prod --explain --live")
            #expect(live.status == 0, "\(live)")
            #expect(!live.text.contains("CONFIG_NOT_CHECKED"))
            #expect(live.text.contains(/winner +https:\/\/git\.example\/shop-prod\.yml:12:8 +7/))
            #expect(live.text.contains("shop  db.password = ●\n"))
            #expect(canary.leaks(into: live.description) == [])
            #expect(try await stub.paths == ["/shop-app/prod/main"])
        }
    }

    @Test(arguments: [401, 404, 500, 200])
    func `a config server without an answer is never green and never quoted`(status: Int) async throws {
        let canary = Canary(2)
        try await withWorkbench { bench in
            let body =
                status == 200 ? Self.server(canary.text).replacing("limit\": 6", with: "x\": \"<n/a>\"") : canary.text
            let stub = try await StoreStub(.init(status: status, body: body))
            try Self.write("config-server: '\(stub.address)'", in: bench)
            for command in ["check", "show --env prod", "lock --env prod"] {
                let answer = try await bench.run("migrate config \(command) --live")
                #expect(answer.status == 2, "\(command): \(answer)")
                #expect(answer.text.contains("UNREADABLE_STORE"))
                #expect(canary.leaks(into: answer.description) == [])
            }
        }
    }

    @Test func `the keys of Vault's entries are compared without any value`() async throws {
        try await withWorkbench { bench in
            let keys = ["db.password", "api.token"].map { "\"\($0)\": null" }
            func reply(_ keys: [String]) -> StoreStub.Reply {
                let subkeys = keys.joined(separator: ", ")
                return .init(body: "{\"data\": {\"metadata\": {\"version\": 3}, \"subkeys\": {\(subkeys)}}}")
            }
            let dev = try await StoreStub(reply(keys))
            let prod = try await StoreStub(reply([keys[0]]))
            try Self.write(
                "vault: secret/shop/%env%",
                stores:
                    "{kind: vault, address: '\(dev.address)', only: dev}, {kind: vault, address: '\(prod.address)', only: prod}",
                in: bench
            )
            let answer = try await bench.run("VAULT_TOKEN=x migrate config check --live")
            #expect(answer.status == 1, "\(answer)")
            #expect(answer.text.contains("api.token is missing in prod, and is set in dev."))
            #expect(try await dev.paths == ["/v1/secret/subkeys/shop/dev"])
            #expect(try await prod.paths == ["/v1/secret/subkeys/shop/prod"])
        }
    }

    @Test func `the values of Vault's entries are settings, asked for once`() async throws {
        let canary = Canary(3)
        try await withWorkbench { bench in
            let entry = #"{"data": {"data": {"db.password": "\#(canary.text)"}, "metadata": {"version": 1}}}"#
            let stub = try await StoreStub(.init(body: entry))
            try Self.write(
                "vault: secret/shop/%env%",
                stores: "{kind: vault, mode: values, address: '\(stub.address)'}",
                rules: "  - use: secrets/hygiene\n  - {keys: db.password, allow: {why: own}}\n",
                in: bench
            )
            let answer = try await bench.run("VAULT_TOKEN=x migrate config check --live")
            #expect(answer.status == 1)
            #expect(answer.text.contains("db.password is the same secret in dev and prod, and must differ."))
            #expect(canary.leaks(into: answer.description) == [])
            #expect(try await stub.paths.sorted() == ["/v1/secret/data/shop/dev", "/v1/secret/data/shop/prod"])
            let offline = try await bench.run("migrate config check")
            #expect(offline.status == 0)
            #expect(offline.text.contains("What Vault secret/shop/dev has of shop in dev is not checked"))
        }
    }

    @Test(arguments: [
        ("config-server: {name: a}", "A source of kind 'config-server' needs 'uri: URL'."),
        ("config-server: {url: a}", "Unknown key 'url'."),
        ("vault: {path: a}", "must be"),
    ])
    func `a source that cannot be is told with its place`(source: String, message: String) async throws {
        try await withWorkbench { bench in
            try Self.write(source, in: bench)
            let answer = try await bench.run("migrate config check")
            #expect(answer.status == 2)
            #expect(answer.text.contains("environments/rules.yaml:6:"))
            #expect(answer.text.contains(message), "\(answer)")
        }
    }

    @Test func `a file of variables supplies what nothing else does, and nothing more`() async throws {
        try await withWorkbench { bench in
            try Self.write("dotenv: '.env.%env%'", in: bench)
            try bench.write("shop.key: ${TOKEN_OF_SHOP}\nshop.url: http://${HOST}/\n", to: "conf/application.yml")
            try bench.write("HOST=own\n", to: ".env.prod")
            try bench.write("HOST=own\n", to: ".env.dev")
            let given = ["HOST=other", "TOKEN_OF_SHOP=${DEEPER}", "DEEPER=d1", "SHOP_NAME=x", "PATH=/bin"]
            try bench.write(given.joined(separator: "\n") + "\n", to: "ci/prod.env")
            let open = try await bench.run("migrate config check --env prod")
            #expect(open.status == 2)
            let show = try await bench.run("migrate config show --env prod --env-from 'ci/%env%.env' --format json")
            #expect(show.status == 0, "\(show)")
            #expect(show.text.contains("http://own/"))
            #expect(!show.text.contains("other"))
            #expect(!show.text.contains("SHOP_NAME"))
            #expect(!show.text.contains("PATH"))
            #expect(!show.text.contains("TOKEN_OF_SHOP}"), "\(show)")
        }
    }
}
