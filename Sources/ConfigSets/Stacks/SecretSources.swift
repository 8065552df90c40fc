import Findings

extension [PropertyName: EffectiveValue] {
    /// The same values, in which what a secret is taken from is a secret too: with `password: ${DB_PW}` nobody shows
    /// `DB_PW`, nor any other text that holds it.
    ///
    /// A secret that is put together of words and placeholders taints none of them: most of them are hosts and names.
    func hidingSecretSources() -> [PropertyName: EffectiveValue] {
        var places: Set<SourceLocation> = []
        for value in values where value.text.isSecret && !value.expansions.isEmpty {
            guard value.winner.text.isPlaceholderAlone else { continue }
            places.formUnion(value.expansions.compactMap(\.location))
        }
        guard !places.isEmpty else { return self }
        return mapValues { value in
            let isTainted =
                places.contains(value.winner.location)
                || value.expansions.contains { $0.location.map(places.contains) ?? false }
            return isTainted ? value.hiding(places) : value
        }
    }
}

extension EffectiveValue {
    /// The value as a secret, with every text that came from these places.
    fileprivate func hiding(_ places: Set<SourceLocation>) -> EffectiveValue {
        EffectiveValue(
            text: text.hidden,
            state: state,
            stores: stores,
            winner: winner.hiding(places),
            // What a secret's place hides are secrets of another day.
            hidden: places.contains(winner.location) ? hidden.map(\.asSecret) : hidden.map { $0.hiding(places) },
            expansions: expansions.map { expansion in
                let isTainted = expansion.location.map(places.contains) ?? false
                return isTainted
                    ? Expansion(name: expansion.name, text: expansion.text.hidden, location: expansion.location)
                    : expansion
            }
        )
    }
}

extension EffectiveValue.Candidate {
    fileprivate func hiding(_ places: Set<SourceLocation>) -> EffectiveValue.Candidate {
        places.contains(location) ? asSecret : self
    }

    /// The same candidate, its text hidden unless it only names where a value comes from.
    fileprivate var asSecret: EffectiveValue.Candidate {
        EffectiveValue.Candidate(
            layer: layer,
            key: key,
            text: text.isPlaceholderAlone ? text : text.hidden,
            store: store,
            location: location
        )
    }
}
