/// Tells from a key's words whether its value is a secret (docs/config-guard.md, "Secrets").
///
/// The last words decide: `access-token` is one, `access-token-validity-seconds` and `public-key-location` are not.
enum SecretWords {
    private static let single: Set = [
        "password", "passwd", "pwd", "pass", "secret", "token", "credential", "credentials", "apikey", "passphrase",
        "salt", "dsn", "webhook", "secretkey", "privatekey", "accesskey", "clientsecret", "signingkey", "encryptionkey",
        "masterauth", "requirepass", "authtoken", "sasljaasconfig",
    ]

    private static let double: Set = [
        "api key", "private key", "access key", "secret key", "client secret", "client key", "signing key",
        "encryption key", "webhook url", "connection string", "secret id", "auth token", "jaas config", "app key",
        "license key", "shared key", "master key", "access token",
    ]

    /// Keys of Spring Boot and of the operating system that hold whole sets of settings.
    private static let whole: Set = ["sun java command", "spring application json", "vcap services"]

    static func areSecret(_ key: String) -> Bool {
        let words = words(of: key)
        guard let last = words.last else { return false }
        if single.contains(last) { return true }
        if words.count > 1, double.contains(words.suffix(2).joined(separator: " ")) { return true }
        return whole.contains(words.joined(separator: " "))
    }

    /// The words of a key in lower case: parted by case, dashes, dots, underscores and brackets; numbers at the end are
    /// items of a list.
    static func words(of key: String) -> [String] {
        var words: [String] = []
        var word = ""
        var previousIsLower = false
        func end() {
            if !word.isEmpty { words.append(word.lowercased()) }
            word = ""
        }
        for character in key {
            guard character.isLetter || character.isNumber else {
                end()
                previousIsLower = false
                continue
            }
            if character.isUppercase, previousIsLower { end() }
            previousIsLower = character.isLowercase || character.isNumber
            word.append(character)
        }
        end()
        while let last = words.last, last.allSatisfy(\.isNumber) { words.removeLast() }
        return words
    }
}
