import Secrets

/// One key over all environments that are compared.
///
/// A class for the reason that makes `EffectiveValue` one.
package final class ComparedKey: Sendable {
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
    /// What the key is where it is missing, as far as metadata tells.
    package let preset: String?

    /// Compares the values that a key has in several environments; `spelled` is how to write it where none has it.
    package init(
        _ name: PropertyName,
        _ values: [EffectiveValue?],
        types: TypeTable,
        preset: String? = nil,
        spelled: String? = nil
    ) {
        let spelling = values.lazy.compactMap(\.self).first?.winner.key ?? spelled ?? name.description
        let (type, authority) = types.type(of: name, spelled: spelling)
        let preset = preset ?? types.preset(of: name)
        let forms = values.map { value in value.flatMap { Form($0, as: type) } }
        self.name = name
        self.spelling = spelling
        self.type = type
        isGuessed = authority == .guessed
        isSecret = values.contains { $0?.isSecret == true }
        verdict = Self.verdict(values, forms: forms, as: type, preset: preset)
        self.values = values
        classes = Self.letters(for: forms)
        self.preset = preset
    }

    /// What is compared: it lives as long as the comparison of its key and goes nowhere, because it may be a secret's.
    private enum Form: Hashable {
        /// The canonical form where the text is a value of the type, else the text.
        case text(String)
        /// Only known by who keeps it: equal references are the same value, and others are anybody's guess.
        case stored([StoreReference], String)

        init?(_ value: EffectiveValue, as type: ValueType) {
            switch value.state {
            case .resolved: self = .text(value.text.use { type.canonical($0) ?? $0 })
            case .unknown where value.isKeptByStores: self = .stored(value.stores, value.text.use { $0 })
            case .unresolved, .volatile, .unknown: return nil
            }
        }

        var isStored: Bool {
            switch self {
            case .text: false
            case .stored: true
            }
        }
    }

    private static func letters(for forms: [Form?]) -> [String] {
        var known: [Form] = []
        return forms.map { form in
            // A reference that nobody shares says nothing about its value.
            guard let form, !form.isStored || forms.count(where: { $0 == form }) > 1 else { return "" }
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
        forms: [Form?],
        as type: ValueType,
        preset: String?
    ) -> Verdict {
        let present = values.compactMap(\.self)
        if present.contains(where: \.isUnresolved) { return .unresolved }
        if present.contains(where: { $0.state == .volatile }) { return .volatile }
        let distinct = Set(forms.compactMap(\.self))
        if present.count < values.count {
            guard let preset, distinct == [.text(type.canonical(preset) ?? preset)] else { return .missing }
            return present.contains { $0.state == .unknown } ? .notChecked : .equalByDefault
        }
        if distinct.count == 1, forms.allSatisfy({ $0 != nil }) {
            return present.allSatisfy { $0.text == present[0].text } ? .equal : .equalByType
        }
        return present.contains { $0.state == .unknown } ? .notChecked : .different
    }
}

extension EffectiveValue {
    /// Whether the value may not be shown, or is kept where only the name of its place may be.
    package var isSecret: Bool { text.isSecret || !stores.isEmpty || winner.store != nil }

    /// Whether stores keep the value, so that one name of theirs is one value wherever it is read.
    ///
    /// Whoever starts a service fills a value in where it starts: one name there is another value on every host. A
    /// Secret of Kubernetes is one of its namespace, and environments have their own.
    package var isKeptByStores: Bool {
        !stores.isEmpty && !stores.contains { $0.store == .platform || $0.store == .kubernetesSecret }
    }

    /// Whether a placeholder in it has no value.
    package var isUnresolved: Bool {
        switch state {
        case .unresolved: true
        case .resolved, .volatile, .unknown: false
        }
    }
}
