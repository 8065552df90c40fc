import Database
import Files
import Glibc

/// The migration lock of one database: an `flock` on a file beside it.
///
/// The kernel gives the lock back when the holder's process ends in whatever way, so it is never stuck. A transaction of
/// SQLite's own would be no substitute: it would swallow the migrations' own transactions. The database file itself must
/// not be locked either, because closing any second descriptor of it would drop SQLite's locks on it.
final class SQLiteLock {
    /// What one try to take the lock found.
    enum Attempt {
        case taken(SQLiteLock)
        case held(by: String)
    }

    private let path: String
    private let descriptor: Int32
    private let identity: File.Identity

    private init(path: String, descriptor: Int32, identity: File.Identity) {
        self.path = path
        self.descriptor = descriptor
        self.identity = identity
    }

    /// Tries once to take the lock of a database, without waiting.
    static func attempt(on database: SQLiteFile) throws(DatabaseError) -> Attempt {
        let path = "\(database.path).migrate-lock"
        // Around again when the file was removed by its last holder between our opening and our locking it.
        while true {
            let opened = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, database.permissions)
            guard opened >= 0 else { throw failure(path) }
            var status = stat()
            guard unsafe fstat(opened, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
                close(opened)
                throw DatabaseError(.notPermitted, "\(path) must be a regular file; move away what stands there.")
            }
            guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
                let number = errno
                defer { close(opened) }
                guard number == EWOULDBLOCK || number == EINTR else { throw failure(path, number) }
                return .held(by: holder(in: opened))
            }
            let lock = SQLiteLock(path: path, descriptor: opened, identity: File.Identity(status))
            guard lock.isInPlace else { continue }
            // Only what a crashed holder left: a disk may write a shortened file out at once, and that takes time.
            if status.st_size > 0 { ftruncate(opened, 0) }
            lock.writeHolder()
            return .taken(lock)
        }
    }

    /// Whether the file that we locked is still the one that other runners would find.
    var isInPlace: Bool { File.identity(path) == identity }

    /// Says in the file who holds the lock, for the message of those who wait; the lock does not depend on it.
    private func writeHolder() {
        let text = "pid \(getpid()) on host \(hostName()) since \(utcNow())\n"
        unsafe Array(text.utf8).withUnsafeBytes { _ = unsafe pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    }

    private static func holder(in descriptor: Int32) -> String {
        var bytes = [UInt8](repeating: 0, count: 256)
        let count = unsafe bytes.withUnsafeMutableBytes { unsafe pread(descriptor, $0.baseAddress, $0.count, 0) }
        // Anyone may have written the file, so nothing that steers a terminal gets through.
        let text = String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self)
            .prefix { $0 != "\n" }
            .filter { !$0.unicodeScalars.contains { $0.properties.generalCategory == .control } }
        return text.isEmpty ? "another run, which has not given its name yet" : text
    }

    private static func failure(_ path: String, _ number: Int32 = errno) -> DatabaseError {
        let reason = unsafe String(cString: strerror(number))
        return DatabaseError(
            [EACCES, EPERM, EROFS].contains(number) ? .notPermitted : .lockNotHad,
            "Cannot lock \(path): \(reason)."
        )
    }

    // The name goes while the lock is still held: who takes the nameless file's lock next sees that and starts over.
    deinit {
        if isInPlace { unsafe unlink(path) }
        close(descriptor)
    }
}

private func hostName() -> String {
    var bytes = [CChar](repeating: 0, count: 256)
    unsafe gethostname(&bytes, bytes.count - 1)
    return String(decoding: bytes.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
}

/// The time as `2026-01-31 09:30:00 UTC`.
private func utcNow() -> String {
    var seconds = time(nil)
    var parts = unsafe tm()
    unsafe gmtime_r(&seconds, &parts)
    var bytes = [CChar](repeating: 0, count: 32)
    let count = unsafe strftime(&bytes, bytes.count, "%Y-%m-%d %H:%M:%S UTC", &parts)
    return String(decoding: bytes.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
}
