import ConfigSets

/// Variables that are there for placeholders which nothing else supplies: what a host or a pipeline has.
struct SpareVariables {
    private let layers: [ConfigLayer]

    /// `layers` are the files, the weakest first.
    init(_ layers: [ConfigLayer]) { self.layers = layers }

    /// By name; the last file wins.
    var texts: [String: ConfigText] { Dictionary(entries.map { ($0.key, $0.text) }) { $1 } }

    private var entries: [ConfigEntry] { layers.flatMap(\.entries) }

    /// What a stack gives, with the variables that it lacks as the weakest places.
    ///
    /// Others stay out: a host has many variables that are no settings of a service.
    func completed(
        _ stack: ConfigStack,
        known: [String],
        policy: SecretPolicy
    ) -> (settings: ConfigSet, stack: ConfigStack) {
        var stack = stack
        var settings = ConfigSet(stack, known: known, policy: policy)
        var used: Set<String> = []
        // What is added may have placeholders of its own.
        while let layer = layer(for: settings, besides: used) {
            used.formUnion(layer.entries.map(\.key))
            stack = ConfigStack(environment: stack.environment, layers: [layer] + stack.layers)
            settings = ConfigSet(stack, known: known, policy: policy)
        }
        return (settings, stack)
    }

    private func layer(for settings: ConfigSet, besides used: Set<String>) -> ConfigLayer? {
        guard !layers.isEmpty else { return nil }
        var wanted: Set<String> = []
        for value in settings.values.values {
            guard case .unresolved(let names) = value.state else { continue }
            for name in names { wanted.formUnion([name] + PropertyName.environmentVariables(for: name)) }
        }
        let found = entries.filter { wanted.contains($0.key) && !used.contains($0.key) }
        guard !found.isEmpty else { return nil }
        return ConfigLayer(name: layers.last?.name ?? "", kind: .environmentVariables, entries: found)
    }
}
