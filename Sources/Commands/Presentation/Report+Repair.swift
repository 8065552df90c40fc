import Operations
import Reports
import Topology

extension Report {
    /// What `repair` changed or would change.
    init(repair results: [TargetResult<RepairOutcome>], rehearsal: Rehearsal, of selection: Selection) {
        let survey = SurveyReport(command: "repair", results: results, environment: selection.environment)
        let changes = results.flatMap { result in (result.outcome?.changes ?? []).map { (result.target.shard, $0) } }
        let verb = rehearsal == .rehearse ? "would be made" : "made"
        self.init(
            command: "repair",
            facts: survey.facts + [Fact("dryRun", .truth(rehearsal == .rehearse))],
            tables: [
                Table(
                    key: "repairs",
                    columns: [
                        Column("shard", "Shard"), Column("script", "Script"), Column("action", "Change to the history"),
                    ],
                    rows: changes.map { [.text($0), .text($1.script), .text($1.action)] }
                )
            ],
            findings: survey.failures,
            summary: changes.isEmpty
                ? "\(selection.environment): nothing to repair on \(counted(results.count, "shard"))\(survey.failureClause)."
                : "\(selection.environment): \(counted(changes.count, "change")) \(verb)\(survey.failureClause).",
            exitCode: survey.status().rawValue
        )
    }
}
