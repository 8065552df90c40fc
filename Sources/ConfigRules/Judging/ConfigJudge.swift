import ConfigSets
import Findings
package import StrictYAML

/// Judges what services run with by the rules of their project.
package enum ConfigJudge {
    /// What is broken, what could not be checked, and which rule decided about each key.
    ///
    /// Takes time in proportion to keys, environments and the rules that mean a key. `strict` makes errors of rules that
    /// match nothing.
    package static func judge(
        _ services: [ServiceState],
        by project: ConfigProject,
        strict: Bool,
        today: CalendarDate
    ) -> ConfigJudgement {
        let book = RuleBook(project.rules)
        let answers = services.concurrentMap { ServiceJudge($0, book: book, project: project).answer() }
        var census = RuleCensus(project, book)
        for (service, answer) in zip(services, answers) {
            census.count(service, judged: answer.judged, matched: answer.matched)
        }
        var findings = RulesReview.findings(project) + RulesReview.conflicts(answers, project)
        // What a part of the project does not show may well be in the rest.
        let isWhole = project.isCovered(by: services)
        if isWhole { findings += census.findings(strict: strict) + UnusedKeys.findings(services) }
        var waivers = WaiverBook(project.waivers, daysMax: project.waiverDaysMax, today: today)
        let split = waivers.split(answers.flatMap(\.violations.withoutRepeats))
        // A waiver whose keys nobody has is unused because of them, which was said.
        let unmatched = Set(findings.filter { $0.code == RuleCodes.unmatched }.map(\.location))
        findings += waivers.findings { isWhole && !$0.isLive && !unmatched.contains($0.id.location) }
        return ConfigJudgement(
            services: answers.map(\.service),
            violations: split.open,
            waived: split.waived,
            findings: findings
        )
    }

    /// What one verb of a rule says about a service on its own, whatever other rules there are.
    package static func judge(
        _ state: ServiceState,
        _ rule: Rule,
        environments: [ConfigEnvironment]? = nil
    ) -> [RuleViolation] {
        let project = ConfigProject(
            folder: "",
            services: [],
            environments: environments ?? state.columns.map(\.environment),
            unlisted: .ignore,
            rules: [rule]
        )
        return ServiceJudge(state, book: RuleBook([rule]), project: project).answer().violations
    }
}

extension ConfigProject {
    /// Whether every service was read, and in every environment.
    fileprivate func isCovered(by states: [ServiceState]) -> Bool {
        let names = Set(states.map(\.name))
        let wanted = Set(environments.map(\.name.value))
        return services.allSatisfy { names.contains($0.name) }
            && states.allSatisfy { wanted.isSubset(of: $0.columns.map(\.environment.name.value)) }
    }
}
