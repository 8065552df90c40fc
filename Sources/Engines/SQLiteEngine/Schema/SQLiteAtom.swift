import SQLText

/// The smallest piece of SQL as SQLite's grammar sees it: a number or an operator of several characters is one.
struct SQLiteAtom {
    enum Kind {
        /// A keyword or a name without quotes.
        case word
        /// A name in brackets or backticks.
        case name
        /// A name in double quotes, or a string where no such name exists.
        case doubleQuoted
        case string
        /// A number, or a blob such as `x'00'`.
        case number
        /// An operator, a comma, a dot, a parenthesis or a semicolon.
        case symbol
    }

    let kind: Kind
    /// As written; a name in any quotes without them.
    let text: String
    /// A word in capitals; empty for everything else.
    let capitals: String
    /// Byte offsets in the text.
    let range: Range<Int>
}

extension SQLiteAtom {
    /// Whether it is a word without quotes, given in capitals.
    func isWord(_ word: String) -> Bool { capitals == word }

    func isSymbol(_ symbol: String) -> Bool {
        switch kind {
        case .symbol: text == symbol
        case .word, .name, .doubleQuoted, .string, .number: false
        }
    }

    /// Whether it can stand where a name must stand; SQLite takes a string for one too.
    var canBeName: Bool {
        switch kind {
        case .word: !SQLiteKeywords.reserved.contains(capitals)
        case .name, .doubleQuoted, .string: true
        case .number, .symbol: false
        }
    }

    /// The same with another text.
    func withText(_ text: String) -> SQLiteAtom {
        SQLiteAtom(kind: kind, text: text, capitals: capitals, range: range)
    }

    /// Another name in its place.
    func renamed(_ name: String) -> SQLiteAtom {
        SQLiteAtom(kind: .name, text: name, capitals: "", range: range)
    }

    /// The same as a name for certain, where it may be one.
    var asName: SQLiteAtom {
        switch kind {
        case .doubleQuoted: renamed(text)
        case .word, .name, .string, .number, .symbol: self
        }
    }

    /// Whether it may be the given name, which is folded.
    func mayName(_ folded: String) -> Bool {
        switch kind {
        case .word, .name, .doubleQuoted: SQLiteTableNames.folded(text) == folded
        case .string, .number, .symbol: false
        }
    }

    /// The name that it is where a name must stand.
    var nameText: String {
        switch kind {
        case .string: SQLiteAtoms.unquoted(text, quote: "'")
        case .word, .name, .doubleQuoted, .number, .symbol: text
        }
    }
}

/// Reads text as atoms.
struct SQLiteAtoms {
    private let tokenizer = Tokenizer(LexicalRules(.sqlite))
    private static let operators: Set<String> = ["||", "<=", ">=", "<>", "!=", "==", "<<", ">>", "->", "->>"]

    /// The atoms of a text, `nil` when something is opened in it and never closed.
    func atoms(of bytes: [UInt8]) -> [SQLiteAtom]? {
        guard let tokens = try? tokenizer.tokens(of: bytes) else { return nil }
        var atoms: [SQLiteAtom] = []
        atoms.reserveCapacity(tokens.count)
        var index = 0
        while index < tokens.count { atoms.append(Self.atom(tokens, &index, after: atoms.last, bytes)) }
        return atoms
    }

    private static func atom(
        _ tokens: [Token],
        _ index: inout Int,
        after previous: SQLiteAtom?,
        _ bytes: [UInt8]
    ) -> SQLiteAtom {
        let token = tokens[index]
        let start = token.range.lowerBound
        index += 1
        func text(_ end: Int) -> String { String(decoding: bytes[start..<end], as: UTF8.self) }
        func atom(_ kind: SQLiteAtom.Kind, _ text: String, _ end: Int) -> SQLiteAtom {
            SQLiteAtom(kind: kind, text: text, capitals: "", range: start..<end)
        }
        let end = token.range.upperBound
        switch token.kind {
        case .word:
            if isBlob(tokens, index, bytes) {
                let end = tokens[index].range.upperBound
                index += 1
                return atom(.number, text(end).lowercased(), end)
            }
            return SQLiteAtom(kind: .word, text: text(end), capitals: capitals(bytes[token.range]), range: token.range)
        case .quotedName: return quotedName(text(end), token.range)
        case .string: return atom(.string, text(end), end)
        case .number:
            let end = endOfNumber(tokens, &index, bytes)
            return atom(.number, text(end).lowercased(), end)
        case .symbol(UInt8(ascii: ".")) where beginsNumber(tokens, index, after: previous):
            let end = endOfNumber(tokens, &index, bytes)
            return atom(.number, text(end).lowercased(), end)
        case .symbol:
            let end = endOfOperator(tokens, &index, bytes)
            return atom(.symbol, text(end), end)
        case .openParenthesis, .closeParenthesis, .terminator, .clientCommand, .end:
            return atom(.symbol, text(end), end)
        }
    }

