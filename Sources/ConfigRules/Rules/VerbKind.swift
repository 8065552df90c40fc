/// The verbs by name alone, as a rules file writes them.
package enum VerbKind: String, CaseIterable, Sendable {
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

    /// The code of a finding about a broken rule, such as `CFG-ONE-OF`.
    package var code: String { "CFG-" + rawValue.uppercased() }

    /// Whether a rule with it settles how environments may differ, so that the project's posture says nothing more.
    var settlesDifferences: Bool {
        switch self {
        case .same, .equal, .differ, .allow, .forbidden, .order, .derive, .unique: true
        case .required, .oneOf, .pattern, .notPattern, .type, .range, .sameShape, .implies, .secretSource, .noDefault,
            .noTestCredential, .noLiveCredential, .noCrossTalk, .wired, .use:
            false
        }
    }

    /// The verbs of which the most particular one alone counts: a narrower `allow` lifts a wider `same`.
    var family: VerbKind { self == .allow ? .same : self }
}

extension RuleVerb {
    package var kind: VerbKind {
        switch self {
        case .same: .same
        case .equal: .equal
        case .differ: .differ
        case .allow: .allow
        case .required: .required
        case .forbidden: .forbidden
        case .oneOf: .oneOf
        case .pattern: .pattern
        case .notPattern: .notPattern
        case .type: .type
        case .range: .range
        case .order: .order
        case .derive: .derive
        case .sameShape: .sameShape
        case .implies: .implies
        case .secretSource: .secretSource
        case .noDefault: .noDefault
        case .noTestCredential: .noTestCredential
        case .noLiveCredential: .noLiveCredential
        case .noCrossTalk: .noCrossTalk
        case .wired: .wired
        case .unique: .unique
        case .use: .use
        }
    }

    /// The environments that the verb itself names, beside the rule's `in:`; `nil` for all.
    var environments: [String]? {
        switch self {
        case .differ(let among): among.isEmpty ? nil : among
        case .order(let list): list
        case .range(_, _, let only): only
        case .same, .equal, .allow, .required, .forbidden, .oneOf, .pattern, .notPattern, .type, .derive, .sameShape,
            .implies, .secretSource, .noDefault, .noTestCredential, .noLiveCredential, .noCrossTalk, .wired, .unique,
            .use:
            nil
        }
    }
}
