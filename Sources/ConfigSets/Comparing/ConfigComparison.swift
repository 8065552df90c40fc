/// What can be said about one key in several environments.
package enum Verdict: String, CaseIterable, Sendable {
    case equal
    /// Written differently, and the same for whoever reads it.
    case equalByType = "equal by type"
    /// Missing here, and the default is what the others have.
    case equalByDefault = "equal by default"
    case different
    case missing
    case volatile
    case unresolved
    case notChecked = "not checked"
}

/// One key over all environments that are compared.
package struct ComparedKey: Sendable {
    package let name: PropertyName
    /// The key as the first environment that has it writes it.
    package let spelling: String
    package let type: ValueType
    /// Whether the type is only guessed from the key.
    package let isGuessed: Bool
    /// Whether the value is a secret anywhere: then it is shown nowhere.
    package let isSecret: Bool
    package let verdict: Verdict
    /// In the order of the environments; `nil` where the key is missing.
    package let values: [EffectiveValue?]
    /// The class of each value: equal ones share a letter; empty where the key is missing or nobody can tell.
    package let classes: [String]
}

/// Compares what a service runs with in several environments.
package struct ConfigComparison: Sendable {
    package let environments: [String]
    /// Every key of any environment, in order.
    package let keys: [ComparedKey]

    /// Takes time in proportion to keys and environments, but for sorting.
    package init(_ sets: [ConfigSet], types: TypeTable = TypeTable(), defaults: [PropertyName: String] = [:]) {
        environments = sets.map(\.environment)
        let names = Set(sets.flatMap(\.values.keys))
        keys = names.sorted()
            .map { name in
                Self.compare(name, sets.map { $0.values[name] }, types: types, preset: defaults[name])
            }
    }

    /// How many keys have each verdict.
    package func count(_ verdict: Verdict) -> Int { keys.count { $0.verdict == verdict } }

    private static func compare(
        _ name: PropertyName,
        _ values: [EffectiveValue?],
        types: TypeTable,
        preset: String?
    ) -> ComparedKey {
        let spelling = values.compactMap(\.self).first?.winner.key ?? name.description
        let (type, authority) = types.type(of: name, spelled: spelling)
        let forms = values.map { value in value.flatMap { form(of: $0, as: type) } }
        let classes = letters(for: forms)
        return ComparedKey(
            name: name,
            spelling: spelling,
            type: type,
            isGuessed: authority == .guessed,
            isSecret: values.contains { $0?.text.isSecret == true },
            verdict: verdict(values, forms: forms, as: type, preset: preset),
            values: values,
            classes: classes
        )
    }

    /// What is compared: the canonical form where the text is a value of the type, else the text.
    ///
    /// A secret's form lives as long as the comparison of its key and goes nowhere.
    private static func form(of value: EffectiveValue, as type: ValueType) -> String? {
        switch value.state {
        case .resolved: value.text.use { type.canonical($0) ?? $0 }
        case .unresolved, .volatile, .unknown: nil
        }
    }

    private static func letters(for forms: [String?]) -> [String] {
        var known: [String] = []
        return forms.map { form in
            guard let form else { return "" }
            if let place = known.firstIndex(of: form) { return letter(place) }
            known.append(form)
            return letter(known.count - 1)
        }
    }

    /// The letter of a place: A to Z, then AA, AB and so on.
    private static func letter(_ place: Int) -> String {
        let last = String(UnicodeScalar(UInt8(65 + place % 26)))
        return place < 26 ? last : letter(place / 26 - 1) + last
    }

    private static func verdict(
        _ values: [EffectiveValue?],
        forms: [String?],
        as type: ValueType,
        preset: String?
    ) -> Verdict {
        let present = values.compactMap(\.self)
        if present.contains(where: { $0.state == .unknown }) { return .notChecked }
        if present.contains(where: { $0.state == .volatile }) { return .volatile }
        guard present.allSatisfy({ $0.state == .resolved }) else { return .unresolved }
        let distinct = Set(forms.compactMap(\.self))
        if present.count < values.count {
            guard let preset, distinct == [type.canonical(preset) ?? preset] else { return .missing }
            return .equalByDefault
        }
        guard distinct.count == 1 else { return .different }
        return present.allSatisfy { $0.text == present[0].text } ? .equal : .equalByType
    }
}
