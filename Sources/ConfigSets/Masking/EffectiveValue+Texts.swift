extension EffectiveValue {
    /// The same value with each of its texts replaced.
    func mapTexts(_ replace: (ConfigText) -> ConfigText) -> EffectiveValue {
        func replaced(_ candidate: Candidate) -> Candidate {
            Candidate(
                layer: candidate.layer,
                key: candidate.key,
                text: replace(candidate.text),
                store: candidate.store,
                location: candidate.location
            )
        }
        return EffectiveValue(
            text: replace(text),
            state: state,
            stores: stores,
            winner: replaced(winner),
            hidden: hidden.map { replaced($0) },
            expansions: expansions.map { Expansion(name: $0.name, text: replace($0.text), location: $0.location) }
        )
    }
}
