import CPostgres
import Database
import Glibc

/// The single owner of one libpq connection, used by one thread at a time, which it blocks.
@safe
struct PostgresHandle: ~Copyable {
    /// For the other files about this handle alone.
    let pointer: OpaquePointer
    /// What the server said besides its answers.
    let notices: PostgresNotices
    /// The way to stop a statement from another thread.
    let canceller: PostgresCanceller

    /// Connects and logs in.
    ///
    /// - Throws: `DatabaseError`; `.unreachable` when another try may succeed, `.cancelled` when the task was cancelled.
    init(_ endpoint: Endpoint, until deadline: ContinuousClock.Instant) throws(DatabaseError) {
        PostgresEnvironment.clear()
        guard let opened = try unsafe PostgresParameters(endpoint).startConnection() else {
            throw DatabaseError(.unreachable, "There is no memory left to connect to \(endpoint.place).")
        }
        let notices = PostgresNotices()
        unsafe notices.receive(from: opened)
        do throws(DatabaseError) {
            unsafe try PostgresLogin(connection: opened, endpoint: endpoint, deadline: deadline).run()
        } catch {
            unsafe PQfinish(opened)
            throw error
        }
        self.notices = notices
        unsafe pointer = opened
        canceller = unsafe PostgresCanceller(opened)
    }

    deinit { unsafe PQfinish(pointer) }

    /// The process that the login said would serve us; a pooler says another than the one that does.
    var announcedProcess: Int { Int(unsafe PQbackendPID(pointer)) }

    /// The server's version as a number, such as 150018.
    var serverVersion: Int { Int(unsafe PQserverVersion(pointer)) }

    /// How the connection is protected, such as `TLSv1.3`.
    var protection: String {
        if unsafe PQsslInUse(pointer) == 1, let version = unsafe PQsslAttribute(pointer, "protocol") {
            return unsafe String(cString: version)
        }
        if unsafe String(cString: PQhost(pointer)).hasPrefix("/") { return "unix socket" }
        let address = unsafe String(cString: PQhostaddr(pointer))
        return Endpoint.Address.isLoopback(address) ? "none, loopback" : "none"
    }

    /// What the server said of the transaction with its last answer.
    var transactionStatus: PGTransactionStatusType { unsafe PQtransactionStatus(pointer) }

    /// Why the connection is of no more use, or `nil` when it is fine.
    var breakage: String? {
        guard unsafe PQstatus(pointer) == CONNECTION_BAD else { return nil }
        return unsafe String(cString: PQerrorMessage(pointer)).firstLine
    }
}

extension String {
    /// libpq explains itself on further lines, for people in front of psql.
    var firstLine: String { split(whereSeparator: \.isNewline).first.map(String.init) ?? "no reason was given" }
}
