/// The patterns that ask for all settings but those that are secret: what is not asked for cannot leak.
enum RedisPatterns {
    /// The settings that hold passwords.
    static let secrets = ["masterauth", "requirepass", "tls-client-key-file-pass", "tls-key-file-pass"]

    /// Patterns that together match every name but those of `secrets`, and each name once.
    ///
    /// For every beginning of a secret name: that text alone, and that text followed by a sign with which no secret name
    /// goes on.
    static let all: [String] = {
        let beginnings = Set(secrets.flatMap { name in (0...name.count).map { String(name.prefix($0)) } })
        var patterns: [String] = []
        for beginning in beginnings.sorted() {
            let next = Set(
                beginnings.filter { $0.count == beginning.count + 1 && $0.hasPrefix(beginning) }.compactMap(\.last)
            )
            // A dash comes first, where it does not stand for a range.
            patterns.append(next.isEmpty ? "\(beginning)?*" : "\(beginning)[^\(String(next.sorted()))]*")
            if !beginning.isEmpty, !secrets.contains(beginning) { patterns.append(beginning) }
        }
        return patterns
    }()

    /// Whether a setting that a module brought looks like a password by its name.
    static func isSecret(_ name: String) -> Bool {
        let name = name.lowercased()
        return secrets.contains(name)
            || ["pass", "password", "auth", "secret", "token"].contains { name.hasSuffix($0) }
    }
}
