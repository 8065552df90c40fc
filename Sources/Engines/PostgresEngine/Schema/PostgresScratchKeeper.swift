import Database

/// Makes scratch databases and removes them, in a session on a database that is there already, where it does nothing
/// else.
struct PostgresScratchKeeper {
    private let session: PostgresSession
    private let endpoint: Endpoint

    private static let prefix = "migrate_scratch_"
    /// With a time in seconds after it, the comment by which a scratch database is known.
    private static let marker = "A scratch database of migrate, not needed any more an hour after "

    /// Connects to a server of the live one's version; `isApart` where it may be another.
    static func open(
        at place: Endpoint,
        like live: Server,
        isApart: Bool
    ) async throws(DatabaseError) -> PostgresScratchKeeper {
        var endpoint = place
        if endpoint.database.isEmpty { endpoint.database = "postgres" }
        // The account itself makes the database, whatever role the migrations take.
        endpoint.settings["role"] = nil
        do throws(DatabaseError) {
            let session = try await PostgresConnector(endpoint: endpoint, access: .readWrite).open()
            let (wanted, found) = (major(live.version), major(session.server.version))
            guard wanted == found else {
                throw DatabaseError(
                    .unsupported,
                    """
                    The scratch server at \(place.place) is PostgreSQL \(found), and the live one is PostgreSQL \
                    \(wanted): what they print cannot be compared. Name a scratch server of the same version.
                    """
                )
            }
            return PostgresScratchKeeper(session: session, endpoint: endpoint)
        } catch {
            guard error.kind == .readOnly, !isApart else { throw error }
            throw DatabaseError(
                .unsupported,
                """
                \(error.message) No scratch database can be made there: name a server that can be written as \
                'scratch:' in the environment's file.
                """
            )
        }
    }

    /// `15` of `15.18 (Debian …)`.
    private static func major(_ version: String) -> Substring { version.prefix { $0.isNumber } }

    /// Makes an empty database and gives its name.
    func makeDatabase(like likeness: PostgresLikeness, owner: String?) async throws(DatabaseError) -> String {
        let time = try await session.rows("SELECT pg_catalog.date_part('epoch', pg_catalog.now())::pg_catalog.int8")
        let seconds = time.first?.integer(0) ?? 0
        let name = "\(Self.prefix)\(seconds)_\(String(UInt64.random(in: 0...UInt64.max), radix: 36))"
        do throws(DatabaseError) {
            _ = try await session.rows(likeness.creation(of: name, owner: owner))
        } catch {
            // The server may have made it before we were told to stop.
            await remove(name)
            throw refusal(error)
        }
        do throws(DatabaseError) {
            let comment = PostgresQuoting.text("\(Self.marker)\(seconds)")
            _ = try await session.rows("COMMENT ON DATABASE \(PostgresQuoting.name(name)) IS \(comment)")
            try await takeOver(likeness.settings, name)
        } catch {
            await remove(name)
            throw error
        }
        return name
    }

    /// Gives a database the settings that its sessions begin with.
    ///
    /// By way of our own session, since a list is not written the way that it is read.
    private func takeOver(_ settings: [(name: String, value: String)], _ database: String) async throws(DatabaseError) {
        for (name, value) in settings {
            do throws(DatabaseError) {
                _ = try await session.rows(
                    "SELECT pg_catalog.set_config(?, ?, false)",
                    [.text(name), .text(value)]
                )
                let parts = name.split(separator: ".", omittingEmptySubsequences: false)
                let quoted = parts.map { PostgresQuoting.name(String($0)) }.joined(separator: ".")
                _ = try await session.rows(
                    "ALTER DATABASE \(PostgresQuoting.name(database)) SET \(quoted) FROM CURRENT"
                )
            } catch {
                // What the account may not set, and what this server does not know, no migration of it relies on.
                guard error.kind == .notPermitted || error.kind == .statement else { throw error }
            }
        }
    }

    private func refusal(_ error: DatabaseError) -> DatabaseError {
        let account = PostgresQuoting.name(session.server.user)
        switch error.kind {
        case .notPermitted:
            return DatabaseError(
                .unsupported,
                """
                The account \(session.server.user) may not make a scratch database at \(endpoint.place). Run as its \
                administrator: ALTER ROLE \(account) CREATEDB; or name a server where it may as 'scratch:' in the \
                environment's file.
                """,
                code: error.code,
                detail: error.message
            )
        case .statement:
            return DatabaseError(
                .unsupported,
                "No scratch database like the live one can be made at \(endpoint.place): \(error.message)",
                code: error.code,
                detail: error.detail
            )
        case .unreachable, .refused, .insecure, .readOnly, .notDirect, .lockNotHad, .cancelled, .connectionLost,
            .unsupported:
            return error
        }
    }
}

extension PostgresScratchKeeper {
    /// Makes the live server's roles where they are missing, as far as the account may: rights are granted to them.
    func makeRoles(_ names: [String]) async {
        let list = names.map(PostgresQuoting.text).joined(separator: ", ")
        let block = """
            DECLARE role pg_catalog.name; BEGIN \
            FOREACH role IN ARRAY ARRAY[\(list)]::pg_catalog.name[] LOOP \
            BEGIN EXECUTE pg_catalog.format('CREATE ROLE %I NOLOGIN', role); \
            EXCEPTION WHEN duplicate_object OR insufficient_privilege OR reserved_name OR unique_violation THEN NULL; \
            END; END LOOP; END
            """
        _ = try? await session.rows("DO \(PostgresQuoting.text(block))")
    }

    /// Removes databases that a run made and did not live to remove: ours by name and by comment, old and not in use.
    func removeLeftovers() async {
        let rows = try? await session.ask(
            """
            SELECT datname FROM pg_database \
            WHERE starts_with(datname::text, '\(Self.prefix)') \
            AND shobj_description(oid, 'pg_database') ~ '^\(Self.marker)[0-9]{1,12}$' \
            AND substring(shobj_description(oid, 'pg_database') FROM '[0-9]+$')::int8 \
            < date_part('epoch', now()) - 3600 \
            AND NOT EXISTS (SELECT FROM pg_stat_activity WHERE pg_stat_activity.datid = pg_database.oid) \
            AND pg_has_role(datdba, 'MEMBER')
            """
        )
        // Without force: one that somebody has come to use meanwhile stays.
        for name in rows?.compactMap({ $0.text(0) }) ?? [] {
            _ = try? await session.rows("DROP DATABASE IF EXISTS \(PostgresQuoting.name(name))")
        }
    }

    /// Removes a database with all sessions on it, even when the task was cancelled.
    func remove(_ name: String) async {
        await Task { await drop(name) }.value
    }

    private func drop(_ name: String) async {
        let quoted = PostgresQuoting.name(name)
        do throws(DatabaseError) {
            if let number = Int(session.server.version.prefix { $0.isNumber }), number >= 13 {
                _ = try await session.rows("DROP DATABASE IF EXISTS \(quoted) WITH (FORCE)")
                return
            }
            var patience = Patience(within: .seconds(10), pauses: .milliseconds(50)...(.seconds(1)))
            repeat {
                _ = try await session.ask(
                    """
                    SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
                    WHERE datname = \(PostgresQuoting.text(name)) AND pid <> pg_backend_pid()
                    """
                )
                // Refused until the last of them has gone.
                if (try? await session.rows("DROP DATABASE IF EXISTS \(quoted)")) != nil { return }
            } while try await patience.pause()
        } catch {
            // Another run finds it by its marker.
        }
    }
}
