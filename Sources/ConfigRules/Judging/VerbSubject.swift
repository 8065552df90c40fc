import ConfigSets
import Findings
import Secrets

/// What one verb of a rule is asked about: a service, and the keys that the rule decides there.
struct VerbSubject {
    /// The environments that are judged.
    let state: ServiceState
    let rule: Rule
    let kind: VerbKind
    /// Every environment of the project: whose words a value may not hold.
    let environments: [ConfigEnvironment]
    let rows: [RuleRow]

    /// A broken rule.
    func violation(
        _ row: RuleRow?,
        _ message: String,
        advice: String? = nil,
        sides: [RuleViolation.Side],
        culprit: String? = nil,
        key: String? = nil,
        severity: Severity? = nil,
        location: SourceLocation? = nil
    ) -> RuleViolation {
        RuleViolation(
            code: kind.code,
            rule: rule.id,
            service: state.name,
            key: key ?? row?.key.spelling,
            severity: severity ?? rule.severity,
            message: message,
            advice: advice ?? rule.why.map { "The rule's reason: \($0)" + ($0.hasSuffix(".") ? "" : ".") },
            sides: sides,
            culprit: culprit,
            location: location ?? rule.location
        )
    }

    /// What is wrong with the rule itself.
    func problem(_ message: String, key: String? = nil) -> RuleViolation {
        RuleViolation(
            code: RuleCodes.rule,
            rule: rule.id,
            service: state.name,
            key: key,
            severity: .error,
            message: message,
            location: rule.location
        )
    }

    /// A value that nobody can judge, said instead of saying nothing; none when it can be.
    func open(_ row: RuleRow, _ index: Int) -> RuleViolation? {
        guard let value = row.key.values[index] else { return nil }
        switch value.state {
        case .resolved: return nil
        case .unresolved(let names):
            return .unresolved(names, row, [index], service: state.name)
        case .volatile:
            return notChecked(row, [index], "it is another one at each start", severity: .note)
        case .unknown:
            return notChecked(row, [index], "\(value.keeper) keeps it and was not asked")
        }
    }

    /// A rule that could not be checked for a reason.
    func notChecked(
        _ row: RuleRow,
        _ indices: [Int],
        _ reason: String,
        severity: Severity = .warning
    ) -> RuleViolation {
        RuleViolation(
            code: RuleCodes.notChecked,
            rule: rule.id,
            service: state.name,
            key: row.key.spelling,
            severity: severity,
            message: "'\(kind.rawValue)' is not checked for \(row.key.spelling) in \(row.names(indices)): \(reason).",
            sides: indices.map { row.side($0) },
            culprit: indices.count == 1 ? row.name(indices[0]) : nil,
            location: rule.location
        )
    }

    /// A note for all keys together that could not be checked in the same environments, because stores keep their values.
    func notAsked(_ open: [(row: RuleRow, indices: [Int])]) -> [RuleViolation] {
        var groups: [(names: String, open: [(row: RuleRow, indices: [Int])])] = []
        for item in open {
            let names = item.row.names(item.indices)
            if let place = groups.firstIndex(where: { $0.names == names }) {
                groups[place].open.append(item)
            } else {
                groups.append((names, [item]))
            }
        }
        return groups.compactMap { names, open in
            guard let first = open.first, let value = first.indices.first.flatMap({ first.row.key.values[$0] }) else {
                return nil
            }
            let reason =
                open.count == 1
                ? "\(value.keeper) keeps a value that was not asked for" : "stores keep values that were not asked for"
            return RuleViolation(
                code: RuleCodes.notChecked,
                rule: rule.id,
                service: state.name,
                key: first.row.key.spelling,
                severity: .note,
                message:
                    "'\(kind.rawValue)' is not checked for \(open.map(\.row.key.spelling).firstAndMore) in \(names): "
                    + "\(reason).",
                sides: first.indices.map { first.row.side($0) },
                culprit: first.indices.count == 1 ? first.row.name(first.indices[0]) : nil,
                location: rule.location
            )
        }
    }
}

extension [String] {
    /// `a`, `a and b`, `a and 2 more`.
    fileprivate var firstAndMore: String {
        guard count > 2, let first else { return joinedWords }
        return "\(first) and \(count - 1) more"
    }
}

/// Codes that are no verb's.
package enum RuleCodes {
    package static let unresolved = "CFG-UNRESOLVED"
    package static let notChecked = "CFG-NOT-CHECKED"
    package static let rule = "CFG-RULE"
    package static let conflict = "CFG-CONFLICT"
    package static let reason = "CFG-ALLOW-REASON"
    package static let unmatched = "CFG-UNMATCHED"
    package static let waiverExpired = "CFG-WAIVER-EXPIRED"
    package static let waiverTooLong = "CFG-WAIVER-TOO-LONG"
    package static let waiverUnused = "CFG-WAIVER-UNUSED"
    package static let secretAbsent = "CFG-SECRET-ABSENT"
    package static let storeUnreadable = "UNREADABLE_STORE"
    package static let secretUnused = "CFG-SECRET-UNUSED"
    package static let baselineGone = "CFG-BASELINE-GONE"

    /// The codes of errors that mean that something could not be checked: exit status 2, not 1.
    package static let unchecked: Set = [unresolved, rule, conflict, reason, waiverExpired, waiverTooLong]

    /// The codes of findings of any severity that leave something open: a service that has one did not pass.
    package static let leavingOpen: Set = [notChecked, "CONFIG_NOT_CHECKED", unresolved, storeUnreadable]
}

extension EffectiveValue {
    /// Who keeps the value, for a sentence.
    var keeper: String { (stores.first ?? winner.store).map(\.shortDescription) ?? "a store" }

    /// The same with the account.
    var placedKeeper: String { (stores.first ?? winner.store).map(\.placedDescription) ?? "a store" }
}

extension RuleViolation {
    /// A placeholder without a value: nothing can be said about the key.
    static func unresolved(_ names: [String], _ row: RuleRow, _ indices: [Int], service: String) -> RuleViolation {
        var seen: Set<String> = []
        let wanted = names.filter { seen.insert($0).inserted }.map { "${\($0)}" }
        return RuleViolation(
            code: RuleCodes.unresolved,
            rule: "unresolved",
            service: service,
            key: row.key.spelling,
            severity: .error,
            message: "\(row.key.spelling) needs \(wanted.joinedWords), which nothing supplies in "
                + "\(row.names(indices)), so it could not be checked.",
            advice: advice(names, row, indices),
            sides: indices.map { row.side($0) },
            culprit: indices.count == 1 ? row.name(indices[0]) : nil
        )
    }

    /// What to do; with the name of a variable that is supplied and looks like the one that is wanted.
    private static func advice(_ names: [String], _ row: RuleRow, _ indices: [Int]) -> String {
        for index in indices {
            let known = KnownVariables(row.columns[index].stack, types: TypeTable()).unused.map(\.key)
            for name in names {
                guard let near = nearestName(to: name, among: known) else { continue }
                return
                    "\(near) is supplied in \(row.name(index)), and nothing uses it: correct the name, or supply \(name)."
            }
        }
        return "Supply it in that environment, or name the source that does."
    }
}
