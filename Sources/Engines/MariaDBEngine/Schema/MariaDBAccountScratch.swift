import Database
import Glibc
import SQLText

/// A database on the server that the project names, beyond which its account cannot reach.
struct MariaDBAccountScratch: Scratch {
    let session: any Session
    let place: String
    /// Holds the lock that tells other runs that the database is in use, and removes it.
    private let keeper: any Session
    /// The statement that makes the database again, where it was there before us.
    private let restoration: String?

    static func open(
        like likeness: MariaDBLikeness,
        target: Endpoint,
        at place: Endpoint
    ) async throws(DatabaseError) -> MariaDBAccountScratch {
        var endpoint = place
        // The one that is always there: the named one may have to be made first.
        endpoint.database = "information_schema"
        let keeper = try await MariaDB().open(endpoint, access: .readWrite)
        try check(keeper.server, like: likeness.server, at: place)
        let rights = try await rights(of: keeper)
        if let setting = try await likeness.obstacle(on: keeper) {
            throw DatabaseError(
                .unsupported,
                "The scratch server at \(place.place) differs in \(setting) from the live one, so schemas differ there."
            )
        }
        await removeLeftovers(by: keeper)
        let (name, isOurs) = try await choose(named: place.database, rights: rights, keeper: keeper)
        try await lock(name, keeper)
        if isOurs { _ = try await keeper.rows(likeness.creation(of: name)) }
        if !isOurs { try await alter(name, likeness, keeper) }
        endpoint.database = name
        endpoint.limits = target.limits
        endpoint.settings = likeness.sessionSettings(over: target.settings)
        do throws(DatabaseError) {
            return MariaDBAccountScratch(
                session: try await MariaDB().open(endpoint, access: .readWrite),
                place: "the database \(name) at \(place.place)",
                keeper: keeper,
                restoration: isOurs ? nil : likeness.creation(of: name)
            )
        } catch {
            // In a task of its own, since this one may have been told to stop.
            if isOurs { await Task { await drop(name, by: keeper) }.value }
            throw error
        }
    }

    func remove() async {
        // Its locks on tables would hold the removal up.
        try? await session.rollback()
        _ = try? await keeper.rows("DROP DATABASE IF EXISTS \(MariaDBQuoting.name(session.server.schema))")
        if let restoration { _ = try? await keeper.rows(restoration) }
        _ = try? await keeper.rows("SELECT RELEASE_LOCK(?)", [.text(session.server.schema)])
    }
}

extension MariaDBAccountScratch {
    private static func check(
        _ scratch: Server,
        like live: Server,
        at place: Endpoint
    ) throws(DatabaseError) {
        let (wanted, found) = (MariaDBVersion(live.version), MariaDBVersion(scratch.version))
        guard !found.isSameSeries(as: wanted) else { return }
        throw DatabaseError(
            .unsupported,
            """
            The scratch server at \(place.place) is \(scratch.dialect.displayName) \(found.series), and the live one \
            is \(live.dialect.displayName) \(wanted.series): what they print cannot be compared. Name a scratch server \
            of the same version.
            """
        )
    }

    private static func rights(of keeper: any Session) async throws(DatabaseError) -> MariaDBScratchRights {
        let grants = try await keeper.rows("SHOW GRANTS").compactMap { $0.text(0) }
        // By this rather than by the information_schema: it names every database that the account could use.
        let visible = try await keeper.rows("SHOW DATABASES").compactMap { $0.text(0) }
        let account = try await keeper.rows("SELECT CURRENT_USER()").first?.text(0) ?? keeper.server.user
        let quoted = account.split(separator: "@", omittingEmptySubsequences: false).map { "'\($0)'" }
        return try MariaDBScratchRights(grants: grants, visible: visible, account: quoted.joined(separator: "@"))
    }

    /// A name of our own where the account may make one, else the database that the project names, if it is empty.
    private static func choose(
        named: String,
        rights: MariaDBScratchRights,
        keeper: any Session
    ) async throws(DatabaseError) -> (name: String, isOurs: Bool) {
        let own = "\(MariaDBScratchRights.prefix)_\(time(nil))_\(String(UInt32.random(in: .min ... .max), radix: 36))"
        if rights.cover(own) { return (own, true) }
        guard MariaDBScratchRights.isScratch(named), rights.cover(named) else {
            throw DatabaseError(
                .unsupported,
                """
                The account of the scratch server may not make databases, so nothing is replayed there. Run as its \
                administrator: GRANT ALL PRIVILEGES ON \(MariaDBScratchRights.pattern) TO the account.
                """
            )
        }
        let there = try await keeper.rows("SHOW DATABASES").compactMap { $0.text(0) }
        return (named, !there.contains(named))
    }

    private static func lock(_ name: String, _ keeper: any Session) async throws(DatabaseError) {
        let answer = try await keeper.rows("SELECT GET_LOCK(?, 60)", [.text(name)])
        guard answer.first?.integer(0) == 1 else {
            throw DatabaseError(.lockNotHad, "Another run uses the scratch database \(name). Try again later.")
        }
    }

    /// Takes a database that was there before us, unless there is something in it: we never empty what we did not make.
    private static func alter(
        _ name: String,
        _ likeness: MariaDBLikeness,
        _ keeper: any Session
    ) async throws(DatabaseError) {
        let count = try await keeper.rows(
            """
            SELECT (SELECT COUNT(*) FROM information_schema.TABLES WHERE TABLE_SCHEMA = ?) \
            + (SELECT COUNT(*) FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = ?) \
            + (SELECT COUNT(*) FROM information_schema.EVENTS WHERE EVENT_SCHEMA = ?)
            """,
            [.text(name), .text(name), .text(name)]
        )
        guard count.first?.integer(0) == 0 else {
            throw DatabaseError(
                .unsupported,
                """
                The scratch database \(name) is not empty, and migrate empties nothing that it did not make. Drop what \
                is in it, or give the account rights on \(MariaDBScratchRights.pattern) so that each run has its own.
                """
            )
        }
        _ = try await keeper.rows(
            """
            ALTER DATABASE \(MariaDBQuoting.name(name)) CHARACTER SET \(likeness.characterSet) \
            COLLATE \(likeness.collation)
            """
        )
    }

    /// Drops databases that a run made and did not live to drop: theirs is a name with a time, whose lock nobody holds.
    private static func removeLeftovers(by keeper: any Session) async {
        let names = (try? await keeper.rows("SHOW DATABASES").compactMap { $0.text(0) }) ?? []
        for name in names where isOwn(name) {
            let isTaken = try? await keeper.rows("SELECT GET_LOCK(?, 0)", [.text(name)]).first?.integer(0) != 1
            guard isTaken == false else { continue }
            await drop(name, by: keeper)
        }
    }

    /// Drops a database and gives its lock back.
    private static func drop(_ name: String, by keeper: any Session) async {
        _ = try? await keeper.rows("DROP DATABASE IF EXISTS \(MariaDBQuoting.name(name))")
        _ = try? await keeper.rows("SELECT RELEASE_LOCK(?)", [.text(name)])
    }

    /// Whether a name is one that `choose` has made.
    private static func isOwn(_ name: String) -> Bool {
        let parts = name.split(separator: "_", omittingEmptySubsequences: false)
        return name.hasPrefix(MariaDBScratchRights.prefix + "_") && parts.count == 4 && parts[2].count >= 10
            && parts[2].allSatisfy { $0.isASCII && $0.isWholeNumber }
    }
}
