import Findings
import Secrets

extension ConfigSet {
    /// Works out what a service runs with: names matched, lists replaced whole, placeholders expanded.
    ///
    /// Takes time in proportion to keys and layers. `known` are keys that metadata lists.
    package init(_ stack: ConfigStack, known: [String] = [], policy: SecretPolicy = SecretPolicy()) {
        let index = NameIndex(stack, known: known)
        let lists = ListReplacement(index)
        var resolver = PlaceholderResolver(index)
        var values: [PropertyName: EffectiveValue] = [:]
        values.reserveCapacity(index.heads.count)
        var findings = lists.findings
        for (name, head) in index.heads where !lists.replaced.contains(name) {
            let chain = index.chain(from: head)
            guard let first = chain.first else { continue }
            let candidates = chain.map {
                EffectiveValue.Candidate(index.entry($0), layer: stack.layers[$0.layer].name)
            }
            let (value, problem) = EffectiveValue.resolved(
                index.entry(first),
                candidates,
                by: &resolver,
                policy: policy
            )
            values[name] = value
            if let problem { findings.append(problem) }
        }
        self.init(
            environment: stack.environment,
            values: values.hidingSecretSources().hidingListedCredentials(),
            findings: findings.sorted { $0.location?.precedes($1.location) ?? false }
        )
    }
}

extension EffectiveValue.Candidate {
    fileprivate init(_ entry: ConfigEntry, layer: String) {
        self.init(layer: layer, key: entry.key, text: entry.text, store: entry.store, location: entry.location)
    }
}

extension EffectiveValue {
    fileprivate static func resolved(
        _ entry: ConfigEntry,
        _ candidates: [Candidate],
        by resolver: inout PlaceholderResolver,
        policy: SecretPolicy
    ) -> (value: EffectiveValue, problem: Finding?) {
        let winner = candidates[0]
        let hidden = Array(candidates.dropFirst())
        // Most values are what they are: the reader has decided already whether they are secrets.
        if winner.store == nil, winner.text.use({ PlaceholderText.isPlain($0) }) {
            let value = EffectiveValue(
                text: winner.text,
                state: .resolved,
                winner: winner,
                hidden: hidden,
                expansions: []
            )
            return (value, nil)
        }
        let outcome = resolver.resolve(entry)
        // A text that was not worked out to its end stays as it is written.
        let whole = outcome.excess == nil ? ConfigText.plain(outcome.text) : winner.text
        let text = outcome.isSecret ? whole.hidden : whole.use { policy.text($0, of: winner.key) }
        let value = EffectiveValue(
            text: text,
            state: outcome.state,
            stores: outcome.stores,
            winner: winner,
            hidden: hidden,
            expansions: outcome.expansions
        )
        return (value, outcome.problem(at: winner.location))
    }
}

extension PlaceholderResolver.Outcome {
    fileprivate var state: EffectiveValue.State {
        if isVolatile { return .volatile }
        if let circle { return .unresolved([circle]) }
        if excess != nil || !unresolved.isEmpty { return .unresolved(unresolved) }
        return isUnknown ? .unknown : .resolved
    }

    /// Why the service does not start with this value, or why nobody here can tell what it is.
    fileprivate func problem(at location: SourceLocation) -> Finding? {
        if let circle { return .circle(circle, at: location) }
        return excess.map { excess in
            let reason =
                switch excess {
                case .depth: "Placeholders here need one another too deeply"
                case .length: "Placeholders here stand for too long a text"
                }
            return Finding(
                code: "CONFIG_PLACEHOLDER_LIMIT",
                message: "\(reason); the value is not worked out.",
                location: location
            )
        }
    }
}

extension SourceLocation {
    fileprivate func precedes(_ other: SourceLocation?) -> Bool {
        guard let other else { return false }
        return (file, line ?? 0, column ?? 0) < (other.file, other.line ?? 0, other.column ?? 0)
    }
}
