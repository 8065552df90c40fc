import ConfigSets
import Findings
import StrictYAML

/// Counts which rules, types and waivers mean any key at all: what means none is most likely misspelled.
struct RuleCensus {
    private let project: ConfigProject
    private let book: RuleBook
    private var rules: Set<Int> = []
    private var types: Set<Int> = []
    private var waivers: Set<Int> = []
    private let typeIndex: PatternIndex<Int>
    private let waiverIndex: PatternIndex<Int>
    private let shapeIndex: PatternIndex<Int>

    init(_ project: ConfigProject, _ book: RuleBook) {
        self.project = project
        self.book = book
        typeIndex = PatternIndex(project.types.enumerated().map { (pattern: $1.pattern, value: $0) })
        waiverIndex = PatternIndex(
            project.waivers.enumerated().flatMap { place, waiver in waiver.keys.map { (pattern: $0, value: place) } }
        )
        shapeIndex = PatternIndex(
            project.rules.enumerated()
                .flatMap { place, rule in
                    rule.verbs.flatMap(\.value.innerPatterns).map { (pattern: $0, value: place) }
                }
        )
    }

    /// Notes what a service's keys show, in every environment, judged or not; `judged` are those that were judged, and
    /// `matched` the rules that mean one of them.
    mutating func count(_ state: ServiceState, judged: Set<PropertyName>, matched: Set<Int>) {
        rules.formUnion(matched)
        let shown = state.columns.filter { !$0.environment.isGated }.map(\.settings).withJoinedLists(state.types)
        var others: Set<PropertyName> = []
        for set in shown { others.formUnion(set.values.keys.lazy.filter { !judged.contains($0) }) }
        for name in others {
            for match in book.matches(name) where book.rules[match.rule].isMeant(for: state.name) {
                rules.insert(match.rule)
            }
            count(name, in: state.name)
        }
        for name in judged { count(name, in: state.name) }
    }

    /// Notes the types, the waivers and the trees that a key belongs to.
    private mutating func count(_ name: PropertyName, in service: String) {
        for (_, rule) in shapeIndex.values(for: name) where book.rules[rule].isMeant(for: service) {
            rules.insert(rule)
        }
        types.formUnion(typeIndex.values(for: name).lazy.map(\.value))
        waivers.formUnion(waiverIndex.values(for: name).lazy.map(\.value))
    }

    /// What means nothing.
    func findings(strict: Bool) -> [Finding] {
        let severity: Severity = strict ? .error : .warning
        func finding(_ message: String, _ location: SourceLocation?) -> Finding {
            Finding(
                code: RuleCodes.unmatched,
                severity: severity,
                message: message,
                advice: "Correct the pattern, or remove what is not needed any more.",
                location: location
            )
        }
        let idle = project.rules.enumerated().filter { !rules.contains($0.offset) && $0.element.isAboutKeys }
        return idle.map {
            finding("The rule '\($0.element.id)' matches no key in any environment.", $0.element.location)
        }
            + project.types.enumerated().filter { !types.contains($0.offset) }
            .map {
                finding(
                    "The type of '\($0.element.pattern.text)' matches no key in any environment.",
                    $0.element.location
                )
            }
            + project.waivers.enumerated()
            .filter { !waivers.contains($0.offset) && !$0.element.keys.isEmpty && !$0.element.isLive }
            .map {
                finding(
                    "The waiver '\($0.element.id.value)' matches no key in any environment.",
                    $0.element.id.location
                )
            }
    }
}

extension Rule {
    /// Whether the rule can match no key by mistake: one that forbids a key is content when none is there, and one that
    /// asks for a key says itself that it is missing.
    fileprivate var isAboutKeys: Bool {
        verbs.contains { verb in
            switch verb.value {
            case .forbidden, .required, .use, .wired: false
            case .implies: false
            case .noCrossTalk: !keys.isEmpty
            case .same, .equal, .differ, .allow, .oneOf, .pattern, .notPattern, .type, .range, .order, .derive,
                .sameShape,
                .secretSource, .noDefault, .noTestCredential, .noLiveCredential, .unique:
                true
            }
        }
    }
}

extension RuleVerb {
    /// The keys that a verb names itself, as patterns for whole names.
    fileprivate var innerPatterns: [KeyPattern] {
        switch self {
        case .sameShape(let left, let right, _): [left, right].map { KeyPattern($0.text + ".**") }
        case .same, .equal, .differ, .allow, .required, .forbidden, .oneOf, .pattern, .notPattern, .type, .range,
            .order,
            .derive, .implies, .secretSource, .noDefault, .noTestCredential, .noLiveCredential, .noCrossTalk, .wired,
            .unique, .use:
            []
        }
    }
}
