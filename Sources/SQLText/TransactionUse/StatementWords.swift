/// The tokens of one statement, as somebody reads them who wants to know what it does.
struct StatementWords {
    enum Word: Equatable {
        case keyword(Keyword)
        /// A name, in quotes or not, that is no keyword.
        case name
        case literal
        case symbol(UInt8)
        case end
    }

    private var lexer: Lexer
    private var previous: Token?

    /// The words of the statement whose first byte the lexer stands at.
    init(_ lexer: Lexer) { self.lexer = lexer }

    var rules: LexicalRules { lexer.rules }

    /// The next word; comments are left out.
    mutating func next() -> Word {
        // The statement has been read before, so reading it again finds nothing wrong.
        guard let token = try? lexer.next() else { return .end }
        defer { previous = token }
        switch token.kind {
        case .word:
            guard !lexer.isPartOfName(token, after: previous), let keyword = lexer.keyword(token) else { return .name }
            return .keyword(keyword)
        case .quotedName: return .name
        case .string, .number: return .literal
        case .symbol(let byte): return .symbol(byte)
        case .openParenthesis: return .symbol(ASCII.openParenthesis)
        case .closeParenthesis: return .symbol(ASCII.closeParenthesis)
        case .terminator: return .symbol(ASCII.semicolon)
        case .clientCommand, .end: return .end
        }
    }

    /// The text of the last word in lower case, without quotes.
    var text: String {
        guard let token = previous else { return "" }
        let bytes = lexer.window.copy(token.range)
        let text: ArraySlice<UInt8>
        switch token.kind {
        case .string, .quotedName: text = bytes.dropFirst().dropLast()
        case .word, .number, .symbol, .openParenthesis, .closeParenthesis, .terminator, .clientCommand, .end:
            text = bytes[...]
        }
        return String(decoding: text, as: UTF8.self).lowercased()
    }

    /// The next keyword, or nil if the next word is none.
    mutating func keyword() -> Keyword? {
        if case .keyword(let keyword) = next() { keyword } else { nil }
    }

    /// Takes the next word if it is `keyword`.
    mutating func take(_ keyword: Keyword) -> Bool {
        var ahead = self
        guard ahead.next() == .keyword(keyword) else { return false }
        self = ahead
        return true
    }

    /// Takes the next word if it is `symbol`.
    mutating func take(symbol: UInt8) -> Bool {
        var ahead = self
        guard ahead.next() == .symbol(symbol) else { return false }
        self = ahead
        return true
    }

    /// Takes a name and the names before it that are joined by dots.
    mutating func takeQualifiedName() {
        repeat { _ = next() } while take(symbol: ASCII.dot)
    }
}
