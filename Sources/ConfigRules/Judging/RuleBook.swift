import ConfigSets
import StrictYAML

/// The rules of a project, found by the keys that they are about.
struct RuleBook {
    /// One rule that means a key.
    struct Match {
        /// The rule's place in the file.
        let rule: Int
        /// How particular the pattern is that means the key.
        let specificity: Int
    }

    let rules: [Rule]
    private let index: PatternIndex<Match>
    /// Rules that mean every key because they name none.
    private let general: [Match]

    init(_ rules: [Rule]) {
        self.rules = rules
        index = PatternIndex(
            rules.enumerated()
                .flatMap { place, rule in
                    rule.keys.map {
                        (pattern: $0, value: Match(rule: place, specificity: $0.specificity))
                    }
                }
        )
        general = rules.indices.filter { rules[$0].meansEveryKey }.map { Match(rule: $0, specificity: 0) }
    }

    /// The rules that mean a key, in the order of the file, each with its most particular pattern.
    func matches(_ name: PropertyName) -> [Match] {
        var best: [Int: Int] = [:]
        for match in index.values(for: name).map(\.value) + general {
            best[match.rule] = max(best[match.rule] ?? 0, match.specificity)
        }
        return best.map { Match(rule: $0.key, specificity: $0.value) }.sorted { $0.rule < $1.rule }
    }
}

extension Rule {
    /// Whether a verb of the rule is about all keys when none is named.
    fileprivate var meansEveryKey: Bool { keys.isEmpty && verbs.contains { $0.value.kind == .noCrossTalk } }

    /// Whether the rule is about a service.
    func isMeant(for service: String) -> Bool { services?.contains(service) ?? true }
}