    /// Whether the token before `index` is the `x` of `x'00'`.
    private static func isBlob(_ tokens: [Token], _ index: Int, _ bytes: [UInt8]) -> Bool {
        guard index < tokens.count, case .string = tokens[index].kind else { return false }
        let range = tokens[index - 1].range
        return range.count == 1 && bytes[range.lowerBound] | 0x20 == UInt8(ascii: "x")
            && range.upperBound == tokens[index].range.lowerBound
    }

    /// Whether the dot before `index` begins a number such as `.5` and does not join two names.
    private static func beginsNumber(_ tokens: [Token], _ index: Int, after previous: SQLiteAtom?) -> Bool {
        guard index < tokens.count, case .number = tokens[index].kind else { return false }
        let start = tokens[index - 1].range.lowerBound
        guard tokens[index].range.lowerBound == start + 1 else { return false }
        return previous?.range.upperBound != start || previous?.kind == .symbol
    }

    /// Where the number ends whose first token stands before `index`: the lexer gives `1.5e-3` in pieces.
    private static func endOfNumber(_ tokens: [Token], _ index: inout Int, _ bytes: [UInt8]) -> Int {
        var end = tokens[index - 1].range.upperBound
        while index < tokens.count, tokens[index].range.lowerBound == end {
            let last = bytes[end - 1] | 0x20
            switch tokens[index].kind {
            case .symbol(UInt8(ascii: ".")): break
            case .symbol(UInt8(ascii: "-")) where last == UInt8(ascii: "e"),
                .symbol(UInt8(ascii: "+")) where last == UInt8(ascii: "e"):
                break
            case .number, .word: break
            case .quotedName, .string, .symbol, .openParenthesis, .closeParenthesis, .terminator, .clientCommand, .end:
                return end
            }
            end = tokens[index].range.upperBound
            index += 1
        }
        return end
    }

    private static func endOfOperator(_ tokens: [Token], _ index: inout Int, _ bytes: [UInt8]) -> Int {
        let start = tokens[index - 1].range.lowerBound
        var end = start + 1
        while index < tokens.count, tokens[index].range == end..<(end + 1), case .symbol = tokens[index].kind,
            operators.contains(String(decoding: bytes[start..<(end + 1)], as: UTF8.self))
        {
            end += 1
            index += 1
        }
        return end
    }

    private static func quotedName(_ text: String, _ range: Range<Int>) -> SQLiteAtom {
        switch text.first {
        case "\"":
            SQLiteAtom(kind: .doubleQuoted, text: unquoted(text, quote: "\""), capitals: "", range: range)
        case "`":
            SQLiteAtom(kind: .name, text: unquoted(text, quote: "`"), capitals: "", range: range)
        default:
            SQLiteAtom(kind: .name, text: String(text.dropFirst().dropLast()), capitals: "", range: range)
        }
    }

    /// What stands between two quotes, in which a doubled quote stands for itself.
    static func unquoted(_ text: String, quote: Character) -> String {
        let inner = text.dropFirst().dropLast()
        guard inner.contains(quote) else { return String(inner) }
        var result = ""
        var isSecond = false
        for character in inner {
            isSecond = character == quote && !isSecond
            if !isSecond || character != quote { result.append(character) }
        }
        return result
    }

    private static func capitals(_ word: ArraySlice<UInt8>) -> String {
        String(decoding: word.map { $0 >= 0x61 && $0 <= 0x7A ? $0 - 0x20 : $0 }, as: UTF8.self)
    }
}
