import CSQLite
import Database
import Glibc

/// The single owner of one SQLite connection.
@safe
struct SQLiteHandle: ~Copyable {
    private let connection: OpaquePointer
    private let interruption: SQLiteInterruption

    /// Opens the place's file; every wait for a lock of SQLite's own ends after `lockWait`.
    init(place: SQLitePlace, access: Access, lockWait: Duration) throws(DatabaseError) {
        unsafe connection = try Self.connection(to: place, access)
        interruption = SQLiteInterruption(lockWait: lockWait)
        installCallbacks()
    }

    private static func connection(to place: SQLitePlace, _ access: Access) throws(DatabaseError) -> OpaquePointer {
        let path =
            switch place {
            case .file(let path, _): path
            case .memory, .missing: ":memory:"
            }
        var opened: OpaquePointer?
        let flags = flags(place, access) | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
        let code = unsafe sqlite3_open_v2(path, &opened, flags, nil)
        guard let opened = unsafe opened else {
            throw DatabaseError(.statement, "There is no memory left to open \(place.name).")
        }
        guard code == SQLITE_OK else {
            defer { unsafe sqlite3_close_v2(opened) }
            let isDenied = unsafe [EACCES, EPERM].contains(sqlite3_system_errno(opened))
            let words = "Cannot open \(place.name): \(unsafe String(cString: sqlite3_errmsg(opened)))."
            throw isDenied
                ? DatabaseError(.notPermitted, words, code: String(code))
                : DatabaseError(sqlite: code, words: words)
        }
        // SQLite quietly falls back to reading when it may not write.
        let isWritable = unsafe sqlite3_db_readonly(opened, "main") == 0
        guard isWritable || access == .readOnly else {
            unsafe sqlite3_close_v2(opened)
            throw DatabaseError(.readOnly, "\(place.name) may only be read: the file is write-protected.")
        }
        return unsafe opened
    }

    private static func flags(_ place: SQLitePlace, _ access: Access) -> Int32 {
        switch (place, access) {
        case (.file, .readOnly): SQLITE_OPEN_READONLY
        case (.file, .readWrite), (.memory, _), (.missing, _): SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
        }
    }

    /// Makes locks wait within their bound and long statements stoppable; `PRAGMA busy_timeout` would undo the first.
    func installCallbacks() {
        let context = unsafe Unmanaged.passUnretained(interruption).toOpaque()
        unsafe sqlite3_busy_handler(connection, { unsafe owner(of: $0).waitsAgain(attempt: $1) ? 1 : 0 }, context)
        unsafe sqlite3_progress_handler(connection, 4000, { unsafe owner(of: $0).mustStop() ? 1 : 0 }, context)
    }

    /// Refuses what reaches beyond this one database: extensions and, unless allowed, other files.
    func refuseForeignCode(attach: SQLiteSettings.Attach) {
        unsafe sqlite3_enable_load_extension(connection, 0)
        switch attach {
        case .allowed: break
        case .refused:
            unsafe sqlite3_set_authorizer(
                connection,
                { _, action, file, _, _, _ in
                    // VACUUM attaches a nameless temporary file of its own.
                    guard action == SQLITE_ATTACH, let file = unsafe file, unsafe file.pointee != 0 else {
                        return SQLITE_OK
                    }
                    return SQLITE_DENY
                },
                nil
            )
        }
    }

    /// Whether no transaction is open.
    var isAutocommit: Bool { unsafe sqlite3_get_autocommit(connection) != 0 }

    /// Runs `body` so that cancelling the task, or the passing of `bound` (zero: none), stops the statement in it.
    func interruptible<Answer>(
        bound: Duration,
        isolation: isolated (any Actor)? = #isolation,
        _ body: () throws(DatabaseError) -> Answer
    ) async throws(DatabaseError) -> Answer {
        let interruption = interruption
        unsafe interruption.arm(InterruptTarget(connection), bound: bound)
        let outcome = await withTaskCancellationHandler {
            // Named, or the closure would run on the shared pool and not where its caller is.
            _ = isolation
            return Result { () throws(DatabaseError) in
                guard !interruption.isCancelled else { throw DatabaseError.statementCancelled }
                return try body()
            }
        } onCancel: {
            interruption.cancel()
        }
        switch (outcome, interruption.disarm()) {
        case (.success(let answer), _): return answer
        // Stopped in its work or in its wait for a lock; any other failure came first and is the one to tell.
        case (.failure(let error), let reason?) where [.cancelled, .lockNotHad].contains(error.kind):
            switch reason {
            case .cancelled: throw DatabaseError.statementCancelled
            case .outOfTime:
                throw DatabaseError(
                    .statement,
                    "The statement ran longer than its bound of \(bound.inWords) and was stopped."
                )
            }
        case (.failure(let error), _): throw error
        }
    }

    /// Compiles the first statement in `bytes` and sets `rest` to how many bytes come after it.
    ///
    /// Gives `nil` when there is only blank or comment.
    func prepare(_ bytes: [UInt8], rest: inout Int) throws(DatabaseError) -> SQLiteStatement? {
        var compiled: OpaquePointer?
        let code = unsafe bytes.withUnsafeBytes { buffer in
            let text = unsafe buffer.assumingMemoryBound(to: CChar.self)
            var tail: UnsafePointer<CChar>?
            let code = unsafe sqlite3_prepare_v2(
                connection,
                text.baseAddress,
                Int32(clamping: text.count),
                &compiled,
                &tail
            )
            if let start = text.baseAddress, let tail = unsafe tail { rest = unsafe text.count - (tail - start) }
            return code
        }
        guard code == SQLITE_OK else { throw failure(code) }
        guard let compiled = unsafe compiled else { return nil }
        return unsafe SQLiteStatement(adopting: compiled)
    }

    /// Runs statements of our own, separated by `;`, and drops their rows.
    func runOwn(_ sql: String) throws(DatabaseError) {
        let code = unsafe sqlite3_exec(connection, sql, nil, nil, nil)
        guard code == SQLITE_OK else { throw failure(code) }
    }

    /// Words for the call that has just failed on this connection.
    func failure(_ code: Int32) -> DatabaseError {
        let offset = unsafe sqlite3_error_offset(connection)
        return DatabaseError(
            sqlite: code,
            words: unsafe String(cString: sqlite3_errmsg(connection)),
            offset: offset >= 0 ? Int(offset) : nil
        )
    }

    // Waits for the statements that are still prepared, so the order in which owners go does not matter.
    deinit { unsafe sqlite3_close_v2(connection) }
}

/// The object behind a callback's context, which the handle keeps alive for as long as the connection.
private func owner(of context: UnsafeMutableRawPointer?) -> SQLiteInterruption {
    guard let context = unsafe context else { preconditionFailure("SQLite lost a callback's context.") }
    return unsafe Unmanaged<SQLiteInterruption>.fromOpaque(context).takeUnretainedValue()
}
