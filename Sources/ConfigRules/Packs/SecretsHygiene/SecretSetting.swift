import ConfigSets
import Findings
import Secrets

/// A secret that an environment's service has, under the key that uses it.
struct SecretSetting {
    let name: PropertyName
    let value: EffectiveValue
    /// Where the text stands that counts in the end.
    let origin: SourceLocation

    /// The text; `nil` where only a store knows it.
    func use<Result>(_ body: (String) -> Result?) -> Result? {
        value.stores.isEmpty || value.state == .resolved ? value.text.use(body) : nil
    }

    /// Encrypted or hashed, so that the text alone is of no use.
    var isWrapped: Bool {
        use { text in
            ["{cipher}", "ENC(", "ENC[", "{bcrypt}", "$2a$", "$2b$", "$2y$", "$argon2"].contains { text.hasPrefix($0) }
        }
            ?? false
    }
}

extension SecretSetting {
    /// Whether the text is known to everybody, or is the name of the user whom it belongs to.
    func isWeak(in column: PackColumn) -> Bool {
        use { text in
            let address = text.contains("://") ? ServerAddress(text) : nil
            guard let address else {
                return WeakPasswords.contains(text) || text == userName(in: column)
            }
            guard let password = address.password else { return nil }
            return WeakPasswords.contains(password) || password == address.user
        } ?? false
    }

    /// The name of the user beside a password.
    private func userName(in column: PackColumn) -> String? {
        let parent = name.elements.dropLast()
        return ["username", "user"].lazy
            .compactMap { column.settings.values[PropertyName(elements: parent + [.word($0)])] }.first?
            .text.use { $0 }
    }

    /// The kind of a credential that does not belong in the environment; `nil` for one that does.
    func misplacedCredential(in column: PackColumn) -> CredentialKind? {
        let wrong: CredentialKind = column.environment.isProduction ? .test : .live
        return CredentialKind(value.text) == wrong ? wrong : nil
    }
}

extension PackColumn {
    /// Every secret, once: a variable that a setting takes its value from is not listed beside the setting.
    var secrets: [SecretSetting] {
        found.secrets.filter { !$0.value.isEmptySecret && !found.used.contains($0.value.winner.location) }
            // The JSON of a whole service is judged setting by setting.
            .filter { $0.name != PropertyName("spring.application.json") }
            .map { SecretSetting(name: $0.name, value: $0.value, origin: $0.value.origin) }
            .sorted { $0.name < $1.name }
    }
}

extension EffectiveValue {
    /// Whether there is no text and no store that has one.
    fileprivate var isEmptySecret: Bool { isEmpty && (stores.isEmpty || state == .resolved) }

    /// Where the text comes from, when that is not where the key is.
    var source: String {
        guard let expansion = expansions.last(where: { $0.location != nil }), let place = expansion.location else {
            return ""
        }
        return ", by \(expansion.name) at \(place)"
    }
}
