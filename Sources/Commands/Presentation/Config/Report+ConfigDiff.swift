import ConfigRules
import ConfigSets
import Findings
import Reports

extension Report {
    /// Where the settings of environments differ, and what nobody allowed.
    init(configDiff survey: ConfigSurvey, keys: [KeyPattern], showsAll: Bool) {
        let violations = survey.judgement.violations.filter { violation in
            violation.key.map { keys.mean(PropertyName($0)) } ?? keys.isEmpty
        }
        let findings = survey.states.findings + survey.unmatched(keys) + violations.findings
        self.init(
            command: "config diff",
            facts: survey.facts,
            tables: survey.tables(of: keys, cells: survey.valueCells) { key, outcome in
                // What is broken is told below, with its places.
                !outcome.isBroken && (showsAll || key.compared.verdict != .equal)
            },
            findings: findings,
            summary: "\(survey.subject): \(survey.counts(of: keys)); \(ConfigSurvey.verdict(of: findings)).",
            exitCode: ExitStatus.of(findings).rawValue
        )
    }

    /// Which environments share a value.
    init(matrixOf survey: ConfigSurvey, keys: [KeyPattern]) {
        let findings = survey.states.findings + survey.unmatched(keys)
        self.init(
            command: "config matrix",
            facts: survey.facts,
            tables: survey.tables(of: keys, cells: survey.letterCells) { _, _ in true },
            findings: findings,
            summary: "\(survey.subject): \(survey.counts(of: keys)).",
            exitCode: ExitStatus.combined([.of(findings), survey.isBroken(in: keys) ? .found : .done])
                .rawValue
        )
    }
}

extension ConfigSurvey {
    /// The columns of a row and what stands in them.
    typealias Cells = (ConfigJudgement.Service, ConfigJudgement.Key, KeyOutcome) -> [(column: Column, cell: Cell)]

    /// What each environment has, as far as it may be shown.
    func valueCells(
        _ service: ConfigJudgement.Service,
        _ key: ConfigJudgement.Key,
        _ outcome: KeyOutcome
    ) -> [(column: Column, cell: Cell)] {
        zip(service.environments, key.compared.shownValues).map { (Column($0, $0, fit: .shortened), Cell.text($1)) }
            + [
                (Column("verdict", nil), .text(key.compared.verdict.rawValue)),
                (Column("outcome", nil), .text(outcome.name)),
                (Column("state", "Verdict"), key.state(outcome, in: service.environments)),
            ]
    }

    /// The letters that equal values share, and the place to mend where a rule is broken.
    func letterCells(
        _ service: ConfigJudgement.Service,
        _ key: ConfigJudgement.Key,
        _ outcome: KeyOutcome
    ) -> [(column: Column, cell: Cell)] {
        let place: String? =
            switch outcome {
            case .broken(let violation): violation.finding.location?.description
            case .same, .allowed, .open, .waived: nil
            }
        return zip(service.environments, key.compared.marks).map { (Column($0, $0), Cell.text($1)) }
            + [
                (Column("verdict", nil), .text(key.compared.verdict.rawValue)),
                (Column("outcome", nil), .text(outcome.name)),
                (Column("state", "Verdict"), key.state(outcome, in: service.environments)),
                (Column("place", "Place", fit: .wrapped), Cell(place)),
                (Column("secret", nil), .truth(key.compared.isSecret)),
            ]
    }

    /// The patterns that mean no key at all: a key was mistyped, and nothing about it was looked at.
    func unmatched(_ patterns: [KeyPattern]) -> [Finding] {
        guard isWhole else { return [] }
        let keys = judgement.services.flatMap(\.keys)
        return patterns.filter { pattern in !keys.contains { pattern.matches($0.compared.name) } }
            .map { Finding(unmatched: $0, among: keys.lazy.map(\.compared.spelling)) }
    }

    /// Whether a rule about one of these keys is broken.
    func isBroken(in patterns: [KeyPattern]) -> Bool {
        judgement.services.contains { service in
            outcomes(of: service).contains { patterns.mean($0.key.compared.name) && $0.outcome.isBroken }
        }
    }

    /// One table a service, none for a service without rows.
    func tables(
        of patterns: [KeyPattern],
        cells: Cells,
        where isShown: (ConfigJudgement.Key, KeyOutcome) -> Bool
    ) -> [Table] {
        judgement.services.compactMap { service in
            let rows = outcomes(of: service)
                .filter { patterns.mean($0.key.compared.name) && isShown($0.key, $0.outcome) }
                .map { key, outcome in
                    [
                        (Column("service", nil), Cell.text(service.name)),
                        (Column("key", "Key", fit: .wrapped), .text(key.compared.spelling)),
                    ] + cells(service, key, outcome)
                }
            guard let first = rows.first else { return nil }
            // A column for people that is empty in every row is none.
            let isNeeded = first.indices.map { index in
                first[index].column.key != "place" || rows.contains { $0[index].cell != .none }
            }
            return Table(
                key: "keys",
                title: judgement.services.count > 1 ? service.name : nil,
                columns: first.indices.map { index in
                    let column = first[index].column
                    return isNeeded[index] ? column : Column(column.key, nil)
                },
                rows: rows.map { $0.map(\.cell) }
            )
        }
    }
}

extension Finding {
    /// A pattern of the command line that means no key.
    init(unmatched pattern: KeyPattern, among keys: some Sequence<String>) {
        self.init(
            code: "UNREADABLE_PATTERN",
            message: "No key matches '\(pattern.text)'.\(suggestion(for: pattern.text, among: keys))",
            advice:
                "'*' stands for one word of a key, '**' for any number of them: '**.timeout', 'spring.datasource.**'."
        )
    }
}
