import Migrations
import Operations
import Reports
import SQLText
import Topology

extension Report {
    /// What apply would do, shard by shard.
    init(
        plan results: [TargetResult<[PendingScript]>],
        upTo limit: MigrationLimit,
        places: [String: String],
        of selection: Selection
    ) {
        let survey = SurveyReport(command: "plan", results: results, environment: selection.environment)
        let scripts = results.flatMap { result in (result.outcome ?? []).map { (result.target, $0) } }
        let statements = scripts.map(\.1.statements).reduce(0, +)
        self.init(
            command: "plan",
            facts: survey.facts + [Fact("target", .text(limit.description))],
            tables: [
                Table(
                    key: "shards",
                    audience: .programs,
                    columns: [Column("shard", nil), Column("place", nil), Column("pending", nil)],
                    rows: results.map {
                        [.text($0.target.shard), Cell(places[$0.target.shard]), Cell($0.outcome?.count)]
                    }
                ),
                Table(
                    key: "migrations",
                    columns: [
                        Column("shard", "Shard"), Column("version", "Version"), Column("description", "Description"),
                        Column("file", "File"), Column("statements", "Statements"),
                        Column("transaction", "Transaction"),
                        Column("script", nil), Column("sha256", nil), Column("textSha256", nil),
                    ],
                    rows: scripts.map { target, script in
                        [
                            .text(target.shard), Cell(script.migration.version?.text),
                            .text(script.migration.description),
                            .text(script.migration.path), Cell(script.statements),
                            .text(script.transaction.sentence(on: target.dialect)),
                            .text(script.migration.script), .text(script.migration.digest.hexadecimal),
                            .text(script.textDigest.hexadecimal),
                        ]
                    }
                ),
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
    fileprivate func sentence(on dialect: Dialect?) -> String {
        switch self {
        case .ours where dialect?.rollsBackSchemaChanges == false: "schema changes commit by themselves"
        case .ours: "one, with its history row"
        case .oursInPlaceOfItsOwn: "one, with its history row (its own BEGIN and COMMIT are left out)"
        case .asWritten(let reason): "none: \(reason)"
        }
    }
}
