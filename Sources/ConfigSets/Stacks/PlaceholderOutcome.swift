import Findings
import Secrets

extension PlaceholderResolver {
    /// What became of one text.
    struct Outcome {
        var text = ""
        var isSecret = false
        var isVolatile = false
        /// Who keeps parts of the text: those are not known here.
        var stores: [StoreReference] = []
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
        for store in inner.stores where !stores.contains(store) { stores.append(store) }
        circle = circle ?? inner.circle
        excess = excess ?? inner.excess
        if expansionsToo { expansions += inner.expansions }
    }
}
