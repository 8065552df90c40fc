import ConfigRules
import ConfigSets
import Files
import Findings
import StrictYAML

/// The first rules file of a repository, made from what its files hold today.
struct RulesStart {
    let discovery: Discovery
    let text: String
    /// How many keys differ today.
    let differences: Int
    /// What could not be read, and what is wrong whatever the rules say.
    let findings: [Finding]

    /// Looks through a folder and compares what it finds.
    init(_ folder: String) throws {
        discovery = try Discovery(folder)
        guard !discovery.services.isEmpty, !discovery.environments.isEmpty else { throw Refusal.nothingFound }
        let draft = RulesDraft(discovery)
        let survey = ConfigSurvey(try Self.project(of: draft, in: folder))
        // What is judged already, such as the names of the profiles, needs no permission.
        let broken = Set(survey.judgement.violations.map { [$0.service, $0.key ?? ""] })
        let differing = Dictionary(
            survey.judgement.services.map { service in
                let keys = service.keys.filter(\.differs).map(\.compared)
                return (service.name, keys.filter { broken.contains([service.name, $0.spelling]) }.map(\.propertyName))
            },
            uniquingKeysWith: +
        )
        // What was not read could break any of them.
        let packs = survey.isWhole ? Self.trials(of: survey) : []
        differences = differing.values.map(\.count).reduce(0, +)
        findings = survey.states.findings
        text =
            draft.declarations
            + draft.rules(
                packs: packs.filter { $0.findings == 0 }.map(\.pack),
                broken: packs.filter { $0.findings > 0 },
                untried: survey.isWhole ? [] : RulePacks.all.map(\.name),
                differing: differing
            )
    }

    /// How many findings each pack would have today.
    private static func trials(of survey: ConfigSurvey) -> [(pack: String, findings: Int)] {
        RulePacks.all.map { pack in
            let rule = Rule(
                id: pack.name,
                keys: [],
                verbs: [Located(.use(pack: pack.name))],
                location: SourceLocation(file: ConfigProject.rulesFile)
            )
            let violations =
                ConfigJudge.judge(
                    survey.states.services,
                    by: survey.project.asking(only: rule),
                    strict: false,
                    today: WallClock.today
                )
                .violations
            return (pack.name, violations.count { $0.severity == .error && $0.rule == pack.name })
        }
    }

    private static func project(of draft: RulesDraft, in folder: String) throws -> ConfigProject {
        try ConfigProject.read(draft.declarations, folder: folder)
    }
}

extension ConfigJudgement.Key {
    fileprivate var differs: Bool { compared.verdict == .different || compared.verdict == .missing }
}

extension ComparedKey {
    /// The key as a rule names it: a variable that sets a property means that, under each of its names.
    fileprivate var propertyName: String {
        let isVariable = !spelling.contains(".") && spelling.contains("_")
        return isVariable && name.elements.count > 1 ? name.description : spelling
    }
}

extension Refusal {
    fileprivate static var nothingFound: Refusal {
        Refusal(
            status: .unchecked,
            finding: Finding(
                code: "NOTHING_FOUND",
                message: "No service with settings was found here.",
                advice:
                    "Looked for application and bootstrap files, .env.NAME, compose files, manifests of Kubernetes and task definitions; write \(ConfigProject.rulesFile) by hand when yours are called otherwise."
            )
        )
    }
}
