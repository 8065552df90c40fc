import ConfigRules
import ConfigSets
import Findings
import Reports
import StrictYAML

/// The sentences about a survey as a whole.
extension ConfigSurvey {
    /// `payment, ticketing: dev, stage, prod`: what was looked at.
    var subject: String {
        let names = states.services.map(\.name)
        let shown = names.prefix(3).joined(separator: ", ") + (names.count > 3 ? " and \(names.count - 3) more" : "")
        return "\(shown.isEmpty ? "No service" : shown) in \(environments.joined(separator: ", "))"
    }

    var facts: [Fact] {
        [Fact("services", .list(states.services.map(\.name))), Fact("environments", .list(environments))]
    }

    /// How many findings the baseline knows, and since when.
    var ratchetFacts: [Fact] {
        guard let answer = ratchet?.answer else { return [] }
        return [
            Fact("knownFindings", .integer(Int64(answer.known.count))),
            Fact("goneFindings", .integer(Int64(answer.gone.count))),
            Fact("knownSince", Cell(answer.oldest?.description)),
        ]
    }

    /// One sentence about everything: what was looked at, how often which verdict, and how it ended.
    func sentence(verdict: String) -> String {
        let known = ratchet?.sentence(today: WallClock.today)
        let parts = ["\(subject): \(counts())", known != nil && verdict == Self.holds ? "nothing new" : verdict, known]
        return parts.compactMap(\.self).joined(separator: "; ") + "."
    }

    /// `214 keys: 183 equal, 6 equal by type, 17 may differ, 5 broken`: every key that the patterns mean once.
    func counts(of patterns: [KeyPattern] = []) -> String {
        var verdicts: [Verdict: Int] = [:]
        var (allowed, broken, waived, keys) = (0, 0, 0, 0)
        for service in judgement.services {
            for (key, outcome) in outcomes(of: service) where patterns.mean(key.compared.name) {
                keys += 1
                switch outcome {
                case .same, .open: verdicts[key.compared.verdict, default: 0] += 1
                case .allowed: allowed += 1
                case .broken: broken += 1
                case .waived: waived += 1
                }
            }
        }
        let words =
            Verdict.allCases.compactMap { verdict in verdicts[verdict].map { "\($0) \(verdict.rawValue)" } }
            + [(allowed, "may differ"), (broken, "broken"), (waived, "waived")]
            .compactMap { count, word in count == 0 ? nil : "\(count) \(word)" }
        return "\(counted(keys, "key"))\(words.isEmpty ? "" : ": " + words.joined(separator: ", "))"
    }

    /// The verdict when nothing is wrong.
    private static let holds = "every rule holds"

    /// The verdict when nothing is wrong with what could be compared.
    private static let holdsInPart = "no rule is broken as far as could be checked"

    /// `2 findings, 1 warning`, or that every rule holds.
    static func verdict(of findings: [Finding]) -> String {
        let errors = findings.count { $0.severity == .error }
        let warnings = findings.count { $0.severity == .warning }
        guard errors > 0 else {
            let word = findings.contains { RuleCodes.leavingOpen.contains($0.code) } ? holdsInPart : holds
            return warnings == 0 ? word : "\(word), \(counted(warnings, "warning"))"
        }
        return counted(errors, "finding") + (warnings == 0 ? "" : ", \(counted(warnings, "warning"))")
    }
}
