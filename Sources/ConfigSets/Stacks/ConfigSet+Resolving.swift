import Findings

extension ConfigSet {
    /// Works out what a service runs with: names matched, lists replaced whole, placeholders expanded.
    ///
    /// Takes time in proportion to keys and layers. `known` are keys that metadata lists.
    package init(_ stack: ConfigStack, known: [String] = [], policy: SecretPolicy = SecretPolicy()) {
        let index = NameIndex(stack, known: known)
        let lists = ListReplacement(index)
        var resolver = PlaceholderResolver(index)
        var values: [PropertyName: EffectiveValue] = [:]
        var findings = lists.findings
        for (name, items) in lists.items {
            guard let winner = items.first else { continue }
            let outcome = resolver.resolve(winner.entry)
            if let circle = outcome.circle { findings.append(.circle(circle, at: winner.entry.location)) }
            let candidates = items.map { item in
                EffectiveValue.Candidate(
                    layer: stack.layers[item.layer].name,
                    key: item.entry.key,
                    text: item.entry.text,
                    store: item.entry.store,
                    location: item.entry.location
                )
            }
            let text =
                outcome.isSecret
                ? ConfigText.plain(outcome.text).hidden : policy.text(outcome.text, of: winner.entry.key)
            values[name] = EffectiveValue(
                text: text,
                state: outcome.state,
                stores: outcome.stores,
                winner: candidates[0],
                hidden: Array(candidates.dropFirst()),
                expansions: outcome.expansions
            )
        }
        self.init(environment: stack.environment, values: values, findings: findings)
    }
}

extension PlaceholderResolver.Outcome {
    fileprivate var state: EffectiveValue.State {
        if isVolatile { return .volatile }
        if let circle { return .unresolved([circle]) }
        if !unresolved.isEmpty { return .unresolved(unresolved) }
        return stores.isEmpty ? .resolved : .unknown
    }
}

extension Finding {
    /// A placeholder that needs itself.
    fileprivate static func circle(_ name: String, at location: SourceLocation) -> Finding {
        Finding(
            code: "CONFIG_CIRCLE",
            message: "The placeholder ${\(name)} needs its own value, so the service does not start.",
            location: location
        )
    }
}
