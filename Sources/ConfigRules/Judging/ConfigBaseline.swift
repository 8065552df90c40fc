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

    /// A violation that was there before.
    package struct Known: Sendable {
        package let violation: RuleViolation
        package let since: CalendarDate
    }

    /// What became of a judgement's violations.
    package struct Answer: Sendable {
        /// What is new.
        package let open: [RuleViolation]
        package let known: [Known]
        /// What is not there any more: the baseline can be written anew, smaller.
        package let gone: [Entry]
    }

    package let entries: [Entry]

    package init(entries: [Entry] = []) { self.entries = entries }

    /// The part that is about these services: nothing can be said of the others when only these were read; all when `nil`.
    package func within(_ services: [String]?) -> ConfigBaseline {
        guard let services else { return self }
        return ConfigBaseline(entries: entries.filter { services.contains($0.service) })
    }

    /// The part that files alone say something about.
    package var ofFiles: ConfigBaseline { ConfigBaseline(entries: entries.filter { !$0.isLive }) }

    /// Whether nothing but findings about running servers was ever written into it.
    package var isOnlyLive: Bool { !entries.isEmpty && entries.allSatisfy(\.isLive) }

    /// The part about the running servers of one environment.
    func live(in environment: String) -> ConfigBaseline {
        ConfigBaseline(entries: entries.filter { $0.isLive && $0.environments == [environment] })
    }

    /// The baseline with its part about the running servers of an environment replaced.
    func replacingLive(in environment: String, by part: ConfigBaseline) -> ConfigBaseline {
        let others = entries.filter { !($0.isLive && $0.environments == [environment]) }
        return ConfigBaseline(entries: (others + part.entries).inOrder)
    }

    /// The baseline with its part about files replaced.
    package func replacingFiles(by part: ConfigBaseline) -> ConfigBaseline {
        ConfigBaseline(entries: (entries.filter(\.isLive) + part.entries).inOrder)
    }

    /// Parts what is new from what was known.
    ///
    /// What could not be checked is never known: nobody can say that it is what it was.
    package func part(_ violations: [RuleViolation]) -> Answer {
        let dates = Dictionary(entries.map { (Identity($0), $0.since) }, uniquingKeysWith: min)
        var open: [RuleViolation] = []
        var known: [Known] = []
        var found: Set<Identity> = []
        for violation in violations {
            let identity = Identity(violation)
            if let since = dates[identity], !RuleCodes.unchecked.contains(violation.code) {
                found.insert(identity)
                known.append(Known(violation: violation, since: since))
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
                .inOrder
        )
    }
}

extension ConfigBaseline.Entry {
    fileprivate var isLive: Bool { code.hasPrefix(LiveCodes.prefix) }
}

extension [ConfigBaseline.Entry] {
    fileprivate var inOrder: [ConfigBaseline.Entry] {
        sorted { ($0.service, $0.key, $0.code, $0.rule) < ($1.service, $1.key, $1.code, $1.rule) }
    }
}

extension CalendarDate {
    /// The day with how long ago it was: `2026-11-01 (20 days)`.
    package func withAge(on today: CalendarDate) -> String {
        let days = days(until: today)
        return days < 1 ? "\(self)" : "\(self) (\(days) day\(days == 1 ? "" : "s"))"
    }
}

extension ConfigBaseline.Known {
    /// The violation as a short note that tells its age: who looks for what is new reads past many of them.
    package func finding(today: CalendarDate) -> Finding {
        let finding = violation.finding
        return Finding(
            code: finding.code,
            severity: .note,
            message: "\(finding.message) Known since \(since.withAge(on: today)).",
            location: finding.location
        )
    }
}

extension ConfigBaseline.Answer {
    /// The day since when the oldest of what is still there is known.
    package var oldest: CalendarDate? { known.map(\.since).min() }

    /// What is gone, as a note at the baseline's file; `nil` when all of it is still there.
    package func goneFinding(file: String, command: String = "migrate config check") -> Finding? {
        guard !gone.isEmpty else { return nil }
        let names = gone.prefix(5).map { $0.key.isEmpty ? $0.rule : $0.key }
        let more = gone.count > 5 ? " and \(gone.count - 5) more" : ""
        return Finding(
            code: RuleCodes.baselineGone,
            severity: .note,
            message: "\(gone.count) of the baseline's findings \(gone.count == 1 ? "is" : "are") gone: "
                + names.joined(separator: ", ") + more + ".",
            advice: "Run '\(command) --update-baseline', so that nothing of it can come back unseen.",
            location: SourceLocation(file: file)
        )
    }
}
