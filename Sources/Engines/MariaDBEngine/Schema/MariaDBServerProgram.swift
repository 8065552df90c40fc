import Database
import Files
import Glibc
import SQLText

/// A MariaDB server that is installed on this machine.
struct MariaDBServerProgram: Sendable {
    let path: String
    /// The script that makes the server's own tables, as it came with the program.
    let tables: [UInt8]

    /// Finds the one with the same major and minor version as a live server.
    static func find(like server: Server) throws(DatabaseError) -> MariaDBServerProgram {
        let wanted = MariaDBVersion(server.version)
        var others: [String] = []
        for path in candidates() {
            guard let version = version(of: path) else { continue }
            guard version.dialect == .mariadb, version.isSameSeries(as: wanted) else {
                others.append("\(path) is \(version.text)")
                continue
            }
            guard let tables = tables(of: path) else {
                others.append("\(path) lacks its mysql_system_tables.sql")
                continue
            }
            return MariaDBServerProgram(path: path, tables: tables)
        }
        let found = others.isEmpty ? "no MariaDB server is installed here" : others.joined(separator: ", ")
        throw DatabaseError(
            .unsupported,
            """
            History is replayed on a server of the same version, and \(found). Install the server package of MariaDB \
            \(wanted.series) on this machine (it need not run), or name a scratch server with scratch:.
            """
        )
    }

    /// The places where a server is looked for, in order, each once.
    private static func candidates() -> [String] {
        let path = unsafe getenv("PATH").map { unsafe String(cString: $0) } ?? ""
        let folders =
            path.split(separator: ":").map(String.init).filter { $0.hasPrefix("/") }
            + ["/usr/sbin", "/usr/libexec", "/usr/local/sbin", "/usr/local/libexec"]
        var known: Set<File.Identity> = []
        return folders.flatMap { folder in ["mariadbd", "mysqld"].map { "\(folder)/\($0)" } }
            .filter { program in
                guard unsafe access(program, X_OK) == 0, let identity = File.identity(program) else { return false }
                return known.insert(identity).inserted
            }
    }

    private static func version(of path: String) -> MariaDBVersion? {
        // `/usr/sbin/mariadbd  Ver 10.11.19-MariaDB for debian-linux-gnu on x86_64 (Debian 12)`
        let words = output(of: [path, "--no-defaults", "--version"]).split(separator: " ")
        guard let mark = words.firstIndex(of: "Ver"), mark + 1 < words.count else { return nil }
        return MariaDBVersion(String(words[mark + 1]))
    }

    private static func tables(of path: String) -> [UInt8]? {
        let prefix = Path.parent(of: Path.parent(of: Path.canonical(path) ?? path))
        for folder in ["share/mysql", "share/mariadb", "share"] {
            let file = Path.join(prefix, "\(folder)/mysql_system_tables.sql")
            if let bytes = try? File.read(file) { return bytes }
        }
        return nil
    }

    /// What a program writes, which must be little.
    private static func output(of words: [String]) -> String {
        guard let stream = unsafe popen(words.map(quoted).joined(separator: " ") + " 2>/dev/null </dev/null", "re")
        else {
            return ""
        }
        defer { unsafe pclose(stream) }
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = unsafe fread(&bytes, 1, bytes.count, stream)
        return String(decoding: bytes[..<count], as: UTF8.self)
    }

    private static func quoted(_ word: String) -> String {
        "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }
}
