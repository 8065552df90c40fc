import Database
import Files
import SQLText
import TestSupport
import Testing
import Topology

@Suite(.scratchFolder) struct Shards {
    private let dev = [
        "environments/dev.yaml": "environment: dev\nurl: \"mariadb://app@{shard.host}:3306/{shard.database}\"\n"
    ]

    private func project(_ files: [String: String]) throws -> Project {
        try openProject(dev.merging(files) { $1 })
    }

    @Test func `one file declares one shard, with its own words for an environment`() async throws {
        let project = try project([
            "environments/local.yaml": "environment: local\nplaceholders: {size: small, kind: env}",
            "migrate.yaml": "placeholders: {SIZE: none, owner: app}",
            "shards/shard1.yaml": """
            shard: shard1
            migrations: [payment/common, "payment/{engine}"]
            tags: [canary]
            fields: {host: shard1.db.internal, database: payment}
            environments:
              local: {url: "sqlite:.migrate/local/payment-{shard.name}.db", placeholders: {kind: "{shard.database}"}}
              dev: {fields: {host: other.internal}}
            """,
        ])
        let local = try #require(try project.targets(environment: "local", shards: []).first)
        #expect(local.tags == ["canary"])
        #expect("\(local.location)" == "shards/shard1.yaml:1:8")
        #expect(local.locations(for: .sqlite) == ["migrations/payment/common", "migrations/payment/sqlite"])
        #expect(local.placeholders == ["size": "small", "owner": "app", "kind": "payment"])
        let address = try await local.endpoint().address
        #expect(address == .file(path: "\(project.folder)/.migrate/local/payment-shard1.db"))
        let dev = try #require(try project.targets(environment: "dev", shards: []).first)
        #expect(dev.dialect == .mariadb)
        #expect(try await dev.endpoint().address == .tcp(host: "other.internal", port: 3306))
        #expect(try await dev.endpoint().database == "payment")
    }

    @Test func `a range makes its shards in the order of their numbers`() async throws {
        let project = try project([
            "shards/tenants.yaml": """
            shards:
              - range: {name: "tenant{n:04}", from: 9, to: 18}
                migrations: tenant
                fields: {host: "db{n%16}.internal", database: "tenant_{n}"}
                environments:
                  dev: {url: "mariadb://app@{shard.host}:{n+3300}/{shard.database}"}
              - shard: extra
                fields: {host: h, database: d}
            """
        ])
        let targets = try project.targets(environment: "dev", shards: [])
        #expect(targets.map(\.shard) == (9...18).map { $0 < 10 ? "tenant000\($0)" : "tenant00\($0)" } + ["extra"])
        #expect(try await targets[8].endpoint().address == .tcp(host: "db1.internal", port: 3317))
        #expect(try await targets[8].endpoint().database == "tenant_17")
        #expect(targets[8].locations(for: .mariadb) == ["migrations/tenant"])
    }

    @Test func `a table makes a shard of each row`() async throws {
        let project = try project([
            "tenants.csv": "shard,host,\"database\"\r\na,h1,\"x, \"\"y\"\"\"\r\n\r\nb,h2,\"two\nlines\"\r\nc,h3,z\r\n",
            "shards/tenants.yaml": "shards:\n  - {csv: tenants.csv, tags: [csv], fields: {host: default}}\n",
        ])
        let targets = try project.targets(environment: "dev", shards: ["tag:csv"])
        #expect(targets.map(\.shard) == ["a", "b", "c"])
        #expect(targets.map { "\($0.location)" } == ["tenants.csv:2", "tenants.csv:4", "tenants.csv:6"])
        #expect(try await targets[0].endpoint().database == "x, \"y\"")
        #expect(try await targets[1].endpoint().address == .tcp(host: "h2", port: 3306))
    }

