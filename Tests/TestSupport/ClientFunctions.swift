import Database
import SQLText
import Secrets

/// The shell functions `sql` and `dump`, which lead the engine's own clients to a test's database.
///
/// Functions and not files: a program that was written a moment ago may not be started while another child still has it open.
package struct ClientFunctions {
    /// The definitions, for the beginning of a shell script.
    package let text: String

    /// Without a database the functions say so and fail.
    package init(_ database: TestDatabase?) {
        let endpoint = database?.endpoint
        let user = endpoint?.user ?? ""
        let name = endpoint?.database ?? ""
        switch (endpoint?.dialect, endpoint?.address) {
        case (.postgres?, .tcp(let host, let port)?):
            let place = "PGPASSWORD=\"$DATABASE_PASSWORD\" %@ -h \(host) -p \(port) -U \(user) -d \(name)"
            text = Self.functions(
                sql: place.replacing("%@", with: "psql") + " -X -q -At -v ON_ERROR_STOP=1",
                command: "-c",
                // The words of \\restrict are chosen anew for each dump.
                dump: place.replacing("%@", with: "pg_dump") + " | grep -v restrict"
            )
        case (.mariadb?, .tcp(let host, let port)?), (.mysql?, .tcp(let host, let port)?):
            let place = "--no-defaults --host=\(host) --port=\(port) --user=\(user)"
            let client = "mariadb \(place) --default-character-set=utf8mb4 --batch --skip-column-names \(name)"
            text = Self.functions(
                sql: "MYSQL_PWD=\"$DATABASE_PASSWORD\" \(client)",
                command: "-e",
                dump: "MYSQL_PWD=\"$DATABASE_PASSWORD\" mariadb-dump \(place) --routines --skip-dump-date \(name)"
            )
        case (_, .file(let path)?):
            let client = "sqlite3 -batch -bail -init /dev/null '\(path)'"
            text = Self.functions(sql: client, command: "", dump: "\(client) .dump")
        case (_, _): text = ""
        }
    }

    /// `sql` runs its argument, or else what it reads.
    private static func functions(sql: String, command: String, dump: String) -> String {
        "sql() { if [ $# -gt 0 ]; then \(sql) \(command) \"$1\"; else \(sql); fi; }\ndump() { \(dump); }\n"
    }
}

extension TestDatabase {
    /// The database's address for commands: `DATABASE_URL`, its parts, and for a server password and authority.
    package func variables() throws -> [String: String] {
        switch endpoint.address {
        case .tcp(let host, let port):
            var variables = [
                "DATABASE_URL": "\(engine.rawValue)://migrator@\(host):\(port)/\(endpoint.database)",
                "DATABASE_HOST": host, "DATABASE_PORT": "\(port)", "DATABASE_NAME": endpoint.database,
                "DATABASE_PASSWORD": endpoint.password?.use { $0 } ?? "",
                "DATABASE_AUTHORITY": try TestEngine.authorityFile(),
            ]
            if case .tcp(_, let port)? = try engine.readOnlyServer()?.address {
                variables["DATABASE_READ_ONLY_PORT"] = "\(port)"
            }
            return variables
        case .file(let path): return ["DATABASE_URL": "sqlite:\(path)", "DATABASE_FILE": path]
        case .socket, .memory: return [:]
        }
    }
}
