import Findings
import Foundation
import Reports
import Testing

/// SARIF reports against the rules of version 2.1.0 and of code scanning.
@Suite struct SARIF {
    @Test(arguments: SampleReport.all)
    func `a report has what SARIF 2_1_0 asks for, and nothing else`(sample: SampleReport) throws {
        let log = try Self.object(ReportFormat.sarif.render(sample.report, style: .plain, version: "1.2.3"))
        #expect(log["version"] as? String == "2.1.0")
        #expect(Set(log.keys) == ["$schema", "version", "runs"])
        let run = try #require((log["runs"] as? [[String: Any]])?.first)
        #expect(Set(run.keys) == ["tool", "automationDetails", "invocations", "originalUriBaseIds", "results"])
        let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
        #expect(driver["name"] as? String == "migrate")
        #expect(driver["semanticVersion"] as? String == "1.2.3")
        let invocation = try #require((run["invocations"] as? [[String: Any]])?.first)
        #expect(invocation["exitCode"] as? Int32 == sample.report.exitCode)
        #expect(invocation["executionSuccessful"] as? Bool == [0, 1].contains(sample.report.exitCode))
        let rules = try #require(driver["rules"] as? [[String: Any]]).map { $0["id"] as? String }
        #expect(Set(rules).count == rules.count)
        for result in try #require(run["results"] as? [[String: Any]]) {
            let index = try #require(result["ruleIndex"] as? Int)
            #expect(rules[index] == result["ruleId"] as? String)
            try Self.expectPlace(of: result)
        }
    }

    /// Code scanning refuses a result without a relative file, a line and a fingerprint.
    private static func expectPlace(of result: [String: Any]) throws {
        #expect(["error", "warning", "note"].contains(result["level"] as? String))
        #expect((result["message"] as? [String: Any])?["text"] is String)
        let location = try #require((result["locations"] as? [[String: Any]])?.first)
        let physical = try #require(location["physicalLocation"] as? [String: Any])
        let artifact = try #require(physical["artifactLocation"] as? [String: Any])
        let uri = try #require(artifact["uri"] as? String)
        #expect(URL(string: uri) != nil && !uri.isEmpty && uri.utf8.allSatisfy { (0x21..<0x7F).contains($0) })
        #expect((artifact["uriBaseId"] as? String == "%SRCROOT%") != uri.hasPrefix("file://"))
        #expect(try #require((physical["region"] as? [String: Any])?["startLine"] as? Int) >= 1)
        #expect((result["partialFingerprints"] as? [String: String])?["primaryLocationLineHash"] != nil)
    }

    @Test func `the object of a live finding is named on each of its shards`() throws {
        let report = Report(
            command: "validate",
            facts: [Fact("environment", .text("prod"))],
            findings: ["shard1", "shard2"].flatMap { SampleReport.driftFindings(on: $0).prefix(1) },
            summary: "Drift.",
            exitCode: 1
        )
        let results = try Self.results(of: report)
        #expect(results.count == 1)
        let location = try #require((results[0]["locations"] as? [[String: Any]])?.first)
        let objects = try #require(location["logicalLocations"] as? [[String: String]])
        #expect(
            objects.map { $0["fullyQualifiedName"] } == ["shard1/column:payment.memo", "shard2/column:payment.memo"]
        )
        let artifact = (location["physicalLocation"] as? [String: Any])?["artifactLocation"] as? [String: String]
        #expect(artifact?["uri"] == "environments/prod.yaml")
    }

    @Test func `a finding keeps its fingerprint when its line and its shards change`() throws {
        func fingerprints(line: Int, shards: [String]) throws -> [String] {
            let findings = shards.flatMap { shard in
                SampleReport.driftFindings(on: shard)
                    + [
                        Finding(
                            code: "CHECKSUM_MISMATCH",
                            message: "The file changed.",
                            location: SourceLocation(file: "V1__a.sql", line: line),
                            shard: shard
                        )
                    ]
            }
            return try Self.results(of: Report(command: "check", findings: findings, summary: "", exitCode: 1))
                .compactMap { ($0["partialFingerprints"] as? [String: String])?["primaryLocationLineHash"] }
        }
        let before = try fingerprints(line: 3, shards: ["shard1", "shard2"])
        #expect(try fingerprints(line: 8, shards: ["shard2"]) == before)
        #expect(Set(before).count == 4)
    }

    private static func results(of report: Report) throws -> [[String: Any]] {
        let log = try object(ReportFormat.sarif.render(report, style: .plain))
        return try #require((log["runs"] as? [[String: Any]])?.first?["results"] as? [[String: Any]])
    }

    private static func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }
}
