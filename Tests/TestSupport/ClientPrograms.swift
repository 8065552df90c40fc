package import Foundation
import Database
import SQLText
import Secrets

/// The programs `sql` and `dump`, which lead the engine's own clients to a test's database.
package struct ClientPrograms {
    private let sql: String
    private let dump: String

    /// Without a database the programs say so and fail.
    package init(_ database: TestDatabase?) {
        let endpoint = database?.endpoint
        switch (endpoint?.dialect, endpoint?.address) {
        case (.postgres?, .tcp(let host, let port)?):
            let place = "-h \(host) -p \(port) -U \(endpoint?.user ?? "") -d \(endpoint?.database ?? "")"
            let client = "psql -X -q -At -v ON_ERROR_STOP=1 \(place)"
            sql = """
                export PGPASSWORD="$DATABASE_PASSWORD"
                if [ $# -gt 0 ]; then exec \(client) -c "$1"; else exec \(client) -f -; fi
                """
            // The words of \\restrict are chosen anew for each dump.
            dump = "PGPASSWORD=\"$DATABASE_PASSWORD\" pg_dump \(place) | grep -v restrict"
        case (.mariadb?, .tcp(let host, let port)?), (.mysql?, .tcp(let host, let port)?):
            let place = "--no-defaults --host=\(host) --port=\(port) --user=\(endpoint?.user ?? "")"
            let database = endpoint?.database ?? ""
            let client = "mariadb \(place) --default-character-set=utf8mb4 --batch --skip-column-names"
            sql = """
                export MYSQL_PWD="$DATABASE_PASSWORD"
                if [ $# -gt 0 ]; then exec \(client) -e "$1" \(database); else exec \(client) \(database); fi
                """
            dump = "MYSQL_PWD=\"$DATABASE_PASSWORD\" exec mariadb-dump \(place) --routines --skip-dump-date \(database)"
        case (_, .file(let path)?):
            sql = """
                if [ $# -gt 0 ]; then exec sqlite3 -batch -bail -init /dev/null '\(path)' "$1"; fi
                exec sqlite3 -batch -bail -init /dev/null '\(path)'
                """
            dump = "exec sqlite3 -batch -init /dev/null '\(path)' .dump"
        case (_, _):
            sql = "echo 'this transcript names no engine' >&2; exit 1"
            dump = sql
        }
    }

    /// Writes the programs to a folder of their own.
    package func write(to folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, text) in [("sql", sql), ("dump", dump)] {
            let file = folder.appending(path: name)
            try Data("#!/bin/sh\n\(text)\n".utf8).write(to: file)
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
        }
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
