import SQLText

/// The beginning of a statement as an error message may show it.
///
/// Servers and reports are read by more people than know the passwords: the literals that follow a word which announces
/// one are masked, here and in the server's message, which likes to repeat them (failures.md F121).
struct StatementExcerpt {
    /// At most a few lines of the statement.
    let text: String
    private let secrets: [String]

    private static let linesMax = 4
    private static let charactersMax = 240

    init(_ statement: Statement, rules: LexicalRules) {
        let bytes = statement.bytes
        let literals = PasswordLiterals(in: bytes, rules: rules).ranges
        // Whole words only: a message in which each letter of a short password is masked tells its reader nothing.
        secrets = literals.map { String(decoding: bytes[$0], as: UTF8.self) }.filter { $0.count > 2 }
        var shown: [UInt8] = []
        var done = 0
        for literal in literals {
            shown += bytes[done..<literal.lowerBound] + Array("***".utf8)
            done = literal.upperBound
        }
        shown += bytes[done...]
        let whole = String(decoding: shown.prefix(16 << 10), as: UTF8.self)
        let lines = whole.split(separator: "\n", omittingEmptySubsequences: false)
        let head = lines.prefix(Self.linesMax).joined(separator: "\n")
        let isCut = lines.count > Self.linesMax || head.count > Self.charactersMax
        text = head.prefix(Self.charactersMax) + (isCut ? " …" : "")
    }

    /// The text with this statement's secrets masked.
    func masked(_ text: String) -> String { secrets.reduce(text) { $0.replacing($1, with: "***") } }
}
