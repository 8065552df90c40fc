import ConfigRules
import ConfigSets
import Findings
import Operations
import StrictYAML

/// What the files of a project give for its services, compared and judged.
struct ConfigSurvey: Sendable {
    let project: ConfigProject
    let states: ServiceStates
    let judgement: ConfigJudgement

    /// Reads and judges; only these services and environments when named.
    init(
        _ project: ConfigProject,
        services: [String]? = nil,
        environments: [String]? = nil,
        strict: Bool = false
    ) {
        self.project = project
        states = project.states(of: services, in: environments)
        judgement = ConfigJudge.judge(states.services, by: project, strict: strict, today: WallClock.today)
    }

    /// The settings of a project; `nil` when it has no rules file.
    init?(ofProjectIn folder: String, strict: Bool) throws {
        guard ConfigSelection.exists(in: folder) else { return nil }
        self.init(try ConfigSelection.open(folder), strict: strict)
    }

    /// What is wrong with the rules; a service that could not be read proves nothing about what they match.
    var ruleFindings: [Finding] {
        let isWhole = ExitStatus.of(states.findings) == .done
        return judgement.findings.filter { isWhole || $0.code != RuleCodes.unmatched }
    }

    /// What could not be read, and every rule that is broken.
    var findings: [Finding] {
        states.findings + ruleFindings + judgement.violations.map(\.finding)
    }

    /// The names of the environments that are looked at, in the order of the columns.
    var environments: [String] {
        states.services.first?.columns.map(\.environment.name.value) ?? project.environments.map(\.name.value)
    }
}
