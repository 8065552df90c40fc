import ConfigSets

/// Passwords that everybody tries first.
enum WeakPasswords {
    private static let known: Set = [
        "password", "passw0rd", "password1", "password123", "p@ssw0rd", "pass", "passwd", "pwd", "secret", "changeme",
        "changeit", "change-me", "change_me", "changethis", "admin", "admin123", "administrator", "root", "root123",
        "rootpassword", "toor", "guest", "user", "test", "test123", "test1234", "demo", "example", "default", "letmein",
        "welcome", "welcome1", "qwerty", "abc123", "iloveyou", "master", "postgres", "mysql", "mariadb", "redis",
        "oracle", "sa", "system", "manager", "tiger", "minioadmin", "rabbitmq", "elastic", "keycloak", "mysecret",
        "my-secret", "mysecretkey", "my-secret-key", "secretkey", "secret-key", "jwtsecret", "jwt-secret",
        "supersecret", "topsecret", "verysecret", "dummy", "foobar", "foo", "bar", "none", "null", "1q2w3e4r",
        "qwer1234",
    ]

    /// Whether a text is known to everybody: a common word, one digit over and over, or digits in a row.
    static func contains(_ text: String) -> Bool {
        let word = text.lowercased()
        if known.contains(word) { return true }
        guard word.count <= 10, word.allSatisfy(\.isNumber), let first = word.first else { return false }
        return word.allSatisfy { $0 == first } || "01234567890".contains(word) || "09876543210".contains(word)
    }
}
