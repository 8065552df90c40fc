import Database
import Operations
import SQLText
import TestSupport
import Testing

private let migrations = [
    "V1__a.sql": "CREATE TABLE a (x int);\nINSERT INTO a VALUES (1);\n",
    "V2__b.sql": "CREATE TABLE b (x int);\n",
]

/// The first commit is the history table's.
private let commitOfFirst = 2

@Suite(.scratchFolder) struct LostConnections {
    @Test(arguments: [Dialect.sqlite, .postgres, .mariadb])
    func `a commit that was done although its answer was lost is found by looking`(dialect: Dialect) async throws {
        let bench = try await Workbench(migrations, dialect)
        bench.database.inject(.lost(at: .commit, occurrence: commitOfFirst, isDone: true))
        let failure = try #require(await bench.apply().failure?.database)
        #expect(failure.error.kind == .connectionLost)
        #expect(failure.error.detail?.contains("the migration is applied") == true)
        #expect(bench.database.history == ["1"])
        #expect(
            Array(bench.database.log.suffix(6))
                == [.commit, .open(.readWrite), .acquireLock, .lookForHistory, .readHistory, .releaseLock]
        )
        #expect(!bench.database.isLocked)
        #expect(try await bench.apply().get().applied.map(\.script) == ["V2__b.sql"])
    }

    @Test(arguments: [Dialect.sqlite, .postgres])
    func `a commit that was not done leaves nothing, and that is told`(dialect: Dialect) async throws {
        let bench = try await Workbench(migrations, dialect)
        bench.database.inject(.lost(at: .commit, occurrence: commitOfFirst, isDone: false))
        let failure = try #require(await bench.apply().failure?.database)
        #expect(failure.error.detail?.contains("nothing of the migration is left") == true)
        #expect(bench.database.history.isEmpty)
        #expect(bench.database.contents.effects.isEmpty)
        #expect(try await bench.apply().get().applied.count == 2)
    }

    @Test func `on MariaDB a commit that was not done leaves the schema changed, which a failed row says`() async throws
    {
        let bench = try await Workbench(migrations, .mariadb)
        bench.database.inject(.lost(at: .commit, occurrence: commitOfFirst, isDone: false))
        let failure = try #require(await bench.apply().failure?.database)
        #expect(failure.error.detail?.contains("recorded the migration as failed") == true)
        #expect(bench.database.history == ["1!"])
        #expect(bench.database.contents.effects == ["CREATE TABLE a (x int)"])
    }

    @Test(arguments: [Dialect.sqlite, .mariadb])
    func `when the server is gone, nobody claims to know`(dialect: Dialect) async throws {
        let bench = try await Workbench(migrations, dialect)
        bench.database.inject(Fault(step: .commit, occurrence: commitOfFirst, effect: .serverGone))
        let failure = try #require(await bench.apply().failure?.database)
        #expect(failure.error.kind == .connectionLost)
        #expect(failure.error.detail?.contains("could not be had to find out: No server answered.") == true)
    }

    @Test(arguments: [true, false])
    func `in a statement, where schema changes roll back, nothing is left`(isDone: Bool) async throws {
        let bench = try await Workbench(migrations)
        bench.database.inject(.lost(at: .execute, occurrence: 2, isDone: isDone))
        let failure = try #require(await bench.apply().failure?.migration)
        #expect(failure.aftermath == .nothing)
        #expect(bench.database.contents.effects.isEmpty)
        #expect(bench.database.history.isEmpty)
        #expect(!bench.database.isLocked)
    }

    @Test(arguments: [true, false])
    func `in a schema change on MariaDB its fate is unknown, and a failed row says so`(isDone: Bool) async throws {
        let bench = try await Workbench(migrations, .mariadb)
        bench.database.inject(.lost(at: .execute, occurrence: 3, isDone: isDone))
        let failure = try #require(await bench.apply().failure?.migration)
        #expect(failure.script == "V2__b.sql")
        #expect(failure.aftermath == .unknown(statementsBefore: 0))
        #expect(bench.database.history == ["1", "2!"])
        #expect(bench.database.contents.effects.count == (isDone ? 3 : 2))
        #expect(!bench.database.isLocked)
    }

    @Test func `on MariaDB a server that is gone for good leaves no record, and that is told`() async throws {
        let bench = try await Workbench(migrations, .mariadb)
        bench.database.inject(Fault(step: .execute, occurrence: 2, effect: .serverGone))
        let failure = try #require(await bench.apply().failure?.migration)
        #expect(failure.aftermath == .inEffectUnrecorded(statements: 1, reason: "No server answered."))
    }

    @Test(arguments: [Step.rollback, .prepareForHistory, .insertRow])
    func `on MariaDB a connection that breaks while a failure is recorded does not lose the record`(
        step: Step
    ) async throws {
        let bench = try await Workbench(migrations, .mariadb)
        bench.database.inject(
            .refused(at: .execute, occurrence: 2),
            .lost(at: step, isDone: false)
        )
        let failure = try #require(await bench.apply().failure?.migration)
        #expect(failure.aftermath == .inEffect(statements: 1))
        #expect(bench.database.history == ["1!"])
    }

    @Test func `where schema changes roll back, one that breaks in the rollback leaves nothing`() async throws {
        let bench = try await Workbench(migrations)
        bench.database.inject(.refused(at: .execute, occurrence: 2), .lost(at: .rollback, isDone: false))
        let failure = try #require(await bench.apply().failure?.migration)
        #expect(failure.aftermath == .nothing)
        #expect(bench.database.contents.effects.isEmpty)
    }

    @Test(arguments: [Step.acquireLock, .readHistory, .prepareForMigration, .begin])
    func `before the first statement it is an error without any change`(step: Step) async throws {
        let bench = try await Workbench(migrations)
        bench.database.inject(.lost(at: step, isDone: false))
        let failure = try #require(await bench.apply().failure?.database)
        #expect(failure.error.kind == .connectionLost)
        #expect(bench.database.contents.effects.isEmpty)
        #expect(bench.database.history.isEmpty)
        #expect(!bench.database.isLocked)
    }
}
