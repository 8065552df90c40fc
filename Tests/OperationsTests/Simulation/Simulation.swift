import Database
import Findings
import Operations
import SQLText

/// Runs `apply` again and again on one pretended database while faults strike, and looks for what must never be.
struct Simulation {
    /// How the life of a database ended.
    enum Ending: Hashable, CaseIterable {
        case allApplied
        /// A failed row stands in the history and stops every later run.
        case stoppedByFailedRow
        /// Part of a migration is in effect and not even its failure could be recorded; the run said so.
        case toldUnrecorded
    }

    /// What must never be.
    struct Violation: Error, CustomStringConvertible {
        let rule: String
        let log: [Call]
        var description: String { "\(rule)\n\(log.map { "\($0)" }.joined(separator: "\n"))" }
    }

    /// The scripts in their order, with their statements.
    static let scripts: [(name: String, statements: [String])] = [
        ("V1__a.sql", ["CREATE TABLE a (x int)", "INSERT INTO a VALUES (1)"]),
        ("V2__b.sql", ["INSERT INTO a VALUES (2)", "ALTER TABLE a ADD y int", "INSERT INTO a VALUES (3)"]),
        ("R__c.sql", ["UPDATE a SET y = 4"]),
    ]

    static var files: [String: String] {
        Dictionary(uniqueKeysWithValues: scripts.map { ($0.name, $0.statements.map { "\($0);\n" }.joined()) })
    }

    private let bench: Workbench
    private let database: FakeDatabase
    private var dice: Dice

    /// A fresh database behind the only shard.
    init(seed: Int, in bench: Workbench) {
        self.bench = bench
        database = FakeDatabase(bench.dialect, identity: "simulated")
        bench.engine.replace("main", with: database)
        dice = Dice(seed: seed)
    }

    /// Lives until everything is applied or a person is needed.
    mutating func run() async throws(Violation) -> Ending {
        for _ in 0..<Int.random(in: 1...4, using: &dice) {
            let faults = (0..<Int.random(in: 1...3, using: &dice)).map { _ in dice.fault() }
            faults.forEach { database.inject($0) }
            let answer = await apply()
            // One that ends the server counts as many: nothing can be recorded after it.
            let isExcused = faults.count - database.faults.count > 1 || faults.contains { $0.effect == .serverGone }
            database.heal()
            let state = try look()
            try compare(answer, with: state)
            if let ending = try await ending(answer, state, isExcused: isExcused) { return ending }
        }
        guard case .success = await apply() else { throw violation("A run without faults failed.") }
        guard try look().applied.count == Self.scripts.count else { throw violation("Not everything is applied.") }
        return .allApplied
    }

    private func apply() async -> Result<ApplyOutcome, TargetFailure> {
        await stoppable(by: [database]) { [bench] in await bench.apply() }
    }

    private func violation(_ rule: String) -> Violation { Violation(rule: rule, log: database.log) }
}

extension Simulation {
    /// What the database holds.
    private struct State {
        /// The scripts that the history calls applied.
        let applied: [String]
        let failed: String?
        /// The statements in effect that belong to none of them.
        let rest: [String]
    }

    /// Looks for what must never be, whatever the run said.
    private func look() throws(Violation) -> State {
        guard !database.isLocked else { throw violation("The lock is still held.") }
        let contents = database.contents
        let rows = contents.rows ?? []
        let names = rows.compactMap { $0.text(4) }
        guard names == Self.scripts.map(\.name).prefix(names.count).map(\.self),
            rows.map({ $0.integer(0) }) == rows.indices.map({ Int64($0 + 1) })
        else { throw violation("The history is out of order: \(names)") }
        guard rows.dropLast().allSatisfy({ $0.boolean(9) == true }) else { throw violation("A failed row was passed.") }
        let failed = rows.last?.boolean(9) == false ? names.last : nil
        let applied = failed == nil ? names : names.dropLast()
        let expected = Self.scripts.prefix(applied.count).flatMap(\.statements)
        let rest = Array(contents.effects.dropFirst(expected.count))
        guard contents.effects.starts(with: expected) else { throw violation("A statement of a row is not in effect.") }
        let next = Self.scripts.dropFirst(applied.count).first?.statements ?? []
        guard next.starts(with: rest) else { throw violation("Statements ran twice or too early: \(rest)") }
        if bench.dialect.rollsBackSchemaChanges, failed != nil || !rest.isEmpty {
            throw violation("Half a migration is in effect.")
        }
        return State(applied: applied, failed: failed, rest: rest)
    }

    /// Compares what a run said with what is.
    private func compare(_ answer: Result<ApplyOutcome, TargetFailure>, with state: State) throws(Violation) {
        let isTrue: Bool
        switch answer {
        case .success: isTrue = state.applied.count == Self.scripts.count && state.rest.isEmpty
        case .failure(.interrupted(.rolledBack(let script))):
            isTrue = state.rest.isEmpty && !state.applied.contains(script)
        case .failure(.interrupted): isTrue = state.rest.isEmpty && state.failed == nil
        case .failure(.migration(let failure)):
            guard !state.applied.contains(failure.script) else { throw violation("\(failure.script) did not fail.") }
            switch failure.aftermath {
            case .nothing: isTrue = state.rest.isEmpty && state.failed == nil
            case .inEffect(let count): isTrue = state.rest.count == count && state.failed == failure.script
            case .unknown(let count): isTrue = state.rest.count >= count && state.failed == failure.script
            case .inEffectUnrecorded(let count, _): isTrue = state.rest.count >= count
            }
        case .failure(.database(let error, let doing)):
            let detail = error.detail ?? ""
            let isApplied = state.applied.contains { doing.hasSuffix($0) }
            isTrue =
                (!detail.contains("is applied") || isApplied)
                && (!detail.contains("nothing of the migration is left") || !isApplied && state.rest.isEmpty)
                && (!detail.contains("as failed") || state.failed.map(doing.hasSuffix) == true)
        case .failure(.unresolved), .failure(.refused), .failure(.unreadable), .failure(.sameDatabase),
            .failure(.notStarted):
            isTrue = false
        }
        guard isTrue else { throw violation("The run said what is not so: \(answer)") }
    }

    /// Whether the life of the database ends here: a person has to look.
    private func ending(
        _ answer: Result<ApplyOutcome, TargetFailure>,
        _ state: State,
        isExcused: Bool
    ) async throws(Violation) -> Ending? {
        if state.failed != nil {
            let before = database.contents
            guard case .failure(.refused(let findings)) = await apply(), database.contents == before,
                findings.contains(where: { $0.code.hasPrefix("FAILED_") })
            else { throw violation("A failed row did not stop the next run.") }
            return .stoppedByFailedRow
        }
        guard !state.rest.isEmpty else { return nil }
        guard isExcused, answer.failure?.tellsUnrecorded == true else {
            throw violation("Part of a migration is in effect, and nobody knows: \(answer)")
        }
        return .toldUnrecorded
    }
}

extension TargetFailure {
    /// Whether it says that something is in effect, or may be, of which the history knows nothing.
    fileprivate var tellsUnrecorded: Bool {
        if case .inEffectUnrecorded? = migration?.aftermath { return true }
        let detail = database?.error.detail ?? ""
        return detail.contains("without a history row") || detail.contains("could not be had to find out")
    }
}
