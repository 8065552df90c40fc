import Database
import SchemaModel
import Topology

extension OpenTarget {
    /// What of the database is its schema: everything but the tables of this tool.
    var scope: SchemaScope { SchemaScope(ownTables: ownTables, roles: settings.drift.roles) }

    /// Reads the live schema.
    func liveSchema() async throws(TargetFailure) -> KnownSchema {
        workspace.schemas.share(try await schema(through: session, of: scope))
    }

    /// Reads a schema, this target's own or a replayed one.
    func schema(through session: any Session, of scope: SchemaScope) async throws(TargetFailure) -> Schema {
        try await database("reading the schema") { () async throws(DatabaseError) in
            try await session.schema(of: scope)
        }
    }

    /// Gives `body` an empty database that is gone when it returns.
    func inScratch<Outcome: Sendable>(
        _ body: (any Scratch) async throws(TargetFailure) -> Outcome
    ) async throws(TargetFailure) -> Outcome {
        let target = try await workspace.endpoint(of: target)
        let place: Endpoint?
        do throws(TopologyError) { place = try await self.target.scratchEndpoint() } catch { throw .unresolved(error) }
        let scratch = try await database("making a scratch database") { () async throws(DatabaseError) in
            try await engine.openScratch(like: session.server, target: target, at: place)
        }
        do throws(TargetFailure) {
            let outcome = try await body(scratch)
            await uninterrupted { await scratch.remove() }
            return outcome
        } catch {
            await uninterrupted { await scratch.remove() }
            throw error
        }
    }
}
