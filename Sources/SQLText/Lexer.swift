/// Cuts SQL text into tokens by the rules of its dialect.
///
/// The only place that knows how SQL is written. Does not parse SQL, on purpose: what a statement means is for the server to say.
struct Lexer {
    var window: ByteWindow
    private(set) var rules: LexicalRules
    /// What ends a statement.
    private(set) var delimiter = [ASCII.semicolon]
    private(set) var classes: ByteClasses
    // Kept because making the tables takes longer than reading a short statement.
    private var semicolonClasses: ByteClasses
    /// Where the `/*!` stands whose code is being read.
    var executableCommentStart: Int?

    init(_ window: ByteWindow, rules: LexicalRules) {
        self.window = window
        self.rules = rules
        semicolonClasses = ByteClasses(rules, delimiterStart: ASCII.semicolon)
        classes = semicolonClasses
    }

    /// A lexer with the same rules at the start of a statement that has been read before.
    func rereading(_ statement: [UInt8]) -> Lexer {
        var lexer = self
        lexer.window = ByteWindow(checked: statement)
        lexer.delimiter = [ASCII.semicolon]
        lexer.classes = semicolonClasses
        lexer.executableCommentStart = nil
        return lexer
    }

    /// Goes on by other rules, because a statement changed the session.
    mutating func follow(_ rules: LexicalRules) {
        guard rules != self.rules else { return }
        self.rules = rules
        semicolonClasses = ByteClasses(rules, delimiterStart: ASCII.semicolon)
        end(statementsWith: delimiter)
    }

    /// Goes on with another delimiter, which must not be empty.
    mutating func end(statementsWith delimiter: [UInt8]) {
        self.delimiter = delimiter
        let isSemicolon = delimiter[0] == ASCII.semicolon
        classes = isSemicolon ? semicolonClasses : ByteClasses(rules, delimiterStart: delimiter[0])
    }

    /// The next token.
    mutating func next() throws(SQLTextError) -> Token {
        while true {
            try window.skip(.blank, by: classes)
            if let token = try token() { return token }
        }
    }

    /// The next token that could have to do with the statement's end; skips all others.
    mutating func nextEnding() throws(SQLTextError) -> Token {
        while true {
            try window.skip(.uneventful, by: classes)
            guard let token = try token() else { continue }
            switch token.kind {
            case .word, .quotedName, .string, .number, .symbol: continue
            case .openParenthesis, .closeParenthesis, .terminator, .clientCommand, .end: return token
            }
        }
    }

    /// Whether the delimiter stands here, as code.
    mutating func isAtDelimiter() throws(SQLTextError) -> Bool {
        // The server, not the client, sees what is in an executable comment.
        guard executableCommentStart == nil else { return false }
        for (ahead, byte) in delimiter.enumerated() {
            guard try window.byte(ahead: ahead) == byte else { return false }
        }
        return true
    }

    /// The keyword that a word is.
    func keyword(_ token: Token) -> Keyword? {
        window.withBytes(token.range) { Keyword($0) }
    }

    /// Whether a word is what it is because of what stands before it: `t.end` and `@end` hold no keyword.
    func isPartOfName(_ token: Token, after previous: Token?) -> Bool {
        guard let previous, case .symbol(let byte) = previous.kind else { return false }
        if byte == ASCII.dot { return true }
        // `label:BEGIN` is a label in the MySQL family; elsewhere `:end` is a parameter.
        let marksName = byte == ASCII.atSign || (byte == ASCII.colon && !rules.isMySQLFamily)
        return marksName && previous.range.upperBound == token.range.lowerBound
    }

    /// The token that begins here, or nil where a comment stood.
    private mutating func token() throws(SQLTextError) -> Token? {
        let start = window.offset
        guard let byte = try window.byte() else {
            if let opened = executableCommentStart { throw unterminated("executable comment", opened) }
            return Token(kind: .end, range: start..<start)
        }
        if byte == delimiter[0], try isAtDelimiter() {
            window.advance(delimiter.count)
            return Token(kind: .terminator, range: start..<window.offset)
        }
        switch classes[byte] {
        case .wordStart: return try word(byte, start)
        case .openParenthesis: return symbol(.openParenthesis, start)
        case .closeParenthesis: return symbol(.closeParenthesis, start)
        case .quote, .doubleQuote, .backtick, .openBracket: return try quoted(byte, start)
        case .digit: return try number(start)
        case .symbol: return symbol(.symbol(byte), start)
        case .backslash: return Token(kind: .clientCommand, range: start..<start)
        case .dollar: return try dollarQuote(start) ?? symbol(.symbol(byte), start)
        case .hyphen, .slash, .hash, .star:
            return try skipComment() ? nil : symbol(.symbol(byte), start)
        }
    }

    private mutating func symbol(_ kind: Token.Kind, _ start: Int) -> Token {
        window.advance()
        return Token(kind: kind, range: start..<window.offset)
    }

    private mutating func word(_ first: UInt8, _ start: Int) throws(SQLTextError) -> Token {
        window.advance()
        try window.skip(.wordPart, by: classes)
        let isE = first | 0x20 == UInt8(ascii: "e") && window.offset == start + 1
        if isE, rules.isPostgres, try window.byte() == ASCII.quote {
            try skipEscapeString(start)
            return Token(kind: .string, range: start..<window.offset)
        }
        return Token(kind: .word, range: start..<window.offset)
    }

    private mutating func number(_ start: Int) throws(SQLTextError) -> Token {
        window.advance()
        // Elsewhere letters belong to what the digits began; in PostgreSQL, as before 15, they begin a word.
        if !rules.isPostgres { try window.skip(.wordPart, by: classes) }
        return Token(kind: .number, range: start..<window.offset)
    }

    /// The error for what was opened at `start`.
    func unterminated(_ what: String, _ start: Int) -> SQLTextError {
        .unterminated(what: what, openedAt: window.position(of: start))
    }
}
