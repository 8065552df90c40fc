import Foundation
package import Database
package import SQLText
import MariaDBEngine
import PostgresEngine
import SQLiteEngine
import Secrets
import Testing

/// The engines that tests run on; SQLite always, the others on the servers that the environment names.
///
/// `. DIR/env` after `ci/servers start DIR` sets the variables. With `MIGRATE_TEST_SERVERS=required`, as in CI, a test that
/// finds no server fails; otherwise it is cancelled, and its report names the variable.
package enum TestEngine: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case sqlite
    case postgres
    case mariadb

    /// Whether the engine's tests run here: its server is named, or must be.
    package var isExpected: Bool {
        guard let variable else { return true }
        return Self.environment(variable) != nil || Self.environment("MIGRATE_TEST_SERVERS") == "required"
    }

    /// The engines whose tests run here.
    package static var available: [TestEngine] { allCases.filter(\.isExpected) }

    /// The engine under test itself.
    package var engine: any Engine {
        switch self {
        case .sqlite: SQLite()
        case .postgres: PostgreSQL()
        case .mariadb: MariaDB()
        }
    }

    package var dialect: Dialect {
        switch self {
        case .sqlite: .sqlite
        case .postgres: .postgres
        case .mariadb: .mariadb
        }
    }

    package var testDescription: String { dialect.displayName }

    /// The variable that names the engine's server as `host:port`; `nil` for SQLite.
    private var variable: String? {
        switch self {
        case .sqlite: nil
        case .postgres: "MIGRATE_TEST_POSTGRES"
        case .mariadb: "MIGRATE_TEST_MARIADB"
        }
    }

    /// The engine's server, at a database that is always there; `nil` for SQLite, and ends the test where none is named.
    package func server() throws -> Endpoint? {
        guard let variable else { return nil }
        return try endpoint(from: variable)
    }

    /// A server that may only be read: a standby or a replica; `nil` for SQLite, which has none.
    package func readOnlyServer() throws -> Endpoint? {
        switch self {
        case .sqlite: nil
        case .postgres: try endpoint(from: "MIGRATE_TEST_POSTGRES_STANDBY")
        case .mariadb: try endpoint(from: "MIGRATE_TEST_MARIADB_REPLICA")
        }
    }

    /// The same server by its Unix socket; `nil` for SQLite.
    package func socketServer() throws -> Endpoint? {
        guard var endpoint = try server(), case .tcp(_, let port) = endpoint.address else { return nil }
        let path =
            switch self {
            case .sqlite, .postgres: try Self.value(of: "MIGRATE_TEST_POSTGRES_SOCKET")
            case .mariadb: try Self.value(of: "MIGRATE_TEST_MARIADB_SOCKET")
            }
        endpoint.address = .socket(path: path, port: port)
        return endpoint
    }

    /// The PEM file of the authority that signed the servers' certificates, which are valid for `localhost` alone.
    package static func authorityFile() throws -> String { try value(of: "MIGRATE_TEST_TLS_CA") }

    /// TLS is for the tests of TLS: everything else goes over loopback in the clear.
    private func endpoint(from variable: String) throws -> Endpoint {
        let place = try Self.value(of: variable).split(separator: ":")
        let port = try #require(place.count == 2 ? Int(place[1]) : nil, "\(variable) must read host:port")
        return Endpoint(
            dialect: dialect,
            address: .tcp(host: String(place[0]), port: port),
            user: "migrator",
            password: Secret(try Self.value(of: "MIGRATE_TEST_PASSWORD")),
            database: self == .postgres ? "postgres" : "mysql",
            encryption: Encryption(mode: .disable)
        )
    }

    /// Ends the test when the variable is not set: failed where servers are required, cancelled elsewhere.
    private static func value(of variable: String) throws -> String {
        if let value = environment(variable) { return value }
        let hint: Comment = "\(variable) is not set. Run 'ci/servers start DIR' and '. DIR/env' to test on a server."
        guard environment("MIGRATE_TEST_SERVERS") == "required" else { try Test.cancel(hint) }
        return try #require(nil as String?, hint)
    }

    private static func environment(_ variable: String) -> String? { ProcessInfo.processInfo.environment[variable] }
}
