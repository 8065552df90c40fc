import Database
import SQLText

/// What is asked, judged and set right after logging in, in three round trips.
struct MariaDBOpening: Sendable {
    let server: Server
    let settings: MariaDBSettings
    /// The number that `KILL QUERY` and `IS_USED_LOCK` use.
    let connection: Int64
    /// The largest statement that the server reads.
    let statementBytesMax: Int

    init(_ handle: borrowing MariaDBHandle, endpoint: Endpoint, access: Access) throws(DatabaseError) {
        let facts = try Self.facts(handle, endpoint: endpoint)
        let version = MariaDBVersion(facts["version"] ?? "")
        try version.check()
        try MariaDBRole.check(facts, endpoint: endpoint, access: access)
        var settings = MariaDBSettings(existing: Set(facts.keys), version: version, endpoint: endpoint)
        let answer = try Self.set(settings, handle, endpoint: endpoint, access: access)
        settings.pin(Array(answer.dropLast(2)))
        let last = Row(Array(answer.suffix(2)))
        self.settings = settings
        connection = last.integer(0) ?? 0
        // The command's own byte counts as well, and the packet must stay below the limit.
        statementBytesMax = facts["max_allowed_packet"].flatMap { Int($0) }.map { $0 - 2 } ?? Int.max
        server = Server(
            dialect: version.dialect,
            version: version.text,
            user: String(
                (last.text(1) ?? "").split(separator: "@", omittingEmptySubsequences: false).dropLast()
                    .joined(separator: "@")
            ),
            database: settings.database,
            schema: settings.database,
            identity: Self.identity(facts, dialect: version.dialect, database: settings.database),
            protection: Self.protection(handle, endpoint: endpoint)
        )
        try Self.checkDirect(handle, connection: connection, endpoint: endpoint)
    }

    private static let questions = [
        "version", "hostname", "port", "datadir", "server_uid", "server_uuid", "read_only", "super_read_only",
        "innodb_read_only", "wsrep_on", "max_allowed_packet",
    ]

    private static func facts(
        _ handle: borrowing MariaDBHandle,
        endpoint: Endpoint
    ) throws(DatabaseError) -> [String: String] {
        // SHOW, because a SELECT fails as a whole when the server lacks one of them.
        let names = (questions + MariaDBSettings.candidates).map { "'\($0)'" }.joined(separator: ", ")
        do throws(MariaDBFailure) {
            let rows = try handle.rows("SHOW SESSION VARIABLES WHERE Variable_name IN (\(names))")
            let pairs = rows.map { (($0.text(0) ?? "").lowercased(), $0.text(1) ?? "") }
            return Dictionary(pairs) { first, _ in first }
        } catch {
            throw error.whileRunning(limits: endpoint.limits)
        }
    }

    private static func set(
        _ settings: MariaDBSettings,
        _ handle: borrowing MariaDBHandle,
        endpoint: Endpoint,
        access: Access
    ) throws(DatabaseError) -> [Value] {
        do throws(MariaDBFailure) {
            try handle.run(settings.opening(for: endpoint, access: access))
            return try handle.rows(settings.question + ", CONNECTION_ID(), USER()").first?.values ?? []
        } catch {
            throw error.whileSetting(endpoint)
        }
    }

    private static func identity(_ facts: [String: String], dialect: Dialect, database: String) -> String {
        let parts = [
            dialect.rawValue, facts["hostname"] ?? "", facts["port"] ?? "", facts["datadir"] ?? "",
            facts["server_uuid"] ?? facts["server_uid"] ?? "", database,
        ]
        return parts.joined(separator: "|")
    }

    private static func protection(_ handle: borrowing MariaDBHandle, endpoint: Endpoint) -> String {
        if let encryption = handle.encryption { return encryption }
        if endpoint.address.isSocket { return "unix socket" }
        return endpoint.address.isLocal ? "none, loopback" : "none"
    }

    /// A proxy greets with a number of its own; behind one, locks and settings would belong to whoever comes next.
    private static func checkDirect(
        _ handle: borrowing MariaDBHandle,
        connection: Int64,
        endpoint: Endpoint
    ) throws(DatabaseError) {
        // The greeting holds only the lower half of the number.
        guard UInt32(truncatingIfNeeded: connection) != UInt32(truncatingIfNeeded: handle.connectionNumber) else {
            return
        }
        throw DatabaseError(
            .notDirect,
            """
            A proxy stands between this machine and the server: \(endpoint.place) greeted as connection \
            \(handle.connectionNumber), and the server says \(connection). Name the server itself.
            """
        )
    }
}
