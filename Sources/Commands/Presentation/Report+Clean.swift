import Database
import Operations
import Reports
import Topology

extension Report {
    /// What `clean` dropped or would drop.
    init(clean results: [TargetResult<CleanOutcome>], rehearsal: Rehearsal, of selection: Selection) {
        let survey = SurveyReport(command: "clean", results: results, environment: selection.environment)
        let objects = results.flatMap { result in (result.outcome?.objects ?? []).map { (result.target.shard, $0) } }
        // A list is not a clean database: a pipeline that forgot --confirm must not go on as if it were.
        let isOnlyListed = rehearsal == .rehearse && !objects.isEmpty
        let status = ExitStatus.combined([survey.status(), isOnlyListed ? .found : .done])
        self.init(
            command: "clean",
            facts: survey.facts + [Fact("dropped", .truth(rehearsal == .perform))],
            tables: [
                Table(
                    key: "objects",
                    columns: [Column("shard", "Shard"), Column("kind", "Kind"), Column("name", "Name")],
                    rows: objects.map { [.text($0), .text($1.kind), .text($1.name)] }
                )
            ],
            findings: survey.failures,
            summary: isOnlyListed
                ? "\(selection.environment): \(counted(objects.count, "object")) would be dropped; nothing was\(survey.failureClause)."
                : "\(selection.environment): \(counted(objects.count, "object")) dropped\(survey.failureClause).",
            next: isOnlyListed ? "Add --confirm \(selection.environment) to drop them." : nil,
            exitCode: status.rawValue
        )
    }
}