    @Test(arguments: [
        ("shard,host\na\n", "tenants.csv:2: This row has 1 values, and the table has 2 columns."),
        ("host\nh\n", "tenants.csv:1: The table needs a column 'shard' for the names."),
        ("shard,shard\na,b\n", "tenants.csv:1: Two columns of the table have the same name."),
        ("", "tenants.csv:1: The table is empty: its first line names the columns."),
        ("shard\n\"a", "tenants.csv:2: The table ends inside quotes that are not closed."),
        ("shard\n\"a\"b\n", "tenants.csv:2: A ',' or the end of the line must follow the closing quote."),
        ("shard\na\"b\n", "tenants.csv:2: A value that holds '\"' must stand in quotes, and each '\"' in it twice."),
        ("shard\n../x\n", "tenants.csv:2: The name of a shard is made of letters, digits, "),
        ("shard\na\na\n", "tenants.csv:3: The shard 'a' is declared twice: it is already in tenants.csv:2."),
    ])
    func `a mistake in a table is named with its line`(table: String, start: String) throws {
        let found = try problems(in: ["tenants.csv": table, "shards/t.yaml": "shards: [{csv: tenants.csv}]"])
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix(start) == true, "\(found)")
    }

    @Test(arguments: [
        ("tags: [a]", "shards/a.yaml:1:1: Write one of 'shard', 'range' and 'csv' to say which shards are meant."),
        ("shard: a\ncsv: b", "shards/a.yaml:1:1: Write one of 'shard', 'range' and 'csv' "),
        ("shard: a\nfeilds: {}", "shards/a.yaml:2:1: Unknown key 'feilds'. Did you mean fields? "),
        ("shard: a/b", "shards/a.yaml:1:8: The name of a shard is made of letters, "),
        ("shard: a\nmigrations: ../b", "shards/a.yaml:2:13: 'migrations' must be a path below migrations/."),
        ("shard: a\nmigrations: /b", "shards/a.yaml:2:13: 'migrations' must be a path below migrations/."),
        ("shard: a\nmigrations: \"{shard.name}\"", "shards/a.yaml:2:13: Of all fields, only {engine} can stand in "),
        (
            "shard: a\nfields: {name: b}",
            "shards/a.yaml:2:10: The field 'name' is the shard's name and cannot be given."
        ),
        ("shard: a\nfields: {b: \"{shard.c}\"}", "shards/a.yaml:2:13: {shard.…} and {env.name} cannot stand here: "),
        (
            "shard: a\nenvironments: {lcal: {}}",
            "shards/a.yaml:2:16: There is no environment 'lcal'. Did you mean local? "
        ),
        ("shard: a\nenvironments: {local: {urk: x}}", "shards/a.yaml:2:24: Unknown key 'urk'. Did you mean url? "),
        ("shards:\n- query: {url: x, sql: y}", "shards/a.yaml:2:10: Shards from a query come with a later version. "),
        ("shards:\n- range: {name: \"t{n}\", from: 1}", "shards/a.yaml:2:10: A range needs 'to': "),
        (
            "shards:\n- range: {name: \"t{n}\", from: 3, to: 2}",
            "shards/a.yaml:2:10: A range counts upwards and makes at "
        ),
        ("shards:\n- range: {name: \"t{n}\", from: 0, to: 100000}", "shards/a.yaml:2:10: A range counts upwards and "),
        ("shards:\n- range: {name: t, from: 1, to: 2}", "shards/a.yaml:2:17: The name of a range must hold {n}, "),
        ("shards:\n- {csv: ../t.csv}", "shards/a.yaml:2:9: 'csv' must be a path inside the project folder."),
        ("shards:\n- {csv: none.csv}", "shards/a.yaml:2:9: Cannot read none.csv: No such file or directory."),
        ("shards: {}", "shards/a.yaml:1:9: 'shards' must be a list."),
        ("# nothing", "shards: The folder shards/ declares no shard. Add one, or remove the folder."),
    ])
    func `a mistake in a shard is named with its place`(text: String, start: String) throws {
        let found = try problems(in: ["shards/a.yaml": text])
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix(start) == true, "\(found)")
    }

    @Test func `a pipe in place of a file is refused and not waited for`() throws {
        _ = try openProject()
        try Folder.create("\(ScratchFolder.current)/shards")
        #expect(makePipe("\(ScratchFolder.current)/shards/a.yaml"))
        #expect(try problems(in: [:]) == ["shards/a.yaml: Cannot read shards/a.yaml: it is not a regular file."])
    }

    @Test func `a field that a shard lacks is named with the nearest one that it has`() throws {
        #expect(
            try problems(
                environment: "dev",
                in: dev.merging(["shards/a.yaml": "shard: a\nfields: {hots: h, database: d}"]) { $1 }
            ) == ["environments/dev.yaml:2:6: Shard a has no field host. Did you mean hots?"]
        )
    }

    @Test func `inserted fields cannot change the shape of a url`() async throws {
        let project = try project(["shards/a.yaml": "shard: a\nfields: {host: h, database: \"d?tls=disable\"}"])
        let endpoint = try await project.targets(environment: "dev", shards: []).first?.endpoint()
        #expect(endpoint?.database == "d?tls=disable")
        #expect(endpoint?.encryption.mode == .verifyFull)
    }

    @Test func `four thousand shards are read and listed`() throws {
        let project = try project([
            "shards/tenants.yaml": """
            shards: [{range: {name: "t{n:04}", from: 1, to: 4096}, fields: {host: "db{n%16}", database: "t{n}"}}]
            """
        ])
        #expect(try project.targets(environment: "dev", shards: []).count == 4096)
        #expect(try project.targets(environment: "dev", shards: ["t40*", "t0001"]).count == 97 + 1)
    }
}
