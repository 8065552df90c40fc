import Findings
import Reports

extension SampleReport {
    /// Everything that a report without checks can hold.
    static let everything = Report(
        command: "status",
        facts: [Fact("environment", .text("prod")), Fact("dryRun", .truth(false)), Fact("tags", .list(["a", "b"]))],
        tables: [
            Table(
                key: "matrix",
                title: "payment",
                audience: .people,
                columns: [
                    Column("version", "Version"), Column("description", "Description"), Column("state", "State"),
                ],
                rows: [
                    [.text("1"), .text("결제 표"), .state("Success", .good)],
                    [.text("2.10"), .text("line\nbreak \u{1B}[31mred"), .state("Pending", .waiting)],
                    [.none, .text("view"), .state("Failed", .bad)],
                ]
            ),
            Table(
                key: "migrations",
                audience: .programs,
                columns: [Column("script", nil), Column("checksum", nil), Column("success", nil)],
                rows: [
                    [.text("V1__a \"b\".sql"), .integer(-287_911_070), .truth(true)], [.text("V2.sql"), .none, .none],
                ]
            ),
            Table(
                key: "shards",
                columns: [Column("shard", "Shard"), Column("ms", "ms")],
                rows: [[.text("s1"), .integer(12)]]
            ),
        ],
        findings: [
            Finding(
                code: "CHECKSUM_MISMATCH",
                message: "The file changed.\nApplied: 1\u{202E}2",
                advice: "Restore it.",
                location: SourceLocation(file: "migrations/V1__a.sql", line: 3, column: 7),
                shard: "s1"
            ),
            Finding(code: "CALLBACKS", severity: .note, message: "One callback is not run."),
        ],
        summary: "prod: 1 shard, 1 pending.",
        next: "Run 'migrate apply'.",
        exitCode: 1
    )
}
