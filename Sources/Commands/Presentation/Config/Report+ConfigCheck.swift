import ConfigRules
import ConfigSets
import Findings
import Reports
import StrictYAML

extension Report {
    /// Which rules are broken, service by service.
    init(configCheck survey: ConfigSurvey, touching environments: [String]) {
        let checks = survey.checks(touching: environments)
        let findings = survey.states.findings + survey.ruleFindings
        let status = ExitStatus.combined([.of(findings)] + checks.map(\.status))
        self.init(
            command: "config check",
            facts: survey.facts + survey.ratchetFacts,
            checks: checks,
            findings: findings,
            summary: survey.sentence(verdict: Self.verdict(of: checks.flatMap(\.findings) + findings)),
            exitCode: status.rawValue
        )
    }

    /// Where the settings of environments differ, and what nobody allowed.
    init(configDiff survey: ConfigSurvey, keys: [KeyPattern], showsAll: Bool) {
        let violations = survey.judgement.violations.filter { violation in
            violation.key.map { keys.mean(PropertyName($0)) } ?? keys.isEmpty
        }
        let findings = survey.states.findings + violations.map(\.finding)
        self.init(
            command: "config diff",
            facts: survey.facts,
            tables: survey.differences(keys: keys, showsAll: showsAll),
            findings: findings,
            summary: "\(survey.subject): \(survey.counts); \(Self.verdict(of: findings)).",
            exitCode: ExitStatus.of(findings).rawValue
        )
    }

    /// Which environments share a value.
    init(matrixOf survey: ConfigSurvey, keys: [KeyPattern]) {
        self.init(
            command: "config matrix",
            facts: survey.facts,
            tables: survey.matrices(keys: keys),
            findings: survey.states.findings,
            summary: "\(survey.subject): \(survey.counts).",
            exitCode: ExitStatus.of(survey.states.findings).rawValue
        )
    }

    /// The verdict when nothing is wrong.
    fileprivate static let holds = "every rule holds"

    private static func verdict(of findings: [Finding]) -> String {
        let errors = findings.count { $0.severity == .error }
        let warnings = findings.count { $0.severity == .warning }
        guard errors > 0 else { return warnings == 0 ? holds : counted(warnings, "warning") }
        return counted(errors, "finding") + (warnings == 0 ? "" : ", \(counted(warnings, "warning"))")
    }
}

extension ConfigSurvey {
    /// `payment, ticketing: dev, stage, prod`: what was looked at.
    var subject: String {
        let names = states.services.map(\.name)
        let shown = names.prefix(3).joined(separator: ", ") + (names.count > 3 ? " and \(names.count - 3) more" : "")
        return "\(shown.isEmpty ? "No service" : shown) in \(environments.joined(separator: ", "))"
    }

    var facts: [Fact] {
        [Fact("services", .list(states.services.map(\.name))), Fact("environments", .list(environments))]
    }

    /// How many findings the baseline knows, and since when.
    var ratchetFacts: [Fact] {
        guard let answer = ratchet?.answer else { return [] }
        return [
            Fact("knownFindings", .integer(Int64(answer.known.count))),
            Fact("goneFindings", .integer(Int64(answer.gone.count))),
            Fact("knownSince", Cell(answer.oldest?.description)),
        ]
    }

    /// One sentence about everything: what was looked at, how often which verdict, and how it ended.
    func sentence(verdict: String) -> String {
        let known = ratchet?.sentence(today: WallClock.today)
        let parts = ["\(subject): \(counts)", known != nil && verdict == Report.holds ? "nothing new" : verdict, known]
        return parts.compactMap(\.self).joined(separator: "; ") + "."
    }

    /// `214 keys: 183 equal, 6 equal by type, 17 allowed`, in the order of the verdicts.
    var counts: String {
        let services = judgement.services
        let keys = services.map(\.keys.count).reduce(0, +)
        var words = Verdict.allCases.compactMap { verdict in
            let count = services.map { $0.count(verdict) }.reduce(0, +)
            return count == 0 ? nil : "\(count) \(verdict.rawValue)"
        }
        let allowed = services.map(\.allowed).reduce(0, +)
        if allowed > 0 { words.append("\(allowed) allowed to differ") }
        let waived = judgement.waived.count
        if waived > 0 { words.append("\(waived) waived") }
        return "\(counted(keys, "key"))\(words.isEmpty ? "" : ": " + words.joined(separator: ", "))"
    }

