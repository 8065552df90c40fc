import Database

/// Values and names as SQL text that means the same whatever a migration did to the session.
enum MariaDBQuoting {
    /// A name between backticks.
    static func name(_ name: String) -> String {
        "`" + name.split(separator: "`", omittingEmptySubsequences: false).joined(separator: "``") + "`"
    }

    /// Text as a literal.
    ///
    /// Plain ASCII stands between quotes, with quotes doubled, which every `sql_mode` reads alike. Anything else, such
    /// as a backslash (whose meaning depends on NO_BACKSLASH_ESCAPES) or Hangul (whose bytes would be read in the
    /// session's character set, which a migration may have changed), stands as hexadecimal bytes declared as utf8mb4.
    static func text(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { 0x20...0x7E ~= $0 && $0 != UInt8(ascii: "\\") }
        guard isPlain else { return "_utf8mb4 X'\(hexadecimal(text))'" }
        return "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    }

    /// Any value as a literal.
    static func value(_ value: Value) -> String {
        switch value {
        case .null: "NULL"
        case .integer(let number): String(number)
        case .boolean(let truth): truth ? "1" : "0"
        case .text(let text): self.text(text)
        }
    }

    /// Puts values in the place of each `?` of a statement of our own.
    static func fill(_ sql: String, with parameters: [Value]) throws(DatabaseError) -> String {
        try StatementParameters.fill(sql, count: parameters.count) { value(parameters[$0]) }
    }

    private static func hexadecimal(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        return String(decoding: text.utf8.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
