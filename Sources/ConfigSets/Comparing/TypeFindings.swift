package import Findings

extension ConfigSet {
    /// The values that stop the service because they are none of their type, and the keys that it no longer reads.
    ///
    /// Nothing is said on a guess.
    package func typeFindings(_ types: TypeTable) -> [Finding] {
        var found: [(name: PropertyName, finding: Finding)] = []
        for (name, value) in values {
            if let type = types.known(name), let finding = value.misfit(type) { found.append((name, finding)) }
            if let finding = value.renaming(name, types) { found.append((name, finding)) }
        }
        return found.sorted { $0.name < $1.name }.map(\.finding)
    }
}

extension EffectiveValue {
    /// The value as one that stops the service, because it is none of a type.
    package func misfit(_ type: ValueType) -> Finding? {
        guard state == .resolved, !text.use(type.fits) else { return nil }
        return Finding(
            code: "CONFIG_TYPE",
            message: "\(winner.key) cannot be \(quoted): it takes \(type.noun).",
            advice: type.advice(about: text),
            location: winner.location
        )
    }

    /// The key as one that the service no longer reads, or soon will not.
    package func renaming(_ name: PropertyName, _ types: TypeTable) -> Finding? {
        guard let deprecation = types.metadata.properties[name]?.deprecation else { return nil }
        return Finding(
            code: "CONFIG_RENAMED",
            severity: deprecation.isError ? .error : .warning,
            message: "\(winner.key) is \(deprecation.isError ? "not read any more" : "deprecated").",
            advice: deprecation.replacement.map { "Write \($0)." },
            location: winner.location
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
