import Database
import Files
import Findings
import Migrations
import Operations
import SQLText
import TestSupport
import Testing

@Suite(.scratchFolder) struct Repairs {
    /// A history with one of everything that `repair` puts right: an edited file, a file that is gone, a failed row.
    private func damaged() async throws -> (bench: Workbench, workspace: Workspace) {
        let files = [
            "V1__a.sql": "SELECT 1;", "V2__b.sql": "SELECT 2;", "V3__c.sql": "SELECT 3;", "V4__d.sql": "SELECT 4;",
        ]
        let bench = try await Workbench(files, .mariadb)
        bench.database.inject(.refused(at: .execute, occurrence: 4))
        _ = await bench.apply()
        #expect(bench.database.history == ["1", "2", "3", "4!"])
        try Workbench.write("SELECT 'edited';", to: "V1__a.sql")
        try Workbench.remove("V2__b.sql")
        bench.database.forgetLog()
        return (bench, try await bench.reopened())
    }

    @Test func `everything is put right in one transaction, under the lock`() async throws {
        let (bench, workspace) = try await damaged()
        let outcome = try await repair(bench.target, in: workspace, rehearsal: .perform) { _ in }.get()
        #expect(
            bench.database.log
                == [
                    .open(.readWrite), .acquireLock, .lookForHistory, .readHistory, .lookForState, .begin,
                    .deleteRow(rank: 4),
                    .insertRow(rank: 4), .updateRow(rank: 1), .commit, .releaseLock,
                ]
        )
        #expect(outcome.changes.map(\.script) == ["V4__d.sql", "V2__b.sql", "V1__a.sql"])
        #expect(bench.database.contents.rows?.map { $0.text(3) } == ["SQL", "SQL", "SQL", "DELETE"])
        let again = try await repair(bench.target, in: workspace, rehearsal: .perform) { _ in }.get()
        #expect(again.changes.isEmpty)
    }

    @Test(arguments: [Step.deleteRow, .insertRow, .updateRow, .commit])
    func `a refusal in the middle changes nothing`(step: Step) async throws {
        let (bench, workspace) = try await damaged()
        let before = bench.database.contents
        bench.database.inject(.refused(at: step))
        let answer = await repair(bench.target, in: workspace, rehearsal: .perform) { _ in }
        #expect(answer.failure?.database?.error.message == "No.")
        #expect(bench.database.contents == before)
        #expect(Array(bench.database.log.suffix(2)) == [.rollback, .releaseLock])
    }

    @Test func `a rehearsal tells the same and takes no lock`() async throws {
        let (bench, workspace) = try await damaged()
        let told = try await repair(bench.target, in: workspace, rehearsal: .rehearse) { _ in }.get()
        #expect(
            bench.database.log == [.open(.readOnly), .lookForHistory, .readHistory, .lookForState]
        )
        let done = try await repair(bench.target, in: workspace, rehearsal: .perform) { _ in }.get()
        #expect(told.changes == done.changes)
    }
}

@Suite(.scratchFolder) struct Baselines {
    private func write(_ version: String? = nil, in bench: Workbench) async -> Result<BaselineOutcome, TargetFailure> {
        await baseline(bench.target, at: version.flatMap { Version($0) }, description: nil, in: bench.workspace) { _ in
        }
    }

    @Test func `the table and its row are made in one transaction, under the lock`() async throws {
        let bench = try await Workbench(["V1__a.sql": "SELECT 1;", "V2__b.sql": "SELECT 2;"])
        guard case .written(Version("1"), _) = try await write(in: bench).get() else {
            Issue.record("It was there already.")
            return
        }
        #expect(
            bench.database.log
                == [
                    .open(.readWrite), .acquireLock, .lookForHistory, .lookForState, .begin,
                    .createHistory("CREATE TABLE history (…)"),
                    .createHistory("CREATE INDEX history_s_idx ON history (success)"), .insertRow(rank: 1), .commit,
                ] + .firstRecord + [.releaseLock]
        )
        #expect(try await bench.apply().get().applied.map(\.script) == ["V2__b.sql"])
    }

    @Test func `a refusal leaves no empty history behind`() async throws {
        let bench = try await Workbench(["V1__a.sql": "SELECT 1;"])
        bench.database.inject(.refused(at: .insertRow))
        #expect(await write(in: bench).failure != nil)
        #expect(bench.database.contents.rows == nil)
        #expect(await write(in: bench).failure == nil)
    }

    @Test func `a schema that could not be recorded is a remark`() async throws {
        let bench = try await Workbench(["V1__a.sql": "SELECT 1;"])
        bench.database.inject(.refused(at: .writeState))
        guard case .written(Version("1"), let remarks) = try await write(in: bench).get() else {
            Issue.record("It was there already.")
            return
        }
        #expect(remarks.map(\.code) == ["SCHEMA_NOT_RECORDED"])
    }

    @Test func `the same baseline again is no change, another one is refused`() async throws {
        let bench = try await Workbench(["V1__a.sql": "SELECT 1;"])
        _ = try await write("7", in: bench).get()
        bench.database.forgetLog()
        guard case .alreadyThere(Version("7")) = try await write("7", in: bench).get() else {
            Issue.record("It was written again.")
            return
        }
        #expect(await write("8", in: bench).failure?.codes == ["BASELINE_DIFFERS"])
        #expect(bench.database.log.allSatisfy { !$0.writes })
    }

    @Test func `a database with migrations gets no baseline`() async throws {
        let bench = try await Workbench(["V1__a.sql": "SELECT 1;"])
        _ = try await bench.apply().get()
        #expect(await write(in: bench).failure?.codes == ["ALREADY_MIGRATED"])
    }
}

@Suite(.scratchFolder) struct Cleaning {
    private let objects = ["view v", "table b", "table a", "table flyway_schema_history"]
        .map {
            DatabaseObject(kind: String($0.firstWord), name: "x", dropStatement: "DROP \($0)")
        }

    @Test func `objects are listed under the lock and dropped in the order of the list`() async throws {
        let bench = try await Workbench([:], contents: FakeDatabase.Contents(objects: objects))
        let outcome = try await clean(bench.target, in: bench.workspace, rehearsal: .perform) { _ in }.get()
        #expect(
            bench.database.log
                == [.open(.readWrite), .acquireLock, .listObjects] + objects.map { .drop($0.dropStatement) }
                + [.releaseLock]
        )
        #expect(outcome.wasDropped)
        #expect(bench.database.contents.objects.isEmpty)
    }

    @Test func `what cannot be dropped stops the rest and is named`() async throws {
        let bench = try await Workbench([:], contents: FakeDatabase.Contents(objects: objects))
        bench.database.inject(.refused(at: .drop, occurrence: 2))
        let failure = await clean(bench.target, in: bench.workspace, rehearsal: .perform) { _ in }.failure
        #expect(failure?.database?.doing == "dropping table x")
        #expect(bench.database.contents.objects == Array(objects.dropFirst()))
        #expect(bench.database.log.last == .releaseLock)
    }

    @Test func `a rehearsal only lists`() async throws {
        let bench = try await Workbench([:], contents: FakeDatabase.Contents(objects: objects))
        let outcome = try await clean(bench.target, in: bench.workspace, rehearsal: .rehearse) { _ in }.get()
        #expect(outcome.objects == objects)
        #expect(!outcome.wasDropped)
        #expect(bench.database.log == [.open(.readOnly), .listObjects])
    }
}
