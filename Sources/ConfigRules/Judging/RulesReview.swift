import Findings
import StrictYAML

/// What is wrong with the rules themselves.
enum RulesReview {
    /// Rules that cannot mean what they say.
    static func findings(_ project: ConfigProject) -> [Finding] {
        project.rules.flatMap { rule in
            rule.verbs.compactMap { verb in finding(verb, in: rule) }
        }
    }

    private static func finding(_ verb: Located<RuleVerb>, in rule: Rule) -> Finding? {
        let place = verb.location ?? rule.location
        switch verb.value {
        case .allow(let why):
            let reason = (why.isBlank ? rule.why ?? "" : why)
            if reason.isBlank {
                return Finding(
                    code: RuleCodes.reason,
                    message: "The rule '\(rule.id)' allows a difference and does not say why.",
                    advice: "Write allow: {why: \"…\"}.",
                    location: place
                )
            }
            guard reason.uppercased().hasPrefix("TODO") else { return nil }
            return Finding(
                code: RuleCodes.reason,
                severity: .warning,
                message: "The rule '\(rule.id)' allows a difference, and its reason is still to be written.",
                advice: "Say why, or make the environments the same.",
                location: place
            )
        case .use(let pack):
            guard !PackJudge.knows(pack) else { return nil }
            let known = RulePacks.all.map(\.name)
            return Finding(
                code: RuleCodes.rule,
                message: "There is no pack '\(pack)'.\(suggestion(for: pack, among: known)) "
                    + knownNames("packs", known),
                location: place
            )
        case .same, .equal, .differ, .required, .forbidden, .oneOf, .pattern, .notPattern, .type, .range, .order,
            .derive, .sameShape, .implies, .secretSource, .noDefault, .noTestCredential, .noLiveCredential,
            .noCrossTalk,
            .wired, .unique:
            return nil
        }
    }

    /// Rules that ask for the same and for a difference of one key.
    static func conflicts(_ answers: [ServiceJudge.Answer], _ project: ConfigProject) -> [Finding] {
        var seen: Set<[RuleAssignment.Place]> = []
        return answers.flatMap(\.conflicts)
            .sorted { ($0.key[0].rule, $0.key[1].rule) < ($1.key[0].rule, $1.key[1].rule) }
            .compactMap { places, key in
                guard seen.insert(places).inserted else { return nil }
                let (alike, differ) = (project.rules[places[0].rule], project.rules[places[1].rule])
                let (first, second) = (alike.verbs[places[0].verb], differ.verbs[places[1].verb])
                let other = second.location ?? differ.location
                return Finding(
                    code: RuleCodes.conflict,
                    message: "The rule '\(alike.id)' asks for '\(first.value.kind.rawValue)' of \(key), and the rule "
                        + "'\(differ.id)' at \(other) for 'differ'.",
                    advice: "Narrow the keys or the environments of one of them.",
                    location: first.location ?? alike.location
                )
            }
    }
}

extension String {
    /// Whether there is nothing but blanks.
    fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
