import Database
import Findings
import Operations
import Reports
import SQLText
import Topology

extension Report {
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
