import CMariaDB
import Database
import Glibc
import Secrets

/// The single owner of one connection to a server.
@safe
struct MariaDBHandle: ~Copyable {
    private let pointer: UnsafeMutablePointer<MYSQL>

    /// Connects and logs in; without an `answerTimeout`, later waits for an answer have no bound.
    init(_ endpoint: Endpoint, timeout: Duration, answerTimeout: Duration? = nil) throws(DatabaseError) {
        guard Self.libraryIsReady, let made = unsafe mysql_init(nil) else {
            throw DatabaseError(.unsupported, "libmariadb could not be started: out of memory.")
        }
        do throws(DatabaseError) {
            try unsafe MariaDBOptions.set(
                on: made,
                for: endpoint,
                connectTimeout: timeout,
                answerTimeout: answerTimeout
            )
            guard unsafe Self.connect(made, to: endpoint) else {
                throw MariaDBFailure(of: made).whileConnecting(to: endpoint)
            }
            try unsafe Self.checkProtection(of: made, endpoint: endpoint)
        } catch {
            unsafe mysql_close(made)
            throw error
        }
        unsafe pointer = made
        if !endpoint.address.isSocket { keepAlive() }
    }

    /// Sends one statement and drops its rows as they come, so that an answer of any size needs no memory.
    borrowing func run(_ statement: [UInt8]) throws(MariaDBFailure) {
        try send(statement)
        repeat {
            guard let result = try result() else { continue }
            result.skipRows()
            try checkEnd()
        } while try moveToNextResult()
    }

    /// Sends one statement and drops its rows.
    borrowing func run(_ statement: String) throws(MariaDBFailure) { try run(Array(statement.utf8)) }

    /// Sends one statement of our own and gives its rows.
    borrowing func rows(_ statement: String) throws(MariaDBFailure) -> [Row] {
        try send(Array(statement.utf8))
        var rows: [Row] = []
        repeat {
            guard let result = try result() else { continue }
            while let row = result.nextRow() {
                // A server that never stops sending must not take all memory; our own questions stay far below.
                guard rows.count < Self.rowsMax else { throw MariaDBFailure(tooManyRows: Self.rowsMax) }
                rows.append(row)
            }
            try checkEnd()
        } while try moveToNextResult()
        return rows
    }

    /// Sends one statement of our own and shows its rows as they arrive, so that a large answer needs no memory.
    borrowing func each(_ statement: String, _ body: (MariaDBFields) -> Void) throws(MariaDBFailure) {
        try send(Array(statement.utf8))
        repeat {
            guard let result = try result() else { continue }
            result.each(body)
            try checkEnd()
        } while try moveToNextResult()
    }

    /// Whether a rollback would undo something, as the last answer said.
    var isInTransaction: Bool { unsafe pointer.pointee.server_status & UInt32(SERVER_STATUS_IN_TRANS) != 0 }

    /// The number of this connection in the server's greeting.
    var connectionNumber: UInt { unsafe mysql_thread_id(pointer) }

    /// The connection's file descriptor, open as long as this handle is.
    var socket: Int32 { unsafe mysql_get_socket(pointer) }

    /// How the connection is protected, such as `TLSv1.3 TLS_AES_256_GCM_SHA384`, or `nil` when it is in clear.
    var encryption: String? {
        guard let cipher = unsafe Self.cipher(of: pointer) else { return nil }
        var version: UnsafePointer<CChar>?
        guard unsafe mariadb_get_info(pointer, MARIADB_CONNECTION_TLS_VERSION, &version) == 0,
            let version = unsafe version
        else { return "TLS \(cipher)" }
        return unsafe "\(String(cString: version)) \(cipher)"
    }

    deinit { unsafe mysql_close(pointer) }
}

extension MariaDBHandle {
    private static let rowsMax = 5_000_000

    /// The library's one-time start, which must not happen on two threads at once.
    private static let libraryIsReady = mysql_server_init(0, nil, nil) == 0

    private static func connect(_ made: UnsafeMutablePointer<MYSQL>, to endpoint: Endpoint) -> Bool {
        // Never nil: libmariadb would look into MYSQL_PWD.
        (endpoint.password ?? Secret(""))
            .use { password in
                let flags = UInt(CLIENT_MULTI_RESULTS)
                let (user, database) = (endpoint.user, endpoint.database)
                return switch endpoint.address {
                case .tcp(let host, let port):
                    unsafe mysql_real_connect(made, host, user, password, database, UInt32(port), nil, flags) != nil
                case .socket(let path, _):
                    unsafe mysql_real_connect(made, nil, user, password, database, 0, path, flags) != nil
                case .file, .memory: false
                }
            }
    }

    private static func checkProtection(
        of made: UnsafeMutablePointer<MYSQL>,
        endpoint: Endpoint
    ) throws(DatabaseError) {
        guard endpoint.demandsTLS, unsafe cipher(of: made) == nil else { return }
        throw DatabaseError(.insecure, "The connection to \(endpoint.place) was not encrypted, so it was closed.")
    }

    private static func cipher(of pointer: UnsafeMutablePointer<MYSQL>) -> String? {
        guard let cipher = unsafe mysql_get_ssl_cipher(pointer) else { return nil }
        let name = unsafe String(cString: cipher)
        return name.isEmpty ? nil : name
    }

    /// Lets the kernel notice within a minute that the other side is gone, however long a statement takes.
    private borrowing func keepAlive() {
        let options: [(level: Int32, name: Int32, value: Int32)] = [
            (SOL_SOCKET, SO_KEEPALIVE, 1), (Int32(IPPROTO_TCP), TCP_KEEPIDLE, 30),
            (Int32(IPPROTO_TCP), TCP_KEEPINTVL, 10), (Int32(IPPROTO_TCP), TCP_KEEPCNT, 3),
            (Int32(IPPROTO_TCP), TCP_USER_TIMEOUT, 60_000),
        ]
        for option in options {
            var value = option.value
            unsafe setsockopt(socket, option.level, option.name, &value, socklen_t(MemoryLayout<Int32>.size))
        }
    }

    private borrowing func send(_ statement: [UInt8]) throws(MariaDBFailure) {
        let status = unsafe statement.withUnsafeBytes { bytes in
            unsafe mysql_real_query(pointer, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), UInt(bytes.count))
        }
        guard status == 0 else { throw unsafe MariaDBFailure(of: pointer) }
    }

    /// The rows that the server is sending, or `nil` when the statement has none.
    private borrowing func result() throws(MariaDBFailure) -> MariaDBResult? {
        if let result = unsafe mysql_use_result(pointer) { return unsafe MariaDBResult(adopting: result) }
        try checkEnd()
        return nil
    }

    /// Rows end early when the statement fails in the middle; only the error number tells.
    private borrowing func checkEnd() throws(MariaDBFailure) {
        guard unsafe mysql_errno(pointer) == 0 else { throw unsafe MariaDBFailure(of: pointer) }
    }

    private borrowing func moveToNextResult() throws(MariaDBFailure) -> Bool {
        switch unsafe mysql_next_result(pointer) {
        case 0: return true
        case -1: return false
        default: throw unsafe MariaDBFailure(of: pointer)
        }
    }
}
