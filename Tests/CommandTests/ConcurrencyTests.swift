import Foundation
import TestSupport
import Testing

@Suite struct Concurrency {
    @Test(.timeLimit(.minutes(5)), arguments: TestEngine.allCases, [2, 8])
    func `runners that start at once apply each migration once`(_ engine: TestEngine, runners: Int) async throws {
        try await withWorkbench(engine) { workbench in
            try workbench.writeEnvironment()
            // The first round makes the history table too; each later one finds it and three more files.
            for round in 0..<3 {
                for number in 1...3 {
                    let version = round * 3 + number
                    try workbench.write(
                        "CREATE TABLE t\(version) (id INT);\nINSERT INTO t\(version) VALUES (1);\n",
                        to: "migrations/V\(version)__t.sql"
                    )
                }
                let running = try (0..<runners)
                    .map { _ in
                        try workbench.startTool(["apply", "--quiet", "--format", "json"])
                    }
                var applied = 0
                for run in running {
                    let answer = await run.answer()
                    #expect(answer.status == 0, "\(answer)")
                    applied += try StatusReport(answer).migrationsApplied ?? 0
                }
                #expect(applied == 3)
            }
            let ranks = try await workbench.run("sql 'SELECT installed_rank FROM flyway_schema_history ORDER BY 1'")
            #expect(ranks.output == (1...9).map(String.init) + [""])
            let verdict = try await workbench.run("migrate validate --fail-on-pending && sql 'SELECT count(*) FROM t9'")
            #expect(verdict.status == 0 && verdict.output.suffix(2) == ["1", ""], "\(verdict)")
        }
    }
}
