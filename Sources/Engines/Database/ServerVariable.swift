/// One setting of a running server, as every new connection gets it.
package struct ServerVariable: Hashable, Sendable {
    /// In lower case.
    package let name: String
    package let value: String
    /// What the number counts where the server keeps it apart, such as `8kB` (PostgreSQL).
    package let unit: String?
    /// Where the value comes from, in the server's own word, such as `config`, `SQL` or `PERSISTED`.
    package let origin: String?
    /// Whether the next restart brings another value back, because a statement alone set this one.
    package let isLostOnRestart: Bool
    /// The account that set it and when, where the server remembers.
    package let changedBy: String?
    package let changedAt: String?

    package init(
        name: String,
        value: String,
        unit: String? = nil,
        origin: String? = nil,
        isLostOnRestart: Bool = false,
        changedBy: String? = nil,
        changedAt: String? = nil
    ) {
        self.name = name.lowercased()
        self.value = value
        self.unit = unit
        self.origin = origin
        self.isLostOnRestart = isLostOnRestart
        self.changedBy = changedBy
        self.changedAt = changedAt
    }

    /// Words of names whose values may hold a password, such as a connection's text or a command line.
    private static let secretWords = [
        "password", "passphrase", "secret", "credential", "token", "conninfo", "_auth", "_command", "provider_options",
        "init_connect",
    ]

    /// Whether the name says that the value may hold a secret; such a variable never leaves the session.
    package static func mayHoldSecret(_ name: String) -> Bool {
        let name = name.lowercased()
        return secretWords.contains { name.contains($0) }
    }
}
