import Database
import Findings
import Migrations
import Operations
import SQLText
import TestSupport
import Testing

/// Schema and data changes in turn: five statements, of which the last three follow the last change of the schema.
private let mixture = [
    "V1__mixture.sql": """
    CREATE TABLE a (x int);
    INSERT INTO a VALUES (1);
    ALTER TABLE a ADD y int;
    INSERT INTO a VALUES (2, 2);
    UPDATE a SET y = 3;
    INSERT INTO a VALUES (4, 4);
    """,
    "V2__after.sql": "CREATE TABLE b (x int);",
]

@Suite(.scratchFolder) struct ApplyFailures {
    @Test(arguments: [Dialect.sqlite, .postgres], 1...6)
    func `where schema changes roll back, a failure leaves nothing and stops`(
        dialect: Dialect,
        statement: Int
    ) async throws {
        let bench = try await Workbench(mixture, dialect)
        bench.database.inject(.refused(at: .execute, occurrence: statement))
        let failure = try #require(await bench.apply().failure?.migration)
        #expect(failure.aftermath == .nothing)
        #expect(failure.script == "V1__mixture.sql")
        #expect(failure.statementNumber == statement)
        #expect(failure.location.line == statement)
        #expect(bench.database.contents.effects.isEmpty)
        #expect(bench.database.history.isEmpty)
        #expect(Array(bench.database.log.suffix(2)) == [.rollback, .releaseLock])
    }

    @Test(arguments: [(1, 0), (2, 1), (3, 2), (4, 3), (5, 3), (6, 3)])
    func `on MariaDB a failed row is written, and it is told which statements are in effect`(
        statement: Int,
        inEffect: Int
    ) async throws {
        let bench = try await Workbench(mixture, .mariadb)
        bench.database.inject(.refused(at: .execute, occurrence: statement))
        let failure = try #require(await bench.apply().failure?.migration)
        #expect(failure.aftermath == .inEffect(statements: inEffect))
        #expect(failure.statementNumber == statement)
        #expect(bench.database.contents.effects.count == inEffect)
        #expect(bench.database.history == ["1!"])
        #expect(!bench.database.isLocked)
    }

    @Test func `a deadlock on MariaDB undoes what the transaction held, and that is told`() async throws {
        let bench = try await Workbench(mixture, .mariadb)
        bench.database.inject(Fault(step: .execute, occurrence: 5, effect: .refused(.deadlock)))
        let failure = try #require(await bench.apply().failure?.migration)
        #expect(failure.aftermath == .inEffect(statements: 3))
        #expect(bench.database.contents.effects.count == 3)
    }

    @Test func `a failed row stops every later run until it is repaired`() async throws {
        let bench = try await Workbench(mixture, .mariadb)
        bench.database.inject(.refused(at: .execute, occurrence: 2))
        _ = await bench.apply()
        let effects = bench.database.contents.effects
        let failure = try #require(await bench.apply().failure)
        #expect(failure.codes.contains("FAILED_VERSIONED_MIGRATION"))
        #expect(bench.database.contents.effects == effects)
        #expect(bench.database.history == ["1!"])
    }

    @Test func `what was applied before a failure stays, and is named`() async throws {
        let bench = try await Workbench(mixture)
        bench.database.inject(.refused(at: .execute, occurrence: 7))
        let failure = try #require(await bench.apply().failure?.migration)
        #expect(failure.script == "V2__after.sql")
        #expect(bench.database.history == ["1"])
        #expect(bench.database.contents.effects.count == 6)
    }

    @Test func `the place of an error is the byte that the server points at`() async throws {
        let bench = try await Workbench(["V1__a.sql": "SELECT 1;\n  SELECT\n    nothing\n"])
        let error = DatabaseError(.statement, "No such column.", offset: 11)
        bench.database.inject(Fault(step: .execute, occurrence: 2, effect: .refused(error)))
        let failure = try #require(await bench.apply().failure?.migration)
        #expect(failure.location.file == "migrations/V1__a.sql")
        #expect(failure.location.line == 3)
        #expect(failure.location.column == 5)
    }

    @Test(arguments: [Step.prepareForHistory, .insertRow, .commit])
    func `where schema changes roll back, a row that is refused undoes the migration`(step: Step) async throws {
        let bench = try await Workbench(mixture)
        // The first commit is the history table's.
        bench.database.inject(.refused(at: step, occurrence: step == .commit ? 2 : 1))
        let failure = try #require(await bench.apply().failure?.database)
        #expect(failure.doing.hasSuffix("V1__mixture.sql"))
        #expect(failure.error.detail?.contains("nothing of the migration is left") == true)
        #expect(bench.database.contents.effects.isEmpty)
        #expect(bench.database.history.isEmpty)
        #expect(Array(bench.database.log.suffix(2)) == [.rollback, .releaseLock])
    }

    @Test(arguments: [Step.prepareForHistory, .insertRow, .commit])
    func `on MariaDB a row that is refused becomes a failed one, because the schema has changed`(
        step: Step
    ) async throws {
        let bench = try await Workbench(mixture, .mariadb)
        bench.database.inject(.refused(at: step, occurrence: step == .commit ? 2 : 1))
        let failure = try #require(await bench.apply().failure?.database)
        #expect(failure.error.detail?.contains("recorded the migration as failed") == true)
        #expect(bench.database.contents.effects.count == 3)
        #expect(bench.database.history == ["1!"])
    }

    @Test func `on MariaDB a refusal of every row is told, because the next run cannot know`() async throws {
        let bench = try await Workbench(mixture, .mariadb)
        bench.database.inject(.refused(at: .insertRow, occurrence: 1), .refused(at: .insertRow, occurrence: 2))
        let failure = try #require(await bench.apply().failure?.database)
        #expect(failure.error.detail?.contains("without a history row") == true)
        #expect(bench.database.history.isEmpty)
        #expect(!bench.database.isLocked)
    }

    @Test func `on MariaDB a failure whose record is refused too is told with the reason`() async throws {
        let bench = try await Workbench(mixture, .mariadb)
        bench.database.inject(.refused(at: .execute, occurrence: 4), .refused(at: .insertRow, message: "Disk full."))
        let failure = try #require(await bench.apply().failure?.migration)
        #expect(failure.aftermath == .inEffectUnrecorded(statements: 3, reason: "Disk full."))
    }

    @Test func `a rollback that is refused is not told as one that was done`() async throws {
        let bench = try await Workbench(mixture, .mariadb)
        bench.database.inject(.refused(at: .execute, occurrence: 4), .refused(at: .rollback, message: "Not now."))
        let failure = try #require(await bench.apply().failure?.migration)
        #expect(failure.aftermath == .inEffectUnrecorded(statements: 3, reason: "Not now."))
        #expect(bench.database.history.isEmpty)
    }
}
