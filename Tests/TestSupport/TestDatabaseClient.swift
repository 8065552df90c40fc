import Foundation
import Database
import SQLText
import Secrets

/// The client program that comes with an engine: psql, mariadb or sqlite3.
struct DatabaseClient {
    /// The client did not do what it was asked.
    struct Failure: Error, CustomStringConvertible {
        let command: String
        let output: String
        var description: String { "\(command) failed:\n\(output)" }
    }

    private let endpoint: Endpoint

    init(_ endpoint: Endpoint) { self.endpoint = endpoint }

    /// Runs SQL and gives what the client printed: values separated by `|` or tabs, one row a line.
    @discardableResult
    func run(_ sql: String) async throws -> String {
        switch endpoint.dialect {
        case .sqlite: try await client(["-bail", path, sql])
        case .postgres: try await client(["-c", sql])
        case .mariadb, .mysql: try await client(["-e", sql, endpoint.database])
        }
    }

    /// Feeds a file of SQL to the database.
    func load(_ file: String) async throws {
        switch endpoint.dialect {
        case .sqlite: try await client(["-bail", path], input: file)
        case .postgres: try await loadWithoutOwners(file)
        case .mariadb, .mysql: try await client([endpoint.database], input: file)
        }
    }

    /// A dump of PostgreSQL names the owners that its objects had, who need not exist here.
    private func loadWithoutOwners(_ file: String) async throws {
        let lines = try String(contentsOfFile: file, encoding: .utf8)
            .split(
                separator: "\n",
                omittingEmptySubsequences: false
            )
        let kept = lines.filter { !($0.hasPrefix("ALTER ") && $0.contains(" OWNER TO ")) }
        let copy = FileManager.default.temporaryDirectory.appending(path: "\(endpoint.database).sql")
        try Data(kept.joined(separator: "\n").utf8).write(to: copy)
        defer { try? FileManager.default.removeItem(at: copy) }
        try await client(["-f", copy.path])
    }

    private var path: String {
        switch endpoint.address {
        case .file(let path), .socket(let path, _): path
        case .tcp, .memory: ""
        }
    }

    @discardableResult
    private func client(_ arguments: [String], input: String? = nil) async throws -> String {
        let password = endpoint.password?.use { $0 } ?? ""
        let environment = ProcessInfo.processInfo.environment.merging(
            ["PGPASSWORD": password, "PGCONNECT_TIMEOUT": "10", "MYSQL_PWD": password, "PGOPTIONS": ""]
        ) { $1 }
        let command = try program + arguments
        return try await Self.spawn(command, environment: environment, input: input)
    }

    /// The program with what leads it to the server, and without what the user's own files might say.
    private var program: [String] {
        get throws {
            guard case .tcp(let host, let port) = endpoint.address else {
                return ["sqlite3", "-batch", "-init", "/dev/null"]
            }
            let user = endpoint.user ?? ""
            return switch endpoint.dialect {
            case .postgres:
                [
                    "psql", "-X", "-q", "-At", "-v", "ON_ERROR_STOP=1", "-h", host, "-p", "\(port)", "-U", user,
                    "-d", endpoint.database,
                ]
            case .mariadb, .mysql, .sqlite:
                [
                    "mariadb", "--no-defaults", "--default-character-set=utf8mb4", "--batch", "--skip-column-names",
                    "--host=\(host)", "--port=\(port)", "--user=\(user)",
                ]
            }
        }
    }

    private static func spawn(
        _ command: [String],
        environment: [String: String],
        input: String?
    ) async throws -> String {
        let client = try ChildProcess(command, environment: environment, input: input ?? "/dev/null")
        let ending = await client.ending()
        guard ending.status == 0 else {
            throw Failure(command: command[0], output: ending.output + ending.errors)
        }
        return ending.output
    }
}
