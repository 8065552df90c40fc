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
    private var token: Token?
    private var upcomingToken: Token?
    /// The word that comes next, not yet taken.
    private(set) var upcoming = Word.end

    /// The words of the statement whose first byte the lexer stands at; comments are left out.
    init(_ lexer: Lexer) {
        self.lexer = lexer
        advance()
    }

    var rules: LexicalRules { lexer.rules }

    /// Takes the next word.
    @discardableResult
    mutating func next() -> Word {
        let word = upcoming
        advance()
        return word
    }

    private mutating func advance() {
        token = upcomingToken
        // The statement has been read before, so reading it again finds nothing wrong.
        guard let next = try? lexer.next() else {
            upcoming = .end
            return
        }
        upcoming = word(next)
        upcomingToken = next
    }

    private func word(_ next: Token) -> Word {
        switch next.kind {
        case .word:
            guard !lexer.isPartOfName(next, after: token), let keyword = lexer.keyword(next) else { return .name }
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

    /// The text of the last word taken, in lower case, without quotes.
    var text: String { token.map { text(of: $0) } ?? "" }

    /// The text of the word that comes next, likewise.
    var upcomingText: String { upcomingToken.map { text(of: $0) } ?? "" }

    private func text(of token: Token) -> String {
        let bytes = lexer.window.copy(token.range)
        let text: ArraySlice<UInt8>
        switch token.kind {
        case .string, .quotedName: text = bytes.dropFirst().dropLast()
        case .word, .number, .symbol, .openParenthesis, .closeParenthesis, .terminator, .clientCommand, .end:
            text = bytes[...]
        }
        return String(decoding: text, as: UTF8.self).lowercased()
    }

    /// Takes the next word; nil if it is no keyword.
    mutating func keyword() -> Keyword? {
        if case .keyword(let keyword) = next() { keyword } else { nil }
    }

    /// Takes the next word if it is `keyword`.
    mutating func take(_ keyword: Keyword) -> Bool {
        guard case .keyword(keyword) = upcoming else { return false }
        advance()
        return true
    }

    /// Takes the next word if it is `symbol`.
    mutating func take(symbol: UInt8) -> Bool {
        guard case .symbol(symbol) = upcoming else { return false }
        advance()
        return true
    }

    /// Takes a name and the names before it that are joined by dots.
    mutating func takeQualifiedName() {
        repeat { next() } while take(symbol: ASCII.dot)
    }
}
