import Database
import Findings
import Migrations
import SQLText
package import SchemaModel
package import Topology

/// Which side of a drift gives way.
package enum DriftFixDirection: String, CaseIterable, Sendable {
    /// History is made to say what is there: a new migration.
    case adopt
    /// The database is brought back to what history says.
    case revert
}

/// What would end the drift of one target.
package struct DriftFix: Sendable {
    package let drift: Drift
    package let script: DriftScript
    /// What would still differ after the script has run whole, as a run in a scratch database showed.
    package let remaining: [SchemaChange]
}

/// Works out what ends a target's drift and proves it in a scratch database; changes nothing.
package func fixDrift(
    _ direction: DriftFixDirection,
    of target: Target,
    in workspace: Workspace
) async -> Result<DriftFix, TargetFailure> {
    do throws(TargetFailure) {
        let open = try await OpenTarget(target, in: workspace, access: .readOnly)
        let standing = try await open.standingWithTexts().standing
        switch await open.checkLiveSchema(standing) {
        case .checked(let drift):
            guard let expected = drift.expected else {
                throw .refused([.unknownExpectation("'expected: consensus' cannot say what to write: name a source.")])
            }
            return .success(try await open.fix(direction, drift, expected: expected, standing))
        case .withoutHistory:
            throw .refused([.unknownExpectation("There is no history yet, so nothing can have drifted from it.")])
        case .impossible(let findings): throw .refused(findings)
        case .notMeant: preconditionFailure("a fix always looks")
        }
    } catch {
        return .failure(error)
    }
}

extension OpenTarget {
    fileprivate func fix(
        _ direction: DriftFixDirection,
        _ drift: Drift,
        expected: ExpectedSchema,
        _ standing: Standing
    ) async throws(TargetFailure) -> DriftFix {
        let changes = drift.differences.map(\.change)
        guard !changes.isEmpty else {
            return DriftFix(drift: drift, script: DriftScript(statements: []), remaining: [])
        }
        let (live, dialect) = (drift.live.schema, session.server.dialect)
        let adoption = DriftScript(
            statements: engine.statements(
                undoing: changes.map(\.inverted),
                in: expected.schema,
                toward: live,
                dialect: dialect
            )
        )
        let reversion = DriftScript(
            statements: engine.statements(undoing: changes, in: live, toward: expected.schema, dialect: dialect)
        )
        let (script, goal) = direction == .adopt ? (adoption, live) : (reversion, expected.schema)
        let accepted = DriftScript(
            statements: engine.statements(
                undoing: drift.passedOver.map(\.inverted),
                in: expected.schema,
                toward: live,
                dialect: dialect
            )
        )
        let known = Set((drift.passedOver + drift.passedOver.map(\.inverted)).map(\.path))
        let (adopted, reached) = try await inScratch { scratch throws(TargetFailure) in
            try await rebuild(expected, standing, in: scratch)
            // What the project accepts is there on the shard too, where the script will run.
            try await run(accepted.wholeText, in: scratch.session)
            try await run(adoption.wholeText, in: scratch.session)
            let adopted = try await schema(through: scratch.session, of: scope)
            guard direction == .revert else { return (adopted, adopted) }
            try await run(reversion.wholeText, in: scratch.session)
            return (adopted, try await schema(through: scratch.session, of: scope))
        }
        let detours = live.changes(in: adopted).filter { !known.contains($0.path) }
        let remaining = goal.changes(in: reached).filter { !known.contains($0.path) }
        return DriftFix(drift: drift, script: script, remaining: detours.isEmpty ? remaining : detours)
    }

    /// Makes the expected schema: by the history where that is what is expected, by statements of our own elsewhere.
    private func rebuild(
        _ expected: ExpectedSchema,
        _ standing: Standing,
        in scratch: any Scratch
    ) async throws(TargetFailure) {
        if case .replay = expected.authority, let plan = try? ReplayPlan(standing.list) {
            let guardian = ReplayGuard(engine: engine)
            for migration in plan.migrations { try await replay(migration, in: scratch.session, guardian) }
            return
        }
        try await make(expected.schema, in: scratch)
    }

    /// Makes a schema in an empty database, by statements of our own.
    func make(_ wanted: Schema, in scratch: any Scratch) async throws(TargetFailure) {
        let empty = try await schema(through: scratch.session, of: scope)
        let statements = engine.statements(
            undoing: wanted.changes(in: empty),
            in: empty,
            toward: wanted,
            dialect: session.server.dialect
        )
        try await run(DriftScript(statements: statements).wholeText, in: scratch.session)
    }

    /// Runs a text as a migration's would be run.
    private func run(_ text: String, in session: any Session) async throws(TargetFailure) {
        var reader = ScriptReader(TextSource(text), rules: session.lexicalRules)
        while true {
            let part: ScriptPart?
            do throws(SQLTextError) { part = try reader.next() } catch {
                throw .refused([Self.unproved("The statements could not be taken apart again: \(error)")])
            }
            guard let part else { return }
            guard case .statement(let statement) = part.element else { continue }
            do throws(DatabaseError) { try await session.execute(statement) } catch {
                let excerpt = StatementExcerpt(statement, rules: session.lexicalRules)
                throw .refused([Self.unproved("\(error.description)\nin: \(excerpt.text)")])
            }
        }
    }

    private static func unproved(_ reason: String) -> Finding {
        Finding(
            code: "FIX_NOT_PROVED",
            message: "The statements failed in the scratch database, so they are not offered: \(reason)",
            advice: "Write this migration by hand, with the differences that 'migrate drift' shows."
        )
    }
}
