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
    /// What the baseline knows; `nil` when there is none.
    private(set) var ratchet: ConfigRatchet?

    /// Reads files and judges; only these services when named.
    init(_ project: ConfigProject, services: [String]? = nil, strict: Bool = false) {
        self.init(project, project.states(of: services), strict: strict)
    }

    /// Judges what was read.
    init(_ project: ConfigProject, _ states: ServiceStates, strict: Bool = false) {
        self.project = project
        self.states = states
        judgement = ConfigJudge.judge(states.services, by: project, strict: strict, today: WallClock.today)
    }

    /// The settings of a project and what its baseline knows; `nil` when it has no rules file.
    init?(ofProjectIn folder: String, strict: Bool) throws {
        guard ConfigSelection.exists(in: folder) else { return nil }
        let project = try ConfigSelection.open(folder)
        let survey = ConfigSurvey(project, strict: strict)
        self = try BaselineFile(of: project).map { survey.against(try $0.read(), of: $0) } ?? survey
    }

    /// The same survey with what a baseline knows; of services that were not read it says nothing.
    func against(_ baseline: ConfigBaseline, of file: BaselineFile) -> ConfigSurvey {
        let read = states.services.map(\.name)
        var survey = self
        survey.ratchet = ConfigRatchet(
            file.name,
            baseline.ofFiles.within(read.count < project.services.count ? read : nil),
            judgement.violations
        )
        return survey
    }

    /// Whether every file was read to its end.
    var isWhole: Bool { ExitStatus.of(states.findings) == .done }

    /// What is wrong with the rules; a service that could not be read proves nothing about what they match.
    var ruleFindings: [Finding] {
        judgement.findings.filter { isWhole || $0.code != RuleCodes.unmatched }
            + [ratchet?.goneFinding].compactMap(\.self)
    }

    /// The names of the environments that are looked at, in the order of the columns.
    var environments: [String] {
        states.services.first?.columns.map(\.environment.name.value) ?? project.environments.map(\.name.value)
    }
}
