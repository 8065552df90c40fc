package import Findings
package import StrictYAML

/// What somebody answers for, or was known already, of what is wrong with the running servers of an environment.
package struct LiveExceptions: Sendable {
    private let environment: String
    private let today: CalendarDate
    private let baseline: ConfigBaseline
    private var waivers: WaiverBook
    private var open: [RuleViolation] = []
    private var found: [RuleViolation] = []

    /// Takes the waivers for servers of `environment`, and of `baseline` the part about them.
    package init(
        _ project: ConfigProject,
        in environment: String,
        baseline: ConfigBaseline = ConfigBaseline(),
        today: CalendarDate
    ) {
        self.environment = environment
        self.today = today
        self.baseline = baseline.live(in: environment)
        let meant = project.waivers.filter { $0.isLive && ($0.environments?.contains(environment) ?? true) }
        waivers = WaiverBook(meant, daysMax: project.waiverDaysMax, today: today)
    }

    /// The findings as they are told: what is waived or known is a note.
    package mutating func settle(_ violations: [LiveViolation]) -> [Finding] {
        violations.map { violation in
            guard violation.isChecked else { return violation.finding }
            let broken = violation.violation(in: environment)
            if let waiver = waivers.waiver(for: broken) {
                return violation.finding.noted(
                    "Waived by \(waiver.id.value) of \(waiver.owner) until \(waiver.expires): \(waiver.reason)"
                )
            }
            found.append(broken)
            guard let since = baseline.part([broken]).known.first?.since else { return violation.finding }
            return violation.finding.noted("Known since \(since.withAge(on: today)).")
        }
    }

    /// What is wrong with the waivers after everything was settled.
    ///
    /// One for several environments may be needed in another one, and while `isWhole` is not so, in this one.
    package func waiverFindings(isWhole: Bool) -> [Finding] {
        waivers.findings { waiver in isWhole && waiver.environments?.count == 1 }
    }

    /// What the baseline knows and is not there any more.
    package var answer: ConfigBaseline.Answer { baseline.part(found) }

    /// The whole baseline with this environment's part written anew: the first time with everything, later smaller.
    package func renewed(_ whole: ConfigBaseline) -> ConfigBaseline {
        let kept = baseline.entries.isEmpty ? found : answer.known.map(\.violation)
        return whole.replacingLive(in: environment, by: baseline.renewed(kept, today: today))
    }
}

extension Finding {
    /// The finding as a note with a sentence about why it is no more than that.
    fileprivate func noted(_ sentence: String) -> Finding {
        Finding(
            code: code,
            severity: .note,
            message: "\(message) \(sentence)",
            location: location,
            difference: difference,
            related: related
        )
    }
}
