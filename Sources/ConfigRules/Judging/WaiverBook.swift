import ConfigSets
import Findings
import StrictYAML

/// The waivers of a project, and which of them are used.
struct WaiverBook {
    private let waivers: [Waiver]
    private let daysMax: Int
    private let today: CalendarDate
    private var used: Set<Int> = []
    private var expired: [Int: Int] = [:]

    init(_ waivers: [Waiver], daysMax: Int, today: CalendarDate) {
        self.waivers = waivers
        self.daysMax = daysMax
        self.today = today
    }

    /// Parts what is open from what somebody answers for.
    mutating func split(
        _ violations: [RuleViolation]
    ) -> (open: [RuleViolation], waived: [ConfigJudgement.Waived]) {
        var open: [RuleViolation] = []
        var waived: [ConfigJudgement.Waived] = []
        for violation in violations {
            if let waiver = waiver(for: violation) {
                waived.append(ConfigJudgement.Waived(violation: violation, waiver: waiver))
            } else {
                open.append(violation)
            }
        }
        return (open, waived)
    }

    /// The waiver that holds for a violation, which is used from now on.
    mutating func waiver(for violation: RuleViolation) -> Waiver? {
        let meant = waivers.indices.filter { waivers[$0].covers(violation) }
        for index in meant where waivers[index].expires < today { expired[index, default: 0] += 1 }
        guard let index = meant.first(where: { waivers[$0].expires >= today && !isTooLong(waivers[$0]) }) else {
            return nil
        }
        used.insert(index)
        return waivers[index]
    }

    private func isTooLong(_ waiver: Waiver) -> Bool { today.days(until: waiver.expires) > daysMax }

    /// What is wrong with the waivers after everything was split; one that nothing used only where it was `asked` for.
    func findings(asked: (Waiver) -> Bool) -> [Finding] {
        waivers.enumerated().compactMap { finding($0.element, $0.offset, asked: asked($0.element)) }
    }

    private func finding(_ waiver: Waiver, _ index: Int, asked isAsked: Bool) -> Finding? {
        let days = today.days(until: waiver.expires)
        if days < 0 {
            let count = expired[index] ?? 0
            // Whoever did not look for it cannot say that it is gone.
            let rest =
                count > 0
                ? ", and what it was for is still there."
                : isAsked ? ", and nothing was found that it was for." : "."
            return Finding(
                code: RuleCodes.waiverExpired,
                message: "The waiver '\(waiver.id.value)' of \(waiver.owner) ended on \(waiver.expires), "
                    + "\(-days) day\(days == -1 ? "" : "s") ago\(rest)",
                advice: count == 0 && isAsked
                    ? "Remove it."
                    : "Mend what it was for, or ask \(waiver.owner) for a new day.",
                location: waiver.id.location
            )
        }
        if isTooLong(waiver) {
            return Finding(
                code: RuleCodes.waiverTooLong,
                message: "The waiver '\(waiver.id.value)' ends on \(waiver.expires), \(days) days ahead; "
                    + "at most \(daysMax) are allowed.",
                advice: "Choose an earlier day, or raise 'max-waiver'.",
                location: waiver.id.location
            )
        }
        guard isAsked, !used.contains(index) else { return nil }
        return Finding(
            code: RuleCodes.waiverUnused,
            severity: .warning,
            message: "The waiver '\(waiver.id.value)' is not used: nothing that it is for was found.",
            advice: "Remove it.",
            location: waiver.id.location
        )
    }
}

extension Waiver {
    /// Whether the waiver is for a violation: its rule or code, its key, and every environment that is to blame.
    func covers(_ violation: RuleViolation) -> Bool {
        guard names(violation) else { return false }
        if !keys.isEmpty {
            guard let key = violation.key.map({ PropertyName($0) }), keys.contains(where: { $0.matches(key) }) else {
                return false
            }
        }
        guard let environments else { return true }
        let sides = violation.sides
        // Without the environments that are waived, the others have to agree with each other.
        let rest = sides.filter { !environments.contains($0.environment) }
        let isComparison = Set(sides.map(\.environment)).count > 1 && !violation.isOfSingleValues
        guard isComparison else {
            return sides.isEmpty
                ? violation.culprit.map(environments.contains) ?? false
                : sides.allSatisfy { environments.contains($0.environment) }
        }
        guard rest.count < sides.count else { return false }
        let letters = rest.map { $0.value == nil ? "missing" : $0.letter }
        if violation.code == VerbKind.differ.code { return Set(letters).count == letters.count }
        return Set(letters).count <= 1 && !letters.contains("")
    }

    /// `shard-parity`, `same-shape/shard-parity`, `CFG-SAME-SHAPE`.
    private func names(_ violation: RuleViolation) -> Bool {
        if finding == violation.rule || finding == violation.code { return true }
        let parts = finding.split(separator: "/", maxSplits: 1).map(String.init)
        return parts.count == 2 && parts[1] == violation.rule && violation.code == "CFG-" + parts[0].uppercased()
    }
}

extension RuleViolation {
    /// Whether each side is broken on its own, and not because the sides are compared.
    fileprivate var isOfSingleValues: Bool {
        code != VerbKind.same.code && code != VerbKind.differ.code && code != VerbKind.order.code
            && code != VerbKind.unique.code
    }
}
