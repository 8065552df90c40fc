import Findings
import Operations
import Reports
import SchemaModel
import Topology

extension Report {
    /// The text of one schema, or the list of the files that were written.
    init(snapshot results: [TargetResult<Schema>], directory: String?, of selection: Selection) {
        let frame = SurveyReport(command: "snapshot", results: results, environment: selection.environment)
        let unverified = results.flatMap { result in
            (result.outcome?.unverified ?? []).prefix(1)
                .map { object in
                    Finding(
                        code: "SCHEMA_UNVERIFIED",
                        severity: .warning,
                        message: "\(counted(result.outcome?.unverified.count ?? 0, "object")) such as \(object.kind) "
                            + "\(object.name) cannot be described and only stand there by name.",
                        shard: result.target.shard
                    )
                }
        }
        let status = frame.status(with: unverified)
        let coverage = results.compactMap(\.outcome).first?.coverage.sentence ?? ""
        self.init(
            command: "snapshot",
            facts: frame.facts + [Fact("coverage", .text(coverage))],
            tables: [
                Table(
                    key: "snapshots",
                    columns: [Column("shard", "Shard"), Column("file", "File"), Column("objects", "Objects")],
                    rows: results.map { result in
                        let file = directory.map { "\($0)/\(result.target.shard).schema" }
                        return [
                            .text(result.target.shard), Cell(result.outcome == nil ? nil : file),
                            Cell(result.outcome?.objects.count),
                        ]
                    }
                )
            ],
            findings: frame.failures + unverified,
            script: directory == nil && status == .done ? results.first?.outcome?.snapshot : nil,
            summary:
                "\(selection.environment): \(counted(results.count { $0.outcome != nil }, "snapshot"))\(frame.failureClause).",
            exitCode: status.rawValue
        )
    }
}
