/// Statements that can change a session in ways that its settings do not show: table locks, roles, `@variables`.
enum MariaDBTraces {
    /// Whether a statement needs the session to be looked at afterwards.
    ///
    /// The ordinary statements of a migration answer `false`, so that they cost no round trip. Everything unknown
    /// answers `true`.
    static func canBeLeft(by statement: [UInt8]) -> Bool {
        let word = statement.prefix { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20 }
        let isOrdinary = ordinary.contains(String(decoding: word, as: UTF8.self).uppercased())
        return !isOrdinary || statement.contains(UInt8(ascii: "@"))
    }

    private static let ordinary: Set = [
        "ALTER", "ANALYZE", "CREATE", "DELETE", "DROP", "GRANT", "INSERT", "OPTIMIZE", "RENAME", "REPLACE", "REVOKE",
        "TRUNCATE", "UPDATE",
    ]
}
