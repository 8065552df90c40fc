import ConfigRules
import Findings
import Operations
import Reports

extension Report {
    /// What running servers are set to beside what the rules ask for: one check a rule, and one for accounts.
    init(live ratchet: LiveRatchet) {
        let survey = ratchet.survey
        let frame = SurveyReport(command: "config live", results: survey.results, environment: survey.environment)
        let checks = ratchet.checks
        let variables = survey.answers.flatMap { answer in
            answer.judgement.rows.map { $0.cells(of: answer.judgement.rule) }
        }
        let told = checks.flatMap(\.findings) + survey.unread + ratchet.findings
        let findings = told.count { $0.severity != .note }
        let excused = checks.flatMap(\.findings).count { $0.severity == .note }
        let looked = [
            counted(variables.count, "variable"), survey.accounts.map { counted($0.rows.count, "account") },
        ]
        self.init(
            command: "config live",
            facts: frame.facts,
            tables: [survey.variablesTable(variables), survey.redisTable, survey.accountsTable].compactMap(\.self),
            checks: checks,
            findings: frame.failures + survey.unread + ratchet.findings,
            summary: "\(survey.environment): \(looked.compactMap(\.self).joined(separator: " and ")) looked at, "
                + (findings == 0 ? "nothing found" : counted(findings, "finding"))
                + (excused == 0 ? "" : ", \(excused) waived or known") + "\(frame.failureClause).",
            next: ratchet.renewed.map { "The baseline holds \(counted($0.entries.count, "finding"))." },
            exitCode:
                ExitStatus.combined(
                    [frame.status(with: survey.unread + ratchet.findings)] + checks.map(\.status)
                )
                .rawValue
        )
    }
}

extension LiveRatchet {
    fileprivate var checks: [Check] {
        // While a server is silent or a file unread, nothing that depends on it is green.
        let isWhole = survey.isWhole
        func check(_ name: String, _ findings: [Finding], isWhole: Bool) -> Check {
            let state = Check.State.of(findings)
            return Check(name: name, state: state == .passed && !isWhole ? .unchecked : state, findings: findings)
        }
        let own = zip(survey.answers, rules)
            .map { answer, findings in
                check(answer.judgement.rule.title, findings + answer.gaps, isWhole: isWhole)
            }
        return own + (survey.accounts == nil ? [] : [check("database accounts", accounts, isWhole: isWhole)])
    }
}

extension LiveSurvey {
    fileprivate func variablesTable(_ rows: [[Cell]]) -> Table? {
        guard !rows.isEmpty else { return nil }
        return Table(
            key: "variables",
            columns: [
                Column("rule", nil), Column("place", "Of"), Column("shards", nil), Column("variable", "Variable"),
                // Values may be long: what is said of them stands in front.
                Column("state", "State"), Column("declared", "Asked for"), Column("live", "Live"),
                Column("origin", "Origin"),
            ],
            rows: rows
        )
    }

    fileprivate var redisTable: Table? {
        let rows = answers.flatMap(\.redis).flatMap(\.rows)
        guard !rows.isEmpty else { return nil }
        return Table(
            key: "redis",
            title: "Redis",
            columns: [
                Column("service", "Service"), Column("node", "Node"), Column("declared", "Declared as"),
                Column("live", "Is"), Column("state", "State"),
            ],
            rows: rows.map {
                [
                    .text($0.service), .text($0.node.description), .text($0.declared), Cell($0.found),
                    $0.state.cell(bad: "wrong"),
                ]
            }
        )
    }

    fileprivate var accountsTable: Table? {
        guard let rows = accounts?.rows, !rows.isEmpty else { return nil }
        return Table(
            key: "accounts",
            title: "Accounts of services",
            columns: [
                Column("account", "Account"), Column("services", "Used by"), Column("place", "On"),
                Column("state", "State"), Column("rights", "May change the schema by"),
            ],
            rows: rows.map {
                [
                    .text($0.account), .text($0.users), .text($0.server), $0.state.cell(bad: "too much"),
                    Cell($0.rights.isEmpty ? nil : $0.rights),
                ]
            }
        )
    }
}

extension LiveJudgement.Row {
    fileprivate func cells(of rule: LiveRule) -> [Cell] {
        [
            .text(rule.title), .text(server), .list(shards), .text(variable), state.cell(bad: "differs"),
            .text(declared), Cell(live?.shown), Cell(live?.story),
        ]
    }
}

extension LiveJudgement.State {
    fileprivate func cell(bad word: String) -> Cell {
        switch self {
        case .good: .state("ok", .good)
        case .bad: .state(word, .bad)
        case .unknown: .state("not checked", .quiet)
        }
    }
}
