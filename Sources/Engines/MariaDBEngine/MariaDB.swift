package import Database
package import SQLText

/// Opens sessions on MariaDB and MySQL.
///
/// The room holds everything that speaks to libmariadb, and the SQL that only these servers understand. No option file
/// and no environment variable takes part: whatever libmariadb could look up by itself is given to it.
package struct MariaDB: Engine {
    package let dialects: [Dialect] = [.mariadb, .mysql]

    package init() {}

    /// Connects; tries again, with growing pauses, while no server answers or it has no connection left.
    ///
    /// Names that do not resolve and ports that nobody listens on count as "no server answers": both happen while a
    /// server or its name is being moved.
    package func open(_ endpoint: Endpoint, access: Access) async throws(DatabaseError) -> any Session {
        try MariaDBDemands.check(endpoint)
        MariaDBEnvironment.clear()
        var patience = Patience(toConnectWithin: endpoint.limits.connect)
        while true {
            do throws(DatabaseError) {
                let timeout = max(.seconds(1), ContinuousClock.now.duration(to: patience.deadline))
                return try await MariaDBConnector().connect(endpoint, access: access, timeout: timeout)
            } catch {
                guard error.kind == .unreachable, try await patience.pause() else { throw error }
            }
        }
    }
}

/// Connects on a private thread, which the session then keeps.
private actor MariaDBConnector {
    private let executor = BlockingExecutor(label: "mariadb")

    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

    func connect(
        _ endpoint: Endpoint,
        access: Access,
        timeout: Duration
    ) throws(DatabaseError) -> MariaDBSession {
        let handle = try MariaDBHandle(endpoint, timeout: timeout)
        let opening = try Self.open(handle, endpoint, access: access, bound: timeout)
        return MariaDBSession(handle, opening: opening, endpoint: endpoint, executor: executor)
    }

    private static func open(
        _ handle: borrowing MariaDBHandle,
        _ endpoint: Endpoint,
        access: Access,
        bound: Duration
    ) throws(DatabaseError) -> MariaDBOpening {
        let watchdog = MariaDBWatchdog(socket: handle.socket, bound: bound)
        do throws(DatabaseError) {
            let opening = try MariaDBOpening(handle, endpoint: endpoint, access: access)
            guard !watchdog.dismiss() else { throw silence(of: endpoint) }
            return opening
        } catch {
            throw watchdog.dismiss() ? silence(of: endpoint) : error
        }
    }

    private static func silence(of endpoint: Endpoint) -> DatabaseError {
        DatabaseError(
            .unreachable,
            """
            \(endpoint.dialect.displayName) at \(endpoint.place) let us in and then did not answer within \
            \(endpoint.limits.connect.inWords).
            """
        )
    }
}
