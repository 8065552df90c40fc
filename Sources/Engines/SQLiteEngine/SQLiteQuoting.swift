import Database

/// How names and values are written in SQLite's SQL.
enum SQLiteQuoting {
    /// A name as SQL writes it whatever it holds.
    static func name(_ name: String) -> String { quoted(name, by: "\"") }

    /// A text as a literal; SQLite would read one with a NUL byte in it only up to there.
    static func text(_ text: String) -> String {
        guard text.utf8.contains(0) else { return quoted(text, by: "'") }
        let digits = text.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
        return "CAST(X'\(digits.joined())' AS TEXT)"
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

    private static func quoted(_ text: String, by quote: String) -> String {
        quote + text.split(separator: quote, omittingEmptySubsequences: false).joined(separator: quote + quote) + quote
    }
}
