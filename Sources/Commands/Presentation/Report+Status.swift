import Database
import Findings
import Migrations
import Operations
import Reports
import SQLText
import Topology

extension Report {
    /// Where each shard stands.
    init(status results: [TargetResult<StatusOutcome>], of selection: Selection) {
        let survey = SurveyReport(command: "status", results: results, environment: selection.environment)
        let pending = results.compactMap(\.outcome?.pendingCount).reduce(0, +)
        let findings = survey.failures + results.flatMap { $0.outcome?.findings ?? [] } + selection.workspace.notes
        let isClean = findings.allSatisfy { $0.severity == .note }
        self.init(
            command: "status",
            facts: survey.facts,
            tables: StatusMatrix(results: results, workspace: selection.workspace).tables
                + [StatusRecords.shards(results), StatusRecords.migrations(results)],
            findings: findings,
            summary: "\(selection.environment): \(counted(results.count, "shard")), "
                + "\(pending == 0 ? "nothing" : String(pending)) pending\(survey.failureClause).",
            next: isClean && pending > 0
                ? "Run 'migrate apply --env \(selection.environment)' to apply what is pending." : nil,
            exitCode: survey.status().rawValue
        )
    }
}
