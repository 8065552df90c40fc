import ConfigRules
import Findings
import Operations
import Reports

extension Report {
    /// What running servers are set to beside what the rules ask for: one check a rule.
    init(live survey: LiveSurvey) {
        let frame = SurveyReport(command: "config live", results: survey.results, environment: survey.environment)
        let checks = survey.answers.map { answer in
            let findings = answer.judgement.findings + answer.gaps
            let isWhole = survey.results.allSatisfy { $0.failure == nil }
            let state = Check.State.of(findings)
            return Check(
                name: answer.judgement.rule.title,
                state: state == .passed && !isWhole ? .unchecked : state,
                findings: findings
            )
        }
        let rows = survey.answers.flatMap { answer in
            answer.judgement.rows.map { $0.cells(of: answer.judgement.rule) }
        }
        let findings = checks.flatMap(\.findings).count
        self.init(
            command: "config live",
            facts: frame.facts,
            tables: [
                Table(
                    key: "variables",
                    columns: [
                        Column("rule", nil), Column("shard", "Shard"), Column("variable", "Variable"),
                        Column("declared", "Declared"), Column("live", "Live"), Column("origin", "Origin"),
                        Column("state", "State"),
                    ],
                    rows: rows
                )
            ],
            checks: checks,
            findings: frame.failures,
            summary: "\(survey.environment): \(counted(rows.count, "variable")) looked at, "
                + (findings == 0 ? "nothing found" : counted(findings, "finding")) + "\(frame.failureClause).",
            exitCode: ExitStatus.combined([frame.status()] + checks.map(\.status)).rawValue
        )
    }
}

extension LiveJudgement.Row {
    fileprivate func cells(of rule: LiveRule) -> [Cell] {
        [
            .text(rule.title), .text(shard), .text(variable), .text(declared), Cell(live?.shown), Cell(live?.story),
            state.cell,
        ]
    }
}

extension LiveJudgement.State {
    fileprivate var cell: Cell {
        switch self {
        case .good: .state("ok", .good)
        case .bad: .state("differs", .bad)
        case .unknown: .state("not checked", .quiet)
        }
    }
}
