import ConfigRules
import Findings
import StrictYAML

/// What became of a live survey's findings: those that somebody answers for or that the baseline knows are notes.
struct LiveRatchet: Sendable {
    /// What is done with the baseline that the rules file names.
    enum Mode {
        case read
        case update
    }

    let survey: LiveSurvey
    /// The findings of each rule, in the order of the answers.
    let rules: [[Finding]]
    let accounts: [Finding]
    /// What is wrong with the waivers, and what of the baseline is gone.
    let findings: [Finding]
    /// The baseline as it was written; `nil` when it was not.
    let renewed: ConfigBaseline?

    /// - Throws: a `Refusal` when there is no baseline to update, or what its file cannot be read or written for.
    init(_ survey: LiveSurvey, _ mode: Mode) throws {
        let file = BaselineFile(of: survey.project)
        guard mode == .read || file != nil else { throw Refusal.noBaselineNamed(option: nil) }
        let whole = try file.flatMap { $0.isThere ? try $0.read() : nil } ?? ConfigBaseline()
        var settled = Settled(survey, whole)
        if mode == .update, survey.isWhole, let file {
            let renewed = settled.exceptions.renewed(whole)
            try file.write(renewed)
            settled = Settled(survey, renewed)
            self.renewed = renewed
        } else {
            renewed = nil
        }
        self.survey = survey
        rules = settled.rules
        accounts = settled.accounts
        let command = "migrate config live --env \(survey.environment)"
        let gone = file.flatMap { settled.exceptions.answer.goneFinding(file: $0.name, command: command) }
        findings =
            settled.exceptions.waiverFindings(isWhole: survey.isWhole)
            + [survey.isWhole ? gone : nil].compactMap(\.self)
    }

    /// A survey's findings against one baseline.
    private struct Settled {
        var exceptions: LiveExceptions
        let rules: [[Finding]]
        let accounts: [Finding]

        init(_ survey: LiveSurvey, _ baseline: ConfigBaseline) {
            var exceptions = LiveExceptions(
                survey.project,
                in: survey.environment,
                baseline: baseline,
                today: WallClock.today
            )
            rules = survey.answers.map { exceptions.settle($0.violations) }
            accounts = exceptions.settle(survey.accounts?.violations ?? [])
            self.exceptions = exceptions
        }
    }
}
