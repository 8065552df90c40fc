import Database
import Files
import Glibc

/// The folder of a private server: nobody else may enter, and a lock on a file in it says that somebody still needs it.
final class MariaDBPrivateFolder {
    /// What the names of all such folders begin with: the marker by which a later run finds what a crash has left.
    static let prefix = "migrate-scratch-mariadb-"

    let path: String
    /// The account that the server runs as when we are root, which servers refuse to be.
    let account: String?
    /// Held by whoever has a copy of the descriptor.
    let lock: Int32

    /// Makes one, after removing those that nobody needs any more.
    init(in parent: String = MariaDBPrivateFolder.temporaryFolder) throws(DatabaseError) {
        Self.removeLeftovers(in: parent)
        var name = Array("\(parent)/\(Self.prefix)XXXXXX".utf8CString)
        guard unsafe mkdtemp(&name) != nil else { throw Self.failure(of: parent) }
        let path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let owner = try Self.ordinaryAccount()
        for folder in ["data", "files", "plugins", "temporary"] where unsafe mkdir("\(path)/\(folder)", 0o700) != 0 {
            throw Self.failure(of: path)
        }
        if let owner {
            for name in ["", "/data", "/files", "/plugins", "/temporary"]
            where unsafe chown(path + name, owner.user, owner.group) != 0 { throw Self.failure(of: path) }
        }
        self.path = path
        account = owner?.name
        lock = unsafe open("\(path)/unlocked", O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        // It has its name only once it is locked: a run that looks for leftovers meanwhile would take it for one.
        guard lock >= 0, flock(lock, LOCK_EX | LOCK_NB) == 0,
            unsafe rename("\(path)/unlocked", "\(path)/lock") == 0
        else { throw Self.failure(of: path) }
    }

    deinit { close(lock) }

    /// Where programs put what they need for a while, as a short path: that of a socket ends at 107 bytes.
    private static var temporaryFolder: String {
        let named = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? ""
        let isUsable = named.hasPrefix("/") && named.utf8.count <= 60 && File.kind(named) == .folder
        return isUsable ? named : "/tmp"
    }

    private static func failure(of path: String) -> DatabaseError {
        let reason = unsafe String(cString: strerror(errno))
        return DatabaseError(.unsupported, "The folder of a private server cannot be made in \(path): \(reason).")
    }

    /// An account that owns nothing that matters, when we are root.
    private static func ordinaryAccount() throws(DatabaseError) -> (name: String, user: uid_t, group: gid_t)? {
        guard geteuid() == 0 else { return nil }
        for name in ["mysql", "nobody"] {
            guard let entry = unsafe getpwnam(name) else { continue }
            return unsafe (name, entry.pointee.pw_uid, entry.pointee.pw_gid)
        }
        throw DatabaseError(
            .unsupported,
            """
            A private server does not run as root, and this machine has no user mysql or nobody. Run migrate as an \
            ordinary user, or name a scratch server (scratch:).
            """
        )
    }

    /// Removes the folders of runs that ended together with everything that could have tidied up after them.
    private static func removeLeftovers(in parent: String) {
        let entries = (try? Folder.entries(of: parent)) ?? []
        for entry in entries where entry.name.hasPrefix(prefix) && entry.kind == .folder && !entry.isLink {
            removeUnlessNeeded(Path.join(parent, entry.name))
        }
    }

    private static func removeUnlessNeeded(_ path: String) {
        let lock = unsafe open("\(path)/lock", O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard lock >= 0 else { return }
        defer { close(lock) }
        guard flock(lock, LOCK_EX | LOCK_NB) == 0 else { return }
        remove(path)
    }

    /// Removes a folder with everything in it; links are removed and never followed.
    private static func remove(_ folder: String) {
        for entry in (try? Folder.entries(of: folder)) ?? [] {
            let path = Path.join(folder, entry.name)
            if entry.kind == .folder, !entry.isLink { remove(path) } else { unsafe unlink(path) }
        }
        unsafe rmdir(folder)
    }
}
