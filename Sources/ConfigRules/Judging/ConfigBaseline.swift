import ConfigSets
package import Findings
package import StrictYAML

/// The findings that a team began with, which may only grow fewer; no value is in it.
package struct ConfigBaseline: Sendable {
    /// One finding that was there.
    package struct Entry: Hashable, Sendable {
        package let code: String
        package let rule: String
        package let service: String
        /// In canonical form, so that another spelling of the key is the same finding; empty where there is none.
        package let key: String
        package let environments: [String]
        /// The day on which it was first written down.
        package let since: CalendarDate
    }

    /// What makes two findings the same from day to day.
    private struct Identity: Hashable {
        let code: String
        let rule: String
        let service: String
        let key: String
        let environments: [String]

        init(_ entry: Entry) {
            (code, rule, service, key) = (entry.code, entry.rule, entry.service, entry.key)
            environments = entry.environments
        }

        init(_ violation: RuleViolation) {
            (code, rule, service) = (violation.code, violation.rule, violation.service)
            key = violation.key.map { PropertyName($0).description } ?? ""
            environments = Set(violation.sides.map(\.environment) + [violation.culprit].compactMap(\.self)).sorted()
        }
    }

    /// What became of a judgement's violations.
    package struct Answer: Sendable {
        /// What is new.
        package let open: [RuleViolation]
        /// What was known, each with the day since when.
        package let known: [(violation: RuleViolation, since: CalendarDate)]
        /// What is not there any more: the baseline can be written anew, smaller.
        package let gone: [Entry]
    }

    package let entries: [Entry]

    package init(entries: [Entry] = []) { self.entries = entries }

    /// The day of the oldest entry.
    package var oldest: CalendarDate? { entries.map(\.since).min() }

    /// Parts what is new from what was known.
    ///
    /// What could not be checked is never known: nobody can say that it is what it was.
    package func part(_ violations: [RuleViolation]) -> Answer {
        let dates = Dictionary(entries.map { (Identity($0), $0.since) }, uniquingKeysWith: min)
        var open: [RuleViolation] = []
        var known: [(violation: RuleViolation, since: CalendarDate)] = []
        var found: Set<Identity> = []
        for violation in violations {
            let identity = Identity(violation)
            if let since = dates[identity], !RuleCodes.unchecked.contains(violation.code) {
                found.insert(identity)
                known.append((violation, since))
            } else {
                open.append(violation)
            }
        }
        return Answer(open: open, known: known, gone: entries.filter { !found.contains(Identity($0)) })
    }

    /// The baseline of these violations; what was known keeps its day.
    package func renewed(_ violations: [RuleViolation], today: CalendarDate) -> ConfigBaseline {
        let dates = Dictionary(entries.map { (Identity($0), $0.since) }, uniquingKeysWith: min)
        var seen: Set<Identity> = []
        let kept = violations.filter { violation in
            // Only what turns the gate red is worth writing down.
            violation.severity == .error && !RuleCodes.unchecked.contains(violation.code)
        }
        return ConfigBaseline(
            entries:
                kept.compactMap { violation in
                    let identity = Identity(violation)
                    guard seen.insert(identity).inserted else { return nil }
                    return Entry(
                        code: identity.code,
                        rule: identity.rule,
                        service: identity.service,
                        key: identity.key,
                        environments: identity.environments,
                        since: dates[identity] ?? today
                    )
                }
                .sorted { ($0.service, $0.key, $0.code, $0.rule) < ($1.service, $1.key, $1.code, $1.rule) }
        )
    }
}

extension ConfigBaseline.Answer {
    /// What was known as notes, and what is gone, with the baseline's age.
    package func findings(file: String, today: CalendarDate) -> [Finding] {
        let notes = known.map { violation, since in
            let days = today.dayNumber - since.dayNumber
            let finding = violation.finding.lowered
            return Finding(
                code: finding.code,
                severity: .note,
                message: finding.message + " Known for \(days) day\(days == 1 ? "" : "s"), since \(since).",
                advice: finding.advice,
                location: finding.location,
                related: finding.related
            )
        }
        guard !gone.isEmpty else { return notes }
        let names = gone.prefix(5).map { $0.key.isEmpty ? $0.rule : $0.key }
        let more = gone.count > 5 ? " and \(gone.count - 5) more" : ""
        return notes + [
            Finding(
                code: RuleCodes.baselineGone,
                severity: .note,
                message: "\(gone.count) of the baseline's findings \(gone.count == 1 ? "is" : "are") gone: "
                    + names.joined(separator: ", ") + more + ".",
                advice: "Write the baseline anew, so that they cannot come back unseen.",
                location: SourceLocation(file: file)
            )
        ]
    }
}
