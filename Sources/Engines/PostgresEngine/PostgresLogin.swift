import CPostgres
import Database
import Glibc

/// The steps from a started connection to a login, within a deadline.
@safe
struct PostgresLogin: ~Copyable {
    /// Started and not yet logged in; whoever started it ends it.
    let connection: OpaquePointer
    let endpoint: Endpoint
    let deadline: ContinuousClock.Instant

    /// How long the wait for the server goes on before we look whether we are still wanted.
    private static let sliceMilliseconds: Int32 = 100

    /// Goes through them.
    ///
    /// What libpq says of a failed login has no code of its own, only text: the verbose form writes the server's code
    /// into it.
    func run() throws(DatabaseError) {
        unsafe PQsetErrorVerbosity(connection, PQERRORS_VERBOSE)
        defer { unsafe PQsetErrorVerbosity(connection, PQERRORS_DEFAULT) }
        var stage = unsafe PQstatus(connection)
        guard stage != CONNECTION_BAD else { throw failure(at: CONNECTION_STARTED) }
        var events = Int16(POLLOUT)
        while true {
            try wait(for: events)
            stage = unsafe PQstatus(connection)
            switch unsafe PQconnectPoll(connection) {
            case PGRES_POLLING_OK: return try requireProtection()
            case PGRES_POLLING_READING: events = Int16(POLLIN)
            case PGRES_POLLING_WRITING: events = Int16(POLLOUT)
            default: throw failure(at: stage)
            }
        }
    }

    /// Believes no setting: asks whether the connection that we got is encrypted.
    private func requireProtection() throws(DatabaseError) {
        guard endpoint.demandsTLS, unsafe PQsslInUse(connection) == 0 else { return }
        throw DatabaseError(
            .insecure,
            "The connection to \(endpoint.place) is not encrypted, although TLS is demanded."
        )
    }

    private func wait(for events: Int16) throws(DatabaseError) {
        while true {
            guard !Task.isCancelled else { throw DatabaseError.waitCancelled }
            let left = ContinuousClock.now.duration(to: deadline).millisecondsRoundedUp
            guard left > 0 else {
                throw DatabaseError(
                    .unreachable,
                    "\(endpoint.place) did not answer within \(endpoint.limits.connect.inWords)."
                )
            }
            var descriptor = pollfd(fd: unsafe PQsocket(connection), events: events, revents: 0)
            let slice = min(Int32(clamping: left), Self.sliceMilliseconds)
            if unsafe poll(&descriptor, 1, slice) > 0 { return }
        }
    }

    private func failure(at stage: ConnStatusType) -> DatabaseError {
        PostgresLoginFailure(
            words: unsafe String(cString: PQerrorMessage(connection)),
            stage: stage,
            needsPassword: unsafe PQconnectionNeedsPassword(connection) == 1
        )
        .error(at: endpoint.place)
    }
}
