import Findings
import Foundation
import Reports
import Testing

/// Reports that are larger than their readers allow.
@Suite struct Limits {
    /// So many findings that differ, on shards of twenty each.
    private static func report(findings count: Int, words: Int = 1) -> Report {
        let message = Array(repeating: "The definition of the view is another.", count: words).joined(separator: "\n")
        let findings = (0..<count)
            .map { number in
                Finding(
                    code: "DRIFT_CHANGED",
                    severity: number % 2 == 0 ? .warning : .error,
                    message: "\(number): \(message)",
                    shard: "tenant\(number / 20)",
                    difference: Difference(
                        object: "view:v\(number)",
                        attribute: "definition",
                        expected: "a",
                        found: "b"
                    )
                )
            }
        return Report(command: "validate", findings: findings, summary: "prod: \(count) findings.", exitCode: 1)
    }

    @Test(arguments: [(10, 1), (1_000, 1), (10_000, 1), (3, 10_000), (500, 100)])
    func `a comment keeps to its bytes and says how much more there is`(count: Int, words: Int) throws {
        let comment = ReportFormat.markdown.render(Self.report(findings: count, words: words), style: .plain)
        #expect(comment.utf8.count <= 60_000)
        let shown = comment.matches(of: try Regex("\\*\\*(error|warning)\\*\\* ")).count
        let more = try comment.firstMatch(of: Regex("([0-9]+) more findings"))?[1].substring.flatMap { Int($0) }
        #expect(shown + (more ?? 0) == count)
        #expect(
            comment.components(separatedBy: "<details").count == comment.components(separatedBy: "</details>").count
        )
    }

    @Test func `a comment with long names, tables and SQL keeps to its bytes`() {
        let long = String(repeating: "@", count: 30_000)
        let report = Report(
            command: "validate",
            facts: [Fact("environment", .text(long))],
            tables: [
                Table(
                    key: "shards",
                    title: long,
                    columns: [Column("shard", "Shard")],
                    rows: (0..<5_000).map { [.text("tenant\($0)")] }
                )
            ],
            findings: SampleReport.driftFindings(on: long),
            script: long,
            summary: long,
            next: long,
            exitCode: 1
        )
        #expect(ReportFormat.markdown.render(report, style: .plain).utf8.count <= 60_000)
    }

    @Test func `a step gets ten annotations of a level, the verdict first, and the rest in the log`() {
        let lines = ReportFormat.github.render(Self.report(findings: 100), style: .plain).split(separator: "\n")
        #expect(
            lines[0]
                == "::error title=migrate validate::prod: 100 findings.%0A81 of 100 findings stand in the log of this step only."
        )
        #expect(lines.count { $0.hasPrefix("::error ") } == 10)
        #expect(lines.count { $0.hasPrefix("::warning ") } == 10)
        #expect(lines.count { $0.hasPrefix("- ") } == 81)
        #expect(lines.last == "::endgroup::")
    }

    @Test func `every finding is on the page, however many there are`() {
        let page = ReportFormat.html.render(Self.report(findings: 2_000), style: .plain)
        #expect(page.components(separatedBy: "<article ").count == 2_001)
    }

    @Test func `a check's shard is the shard of its findings`() {
        let finding = Finding(code: "DRIFT", message: "Drift.")
        #expect(Check(name: "live schema", shard: "s1", state: .failed, findings: [finding]).findings[0].shard == "s1")
        let own = Check(name: "shards agree", shard: "s1", state: .failed, findings: [finding.on(shard: "s2")])
        #expect(own.findings[0].shard == "s2")
        #expect(Check(name: "sum", state: .failed, findings: [finding]).findings[0].shard == nil)
    }

    @Test func `what all shards share is said once, with how many there are`() {
        let findings = (1...98).flatMap { SampleReport.driftFindings(on: "shard\($0)").prefix(1) }
        let report = Report(command: "validate", findings: findings, summary: "Drift.", exitCode: 1)
        for format in [ReportFormat.text, .markdown, .html, .github] {
            let text = format.render(report, style: .plain).replacing("%2C", with: ",")
            #expect(text.contains("shard1, shard2 and 96 more"), "\(format)")
            #expect(text.components(separatedBy: "varchar(255)").count == 2, "\(format)")
        }
    }
}
