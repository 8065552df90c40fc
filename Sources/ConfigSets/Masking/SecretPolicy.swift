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
        // A name with a control character in it is broken, and nobody knows what it was.
        if key.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) { return true }
        return SecretShapes.isSecret(raw) || isSecret(key: key, holding: raw) || holdsSecretDefault(raw)
    }

    /// Whether a placeholder in the text has a default, and a name that says that the default is a secret:
    /// `${DB_PASSWORD:hunter2}` under a key that says nothing.
    func holdsSecretDefault(_ raw: String) -> Bool {
        let bytes = raw.utf8
        guard bytes.contains(UInt8(ascii: "$")) else { return false }
        var rest = bytes[...]
        while let dollar = rest.firstIndex(of: UInt8(ascii: "$")) {
            rest = rest[bytes.index(after: dollar)...]
            guard rest.first == UInt8(ascii: "{") else { continue }
            let name = rest.dropFirst().prefix { !"${:}".utf8.contains($0) }
            let sign = rest[name.endIndex...]
            guard sign.first == UInt8(ascii: ":") else { continue }
            // A shell's `:-` has a dash there; an empty default and another placeholder say nothing themselves.
            let text = sign.dropFirst().drop { $0 == UInt8(ascii: "-") }.prefix { !"$}".utf8.contains($0) }
            if !text.isEmpty, isSecret(key: String(Substring(name)), holding: String(Substring(text))) { return true }
        }
        return false
    }

    /// Whether a key's name tells that its value is a secret, or the name and the value do together.
    func isSecret(key: String, holding raw: String) -> Bool {
        let words = SecretWords(key)
        let isNamed =
            words.areSecret
            ? !SecretShapes.isTruth(raw)
            : words.areKey && SecretShapes.isRandom(raw) || words.areLogin && SecretShapes.isLogin(raw)
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
