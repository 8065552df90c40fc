import ConfigSets
import Findings
import StrictYAML

/// Reads one entry of `rules:`.
struct RuleReader {
    let environments: [String]
    let services: [String]
    /// What holds where an entry names none.
    let severity: Severity
    let problems: ProblemCollector

    /// Every key of an entry; those that are verbs are read by `VerbReader`.
    enum Key: String, CaseIterable {
        case id
        case keys
        case `in`
        case services
        case severity
        case why
        case same
        case equal
        case differ
        case allow
        case required
        case forbidden
        case oneOf = "one-of"
        case pattern
        case notPattern = "not-pattern"
        case type
        case range
        case order
        case derive
        case sameShape = "same-shape"
        case implies
        case secretSource = "secret-source"
        case noDefault = "no-default"
        case noTestCredential = "no-test-credential"
        case noLiveCredential = "no-live-credential"
        case noCrossTalk = "no-cross-talk"
        case wired
        case unique
        case use

        static let verbs: [Key] = allCases.filter { ![.id, .keys, .in, .services, .severity, .why].contains($0) }

        /// Verbs that are about whole services and not about keys.
        static let withoutKeys: [Key] = [.sameShape, .implies, .wired, .use, .noCrossTalk, .unique]
    }

    /// The rule, or `nil` and a report.
    func read(_ node: FileNode) -> Rule? {
        guard let mapping = StrictMapping<Key>(node, called: "a rule", problems: problems) else { return nil }
        let used = Key.verbs.filter { mapping.node($0) != nil }
        guard !used.isEmpty else {
            problems.report(
                "A rule says what must hold. \(knownNames("verbs", Key.verbs.map(\.rawValue)))",
                at: mapping.location
            )
            return nil
        }
        let keys = mapping.texts(.keys) ?? []
        if keys.isEmpty, let verb = used.first(where: { !Key.withoutKeys.contains($0) }) {
            problems.report("'\(verb.rawValue)' needs 'keys'.", at: mapping.location)
            return nil
        }
        let only = mapping.texts(.in)
        problems.check(only, areAmong: environments, called: "environment")
        let meant = mapping.texts(.services)
        problems.check(meant, areAmong: services, called: "service")
        let verbs = VerbReader(environments: environments, why: mapping.text(.why)?.value, problems: problems)
        return Rule(
            id: mapping.text(.id)?.value ?? Self.name(used[0], keys, mapping),
            keys: keys.map { KeyPattern($0.value) },
            verbs: used.flatMap { verbs.read($0, mapping) },
            environments: only?.map(\.value),
            services: meant?.map(\.value),
            severity: mapping.choice(.severity, RuleSeverity.self)?.severity ?? severity,
            why: mapping.text(.why).map { ShownText.words($0.value) },
            location: mapping.location
        )
    }

    /// The name of a rule that nobody named.
    private static func name(_ verb: Key, _ keys: [Located<String>], _ mapping: StrictMapping<Key>) -> String {
        if verb == .use, let pack = mapping.text(.use) { return pack.value }
        return [verb.rawValue, keys.first?.value].compactMap(\.self).joined(separator: " ")
    }
}
