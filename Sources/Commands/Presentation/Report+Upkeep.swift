import Database
import Findings
import Migrations
import Operations
import Reports
import SQLText
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
                        case .success(.written(let version)):
                            [.text(result.target.shard), .text(version.text), .state("written", .good)]
                        case .success(.alreadyThere(let version)):
                            [.text(result.target.shard), .text(version.text), .state("was there already", .quiet)]
                        case .failure(let failure):
                            [.text(result.target.shard), .none, .state(failure.word, .bad)]
                        }
                    }
                )
            ],
            findings: survey.failures,
            summary: "\(selection.environment): baseline on \(counted(results.count, "shard"))\(survey.failureClause).",
            exitCode: survey.status().rawValue
        )
    }

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

    /// What `doctor` saw.
    init(doctor results: [TargetResult<DoctorOutcome>], of selection: Selection) {
        let survey = SurveyReport(command: "doctor", results: results, environment: selection.environment)
        self.init(
            command: "doctor",
            facts: survey.facts,
            tables: [
                Table(
                    key: "shards",
                    columns: [
                        Column("shard", "Shard"), Column("engine", "Engine"), Column("server", "Server"),
                        Column("user", "User"), Column("database", "Database"), Column("protection", "Protection"),
                        Column("history", "History"), Column("milliseconds", "ms"), Column("state", "State"),
                    ],
                    rows: results.map(doctorRow)
                )
            ],
            findings: survey.failures + results.compactMap(\.writeRefusalFinding),
            summary: "\(selection.environment): \(counted(results.count { $0.outcome != nil }, "shard")) reached"
                + "\(survey.failureClause).",
            exitCode: survey.status().rawValue
        )
    }
}

private func doctorRow(_ result: TargetResult<DoctorOutcome>) -> [Cell] {
    guard let outcome = result.outcome else {
        return [.text(result.target.shard), .none, .none, .none, .none, .none, .none, .none]
            + [.state(result.failure?.word ?? "", .bad)]
    }
    let history =
        switch outcome.history {
        case .absent: "none yet"
        case .present(let rows): rows == 1 ? "1 row" : "\(rows) rows"
        }
    return [
        .text(result.target.shard), .text(outcome.server.dialect.displayName), .text(outcome.server.version),
        .text(outcome.server.user), .text(outcome.server.database), .text(outcome.server.protection), .text(history),
        Cell(outcome.milliseconds),
        outcome.writeRefusal == nil ? .state("ready", .good) : .state("read only", .waiting),
    ]
}

extension TargetResult<DoctorOutcome> {
    fileprivate var writeRefusalFinding: Finding? {
        (outcome?.writeRefusal)
            .map {
                Finding(
                    code: "READ_ONLY",
                    severity: .warning,
                    message: "apply could not write here: \($0)",
                    shard: target.shard
                )
            }
    }
}
