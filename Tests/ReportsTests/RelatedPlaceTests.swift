import Findings
import Foundation
import Reports
import Testing

/// The other places that a finding speaks of.
@Suite struct RelatedPlaces {
    private static let report = Report(
        command: "config check",
        findings: [
            Finding(
                code: "CFG-SAME",
                message: "pool is not the same in dev and prod.",
                location: SourceLocation(file: "prod.yml", line: 4, column: 7),
                related: [
                    RelatedPlace(
                        location: SourceLocation(file: "dev.yml", line: 3, column: 2),
                        word: "dev",
                        remark: "'5'"
                    ),
                    RelatedPlace(location: SourceLocation(file: "prod.yml", line: 4, column: 7), word: "prod"),
                ]
            )
        ],
        summary: "1 broken rule.",
        exitCode: 1
    )

    @Test func `text shows them below each other`() {
        let text = ReportFormat.text.render(Self.report, style: .plain)
        #expect(text.contains("    dev   '5'  dev.yml:3:2\n    prod       prod.yml:4:7\n"))
    }

    @Test func `JSON lists them`() throws {
        let text = ReportFormat.json.render(Self.report, style: .plain)
        let root = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let finding = try #require((root["findings"] as? [[String: Any]])?.first)
        let related = try #require(finding["related"] as? [[String: Any]])
        #expect(related.map { $0["word"] as? String } == ["dev", "prod"])
        #expect(related[0]["remark"] as? String == "'5'" && related[0]["line"] as? Int == 3)
    }

    @Test func `SARIF has them as related locations`() throws {
        let text = ReportFormat.sarif.render(Self.report, style: .plain)
        let root = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let run = try #require((root["runs"] as? [[String: Any]])?.first)
        let result = try #require((run["results"] as? [[String: Any]])?.first)
        let related = try #require(result["relatedLocations"] as? [[String: Any]])
        #expect(related.map { $0["id"] as? Int } == [1, 2])
        #expect((related[0]["message"] as? [String: Any])?["text"] as? String == "dev  '5'")
    }

    @Test(arguments: [ReportFormat.html, .markdown])
    func `pages show them`(_ format: ReportFormat) {
        let text = format.render(Self.report, style: .plain)
        #expect(text.contains("dev.yml:3:2"))
    }
}
