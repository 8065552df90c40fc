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
            summary: survey.sentence(verdict: ConfigSurvey.verdict(of: checks.flatMap(\.findings) + findings)),
            exitCode: status.rawValue
        )
    }
}

extension ConfigSurvey {
    /// One check a service, with the rules that it breaks.
    func checks(touching environments: [String]) -> [Check] {
        let open = Dictionary(grouping: ratchet?.answer.open ?? judgement.violations) { $0.service }
        let known = Dictionary(grouping: ratchet?.answer.known ?? []) { $0.violation.service }
        let read = Set(states.services.map(\.name))
        let own = states.asked.map { name in
            let new = (open[name] ?? []).filter { $0.touches(environments) }.findings
            let old = (known[name] ?? []).filter { $0.violation.touches(environments) }
            return (name: name, findings: new + old.map { $0.finding(today: WallClock.today) })
        }
        return zip(states.asked, SharedFiles(states.services).named(own))
            .map { name, findings in
                let title = "configuration of \(name)"
                guard read.contains(name) else { return Check(name: title, state: .unchecked) }
                // What is wrong with the sources is said once for all services, and no service passes that has some of it.
                return Check(name: title, state: .of(states.findings(of: name) + findings), findings: findings)
            }
    }

    /// The same for the gate: files that could not be read and rules that are none are a check of their own.
    func gateChecks(in environment: String) -> [Check] {
        let own = states.findings + ruleFindings
        let known = states.services.contains { $0.columns.contains { $0.environment.name.value == environment } }
        return [Check(name: "configuration files", state: .of(own), findings: own)]
            + checks(touching: known ? [environment] : [])
    }
}

extension RuleViolation {
    /// Whether the violation concerns one of these environments; any when there are none.
    fileprivate func touches(_ environments: [String]) -> Bool {
        environments.isEmpty || sides.isEmpty || sides.contains { environments.contains($0.environment) }
    }
}
