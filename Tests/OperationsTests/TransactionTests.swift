import Database
import Migrations
import Operations
import SQLText
import TestSupport
import Testing

@Suite(.scratchFolder) struct ScriptTransactions {
    @Test(arguments: ["BEGIN; INSERT INTO a VALUES (1); COMMIT;", "begin transaction; INSERT INTO a VALUES (1); end;"])
    func `a script's own BEGIN and COMMIT around everything are left out`(text: String) async throws {
        let bench = try await Workbench(["V1__a.sql": text])
        let plan = try await plan(upTo: .latest, for: bench.target, in: bench.workspace).get()
        #expect(plan.map(\.transaction) == [.oursInPlaceOfItsOwn])
        _ = try await bench.apply().get()
        #expect(
            bench.database.logBeforeRecord.suffix(6)
                == [
                    .prepareForMigration, .begin, .execute("INSERT INTO a VALUES (1)"), .prepareForHistory,
                    .insertRow(rank: 1), .commit,
                ]
        )
    }

    @Test(arguments: [
        ("BEGIN; SELECT 1; ROLLBACK;", "BEGIN"), ("SELECT 1; COMMIT; SELECT 2;", "COMMIT"),
        ("BEGIN; SELECT 1; COMMIT; SELECT 2;", "BEGIN"),
    ])
    func `other transaction control runs as it is written`(text: String, keywords: String) async throws {
        let bench = try await Workbench(["V1__a.sql": text])
        let plan = try await plan(upTo: .latest, for: bench.target, in: bench.workspace).get()
        #expect(plan.map(\.transaction) == [.asWritten(because: "it has \(keywords) of its own")])
    }

    @Test func `what a script committed itself before it failed is in effect, with a failed row`() async throws {
        let bench = try await Workbench([
            "V1__a.sql": "BEGIN; SELECT 1; COMMIT; BEGIN; SELECT 2; SELECT 3; COMMIT;"
        ])
        bench.database.inject(.refused(at: .execute, occurrence: 6))
        let failure = try #require(await bench.apply().failure?.migration)
        #expect(failure.aftermath == .inEffect(statements: 3))
        #expect(bench.database.contents.effects == ["SELECT 1"])
        #expect(bench.database.history == ["1!"])
    }

    @Test func `a transaction that a script left open is committed with the history row`() async throws {
        let bench = try await Workbench(["V1__a.sql": "SELECT 1; BEGIN; SELECT 2;"])
        _ = try await bench.apply().get()
        #expect(bench.database.contents.effects == ["SELECT 1", "SELECT 2"])
        #expect(bench.database.history == ["1"])
    }

    @Test(arguments: [Dialect.sqlite, .postgres])
    func `a statement that ends our transaction is an error, and what it committed is told`(
        dialect: Dialect
    ) async throws {
        let bench = try await Workbench(["V1__a.sql": "SELECT 1; SELECT sly(); SELECT 3;"], dialect)
        bench.database.inject(Fault(step: .execute, occurrence: 2, effect: .transactionCommitted))
        let failure = try #require(await bench.apply().failure?.migration)
        #expect(failure.statementNumber == 2)
        #expect(failure.error.message.contains("ended the transaction"))
        #expect(failure.aftermath == .inEffect(statements: 2))
        #expect(bench.database.contents.effects == ["SELECT 1", "SELECT sly()"])
        #expect(bench.database.history == ["1!"])
    }

    @Test func `a statement that cannot run in a transaction runs alone, outside`() async throws {
        let bench = try await Workbench(["V1__a.sql": "VACUUM;"])
        _ = try await bench.apply().get()
        #expect(
            bench.database.logBeforeRecord.suffix(4)
                == [.prepareForMigration, .execute("VACUUM"), .prepareForHistory, .insertRow(rank: 1)]
        )
    }

    @Test func `a script that its configuration keeps out of transactions runs outside`() async throws {
        let bench = try await Workbench([
            "V1__a.sql": "SELECT 1; SELECT 2;", "V1__a.sql.conf": "executeInTransaction=false\n",
        ])
        bench.database.inject(.refused(at: .execute, occurrence: 2))
        let failure = try #require(await bench.apply().failure?.migration)
        #expect(failure.aftermath == .inEffect(statements: 1))
        #expect(bench.database.history == ["1!"])
        #expect(bench.database.log.filter { $0 == .begin }.count == 1, "the history table's alone")
    }

    @Test func `statements that can and that cannot run in a transaction are refused in one file`() async throws {
        let files = ["V1__a.sql": "CREATE TABLE a (x int);\nVACUUM;\n"]
        let bench = try await Workbench(files)
        let failure = try #require(await bench.apply().failure)
        #expect(failure.codes == ["MIXED_MIGRATION"])
        #expect(bench.database.log.allSatisfy { !$0.writes })
    }

    @Test func `a mixture runs outside when the project allows it`() async throws {
        let files = ["V1__a.sql": "CREATE TABLE a (x int);\nVACUUM;\n"]
        let bench = try await Workbench(files, settings: "mixed: true\n")
        _ = try await bench.apply().get()
        #expect(bench.database.contents.effects == ["CREATE TABLE a (x int)", "VACUUM"])
        #expect(bench.database.history == ["1"])
    }

    @Test func `several statements that all must run outside are no mixture`() async throws {
        let text = "CREATE INDEX CONCURRENTLY i ON a (x); CREATE INDEX CONCURRENTLY j ON a (y);"
        let bench = try await Workbench(["V1__a.sql": text], .postgres)
        _ = try await bench.apply().get()
        #expect(bench.database.contents.effects.count == 2)
    }

    @Test func `the data of a COPY goes out between its statement and its end`() async throws {
        let bench = try await Workbench(["V1__a.sql": "COPY a FROM STDIN;\n1\n2\n\\.\nSELECT 1;\n"], .postgres)
        _ = try await bench.apply().get()
        let sent = bench.database.log.drop { $0 != .execute("COPY a FROM STDIN") }
        #expect(
            Array(sent.prefix(4))
                == [.execute("COPY a FROM STDIN"), .copyData("1\n2\n"), .finishCopy, .execute("SELECT 1")]
        )
    }
}

