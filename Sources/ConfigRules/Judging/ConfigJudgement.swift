package import ConfigSets
package import Findings

/// What the rules of a project say about its services.
package struct ConfigJudgement: Sendable {
    /// A rule that decides about a key.
    package struct Decision: Hashable, Sendable {
        /// The rule's id.
        package let rule: String
        package let verb: VerbKind

        package init(rule: String, verb: VerbKind) {
            self.rule = rule
            self.verb = verb
        }
    }

    /// One key of a service over the environments that are judged.
    package struct Key: Sendable {
        package let compared: ComparedKey
        /// Empty where the project's posture decides.
        package let decisions: [Decision]
        /// Whether a difference of the key is one that a rule asks for or allows.
        package let mayDiffer: Bool
    }

    /// One service.
    package struct Service: Sendable {
        package let name: String
        /// The environments that are judged, in the order of the columns.
        package let environments: [String]
        package let keys: [Key]

        /// How many keys have a verdict; a difference that a rule allows is among `allowed` and not here.
        package func count(_ verdict: Verdict) -> Int {
            keys.count { $0.compared.verdict == verdict && !$0.isAllowed }
        }

        /// How many keys differ because a rule asks for it or allows it.
        package var allowed: Int { keys.count(where: \.isAllowed) }
    }

    /// A broken rule that somebody answers for.
    package struct Waived: Sendable {
        package let violation: RuleViolation
        package let waiver: Waiver
    }

    package let services: [Service]
    /// What is broken and nobody answers for, what could not be checked, and warnings and notes.
    package let violations: [RuleViolation]
    package let waived: [Waived]
    /// What is wrong with the rules and the waivers themselves.
    package let findings: [Finding]

    /// Whether something could not be checked: exit status 2.
    package var isUnchecked: Bool {
        findings.contains { $0.severity == .error && RuleCodes.unchecked.contains($0.code) }
            || violations.contains { $0.severity == .error && RuleCodes.unchecked.contains($0.code) }
    }

    /// Whether a rule is broken: exit status 1, when everything was checked.
    package var isBroken: Bool {
        (findings.map(\.severity) + violations.map(\.severity)).contains(.error)
    }
}

extension ConfigJudgement.Key {
    /// Whether the key differs, and may.
    package var isAllowed: Bool {
        guard mayDiffer else { return false }
        switch compared.verdict {
        case .different, .missing: return true
        case .equal, .equalByType, .equalByDefault, .volatile, .unresolved, .notChecked: return false
        }
    }
}
