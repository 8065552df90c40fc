/// Decides which settings are secrets, before anything can show them.
package struct SecretPolicy: Sendable {
    /// The project's own words: keys that are secrets although nothing shows it, and keys that only look like one.
    package let also: [KeyPattern]
    package let not: [KeyPattern]

    package init(also: [KeyPattern] = [], not: [KeyPattern] = []) {
        self.also = also
        self.not = not
    }
}

extension SecretPolicy {
    /// The text of a key, never to be shown where it is a secret.
    package func text(_ raw: String, of key: String) -> ConfigText { .plain(raw) }
}
