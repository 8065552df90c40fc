import ConfigSets
import Findings

/// `secret-source`: from a store, or a placeholder without a default; never written out.
enum SecretSourceVerb {
    static func judge(_ subject: VerbSubject) -> [RuleViolation] {
        subject.judgeValues(knowing: .origin) { _, _, value in
            problem(value)
                .map {
                    ValueProblem(predicate: $0, demand: "must come from a store or a placeholder without a default")
                }
        }
    }

    private static func problem(_ value: EffectiveValue) -> String? {
        if value.winner.store != nil { return nil }
        let raw = value.winner.text
        if raw.use({ $0.isEmpty }) { return nil }
        let placeholders = raw.placeholders
        guard !placeholders.isEmpty else { return "is written out" }
        if placeholders.contains(where: { $0.fallback == .text }) { return "has a default" }
        if !value.stores.isEmpty || value.isUnresolved { return nil }
        // What a placeholder stands for may be written out in its turn.
        guard let place = value.expansions.lazy.compactMap(\.location).last else { return nil }
        return value.isFromStore ? nil : "is written out at \(place)"
    }
}

extension EffectiveValue {
    /// Whether a store gave the value or a part of it.
    fileprivate var isFromStore: Bool { winner.store != nil || !stores.isEmpty }
}

/// `no-default`: the value that counts is not the default of a placeholder.
enum NoDefaultVerb {
    static func judge(_ subject: VerbSubject) -> [RuleViolation] {
        subject.judgeValues(knowing: .origin) { _, _, value in
            guard let used = value.expansions.first(where: { $0.location == nil }) else { return nil }
            return ValueProblem(
                predicate: "falls back to the default of ${\(used.name)}",
                demand: "must not",
                advice: "Supply \(used.name) in that environment."
            )
        }
    }
}

/// `no-test-credential` and `no-live-credential`: what tries things out stays out of production, and the reverse.
enum CredentialVerb {
    static func judge(_ forbidden: CredentialKind, _ subject: VerbSubject) -> [RuleViolation] {
        subject.judgeValues { row, index, value in
            // Without 'in:' a rule means production, or everything else.
            let isMeant =
                subject.rule.environments != nil
                || row.columns[index].environment.isProduction == (forbidden == .test)
            guard isMeant, CredentialKind(value.text) == forbidden else { return nil }
            return switch forbidden {
            case .test:
                ValueProblem(predicate: "is a credential for tests", demand: "must be a live one")
            case .live:
                ValueProblem(predicate: "is a live credential", demand: "must be one for tests")
            }
        }
    }
}
