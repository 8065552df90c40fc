import SQLText

/// The beginning of a statement as an error message may show it.
///
/// Servers and reports are read by more people than know the passwords: the literals that follow a word which announces
/// one are masked, here and in the server's message, which likes to repeat them.
struct StatementExcerpt {
    /// At most a few lines of the statement.
    let text: String
    private let secrets: [String]

    private static let linesMax = 4
    private static let charactersMax = 240

    init(_ statement: Statement, rules: LexicalRules) {
        let bytes = statement.bytes
        let literals = statement.passwordLiterals(rules)
        // Whole words only: a message in which each letter of a short password is masked tells its reader nothing.
        // The longest first, because one may hold another.
        secrets = literals.flatMap(\.spellings).filter { $0.count > 2 }.sorted { $0.count > $1.count }
        var shown: [UInt8] = []
        var done = 0
        for literal in literals {
            shown += bytes[done..<literal.range.lowerBound] + Array("***".utf8)
            done = literal.range.upperBound
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
