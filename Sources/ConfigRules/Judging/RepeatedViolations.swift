import Findings

extension [RuleViolation] {
    /// One violation for one mistake, as far as the place tells: what is said of it in two ways is said in the better one.
    var withoutRepeats: [RuleViolation] { withoutSuppliedTwice.withoutWeakerTwins.withoutPostureBesideRules }

    /// Without what a rule says about a placeholder that nothing supplies: that is told of whatever rules there are.
    private var withoutSuppliedTwice: [RuleViolation] {
        let open = Set(filter { $0.code == RuleCodes.unresolved }.map(\.finding.location))
        guard !open.isEmpty else { return self }
        return filter { violation in
            let isAboutSupplies = violation.code == VerbKind.wired.code || violation.code == "CFG-WIRE-001"
            return !isAboutSupplies || violation.severity != .error || !open.contains(violation.finding.location)
        }
    }

    /// Without the warning that a line is to one environment, where it is an error to another.
    private var withoutWeakerTwins: [RuleViolation] {
        let strong = Set(filter { $0.severity == .error }.compactMap(RuleSaying.init))
        guard !strong.isEmpty else { return self }
        return filter { $0.severity == .error || RuleSaying($0).map { !strong.contains($0) } ?? true }
    }

    /// Without the difference that nobody allowed, where a rule says of the same place what is wrong with it; what a rule
    /// only warns of is told with the difference.
    private var withoutPostureBesideRules: [RuleViolation] {
        var named: [SourceLocation: [Int]] = [:]
        for (index, violation) in enumerated() where !violation.isPosture && violation.severity != .note {
            guard let location = violation.finding.location else { continue }
            named[location, default: []].append(index)
        }
        var dropped: Set<Int> = []
        var result = self
        for (index, violation) in enumerated() where violation.isPosture && violation.severity != .note {
            guard let location = violation.finding.location, let others = named[location] else { continue }
            if others.contains(where: { self[$0].severity == .error || violation.severity != .error }) {
                dropped.insert(index)
            } else {
                let remarks = others.filter { !dropped.contains($0) }
                result[index] = violation.advised(remarks.map { self[$0].message })
                dropped.formUnion(remarks)
            }
        }
        return result.enumerated().filter { !dropped.contains($0.offset) }.map(\.element)
    }
}

/// What a rule says of one key at one place.
private struct RuleSaying: Hashable {
    let code: String
    let key: String?
    let location: SourceLocation

    init?(_ violation: RuleViolation) {
        guard let location = violation.finding.location else { return nil }
        code = violation.code
        key = violation.key
        self.location = location
    }
}

extension RuleViolation {
    /// The name of the rule that nobody wrote: what no rule names has to be the same.
    static let posture = "unlisted"

    fileprivate var isPosture: Bool { rule == Self.posture }

    /// The same violation with more to read below it.
    fileprivate func advised(_ remarks: [String]) -> RuleViolation {
        RuleViolation(
            code: code,
            rule: rule,
            service: service,
            key: key,
            severity: severity,
            message: message,
            advice: ([advice].compactMap(\.self) + remarks).joined(separator: " "),
            sides: sides,
            culprit: culprit,
            location: location
        )
    }
}
