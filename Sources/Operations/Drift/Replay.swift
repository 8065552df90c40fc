import Database
import Findings
import Migrations
import SQLText
import SchemaModel
import Topology

/// Runs the history of a database again, in an empty one that is thrown away: what its schema should be.
struct Replay: Sendable {
    let open: OpenTarget
    let plan: ReplayPlan
    let scope: SchemaScope

    /// What a replay tells.
    struct Answer: Sendable {
        let schema: Schema
        /// What the files of today make of it, where repeatables have changed since they ran.
        let withOutdated: Schema?
        /// Where it was replayed, in words that can follow "in".
        let place: String
        /// The statements that were left out because they change what the whole server shares, such as `CREATE ROLE`.
        let leftOut: [String]
    }

    /// Runs the plan and reads the schema that comes of it; the scratch database is gone afterwards, whatever happens.
    func run() async throws(TargetFailure) -> Answer {
        try await open.inScratch { scratch throws(TargetFailure) in
            let guardian = ReplayGuard(engine: open.engine)
            for migration in plan.migrations { try await open.replay(migration, in: scratch.session, guardian) }
            let schema = try await open.schema(through: scratch.session, of: scope)
            var withOutdated: Schema?
            if !plan.outdated.isEmpty {
                for migration in plan.outdated { try await open.replay(migration, in: scratch.session, guardian) }
                withOutdated = try await open.schema(through: scratch.session, of: scope)
            }
            return Answer(
                schema: schema,
                withOutdated: withOutdated,
                place: scratch.place,
                leftOut: guardian.leftOut
            )
        }
    }
}

extension OpenTarget {
    /// Runs one file as `apply` would, without a history row.
    func replay(
        _ migration: Migration,
        in scratch: any Session,
        _ guardian: ReplayGuard
    ) async throws(TargetFailure) {
        let script = try ScriptChecker(opener: opener, allowsMixed: true)
            .check(migration, checksum: migration.checksum)
        let doing = "replaying \(migration.script)"
        try await database(doing) { () async throws(DatabaseError) in
            try await scratch.prepareForMigration()
            if script.isInTransaction { try await scratch.begin() }
        }
        var runner = ScriptRunner(session: scratch, script: script, guardian: guardian)
        do throws(ScriptRunner.Stop) {
            try await runner.run(from: opener, onStatement: { _ in })
        } catch {
            throw replayFailure(error, of: migration)
        }
        try await database(doing) { () async throws(DatabaseError) in
            try await scratch.prepareForHistory()
            if scratch.isInTransaction || script.isInTransaction { try await scratch.commit() }
        }
    }

    private func replayFailure(_ stop: ScriptRunner.Stop, of migration: Migration) -> TargetFailure {
        switch stop {
        case .unreadable(let failure): return failure
        case .statement(_, _, let refusal) where refusal.kind == .cancelled: return .interrupted(.betweenMigrations)
        case .statement(let statement, _, let refusal):
            let excerpt = StatementExcerpt(statement, rules: session.lexicalRules)
            let finding = Finding(
                code: "REPLAY_FAILED",
                message: "The history cannot be replayed: \(excerpt.masked(refusal.description))",
                location: migration.location(at: statement.position)
            )
            return .refused([finding])
        }
    }
}
