import Database
import Migrations
import Operations
import SQLText
import TestSupport
import Testing

private let migrations = [
    "V1__a.sql": "CREATE TABLE a (x int); INSERT INTO a VALUES ('1;2'); -- done\n",
    "V2__b.sql": "BEGIN; CREATE TABLE b (x int); COMMIT;", "V3__c.sql": "VACUUM;",
    "V4__never_ended.sql": "BEGIN; CREATE TABLE d (x int);",
    "R__views.sql": "CREATE VIEW v AS SELECT 1\n-- and a comment behind",
]

@Suite(.scratchFolder) struct Looking {
    @Test(arguments: [Dialect.sqlite, .mariadb], [true, false])
    func `status, validate, plan and dry run never open a session for writing and never lock`(
        dialect: Dialect,
        hasHistory: Bool
    ) async throws {
        let bench = try await Workbench(migrations, dialect)
        if hasHistory { _ = try await bench.apply(upTo: .next).get() }
        bench.database.forgetLog()
        let before = bench.database.contents
        _ = try await status(of: bench.target, in: bench.workspace).get()
        _ = try await validate(bench.target, in: bench.workspace, pending: .refused, liveSchema: .compared).get()
        _ = try await plan(upTo: .latest, for: bench.target, in: bench.workspace).get()
        _ = try await dryRun(upTo: .latest, of: bench.target, in: bench.workspace).get()
        let allowed: Set<Call> = [
            .open(.readOnly), .lookForHistory, .readHistory, .listObjects, .readSchema, .lookForState, .readState,
        ]
        #expect(Set(bench.database.log).subtracting(allowed).isEmpty)
        #expect(bench.database.log.count { $0 == .open(.readOnly) } == 4)
        #expect(bench.database.contents == before)
    }

    @Test(arguments: [Dialect.sqlite, .mariadb], [true, false])
    func `the text of a dry run is what apply sends, statement by statement`(
        dialect: Dialect,
        hasHistory: Bool
    ) async throws {
        let bench = try await Workbench(migrations, dialect)
        if hasHistory { _ = try await bench.apply(upTo: .next).get() }
        let text = try await dryRun(upTo: .latest, of: bench.target, in: bench.workspace).get().sql
        bench.database.forgetLog()
        _ = try await bench.apply().get()
        let sent = bench.database.logBeforeRecord.flatMap { $0.sql(in: dialect) }
        #expect(try statements(of: text, dialect).map(\.withoutTime) == sent)
    }

    @Test func `plan and dry run refuse what apply would refuse`() async throws {
        let bench = try await Workbench(["V1__a.sql": "SELECT 'open"])
        let planned = await plan(upTo: .latest, for: bench.target, in: bench.workspace).failure
        let dry = await dryRun(upTo: .latest, of: bench.target, in: bench.workspace).failure
        let applied = await bench.apply().failure
        #expect(planned?.codes == ["UNREADABLE_SCRIPT"])
        #expect(dry?.codes == planned?.codes)
        #expect(applied?.codes == planned?.codes)
    }

    private func statements(of text: String, _ dialect: Dialect) throws -> [String] {
        var reader = ScriptReader(TextSource(text), rules: LexicalRules(dialect))
        var statements: [String] = []
        while let part = try reader.next() {
            if case .statement(let statement) = part.element { statements.append(statement.text) }
        }
        return statements
    }
}

extension String {
    /// A row's insertion up to its rank: how long a run takes is known only afterwards.
    fileprivate var withoutTime: String {
        hasPrefix("INSERT INTO history") ? String(prefix { $0 != "," }) : self
    }
}

extension Call {
    /// The statements that a client would send for it.
    fileprivate func sql(in dialect: Dialect) -> [String] {
        switch self {
        case .createHistory(let text), .execute(let text): [text]
        case .insertRow(let rank): ["INSERT INTO history VALUES (\(rank)"]
        case .begin: dialect.rollsBackSchemaChanges ? ["BEGIN"] : ["SET autocommit=0"]
        case .commit: dialect.rollsBackSchemaChanges ? ["COMMIT"] : ["COMMIT", "SET autocommit=1"]
        case .open, .acquireLock, .releaseLock, .lookForHistory, .readHistory, .deleteRow, .updateRow, .listObjects,
            .readSchema, .removeScratch, .lookForState, .readState, .createState, .clearState, .insertState, .drop,
            .prepareForMigration, .copyData, .finishCopy, .prepareForHistory,
            .rollback:
            []
        }
    }
}
