import Database
import SQLText
import Secrets
import TestSupport
import Testing
import Topology

/// The endpoint of the one shard of an environment that holds the given lines.
func endpoint(_ lines: String, variables: [String: String] = [:]) async throws -> Endpoint {
    let project = try openProject(["environments/dev.yaml": "environment: dev\n\(lines)\n"], variables: variables)
    let target = try #require(try project.targets(environment: "dev", shards: []).first)
    return try await target.endpoint()
}

@Suite(.scratchFolder) struct Endpoints {
    @Test(arguments: [
        ("mariadb://app@db.example:3307/pay", Dialect.mariadb, Endpoint.Address.tcp(host: "db.example", port: 3307)),
        ("mysql://app@db.example/pay", .mysql, .tcp(host: "db.example", port: 3306)),
        ("postgres://app@db.example/pay", .postgres, .tcp(host: "db.example", port: 5432)),
        ("postgresql://app@[2001:db8::1]:1/pay", .postgres, .tcp(host: "2001:db8:0:0:0:0:0:1", port: 1)),
        ("mariadb://app@/pay?socket=/run/m.sock", .mariadb, .socket(path: "/run/m.sock", port: 3306)),
        ("postgres://app@localhost:5433/pay?socket=/run/pg", .postgres, .socket(path: "/run/pg", port: 5433)),
        ("mariadb://a%40b@h/p%2Fq", .mariadb, .tcp(host: "h", port: 3306)),
        ("sqlite:/data/a.db", .sqlite, .file(path: "/data/a.db")),
        ("sqlite:///data/a.db", .sqlite, .file(path: "/data/a.db")),
        ("sqlite:/data/100%25.db", .sqlite, .file(path: "/data/100%.db")),
        ("sqlite::memory:", .sqlite, .memory),
    ])
    func `a url leads to an address`(url: String, dialect: Dialect, address: Endpoint.Address) async throws {
        let endpoint = try await endpoint("url: \"\(url)\"")
        #expect(endpoint.dialect == dialect)
        #expect(endpoint.address == address)
    }

    @Test func `account and database are decoded`() async throws {
        let endpoint = try await endpoint("url: \"mariadb://a%40b@h/p%2Fq\"")
        #expect(endpoint.user == "a@b")
        #expect(endpoint.database == "p/q")
        #expect(endpoint.password == nil)
    }

    @Test func `a relative SQLite file is below the project folder`() async throws {
        let address = try await endpoint("url: \"sqlite:data/a.db\"").address
        #expect(address == .file(path: "\(try openProject().folder)/data/a.db"))
    }

    @Test(arguments: [
        ("mariadb://a@db.example/p", Encryption.Mode.verifyFull), ("mariadb://a@localhost/p", .disable),
        ("mariadb://a@127.8.9.1/p", .disable), ("postgres://a@[::1]/p", .disable),
        ("postgres://a@/p?socket=/run/pg", .disable), ("mariadb://a@db.example/p?tls=disable", .disable),
        ("mariadb://a@localhost/p?tls=verify-ca", .verifyCA), ("sqlite:a.db", .verifyFull),
        ("mariadb://a@127.0.0.1.example/p", .verifyFull), ("mariadb://a@localhost.example/p", .verifyFull),
    ])
    func `only a socket and this machine are without TLS`(url: String, mode: Encryption.Mode) async throws {
        #expect(try await endpoint("url: \"\(url)\"").encryption.mode == mode)
    }

    @Test func `everything that an environment says reaches the endpoint`() async throws {
        let folder = try openProject().folder
        let endpoint = try await endpoint(
            """
            url: "postgres://app@db.example/pay?connect-timeout=3s"
            password: ${env:PW}
            tls: {mode: verify-ca, ca: ca.pem, certificate: /c.pem, key: "${env:KEY}"}
            timeouts: {connect: 5s, lock: 500ms, statement: 2m, migration-lock: 0}
            schema: "s_{shard.name}"
            settings: {work_mem: 64MB, application_name: "{env.name}"}
            """,
            variables: ["PW": "hunter2", "KEY": "/k.pem"]
        )
        #expect(endpoint.password == Secret("hunter2"))
        #expect(
            endpoint.encryption
                == Encryption(
                    mode: .verifyCA,
                    authorityFile: "\(folder)/ca.pem",
                    certificateFile: "/c.pem",
                    keyFile: "/k.pem"
                )
        )
        #expect(
            endpoint.limits
                == Limits(
                    connect: .seconds(3),
                    lock: .milliseconds(500),
                    statement: .seconds(120),
                    migrationLock: .zero
                )
        )
        #expect(endpoint.schema == "s_main")
        #expect(endpoint.settings == ["work_mem": "64MB", "application_name": "dev"])
    }

    @Test(arguments: [
        ("oracle://a@h/d", "The url's scheme 'oracle' is unknown. Known schemes: "),
        ("postgre://a@h/d", "The url's scheme 'postgre' is unknown. Did you mean postgres? "),
        ("jdbc:mysql://h/d", "The url is in JDBC's form. "), ("h/d", "The url does not say which kind of database "),
        ("mariadb://h/d", "The url names no account: "), ("mariadb://a@/d", "The url names no host. "),
        ("mariadb://a@h", "The url names no database: "), ("mariadb://a@h/d/e", "The url's database holds a '/'. "),
        ("mariadb://a@h:0/d", "The port of the url is not a number "),
        ("mariadb://a@h:65536/d", "The port of the url is not a number "),
        ("mariadb://a@h:/d", "The port of the url is not a number "),
        ("mariadb://a@[::1/d", "The '[' of the url's IPv6 address is not closed "),
        ("mariadb://a@[::g]/d", "The host of the url is neither a name nor an address. "),
        ("mariadb://a@h_1,h2/d", "The url names several hosts. "),
        ("mariadb://a@h/d?sslmode=require", "The url has an unknown option 'sslmode'. Did you mean tls? "),
        ("mariadb://a@h/d?tsl=disable", "The url has an unknown option 'tsl'. Did you mean tls? "),
        ("mariadb://a@h/d?tls=on", "The option tls of the url must be one of disable, "),
        ("mariadb://a@h/d?tls=disable&tls=disable", "The url gives the option tls twice."),
        ("mariadb://a@h/d?schema=x", "The option schema means nothing on MariaDB."),
        ("mariadb://a@h/d?connect-timeout=5", "The option connect-timeout of the url must be a time "),
        ("mariadb://a@h/d?socket=/s", "The url names a host and a socket. "),
        ("mariadb://a@h/d#x", "The url holds a '#'. "), ("mariadb://a b@h/d", "The url holds a blank "),
        ("mariadb://a@h/{shrad.host}", "The url holds a '{' or '}' in {shrad.host}. "),
        ("mariadb://a@h%zz/d", "The host of the url holds a '%' that does not begin an escape "),
        ("mariadb://a@h/d%00", "The path of the url holds a '%' that does not begin an escape "),
        ("sqlite:", "The url names no file: "), ("sqlite://a.db", "The url of a SQLite file has no host: "),
        ("sqlite:a.db?tls=disable", "The option tls means nothing on SQLite."),
    ])
    func `a bad url is refused when the project is read`(url: String, start: String) throws {
        let found = try problems(in: ["environments/dev.yaml": "environment: dev\nurl: \"\(url)\""])
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("environments/dev.yaml:2:6: \(start)") == true, "\(found)")
    }
}
