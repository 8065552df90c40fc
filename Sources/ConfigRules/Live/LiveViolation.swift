package import Findings

/// What is wrong with a running server, as a waiver and a baseline can mean it.
package struct LiveViolation: Sendable {
    package let finding: Finding
    /// The rule in a few words, such as `live mariadb@shard*`, or a pack's name.
    let rule: String
    /// The variable, the account, or the service whose Redis it is.
    let subject: String

    init(_ finding: Finding, rule: String, subject: String) {
        self.finding = finding
        self.rule = rule
        self.subject = subject
    }

    /// Whether it is a finding and not a gap: what could not be asked cannot be waived.
    var isChecked: Bool { finding.code.hasPrefix(LiveCodes.prefix) }

    /// The same as a broken rule of one environment.
    func violation(in environment: String) -> RuleViolation {
        RuleViolation(
            code: finding.code,
            rule: rule,
            // One server may break what another keeps.
            service: finding.difference?.object ?? "",
            key: subject,
            severity: finding.severity,
            message: finding.message,
            culprit: environment,
            location: finding.location
        )
    }
}

extension Waiver {
    /// Whether the waiver is for running servers, which files alone say nothing about.
    var isLive: Bool { finding.hasPrefix(LiveCodes.prefix) || finding.hasPrefix("live ") }
}
