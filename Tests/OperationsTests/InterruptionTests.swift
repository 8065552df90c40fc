import Database
import Operations
import SQLText
import TestSupport
import Testing

private let migrations = [
    "V1__a.sql": "CREATE TABLE a (x int);\nINSERT INTO a VALUES (1);\n",
    "V2__b.sql": "CREATE TABLE b (x int);\n",
]

/// Applies, and is told to stop at one call.
private func applyStopping(
    at step: Step,
    occurrence: Int = 1,
    isDone: Bool,
    in bench: Workbench
) async -> Result<ApplyOutcome, TargetFailure> {
    bench.database.inject(Fault(step: step, occurrence: occurrence, effect: .stopRequested(isDone: isDone)))
    return await stoppable(by: [bench.database]) { await bench.apply() }
}

@Suite(.scratchFolder) struct Interruptions {
    @Test(arguments: [Dialect.sqlite, .postgres], [true, false])
    func `a stop between the first and the last statement rolls the migration back`(
        dialect: Dialect,
        isDone: Bool
    ) async throws {
        let bench = try await Workbench(migrations, dialect)
        let failure = try #require(await applyStopping(at: .execute, isDone: isDone, in: bench).failure)
        guard case .interrupted(.rolledBack("V1__a.sql")) = failure else {
            Issue.record("\(failure)")
            return
        }
        #expect(bench.database.contents.effects.isEmpty)
        #expect(Array(bench.database.log.suffix(2)) == [.rollback, .releaseLock])
        #expect(try await bench.apply().get().applied.count == 2)
    }

    @Test(arguments: [true, false])
    func `a stop on MariaDB after the schema has changed writes a failed row`(isDone: Bool) async throws {
        let bench = try await Workbench(migrations, .mariadb)
        let failure = try #require(
            await applyStopping(at: .execute, occurrence: 2, isDone: isDone, in: bench).failure
        )
        // All statements of the first had run when the stop came, so it ends as if there had been none.
        guard !isDone else {
            #expect(bench.database.history == ["1"])
            return
        }
        #expect(failure.migration?.error.kind == .cancelled)
        #expect(failure.migration?.aftermath == .inEffect(statements: 1))
        #expect(bench.database.contents.effects == ["CREATE TABLE a (x int)"])
        #expect(bench.database.history == ["1!"])
        #expect(!bench.database.isLocked)
    }

    @Test(arguments: [Dialect.sqlite, .mariadb], [Step.execute, .prepareForHistory, .insertRow, .commit])
    func `a stop after the last statement comes too late: its row is written, and the rest is pending`(
        dialect: Dialect,
        step: Step
    ) async throws {
        let bench = try await Workbench(migrations, dialect)
        let occurrence = step == .execute || step == .commit ? 2 : 1
        let answer = await applyStopping(at: step, occurrence: occurrence, isDone: true, in: bench)
        guard case .interrupted(.betweenMigrations)? = answer.failure else {
            Issue.record("\(answer)")
            return
        }
        #expect(bench.database.history == ["1"])
        #expect(bench.database.contents.effects.count == 2)
        #expect(bench.database.log.last == .releaseLock)
        #expect(!bench.database.isLocked)
    }

    @Test func `a stop while somebody else holds the lock says so`() async throws {
        let bench = try await Workbench(migrations)
        let answer = await applyStopping(at: .acquireLock, isDone: false, in: bench)
        guard case .interrupted(.whileWaiting)? = answer.failure else {
            Issue.record("\(answer)")
            return
        }
        #expect(bench.database.history.isEmpty)
        #expect(!bench.database.isLocked)
    }

    @Test(arguments: [Step.readHistory, .listObjects, .createHistory, .prepareForMigration, .begin])
    func `a stop before the first statement leaves nothing`(step: Step) async throws {
        let bench = try await Workbench(migrations)
        let answer = await applyStopping(at: step, isDone: false, in: bench)
        guard case .interrupted(.betweenMigrations)? = answer.failure else {
            Issue.record("\(answer)")
            return
        }
        #expect(bench.database.contents.effects.isEmpty)
        #expect(bench.database.history.isEmpty)
        #expect(!bench.database.isLocked)
        #expect(try await bench.apply().get().applied.count == 2)
    }
}
