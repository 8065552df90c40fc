import Database
import Findings
import Migrations
import Operations
import Reports
import SQLText
import Topology

extension Report {
    /// Whether each shard's history and files agree.
    init(validate results: [TargetResult<StatusOutcome>], of selection: Selection) {
        let survey = SurveyReport(command: "validate", results: results, environment: selection.environment)
        let found = results.flatMap { $0.outcome?.findings ?? [] } + selection.workspace.notes
        let status = survey.status(with: found)
        let errors = found.count { $0.severity == .error }
        let checked = results.count { $0.outcome != nil }
        let fresh = results.count { $0.outcome?.hasHistory == false }
        let verdict =
            switch fresh {
            case 0: "history and files agree"
            case checked: "no history yet"
            default: "\(fresh) without a history yet, the others agree with the files"
            }
        self.init(
            command: "validate",
            facts: survey.facts,
            tables: [StatusRecords.shards(results, audience: .both)],
            findings: survey.failures + found,
            summary: status == .done
                ? "\(selection.environment): \(counted(checked, "shard")) checked, \(verdict)."
                : "\(selection.environment): \(counted(checked, "shard")) checked, \(counted(errors, "finding"))\(survey.failureClause).",
            exitCode: status.rawValue
        )
    }
}
