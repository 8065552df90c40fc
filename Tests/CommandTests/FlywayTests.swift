import Foundation
import TestSupport
import Testing

@Suite struct FlywayCompatibility {
    @Test(arguments: try FlywayStage.all())
    func `a database that Flyway wrote has the states that 'flyway info' showed`(_ stage: FlywayStage) async throws {
        try await withWorkbench(stage.engine) { workbench in
            try stage.layOut(in: workbench)
            try await workbench.database?.loadDump(stage.dump.path)
            let answer = try await workbench.run("migrate status --format json")
            #expect(answer.status == 0 && answer.errors == [""], "\(answer)")
            let shown = try StatusReport(answer).migrations
                .map { migration in
                    [migration.category, migration.version ?? "", migration.description, migration.state]
                }
            #expect(shown == (try stage.rowsOfInfo()))
        }
    }

    @Test(arguments: try FlywayStage.all())
    func `a database that Flyway wrote gets the verdict of 'flyway validate'`(_ stage: FlywayStage) async throws {
        try await withWorkbench(stage.engine) { workbench in
            try stage.layOut(in: workbench)
            try await workbench.database?.loadDump(stage.dump.path)
            let before = try await workbench.run("dump")
            // 'flyway validate' complains about pending migrations too.
            let answer = try await workbench.run("migrate validate --history-only --fail-on-pending --format json")
            let verdict = try stage.verdictOfFlyway()
            #expect(answer.status == verdict.status, "\(answer)")
            let findings = try StatusReport(answer).findings
            #expect(findings.map(\.code) == verdict.complaints.map(\.code), "\(answer)")
            for (finding, complaint) in zip(findings, verdict.complaints) {
                #expect(finding.message.contains(complaint.subject))
            }
            #expect(try await workbench.run("dump") == before)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a database that Flyway wrote is continued`(_ engine: TestEngine) async throws {
        let stage = FlywayStage(engine: engine, name: "stage5-repaired")
        try await withWorkbench(engine) { workbench in
            try stage.layOut(in: workbench)
            try await workbench.database?.loadDump(stage.dump.path)
            try workbench.write("create table ours (id int);\n", to: "migrations/V20250101__ours.sql")
            let applied = try await workbench.run("migrate apply --quiet")
            // Older than Flyway's newest version, so it is refused as Flyway refuses it.
            #expect(applied.status == 1, "\(applied)")
            let renamed = try await workbench.run(
                "mv migrations/V20250101__ours.sql migrations/V20250101000000__ours.sql && migrate apply --quiet"
            )
            #expect(renamed.status == 0, "\(renamed)")
            let rows = try await workbench.run(
                "sql 'SELECT version, description, type, script FROM flyway_schema_history ORDER BY installed_rank'"
            )
            let last = rows.output.last { !$0.isEmpty }?.replacing("\t", with: "|")
            #expect(last == "20250101000000|ours|SQL|V20250101000000__ours.sql")
            let verdict = try await workbench.run("sql 'SELECT * FROM ours' && migrate validate --fail-on-pending")
            #expect(verdict.status == 0, "\(verdict)")
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `what is applied here has the rows that Flyway would have written`(_ engine: TestEngine) async throws {
        let stage = FlywayStage.migrated(on: engine)
        let query = """
            sql 'SELECT installed_rank, version, description, type, script, checksum, success FROM flyway_schema_history
            ORDER BY installed_rank'
            """
        let flyway = try await withWorkbench(engine) { workbench in
            try await workbench.database?.loadDump(stage.dump.path)
            return try await workbench.run(query)
        }
        try await withWorkbench(engine) { workbench in
            try stage.layOut(in: workbench)
            let applied = try await workbench.run("migrate apply --quiet")
            #expect(applied.status == 0, "\(applied)")
            #expect(try await workbench.run(query) == flyway)
            let accounts = try await workbench.run("sql 'SELECT DISTINCT installed_by FROM flyway_schema_history'")
            #expect(accounts.output.first == (engine == .sqlite ? "" : "migrator"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a dry run, read by the engine's own client, does what apply does`(_ engine: TestEngine) async throws {
        let stage = FlywayStage.migrated(on: engine)
        // History rows differ in their times; status compares them.
        let dump = "dump | grep -v '[.]sql'"
        let applied = try await withWorkbench(engine) { workbench in
            try stage.layOut(in: workbench)
            let answer = try await workbench.run("migrate apply --quiet")
            #expect(answer.status == 0, "\(answer)")
            // A client that runs the text has no schema to record.
            _ = try await workbench.run("sql 'DROP TABLE flyway_schema_history_state'")
            let content = workbench.normalised(try await workbench.run(dump))
            return (dump: content, status: try await workbench.statusWithoutTimes())
        }
        try await withWorkbench(engine) { workbench in
            try stage.layOut(in: workbench)
            let answer = try await workbench.run("migrate apply --dry-run > dry-run.sql && sql < dry-run.sql")
            #expect(answer.status == 0, "\(answer)")
            let verdict = try await workbench.run("migrate validate --fail-on-pending")
            #expect(verdict.status == 0, "\(verdict)")
            #expect(workbench.normalised(try await workbench.run(dump)) == applied.dump)
            #expect(try await workbench.statusWithoutTimes() == applied.status)
        }
    }
}

extension Workbench {
    /// What `migrate status` tells of each migration, apart from when it was applied and how long it took.
    fileprivate func statusWithoutTimes() async throws -> [StatusReport.Migration] {
        try StatusReport(try await run("migrate status --format json")).migrations
    }
}
