import Migrations
import Operations
import Reports
import Topology

extension Report {
    /// What apply would do, shard by shard.
    init(plan results: [TargetResult<[PendingScript]>], of selection: Selection) {
        let survey = SurveyReport(command: "plan", results: results, environment: selection.environment)
        let scripts = results.flatMap { result in (result.outcome ?? []).map { (result.target.shard, $0) } }
        let statements = scripts.map(\.1.statements).reduce(0, +)
        self.init(
            command: "plan",
            facts: survey.facts,
            tables: [
                Table(
                    key: "migrations",
                    columns: [
                        Column("shard", "Shard"), Column("version", "Version"), Column("description", "Description"),
                        Column("file", "File"), Column("statements", "Statements"), Column("transaction", "Transaction"),
                    ],
                    rows: scripts.map { shard, script in
                        [
                            .text(shard), Cell(script.migration.version?.text), .text(script.migration.description),
                            .text(script.migration.path), Cell(script.statements), .text(script.transaction.sentence),
                        ]
                    }
                )
            ],
            findings: survey.failures + selection.workspace.notes,
            summary: scripts.isEmpty
                ? "\(selection.environment): nothing would run on \(counted(results.count, "shard"))\(survey.failureClause)."
                : "\(selection.environment): \(counted(scripts.count, "migration")) with \(counted(statements, "statement")) would run on "
                    + "\(counted(results.count, "shard"))\(survey.failureClause).",
            next: scripts.isEmpty ? nil : "Run 'migrate apply --env \(selection.environment)' to run them.",
            exitCode: survey.status().rawValue
        )
    }
}

extension ScriptTransaction {
    /// How the script is protected, in a few words.
    fileprivate var sentence: String {
        switch self {
        case .ours: "one, with its history row"
        case .oursInPlaceOfItsOwn: "one, with its history row (its own BEGIN and COMMIT are left out)"
        case .asWritten(let reason): "none: \(reason)"
        }
    }
}
