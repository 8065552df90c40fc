import Findings

extension [RuleViolation] {
    /// Without what a rule says about a placeholder that nothing supplies: that is told of whatever rules there are.
    var withoutRepeats: [RuleViolation] {
        let open = Set(filter { $0.code == RuleCodes.unresolved }.map(\.finding.location))
        guard !open.isEmpty else { return self }
        return filter { violation in
            let isAboutSupplies = violation.code == VerbKind.wired.code || violation.code == "CFG-WIRE-001"
            return !isAboutSupplies || violation.severity != .error || !open.contains(violation.finding.location)
        }
    }
}
