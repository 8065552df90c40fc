import Database
import SQLText
import Testing

/// What is decided from an address alone.
@Suite struct Endpoints {
    @Test(arguments: [
        "localhost", "LocalHost", "localhost.", "127.0.0.1", "127.8.9.10", "::1", "0:0:0:0:0:0:0:1", "::ffff:127.0.0.1",
    ])
    func `a host that can only be this machine is local`(_ host: String) {
        #expect(Endpoint.Address.tcp(host: host, port: 3306).isLocal)
    }

    @Test(arguments: [
        "127.evil.com", "127.0.0.1.evil.com", "localhost.evil.com", "1.127.0.0", "128.0.0.1", "::2", "::ffff:10.0.0.1",
        "::", "127.0.0.1\0.evil.com", "",
    ])
    func `any other host is not, however it begins`(_ host: String) {
        #expect(!Endpoint.Address.tcp(host: host, port: 3306).isLocal)
    }

    @Test func `sockets, files and memory are local, and only sockets are sockets`() {
        let addresses: [Endpoint.Address] = [.socket(path: "/run/db.sock", port: 5432), .file(path: "app.db"), .memory]
        #expect(addresses.map(\.isLocal) == [true, true, true])
        #expect((addresses + [.tcp(host: "localhost", port: 1)]).map(\.isSocket) == [true, false, false, false])
    }

    @Test func `TLS is demanded where a network can lie between, unless it is switched off`() {
        var endpoint = Endpoint(dialect: .mariadb, address: .tcp(host: "localhost", port: 3306))
        #expect(endpoint.demandsTLS)
        endpoint.encryption.mode = .disable
        #expect(!endpoint.demandsTLS)
        endpoint = Endpoint(dialect: .mariadb, address: .socket(path: "/run/db.sock", port: 3306))
        #expect(!endpoint.demandsTLS)
    }

    @Test(arguments: [
        (Dialect.postgres, Endpoint.Address.tcp(host: "db", port: 5432), "db:5432"),
        (.mariadb, .tcp(host: "fe80::1", port: 3306), "[fe80::1]:3306"),
        (.postgres, .socket(path: "/run/postgresql", port: 5433), "/run/postgresql/.s.PGSQL.5433"),
        (.mysql, .socket(path: "/run/mysqld/mysqld.sock", port: 3306), "/run/mysqld/mysqld.sock"),
        (.sqlite, .file(path: "/srv/app.db"), "/srv/app.db"),
        (.sqlite, .memory, ":memory:"),
    ])
    func `messages name the place`(dialect: Dialect, address: Endpoint.Address, place: String) {
        #expect(Endpoint(dialect: dialect, address: address).place == place)
    }
}
