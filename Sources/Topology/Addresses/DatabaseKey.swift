import Database
import Files
import SQLText

/// What two urls have in common when they lead to the same database, as far as the text can tell.
///
/// Aliases in the name service, and a socket beside a host, are left to the server's own identity at run time.
enum DatabaseKey: Hashable {
    case server(host: String, port: Int, database: String, schema: String?)
    case socket(path: String, port: Int?, database: String, schema: String?)
    case file(File.Identity)
    /// A file that does not exist yet: its folder, which may, and its name.
    case newFile(folder: File.Identity?, path: String)

    /// `nil` when a variable decides, or when the database is nobody else's; `schema` counts when the url gives none.
    init?(_ parts: AddressParts, schema: String?, folder: String) {
        guard let address = try? parts.address(in: folder) else { return nil }
        let schema = parts.dialect.hasSchemas ? parts.options[.schema] ?? schema ?? "public" : nil
        let deciding = [parts.host, parts.path, parts.options[.socket] ?? "", schema ?? ""]
        guard !deciding.contains(where: { $0.contains(Template.unread) }) else { return nil }
        switch address {
        case .tcp(let host, let port):
            guard let host = Host(host) else { return nil }
            let name = host.isLoopback ? "localhost" : host.name
            self = .server(host: name, port: port, database: parts.path, schema: schema)
        case .socket(let path, let port):
            self = .socket(
                path: Path.canonical(path) ?? path,
                port: parts.dialect.namesSocketsByPort ? port : nil,
                database: parts.path,
                schema: schema
            )
        case .file(let path):
            self = Self.file(path)
        case .memory: return nil
        }
    }

    /// The whole database, whatever schema of it is meant.
    var wholeDatabase: DatabaseKey {
        switch self {
        case .server(let host, let port, let database, _):
            .server(host: host, port: port, database: database, schema: nil)
        case .socket(let path, let port, let database, _):
            .socket(path: path, port: port, database: database, schema: nil)
        case .file, .newFile: self
        }
    }

    private static func file(_ path: String) -> DatabaseKey {
        if let identity = File.identity(path) { return .file(identity) }
        let path = File.identity(Path.parent(of: path)) == nil ? Path.withoutDots(path) : path
        guard let folder = File.identity(Path.parent(of: path)) else { return .newFile(folder: nil, path: path) }
        return .newFile(folder: folder, path: Path.name(of: path))
    }
}

extension Path {
    /// The path with `.` and `..` worked out as text, for paths that lead nowhere yet.
    fileprivate static func withoutDots(_ path: String) -> String {
        var names: [Substring] = []
        for name in path.split(separator: "/") where name != "." {
            if name == ".." { _ = names.popLast() } else { names.append(name) }
        }
        return "/" + names.joined(separator: "/")
    }
}