    /// One check a service, with the rules that it breaks.
    func checks(touching environments: [String]) -> [Check] {
        let open = Dictionary(grouping: ratchet?.answer.open ?? judgement.violations) { $0.service }
        let known = Dictionary(grouping: ratchet?.answer.known ?? []) { $0.violation.service }
        return states.services.map { service in
            let new = (open[service.name] ?? []).filter { $0.touches(environments) }.map(\.finding)
            let old = (known[service.name] ?? []).filter { $0.violation.touches(environments) }
            let own = new + old.map { $0.finding(today: WallClock.today) }
            return Check(name: "configuration of \(service.name)", state: .of(own), findings: own)
        }
    }

    /// The same for the gate: files that could not be read and rules that are none are a check of their own.
    func gateChecks(in environment: String) -> [Check] {
        let own = states.findings + ruleFindings
        let known = states.services.contains { $0.columns.contains { $0.environment.name.value == environment } }
        return [Check(name: "configuration files", state: .of(own), findings: own)]
            + checks(touching: known ? [environment] : [])
    }

    /// Every key's letters, one table a service.
    func matrices(keys: [KeyPattern]) -> [Table] {
        tables {
            $0.keys.filter { keys.mean($0.compared.name) }
        } columns: { environments in
            [Column("key", "Key")] + environments.map { Column($0, $0) }
                + [Column("verdict", "Verdict"), Column("secret", nil)]
        } cells: { key, isBroken in
            [.text(key.compared.spelling)] + key.compared.marks.map { .text($0) }
                + [key.state(isBroken: isBroken), .truth(key.compared.isSecret)]
        }
    }

    /// The keys that differ and are let pass; with `showsAll` the equal ones too.
    func differences(keys: [KeyPattern], showsAll: Bool) -> [Table] {
        tables { service in
            let broken = broken(in: service)
            return service.keys.filter { key in
                keys.mean(key.compared.name) && !broken.contains(key.compared.name)
                    && (showsAll || key.compared.verdict != .equal)
            }
        } columns: { environments in
            [Column("key", "Key")] + environments.map { Column($0, $0) } + [Column("verdict", "Verdict")]
        } cells: { key, isBroken in
            [.text(key.compared.spelling)] + key.compared.shownValues.map { .text($0) }
                + [key.state(isBroken: isBroken)]
        }
    }

    /// One table a service, none for a service without rows.
    private func tables(
        of rows: (ConfigJudgement.Service) -> [ConfigJudgement.Key],
        columns: ([String]) -> [Column],
        cells: (ConfigJudgement.Key, Bool) -> [Cell]
    ) -> [Table] {
        judgement.services.compactMap { service in
            let broken = broken(in: service)
            let keys = rows(service)
            guard !keys.isEmpty else { return nil }
            return Table(
                key: "keys",
                title: judgement.services.count > 1 ? service.name : nil,
                columns: columns(service.environments),
                rows: keys.map { cells($0, broken.contains($0.compared.name)) }
            )
        }
    }

    private func broken(in service: ConfigJudgement.Service) -> Set<PropertyName> {
        Set(
            judgement.violations
                .filter { $0.service == service.name && $0.severity == .error }
                .compactMap { $0.key.map { PropertyName($0) } }
        )
    }
}

extension ConfigJudgement.Key {
    /// The verdict as a coloured word.
    fileprivate func state(isBroken: Bool) -> Cell {
        let word = compared.verdict.rawValue
        if isBroken { return .state("✗ \(word)", .bad) }
        return isAllowed ? .state("\(word), allowed", .quiet) : .state(word, compared.verdict.tone)
    }
}

extension RuleViolation {
    /// Whether the violation concerns one of these environments; any when there are none.
    fileprivate func touches(_ environments: [String]) -> Bool {
        environments.isEmpty || sides.isEmpty || sides.contains { environments.contains($0.environment) }
    }
}

extension ComparedKey {
    /// The letters; in brackets where a value could not be worked out, a dash where there is none.
    fileprivate var marks: [String] {
        zip(values, classes)
            .map { value, letter in
                guard let value else { return "–" }
                return value.state == .resolved || !letter.isEmpty ? letter : "[?]"
            }
    }

    /// What a person may see of each value, short enough for a table.
    fileprivate var shownValues: [String] {
        zip(values, classes)
            .map { value, letter in
                guard let value else { return "–" }
                let text = value.shown(as: letter)
                return text.count > 48 ? text.prefix(47) + "…" : text
            }
    }
}

extension Verdict {
    /// How the verdict is coloured.
    fileprivate var tone: Tone {
        switch self {
        case .equal, .equalByType, .equalByDefault: .good
        case .different, .missing, .volatile: .quiet
        case .unresolved, .notChecked: .waiting
        }
    }
}
