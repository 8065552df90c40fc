package import Database
import SQLText

extension PostgreSQL {
    package func openScratch(
        like server: Server,
        target: Endpoint,
        at place: Endpoint?
    ) async throws(DatabaseError) -> any Scratch {
        let live = try await PostgresConnector(endpoint: target, access: .readOnly).open()
        let likeness = try await PostgresLikeness(of: live)
        let keeper = try await PostgresScratchKeeper.open(at: place ?? target, like: live.server, isApart: place != nil)
        if place != nil { await keeper.makeRoles(likeness.roles) }
        await keeper.removeLeftovers()
        let name = try await keeper.makeDatabase(like: likeness, owner: target.settings["role"])
        var endpoint = place ?? target
        (endpoint.database, endpoint.schema) = (name, target.schema)
        (endpoint.limits, endpoint.settings) = (target.limits, target.settings)
        do throws(DatabaseError) {
            let session = try await PostgresConnector(endpoint: endpoint, access: .readWrite).open()
            // A pooler may lead elsewhere whatever name it is given.
            guard session.server.database == name else {
                throw DatabaseError(.notDirect, "The scratch database \(name) was not the one that answered.")
            }
            if let schema = target.schema {
                _ = try await session.rows("CREATE SCHEMA IF NOT EXISTS \(PostgresQuoting.name(schema))")
            }
            let closed = try await PostgresScratchSession(session, closesWrappers: !likeness.closesForeignTables)
            return PostgresScratch(
                session: closed,
                place: "a scratch database at \(endpoint.place)",
                name: name,
                keeper: keeper
            )
        } catch {
            await keeper.remove(name)
            throw error
        }
    }
}

/// A database of its own for one replay.
private struct PostgresScratch: Scratch {
    let session: any Session
    let place: String
    let name: String
    let keeper: PostgresScratchKeeper

    func remove() async { await keeper.remove(name) }
}
