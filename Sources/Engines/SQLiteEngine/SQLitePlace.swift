import Database
import Files
import Glibc

/// Where a database lives, decided before SQLite sees a path.
enum SQLitePlace {
    /// A file; `path` is absolute, so that SQLite never takes it for a URI, an option or `:memory:`.
    ///
    /// Links are followed, as every other user of the database does; identity and lock are those of the file behind.
    case file(path: String, given: String)
    /// A database in memory that ends with its session.
    case memory
    /// A file that is not there, looked at without being created: it reads as an empty database.
    case missing(path: String, given: String)

    /// Looks at the disk; with `.readWrite` creates the folder that the file is to live in.
    init(_ address: Endpoint.Address, access: Access) throws(DatabaseError) {
        switch address {
        case .memory: self = .memory
        case .file(let given): self = try Self.place(given, access: access)
        case .tcp, .socket:
            throw DatabaseError(.unsupported, "An SQLite database is a file; it has no server to connect to.")
        }
    }

    /// What messages call the database.
    var name: String {
        switch self {
        case .file(_, let given), .missing(_, let given): given
        case .memory: ":memory:"
        }
    }

    /// What kind of place it is, in a word or two.
    var word: String {
        switch self {
        case .file: "file"
        case .memory: "memory"
        case .missing: "no file yet"
        }
    }

    /// The file that was opened, by its real path; `nil` in memory.
    ///
    /// To be asked after SQLite has opened or created it.
    func openedFile() throws(DatabaseError) -> SQLiteFile? {
        switch self {
        case .memory, .missing: return nil
        case .file(let path, let given):
            guard let file = SQLiteFile(at: path) else {
                throw DatabaseError(.unreachable, "\(given) disappeared while it was being opened.")
            }
            return file
        }
    }

    /// The same for every path and link that leads to this database.
    func identity(of file: SQLiteFile?) -> String {
        switch (self, file?.identity) {
        case (.file, .some(let identity)): "sqlite:\(identity.device):\(identity.node)"
        case (.file(let path, _), .none), (.missing(let path, _), _):
            "sqlite:\(Path.canonical(Path.parent(of: path)) ?? Path.parent(of: path))/\(Path.name(of: path))"
        // Two databases in memory are never the same one.
        case (.memory, _): "sqlite:memory:\(UInt64.random(in: 0...UInt64.max))"
        }
    }

    private static func place(_ given: String, access: Access) throws(DatabaseError) -> SQLitePlace {
        guard !given.isEmpty, !given.utf8.contains(0) else {
            throw DatabaseError(.unreachable, "The path of the database file is empty or holds a NUL byte.")
        }
        let path = Path.join(Path.workingFolder(), given)
        var status = stat()
        if unsafe stat(path, &status) == 0 {
            guard status.st_mode & S_IFMT == S_IFREG else {
                throw DatabaseError(.unreachable, "\(given) is not a regular file.")
            }
            return .file(path: path, given: given)
        }
        // Only "nothing there" means empty: any other failure must not pass for a database without migrations.
        guard errno == ENOENT else { throw failure("look at", given) }
        switch access {
        case .readOnly: return .missing(path: path, given: given)
        case .readWrite:
            do throws(FileError) {
                try Folder.create(Path.parent(of: path))
            } catch {
                throw DatabaseError(.unreachable, error.description)
            }
            return .file(path: path, given: given)
        }
    }
}

/// A database's file on the disk.
struct SQLiteFile {
    /// Absolute and without links, so that every path to the file leads to one lock file.
    let path: String
    let identity: File.Identity
    /// Who may read and write it; the lock file gets the same.
    let permissions: mode_t

    /// Gives `nil` when nothing stands there.
    init?(at given: String) {
        var status = stat()
        guard unsafe stat(given, &status) == 0, let path = Path.canonical(given) else { return nil }
        self.path = path
        identity = File.Identity(status)
        permissions = status.st_mode & 0o666
    }
}

/// Words for the system call that has just failed on this thread.
private func failure(_ verb: String, _ path: String) -> DatabaseError {
    let number = errno
    let denied = [EACCES, EPERM, EROFS].contains(number)
    let reason = unsafe String(cString: strerror(number))
    return DatabaseError(denied ? .notPermitted : .unreachable, "Cannot \(verb) \(path): \(reason).")
}
