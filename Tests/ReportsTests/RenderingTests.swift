import Findings
import Foundation
import Reports
import TestSupport
import Testing

/// One report with everything in it, in every format.
@Suite struct Rendering {
    private static let report = Report(
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

    @Test(arguments: ReportFormat.allCases)
    func `a report reads as its golden file says`(format: ReportFormat) throws {
        try expectGolden(format.render(Self.report, style: .plain), at: Self.golden("report.\(format.rawValue)"))
    }

    @Test func `a terminal gets colour for states and severities alone`() throws {
        try expectGolden(
            ReportFormat.text.render(Self.report, style: .coloured),
            at: Self.golden("report.coloured")
        )
    }

    @Test func `a script comes out as it is, for another program to read`() {
        let report = Report(command: "apply", script: "SELECT 1;\n", summary: "1 migration would run.", exitCode: 0)
        #expect(ReportFormat.text.render(report, style: .plain) == "SELECT 1;\n")
    }

    @Test func `JSON is read back by a strict parser with nothing changed`() throws {
        let json = ReportFormat.json.render(Self.report, style: .plain)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        #expect(object["schemaVersion"] as? Int == 1)
        let migrations = try #require(object["migrations"] as? [[String: Any]])
        #expect(migrations[0]["script"] as? String == "V1__a \"b\".sql")
        #expect(migrations[0]["checksum"] as? Int == -287_911_070)
        #expect(migrations[1]["checksum"] is NSNull)
        let findings = try #require(object["findings"] as? [[String: Any]])
        #expect(findings[0]["message"] as? String == "The file changed.\nApplied: 1\u{202E}2")
    }

    @Test func `no text of a database can steer the terminal`() {
        for value in UInt32(0)..<0x3000 {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let shown = String(Character(scalar)).printable
            let isControl =
                scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format
            // Soft hyphens and the marks of Arabic numbers are shown by every terminal as nothing worse than nothing.
            let isHarmless =
                ["\n", "\t", "\u{AD}"].contains(scalar) || (0x600...0x605).contains(value)
                || [0x6DD, 0x70F, 0x8E2, 0x890, 0x891].contains(value)
            #expect(!(isControl && !isHarmless) || shown.hasPrefix("\\u{"), "U+\(String(value, radix: 16))")
        }
    }

    private static func golden(_ name: String, testFile: String = #filePath) -> URL {
        URL(filePath: testFile).deletingLastPathComponent().appending(path: "Goldens/\(name)")
    }
}
