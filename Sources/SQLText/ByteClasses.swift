/// What each byte may begin, for one dialect and one delimiter: the table that the lexer walks by.
@safe
struct ByteClasses {
    enum Class: UInt8 {
        case symbol, wordStart, digit, quote, doubleQuote, backtick, openBracket, hyphen, slash, hash, dollar, backslash
        case star, openParenthesis, closeParenthesis
    }

    /// A set of bytes that can be skipped together.
    struct Trait {
        fileprivate let bit: UInt8

        static let blank = Trait(bit: 0x80)
        /// Goes on with a word.
        static let wordPart = Trait(bit: 0x40)
        /// Can neither end a statement nor open anything, so that nobody needs to look at it.
        static let uneventful = Trait(bit: 0x20)
    }

    /// One entry for each of the 256 bytes: the class in the low bits, the traits above.
    @safe
    private final class Table {
        let entries: UnsafePointer<UInt8>

        init(_ entry: (UInt8) -> UInt8) {
            let pointer = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
            for byte in UInt8.min...UInt8.max { unsafe (pointer + Int(byte)).initialize(to: entry(byte)) }
            unsafe entries = UnsafePointer(pointer)
        }

        deinit { unsafe entries.deallocate() }
    }

    private let table: Table
    // The table's own pointer, read without counting references, which would take longer than walking over a word.
    private let entries: UnsafePointer<UInt8>

    init(_ rules: LexicalRules, delimiterStart: UInt8) {
        table = Table { byte in
            let kind = Self.classify(byte, rules)
            var entry = kind.rawValue
            if ASCII.isBlank(byte) { entry |= Trait.blank.bit }
            if Self.isWordPart(byte) && byte != delimiterStart { entry |= Trait.wordPart.bit }
            if Self.isUneventful(kind, rules) && byte != delimiterStart { entry |= Trait.uneventful.bit }
            return entry
        }
        unsafe entries = unsafe table.entries
    }

    @inline(__always)
    subscript(byte: UInt8) -> Class { Class(rawValue: unsafe entries[Int(byte)] & 0x1F) ?? .symbol }

    /// The first index in `range` whose byte lacks `trait`, or the end of the range.
    @inline(__always)
    func firstIndex(without trait: Trait, in bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
        var index = range.lowerBound
        while index < range.upperBound, unsafe entries[Int(bytes[index])] & trait.bit != 0 { index += 1 }
        return index
    }

    private static func isWordPart(_ byte: UInt8) -> Bool {
        ASCII.isLetter(byte) || ASCII.isDigit(byte) || byte == ASCII.underscore || byte == ASCII.dollar || byte >= 0x80
    }

    private static func isUneventful(_ kind: Class, _ rules: LexicalRules) -> Bool {
        switch kind {
        case .symbol, .digit: true
        // PostgreSQL's words must be seen: `a$b$` is a name, and `E'` opens a string with backslashes.
        case .wordStart, .openParenthesis, .closeParenthesis: !rules.isPostgres
        case .star: !rules.isMySQLFamily
        case .quote, .doubleQuote, .backtick, .openBracket, .hyphen, .slash, .hash, .dollar, .backslash: false
        }
    }

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
