import Migrations
import Testing

@Suite struct ReplayPlans {
    /// The scripts that a replay runs, and those whose files have changed.
    private func plan(_ migrations: [Migration], _ applied: [AppliedMigration]) throws -> [String] {
        let plan = try ReplayPlan(MigrationList(migrations: migrations, applied: applied))
        return plan.migrations.map(\.script) + plan.outdated.map { "outdated \($0.script)" }
    }

    private func obstacle(_ migrations: [Migration], _ applied: [AppliedMigration]) -> ReplayObstacle? {
        do throws(ReplayObstacle) {
            _ = try ReplayPlan(MigrationList(migrations: migrations, applied: applied))
            return nil
        } catch {
            return error
        }
    }

    @Test func `what is applied runs in the order in which it was applied, and what is pending does not`() throws {
        let files = try ["V1__a.sql", "V3__c.sql", "V2__b.sql", "V4__d.sql"].map { try migration($0) }
        let rows = [row(1, files[0]), row(2, files[1]), row(3, files[2])]
        #expect(try plan(files, rows) == ["V1__a.sql", "V3__c.sql", "V2__b.sql"])
    }

    @Test func `a repeatable runs once, where it ran last`() throws {
        let files = try ["V1__a.sql", "V2__b.sql", "R__v.sql"].map { try migration($0) }
        let old = try migration("R__v.sql", "select 0;")
        let rows = [row(1, files[0]), row(2, old), row(3, files[1]), row(4, files[2])]
        #expect(try plan(files, rows) == ["V1__a.sql", "V2__b.sql", "R__v.sql"])
    }

    @Test func `a repeatable that has changed since cannot be replayed as it was`() throws {
        let files = try ["V1__a.sql", "R__v.sql"].map { try migration($0) }
        let old = try migration("R__v.sql", "select 0;")
        #expect(try plan(files, [row(1, files[0]), row(2, old)]) == ["V1__a.sql", "outdated R__v.sql"])
    }

    @Test func `the files up to a baseline say what was there before`() throws {
        let files = try ["V1__a.sql", "V2__b.sql", "V3__c.sql", "V4__d.sql"].map { try migration($0) }
        #expect(
            try plan(files, [baselineRow(1, "2"), row(2, files[2])]) == ["V1__a.sql", "V2__b.sql", "V3__c.sql"]
        )
        #expect(obstacle([files[2]], try [baselineRow(1, "2")]) == .baselineWithoutFiles(try version("2")))
    }

    @Test func `a baseline file stands for what lies below it`() throws {
        let files = try ["V1__a.sql", "B2__b.sql", "V3__c.sql"].map { try migration($0) }
        #expect(try plan(files, [row(1, files[1]), row(2, files[2])]) == ["B2__b.sql", "V3__c.sql"])
    }

    @Test func `what was undone does not run, and what was applied again runs there`() throws {
        let files = try ["V1__a.sql", "V2__b.sql", "U2__b.sql"].map { try migration($0) }
        let undone = [row(1, files[0]), row(2, files[1]), row(3, files[2])]
        #expect(try plan(files, undone) == ["V1__a.sql"])
        #expect(try plan(files, undone + [row(4, files[1])]) == ["V1__a.sql", "V2__b.sql"])
    }

    @Test func `files that do not tell the whole story are an obstacle`() throws {
        let files = try ["V1__a.sql", "V2__b.sql"].map { try migration($0) }
        let edited = try migration("V2__b.sql", "select 2;")
        #expect(obstacle([files[0]], [row(1, files[0]), row(2, files[1])]) == .missing(script: "V2__b.sql"))
        #expect(obstacle([files[0], edited], [row(1, files[0]), row(2, files[1])]) == .edited(edited))
        #expect(
            obstacle(files, [row(1, files[0]), row(2, files[1], isSuccessful: false)]) == .failed(script: "V2__b.sql")
        )
        #expect(obstacle(files, [row(1, files[0], type: .jdbc)]) == .notSQL(script: "V1__a.sql"))
    }
}
