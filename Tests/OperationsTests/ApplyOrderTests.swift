import Database
import Migrations
import Operations
import SQLText
import TestSupport
import Testing

private let twoMigrations = [
    "V1__first.sql": "CREATE TABLE a (x int);\nINSERT INTO a VALUES (1);\n",
    "V2__second.sql": "CREATE TABLE b (x int);\n",
]

/// What every run does before its first migration on a database without history.
private let opening: [Call] = [
    .open(.readWrite), .acquireLock, .lookForHistory, .listObjects, .begin, .createHistory("CREATE TABLE history (…)"),
    .createHistory("CREATE INDEX history_s_idx ON history (success)"), .commit, .lookForState,
]

private func migration(_ rank: Int, _ statements: String...) -> [Call] {
    [.prepareForMigration, .begin] + statements.map(Call.execute)
        + [.prepareForHistory, .insertRow(rank: rank), .commit]
}

@Suite(.scratchFolder) struct ApplyOrder {
    @Test(arguments: [Dialect.sqlite, .postgres, .mariadb, .mysql])
    func `one lock holds everything, and each migration commits with its row`(dialect: Dialect) async throws {
        let bench = try await Workbench(twoMigrations, dialect)
        let outcome = try await bench.apply().get()
        #expect(
            bench.database.log
                == opening
                + migration(1, "CREATE TABLE a (x int)", "INSERT INTO a VALUES (1)")
                + migration(2, "CREATE TABLE b (x int)") + .firstRecord + [.releaseLock]
        )
        #expect(outcome.applied.map(\.script) == ["V1__first.sql", "V2__second.sql"])
        #expect(outcome.applied.map(\.statements) == [2, 1])
        #expect(outcome.version == Version("2"))
    }

    @Test func `the history is read under the lock, and then nothing is left to do`() async throws {
        let bench = try await Workbench(twoMigrations)
        _ = try await bench.apply().get()
        bench.database.forgetLog()
        let outcome = try await bench.apply().get()
        #expect(
            bench.database.log
                == [.open(.readWrite), .acquireLock, .lookForHistory, .readHistory, .releaseLock]
        )
        #expect(outcome.applied.isEmpty)
        #expect(outcome.version == Version("2"))
    }

    @Test func `each migration has one row with rank, version, checksum and who installed it`() async throws {
        let bench = try await Workbench(twoMigrations, settings: "installed-by: deployer\n")
        _ = try await bench.apply().get()
        let rows = try #require(bench.database.contents.rows)
        let files = bench.workspace.folder(of: bench.target).migrations
        #expect(rows.map { $0.integer(0) } == [1, 2])
        #expect(rows.map { $0.text(1) } == ["1", "2"])
        #expect(rows.map { $0.text(2) } == ["first", "second"])
        #expect(rows.map { $0.text(3) } == ["SQL", "SQL"])
        #expect(rows.map { $0.text(4) } == ["V1__first.sql", "V2__second.sql"])
        #expect(rows.map { $0.integer(5) } == files.map { Int64($0.checksum.rawValue) })
        #expect(rows.map { $0.text(6) } == ["deployer", "deployer"])
        #expect(rows.map { $0.boolean(9) } == [true, true])
    }

    @Test func `without a name in the settings, the account that the server sees installed it`() async throws {
        let bench = try await Workbench(twoMigrations)
        _ = try await bench.apply().get()
        #expect(bench.database.contents.rows?.map { $0.text(6) } == ["migrator", "migrator"])
    }

    @Test func `nothing is written when a later file cannot be cut into statements`() async throws {
        var files = twoMigrations
        files["V3__third.sql"] = "INSERT INTO a VALUES ('never closed);\n"
        files["V4__fourth.sql"] = "INSERT INTO a VALUES (\"nor this);\n"
        let bench = try await Workbench(files)
        let failure = try #require(await bench.apply().failure)
        #expect(failure.codes == ["UNREADABLE_SCRIPT", "UNREADABLE_SCRIPT"])
        #expect(
            bench.database.log == [.open(.readWrite), .acquireLock, .lookForHistory, .listObjects, .releaseLock]
        )
    }

    @Test func `nothing is written when the history does not agree with the files`() async throws {
        let bench = try await Workbench(twoMigrations)
        _ = try await bench.apply(upTo: .next).get()
        try Workbench.write("CREATE TABLE changed (x int);", to: "V1__first.sql")
        bench.database.forgetLog()
        let workspace = try await bench.reopened()
        let failure = try #require(await apply(upTo: .latest, to: bench.target, in: workspace) { _ in }.failure)
        #expect(failure.codes == ["CHECKSUM_MISMATCH"])
        #expect(
            bench.database.log == [.open(.readWrite), .acquireLock, .lookForHistory, .readHistory, .releaseLock]
        )
    }

    @Test func `nothing is written to a schema that somebody else has filled`() async throws {
        let stranger = DatabaseObject(kind: "table", name: "orders", dropStatement: "DROP TABLE orders")
        let bench = try await Workbench(twoMigrations, contents: FakeDatabase.Contents(objects: [stranger]))
        let failure = try #require(await bench.apply().failure)
        #expect(failure.codes == ["NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE"])
        #expect(bench.database.log.allSatisfy { !$0.writes })
        #expect(!bench.database.isLocked)
    }

    @Test func `a lock that is not had ends the run before the history is read`() async throws {
        let bench = try await Workbench(twoMigrations)
        bench.database.lockByAnother()
        let failure = try #require(await bench.apply().failure)
        #expect(failure.database?.error.kind == .lockNotHad)
        #expect(bench.database.log == [.open(.readWrite), .acquireLock])
    }

    @Test func `a lock that was lost on the way stops the run before the next migration`() async throws {
        let bench = try await Workbench(twoMigrations)
        let database = bench.database
        database.inject(Fault(step: .commit, occurrence: 2, effect: .meanwhile))
        database.onMeanwhile { database.unlock(for: 1) }
        let failure = try #require(await bench.apply().failure)
        #expect(failure.database?.error.kind == .lockNotHad)
        #expect(failure.database?.doing == "preparing for V2__second.sql")
        #expect(database.history == ["1"])
    }

    @Test func `the version after a run out of order is the highest one`() async throws {
        let bench = try await Workbench(["V2__late.sql": "SELECT 2;"], settings: "out-of-order: true\n")
        _ = try await bench.apply().get()
        try Workbench.write("SELECT 1;", to: "V1__early.sql")
        let workspace = try await bench.reopened()
        let outcome = try await apply(upTo: .latest, to: bench.target, in: workspace) { _ in }.get()
        #expect(outcome.applied.map(\.script) == ["V1__early.sql"])
        #expect(outcome.version == Version("2"))
    }

    @Test func `a repeatable runs again when its text has changed, and only then`() async throws {
        let bench = try await Workbench(["R__view.sql": "CREATE VIEW v AS SELECT 1;"])
        _ = try await bench.apply().get()
        #expect(try await bench.apply().get().applied.isEmpty)
        try Workbench.write("CREATE VIEW v AS SELECT 2;", to: "R__view.sql")
        let workspace = try await bench.reopened()
        #expect(try await apply(upTo: .latest, to: bench.target, in: workspace) { _ in }.get().applied.count == 1)
        #expect(bench.database.contents.effects == ["CREATE VIEW v AS SELECT 1", "CREATE VIEW v AS SELECT 2"])
        #expect(bench.database.contents.rows?.map { $0.integer(0) } == [1, 2])
    }
}
