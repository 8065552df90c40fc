/// Tells from a key's words whether its value is a secret (docs/config-guard.md, "Secrets").
///
/// The last words decide: `access-token` is one, `access-token-validity-seconds` and `public-key-location` are not.
struct SecretWords {
    private static let single: Set = [
        "password", "passwords", "passwd", "pwd", "pass", "secret", "secrets", "token", "credential", "credentials",
        "apikey", "apikeys", "passphrase", "salt", "dsn", "webhook", "secretkey", "privatekey", "accesskey",
        "signingkey",
        "encryptionkey", "masterauth", "requirepass", "authtoken", "sasljaasconfig", "creds", "passcode", "passkey",
        "pgpass",
    ]

    private static let double: Set = [
        "api key", "api keys", "private key", "private keys", "access key", "access keys", "secret key", "secret keys",
        "signing key", "signing keys", "encryption key", "encryption keys", "webhook url", "connection string",
        "secret id",
        "jaas config", "app key", "license key", "shared key", "master key", "access tokens", "auth tokens",
        "refresh tokens", "jwt key", "aes key", "hmac key", "cipher key", "crypto key", "account key", "storage key",
        "subscription key", "merchant key", "admin key", "service key", "server key", "token key", "auth key",
        "key base", "bind credentials",
    ]

    /// What one word ends with that is written without a sign between its parts: `dbpassword`, `PGPASSWORD`.
    private static let endings = [
        "password", "passwd", "passphrase", "secret", "apikey", "token", "pwd", "pass", "privatekey", "secretkey",
        "accesskey",
    ]
    .map { Array($0.utf8) }

    /// Words that only end so.
    private static let others: Set = [
        "bypass", "compass", "encompass", "overpass", "surpass", "trespass", "underpass",
    ]

    /// Keys of Spring Boot and of the operating system that hold whole sets of settings.
    private static let whole: Set = ["sun java command", "spring application json", "vcap services", "rediscli auth"]
    private static let wholeBegins: Set = ["sun", "spring", "vcap", "rediscli"]

    /// Whose keys are for everybody, or are no keys of a lock.
    private static let openKeys: Set = [
        "public", "partition", "primary", "foreign", "sort", "routing", "cache", "message", "idempotency", "hash",
        "publishable", "client", "site", "translation", "i18n", "header",
    ]

    /// The words of a key in lower case: parted by case, dashes, dots, underscores and brackets; numbers at the end are
    /// items of a list.
    let words: [String]

    init(_ key: String) { words = Self.asciiWords(of: key) ?? Self.anyWords(of: key) }

    /// Whether the name alone tells that the value is a secret.
    var areSecret: Bool {
        // Which of several it is says nothing: SECRET_B, password-old, DB_PASSWORD_PROD.
        let words = words.dropLast(words.count > 1 && words.last.map(Self.isCopy) ?? false ? 1 : 0)
        guard let last = words.last else { return false }
        // The number of a copy says nothing: password2.
        let endsInLetter = last.utf8.last?.uniform.map { $0 >= UInt8(ascii: "a") } ?? false
        let word = endsInLetter ? last : String(last.reversed().drop(while: \.isNumber).reversed())
        if Self.single.contains(word) || Self.endsInSecret(word) { return true }
        if words.count > 1, Self.double.contains(words[words.endIndex - 2] + " " + word) { return true }
        return Self.wholeBegins.contains(words[0]) && Self.whole.contains(words.joined(separator: " "))
    }

    private static func isCopy(_ word: String) -> Bool { word.utf8.count == 1 || copies.contains(word) }

    private static let copies: Set = [
        "old", "new", "previous", "prev", "next", "current", "primary", "secondary", "backup", "value", "plain", "raw",
        "prod", "production", "stage", "staging", "dev", "live",
    ]

    private static func endsInSecret(_ word: String) -> Bool {
        let bytes = Array(word.utf8)
        return endings.contains { bytes.count >= $0.count && bytes[(bytes.count - $0.count)...].elementsEqual($0) }
            && !others.contains(word)
    }

    /// Whether a key may hold a key, as far as its value looks like one.
    var areKey: Bool {
        guard let last = words.last, Self.keys.contains(last) else { return false }
        return words.count < 2 || !Self.openKeys.contains(words[words.count - 2])
    }

    private static let keys: Set = ["key", "keys", "auth", "jwt", "signature", "seed", "license", "pepper"]

    /// Whether a key may hold a user and a password in one text.
    var areLogin: Bool { words.last?.hasSuffix("auth") ?? false || words.suffix(3) == ["auth", "user", "info"] }

    /// Whether a parameter of an address lets in whoever has it: `sig=`, `X-Amz-Signature=`.
    var areSignature: Bool { words.last == "sig" || words.last == "signature" }

    /// The words of a key of ASCII signs, as nearly all are: every key of every file is looked at.
    private static func asciiWords(of key: String) -> [String]? {
        var words: [String] = []
        var word: [UInt8] = []
        word.reserveCapacity(24)
        var previousIsLower = false
        for byte in key.utf8 {
            guard byte < 0x80 else { return nil }
            let letter = byte.uniform
            let isUpper = letter != nil && letter != byte
            if letter == nil || (isUpper && previousIsLower), !word.isEmpty {
                words.append(String(decoding: word, as: UTF8.self))
                word.removeAll(keepingCapacity: true)
            }
            if let letter { word.append(letter) }
            previousIsLower = letter == byte
        }
        if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
        while let last = words.last, last.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { words.removeLast() }
        return words
    }

    private static func anyWords(of key: String) -> [String] {
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
