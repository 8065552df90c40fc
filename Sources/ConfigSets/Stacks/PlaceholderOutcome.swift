import Findings
import Secrets

extension PlaceholderResolver {
    /// What became of one text.
    struct Outcome {
        var text = ""
        var isSecret = false
        var isVolatile = false
        /// Who keeps parts of the text.
        var stores: [StoreReference] = []
        /// Whether one of them was not asked, so that its part is missing in the text.
        var isUnknown = false
        var unresolved: [String] = []
        var expansions: [EffectiveValue.Expansion] = []
        /// The placeholder at which a circle was noticed.
        var circle: String?
        /// The limit that stopped the work: the text is not whole then.
        var excess: Excess?
    }

    /// What no honest configuration has so much of.
    enum Excess: Hashable {
        case depth
        case length
    }
}

extension PlaceholderResolver.Outcome {
    /// What a store keeps: taken as it is, for a dollar sign in a password is no placeholder.
    init?(keptBy entry: ConfigEntry) {
        guard let store = entry.store else { return nil }
        self.init(text: entry.text.use { $0 }, isSecret: true, stores: [store], isUnknown: !entry.isKnown)
    }

    /// Takes what a placeholder stands for into the text around it.
    mutating func take(
        _ inner: PlaceholderResolver.Outcome,
        as name: String,
        from location: SourceLocation?,
        namesMax: Int
    ) {
        text += inner.text
        unresolved += inner.unresolved.prefix(namesMax - min(unresolved.count, namesMax))
        let value = ConfigText.plain(inner.text)
        if expansions.count < namesMax {
            expansions.append(
                EffectiveValue.Expansion(name: name, text: inner.isSecret ? value.hidden : value, location: location)
            )
            expansions += inner.expansions.prefix(namesMax - expansions.count)
        }
        takeEffects(inner, expansionsToo: false)
    }

    /// Takes what a part says about the whole: what is made of a secret is one.
    mutating func takeEffects(_ inner: PlaceholderResolver.Outcome, expansionsToo: Bool = true) {
        isSecret = isSecret || inner.isSecret
        isVolatile = isVolatile || inner.isVolatile
        isUnknown = isUnknown || inner.isUnknown
        for store in inner.stores where !stores.contains(store) { stores.append(store) }
        circle = circle ?? inner.circle
        excess = excess ?? inner.excess
        if expansionsToo { expansions += inner.expansions }
    }
}
