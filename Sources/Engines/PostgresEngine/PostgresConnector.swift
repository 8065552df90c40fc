import Database
import SQLText

/// Opens one session: connects with patience, judges the server, pins the settings.
///
/// Runs on the thread that the session will keep, so that no wait for a server holds a thread of the shared pool.
actor PostgresConnector {
    private let endpoint: Endpoint
    private let access: Access
    private let executor = BlockingExecutor(label: "postgres")

    /// Older servers are no longer cared for by their makers and lack what `objects` asks for.
    private static let oldestServer = 110_000

    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

    /// Connects to nothing yet.
    init(endpoint: Endpoint, access: Access) {
        self.endpoint = endpoint
        self.access = access
    }

    /// Tries until `limits.connect` has passed, as long as the server is merely not there yet.
    func open() async throws(DatabaseError) -> PostgresSession {
        var patience = Patience(toConnectWithin: endpoint.limits.connect)
        while true {
            do throws(DatabaseError) {
                return try connect(until: patience.deadline)
            } catch {
                guard error.kind == .unreachable, try await patience.pause() else { throw error }
            }
        }
    }

    private func connect(until deadline: ContinuousClock.Instant) throws(DatabaseError) -> PostgresSession {
        let connection = try PostgresHandle(endpoint, until: deadline)
        let schema = endpoint.schema ?? "public"
        let facts = try PostgresFacts(connection, schema: schema)
        try judge(facts, announcedProcess: connection.announcedProcess, serverVersion: connection.serverVersion)
        let settings = PostgresSettings(
            endpoint: endpoint,
            access: access,
            schema: schema,
            originalSearchPath: facts.searchPath,
            serverVersion: connection.serverVersion,
            checksClient: try Self.checksClient(connection)
        )
        _ = try connection.batch(settings.forOpening)
        let server = Server(
            dialect: .postgres,
            version: facts.version,
            user: facts.account,
            database: facts.database,
            schema: schema,
            identity: try facts.identity(connection, schema: schema),
            protection: connection.protection
        )
        return PostgresSession(
            connection: connection,
            executor: executor,
            server: server,
            settings: settings,
            limits: endpoint.limits,
            createsSchema: endpoint.schema != nil && !facts.schemaExists
        )
    }

    private func judge(_ facts: PostgresFacts, announcedProcess: Int, serverVersion: Int) throws(DatabaseError) {
        guard serverVersion >= Self.oldestServer else {
            throw DatabaseError(
                .unsupported,
                "PostgreSQL \(facts.version) is too old; 11 is the oldest that is supported."
            )
        }
        guard facts.process == announcedProcess else {
            throw DatabaseError(
                .notDirect,
                """
                A pooler answers at \(endpoint.place), so locks and settings would not stay with us. \
                Name the address of the PostgreSQL server itself.
                """
            )
        }
        switch access {
        case .readOnly: return
        case .readWrite:
            guard !facts.isStandby else {
                throw DatabaseError(
                    .readOnly,
                    "\(endpoint.place) is a standby and can only be read. Name the address of its primary."
                )
            }
            guard !facts.isReadOnlyByDefault else {
                throw DatabaseError(
                    .readOnly,
                    """
                    default_transaction_read_only is on for \(facts.account) in \(facts.database) at \(endpoint.place), \
                    so it is not meant to be written.
                    """
                )
            }
        }
    }

    /// Whether the server can look for a lost client, so that a lock does not outlive a runner that was
    /// killed: from PostgreSQL 14, and not on every system.
    private static func checksClient(_ connection: borrowing PostgresHandle) throws(DatabaseError) -> Bool {
        guard connection.serverVersion >= 140_000 else { return false }
        do throws(DatabaseError) {
            _ = try connection.rows("SELECT pg_catalog.set_config('client_connection_check_interval', '1s', false)")
            return true
        } catch {
            guard error.code == "22023" else { throw error }
            return false
        }
    }
}
