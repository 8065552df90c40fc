import Findings
import Migrations
import Operations
import Reports
import Topology

extension Report {
    /// What `baseline` wrote.
    init(baseline results: [TargetResult<BaselineOutcome>], of selection: Selection) {
        let survey = SurveyReport(command: "baseline", results: results, environment: selection.environment)
        self.init(
            command: "baseline",
            facts: survey.facts,
            tables: [
                Table(
                    key: "shards",
                    columns: [Column("shard", "Shard"), Column("version", "Version"), Column("state", "State")],
                    rows: results.map { result in
                        switch result.result {
                        case .success(.written(let version, _)):
                            [.text(result.target.shard), .text(version.text), .state("written", .good)]
                        case .success(.alreadyThere(let version)):
                            [.text(result.target.shard), .text(version.text), .state("was there already", .quiet)]
                        case .failure(let failure):
                            [.text(result.target.shard), .none, .state(failure.word, .bad)]
                        }
                    }
                )
            ],
            findings: survey.failures + results.flatMap(Self.remarks),
            summary: "\(selection.environment): baseline on \(counted(results.count, "shard"))\(survey.failureClause).",
            exitCode: survey.status().rawValue
        )
    }

    private static func remarks(on result: TargetResult<BaselineOutcome>) -> [Finding] {
        switch result.outcome {
        case .written(_, let remarks): remarks.map { $0.on(shard: result.target.shard) }
        case .alreadyThere, nil: []
        }
    }
}
