import Findings
import Migrations
import Operations
import Reports
import Topology

extension Report {
    /// What applying did, shard by shard.
    init(apply results: [TargetResult<ApplyOutcome>], log: ApplyLog, of selection: Selection) {
        let survey = SurveyReport(command: "apply", results: results, environment: selection.environment)
        let applied = results.map { log.applied(to: $0.target).count }.reduce(0, +)
        let status = survey.status()
        let remarks = results.flatMap { result in
            (result.outcome?.remarks ?? []).map { $0.on(shard: result.target.shard) }
        }
        let didWhat =
            applied == 0
            ? "nothing \(status == .done ? "to apply" : "applied"), \(counted(results.count, "shard"))"
            : "\(counted(applied, "migration")) applied, \(counted(results.count, "shard"))"
        self.init(
            command: "apply",
            facts: survey.facts + [Fact("migrationsApplied", .integer(Int64(applied)))],
            tables: [Self.shards(results, log), Self.migrations(results, log)],
            findings: survey.failures + remarks + selection.workspace.notes,
            summary: "\(selection.environment): \(didWhat)\(survey.failureClause).",
            next: Self.next(after: status, environment: selection.environment),
            exitCode: status.rawValue
        )
    }

    private static func next(after status: ExitStatus, environment: String) -> String? {
        switch status {
        case .done, .found, .usage: nil
        case .unchecked, .failed, .interrupted, .terminated:
            "When that is mended, run the same command again: what is applied stays, the rest follows."
        }
    }

    private static func shards(_ results: [TargetResult<ApplyOutcome>], _ log: ApplyLog) -> Table {
        Table(
            key: "shards",
            columns: [
                Column("shard", "Shard"), Column("applied", "Applied"), Column("version", "Version"),
                Column("milliseconds", "ms"), Column("state", "State"),
            ],
            rows: results.map { result in
                let applied = log.applied(to: result.target)
                let version = result.outcome?.version ?? applied.compactMap(\.version).max()
                return [
                    .text(result.target.shard), Cell(applied.count), Cell(version?.text),
                    applied.isEmpty && result.outcome == nil ? .none : Cell(applied.map(\.milliseconds).reduce(0, +)),
                    result.failure.map { .state($0.word, .bad) } ?? .state("up to date", .good),
                ]
            }
        )
    }

    private static func migrations(_ results: [TargetResult<ApplyOutcome>], _ log: ApplyLog) -> Table {
        Table(
            key: "migrations",
            audience: .programs,
            columns: ["shard", "version", "description", "script", "statements", "milliseconds"]
                .map { Column($0, nil) },
            rows: results.flatMap { result in
                log.applied(to: result.target)
                    .map { applied in
                        [
                            .text(result.target.shard), Cell(applied.version?.text), .text(applied.description),
                            .text(applied.script), Cell(applied.statements), Cell(applied.milliseconds),
                        ]
                    }
            }
        )
    }

    /// The SQL that would run, of all shards one after another.
    init(dryRun results: [TargetResult<DryRunOutcome>], of selection: Selection) {
        let survey = SurveyReport(command: "apply", results: results, environment: selection.environment)
        let pending = results.compactMap(\.outcome?.pending).reduce(0, +)
        self.init(
            command: "apply",
            facts: survey.facts + [Fact("dryRun", .truth(true))],
            findings: survey.failures,
            script: results.compactMap(\.outcome?.sql).joined(),
            summary: "\(selection.environment): \(counted(pending, "migration")) would run\(survey.failureClause).",
            exitCode: survey.status().rawValue
        )
    }
}