@Suite(.scratchFolder) struct ChangedFiles {
    @Test(arguments: [Dialect.sqlite, .mariadb])
    func `a file that changes between its check and its run is undone and told`(dialect: Dialect) async throws {
        let bench = try await Workbench(["V1__a.sql": "CREATE TABLE a (x int);\n"], dialect)
        bench.database.inject(Fault(step: .prepareForMigration, effect: .meanwhile))
        bench.database.onMeanwhile { try? Workbench.write("CREATE TABLE other (x int);\n", to: "V1__a.sql") }
        let failure = try #require(await bench.apply().failure)
        #expect(failure.codes.first == "FILE_CHANGED")
        switch dialect {
        case .sqlite, .postgres:
            #expect(failure.codes.count == 1)
            #expect(bench.database.contents.effects.isEmpty)
            #expect(bench.database.history.isEmpty)
        case .mariadb, .mysql:
            #expect(failure.codes == ["FILE_CHANGED", "PARTLY_APPLIED"])
            #expect(bench.database.contents.effects == ["CREATE TABLE other (x int)"])
            #expect(bench.database.history == ["1!"])
        }
    }

    @Test func `a file that can no longer be cut is undone too`() async throws {
        let bench = try await Workbench(["V1__a.sql": "CREATE TABLE a (x int);\n"])
        bench.database.inject(Fault(step: .prepareForMigration, effect: .meanwhile))
        bench.database.onMeanwhile { try? Workbench.write("SELECT 1; SELECT 'open", to: "V1__a.sql") }
        let failure = try #require(await bench.apply().failure)
        #expect(failure.codes == ["UNREADABLE_SCRIPT"])
        #expect(bench.database.contents.effects.isEmpty)
        #expect(Array(bench.database.log.suffix(2)) == [.rollback, .releaseLock])
    }

    @Test func `a file that changes after the folder was read is not run at all`() async throws {
        let bench = try await Workbench(["V1__a.sql": "CREATE TABLE a (x int);\n"])
        try Workbench.write("CREATE TABLE other (x int);\n", to: "V1__a.sql")
        let failure = try #require(await bench.apply().failure)
        #expect(failure.codes == ["FILE_CHANGED"])
        #expect(bench.database.log.allSatisfy { !$0.writes })
    }
}
