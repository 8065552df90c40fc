/// What each byte may begin, for one dialect and one delimiter: the tables that the lexer walks by.
struct ByteClasses {
    enum Class {
        case symbol, wordStart, digit, quote, doubleQuote, backtick, openBracket, hyphen, slash, hash, dollar, backslash
        case star, openParenthesis, closeParenthesis
    }

    private let classes: [Class]
    let blanks: ByteSet
    /// Bytes that go on with a word.
    let wordPart: ByteSet
    /// Bytes that can neither end a statement nor open anything, so that nobody needs to look at them.
    let uneventful: ByteSet

    init(_ rules: LexicalRules, delimiterStart: UInt8) {
        let classes = (UInt8.min...UInt8.max).map { Self.classify($0, rules) }
        self.classes = classes
        blanks = ByteSet { ASCII.isBlank($0) }
        wordPart = ByteSet { byte in
            let isPart = ASCII.isLetter(byte) || ASCII.isDigit(byte) || byte == ASCII.underscore || byte >= 0x80
            return (isPart || byte == ASCII.dollar) && byte != delimiterStart
        }
        let isMySQLFamily = rules.isMySQLFamily
        let isPostgres = rules.isPostgres
        uneventful = ByteSet { byte in
            guard byte != delimiterStart else { return false }
            return switch classes[Int(byte)] {
            case .symbol, .digit: true
            // PostgreSQL's words must be seen: `a$b$` is a name, and `E'` opens a string with backslashes.
            case .wordStart, .openParenthesis, .closeParenthesis: !isPostgres
            case .star: !isMySQLFamily
            case .quote, .doubleQuote, .backtick, .openBracket, .hyphen, .slash, .hash, .dollar, .backslash: false
            }
        }
    }

    @inline(__always)
    subscript(byte: UInt8) -> Class { classes[Int(byte)] }

    private static func classify(_ byte: UInt8, _ rules: LexicalRules) -> Class {
        switch byte {
        case ASCII.quote: .quote
        case ASCII.doubleQuote: .doubleQuote
        case ASCII.hyphen: .hyphen
        case ASCII.slash: .slash
        case ASCII.star: .star
        case ASCII.openParenthesis: .openParenthesis
        case ASCII.closeParenthesis: .closeParenthesis
        case ASCII.backtick: rules.isPostgres ? .symbol : .backtick
        case ASCII.hash: rules.isMySQLFamily ? .hash : .symbol
        case ASCII.backslash: rules.isPostgres ? .backslash : .symbol
        case ASCII.dollar: rules.isPostgres ? .dollar : .wordStart
        case ASCII.openBracket: rules.dialect == .sqlite ? .openBracket : .symbol
        case ASCII.underscore, 0x80...: .wordStart
        default:
            if ASCII.isLetter(byte) { .wordStart } else if ASCII.isDigit(byte) { .digit } else { .symbol }
        }
    }
}
