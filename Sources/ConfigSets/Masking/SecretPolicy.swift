import Secrets

/// Decides which settings are secrets, before anything can show them.
package struct SecretPolicy: Sendable {
    /// The project's own words: keys that are secrets although nothing shows it, and keys that only look like one.
    package let also: [KeyPattern]
    package let not: [KeyPattern]

    package init(also: [KeyPattern] = [], not: [KeyPattern] = []) {
        self.also = also
        self.not = not
    }

    /// The text of a key, never to be shown where it is a secret.
    ///
    /// A text that only names a placeholder is none: what the placeholder stands for decides about the result. An empty
    /// text is none either.
    package func text(_ raw: String, of key: String) -> ConfigText {
        isSecret(raw, of: key) ? .secret(Secret(raw)) : .plain(raw)
    }

    private func isSecret(_ raw: String, of key: String) -> Bool {
        if raw.isEmpty || Self.isPlaceholder(raw) { return false }
        return SecretShapes.isSecret(raw) || isSecret(key: key, holding: raw)
    }

    /// Whether a key's name tells that its value is a secret, or the name and the value do together.
    func isSecret(key: String, holding raw: String) -> Bool {
        let isNamed =
            SecretWords.areSecret(key)
            ? !SecretShapes.isTruth(raw) : SecretWords.areKey(key) && SecretShapes.isRandom(raw)
        guard !also.isEmpty || !not.isEmpty else { return isNamed }
        let name = PropertyName(key)
        if not.contains(where: { $0.matches(name) }) { return false }
        return isNamed || also.contains { $0.matches(name) }
    }

    /// Whether a text is one placeholder without a default, and nothing else.
    static func isPlaceholder(_ text: String) -> Bool {
        text.hasPrefix("${") && text.hasSuffix("}") && !text.dropFirst(2).dropLast().contains { "${:}".contains($0) }
    }
}
