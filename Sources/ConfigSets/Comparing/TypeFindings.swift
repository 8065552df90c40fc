package import Findings

extension ConfigSet {
    /// The values that stop the service because they are none of their type, and the keys that it no longer reads.
    ///
    /// Nothing is said on a guess.
    package func typeFindings(_ types: TypeTable) -> [Finding] {
        values.sorted { $0.key < $1.key }
            .flatMap { name, value in
                [misfit(name, value, types), renaming(name, value, types)].compactMap(\.self)
            }
    }

    private func misfit(_ name: PropertyName, _ value: EffectiveValue, _ types: TypeTable) -> Finding? {
        let key = value.winner.key
        let (type, authority) = types.type(of: name, spelled: key)
        guard authority == .known, value.state == .resolved, !value.text.use(type.fits) else { return nil }
        return Finding(
            code: "CONFIG_TYPE",
            message: "\(key) cannot be \(value.quoted): it takes \(type.noun).",
            advice: type.advice(about: value.text),
            location: value.winner.location
        )
    }

    private func renaming(_ name: PropertyName, _ value: EffectiveValue, _ types: TypeTable) -> Finding? {
        guard let deprecation = types.metadata.properties[name]?.deprecation else { return nil }
        return Finding(
            code: "CONFIG_RENAMED",
            severity: deprecation.isError ? .error : .warning,
            message: "\(value.winner.key) is \(deprecation.isError ? "not read any more" : "deprecated").",
            advice: deprecation.replacement.map { "Write \($0)." },
            location: value.winner.location
        )
    }
}

extension EffectiveValue {
    /// The value in quotes, cut short; or a word in its place where it is secret.
    package var quoted: String {
        guard !isSecret else { return "a secret" }
        return text.quoted
    }
}

extension ConfigText {
    /// The text in quotes, cut short; or a word in its place where it is secret.
    package var quoted: String {
        switch self {
        case .plain(let text): text.count > 120 ? "'\(text.prefix(120))…'" : "'\(text)'"
        case .secret: "a secret"
        }
    }
}

extension ValueType {
    /// What the type's values are, for a sentence.
    package var noun: String {
        switch self {
        case .string, .caseless: "a text"
        case .enumeration: "the name of a constant"
        case .boolean: "true or false"
        case .integer: "a whole number"
        case .number: "a number"
        case .duration: "a length of time such as 30s"
        case .count(let unit): "a whole number of \(unit)"
        case .period: "a period such as 2w"
        case .size: "a size such as 10MB"
        case .list: "a list"
        case .foreign(let quantity, let dialect): quantity.noun + " as \(dialect.rawValue) writes it"
        }
    }

    /// What to write instead, where the mistake is a known one.
    func advice(about text: ConfigText) -> String? {
        guard case .count(let unit) = self,
            let time = text.use({ DurationText.spring($0, bare: unit) }), time % unit.factor == 0
        else { return nil }
        return text.isSecret ? "Write the number alone." : "Write \(time / unit.factor), without a unit."
    }
}

extension Quantity {
    fileprivate var noun: String {
        switch self {
        case .duration: "a length of time"
        case .size: "a size"
        case .boolean: "a truth value"
        case .acknowledgements: "'all', 0, 1 or -1"
        }
    }
}
