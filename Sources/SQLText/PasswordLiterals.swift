/// A literal of a statement that holds a password, or is taken for one.
package struct PasswordLiteral: Hashable, Sendable {
    /// The bytes between its quotes, counted from the statement's first byte.
    package let range: Range<Int>
    /// The password as it was written and, where that differs, as the server reads it.
    package let spellings: [String]
}

extension Statement {
    /// The literals that a word before them announces as passwords, in order.
    ///
    /// Better one literal too many than one too few: of a clause such as `IDENTIFIED …`, all literals count.
    package func passwordLiterals(_ rules: LexicalRules) -> [PasswordLiteral] {
        var search = PasswordSearch(bytes, rules)
        return search.run()
    }
}

/// Walks over the tokens of a statement and keeps the literals that are announced.
private struct PasswordSearch {
    /// How far a word reaches that announces a password.
    private enum Announcement {
        case none
        /// Up to a word that has nothing to do with passwords, as in `SELECT password FROM t WHERE name = '…'`.
        case upToOtherWord
        /// Up to the end of the clause, since names of plugins and more stand in between.
        case wholeClause
    }

    /// Words that may stand between the announcement and its literal.
    private static let fillers: Set<String> = ["BY", "AS", "WITH", "USING", "ENCRYPTED", "FOR", "TO", "N", "U", "X"]

    private let bytes: [UInt8]
    private let rules: LexicalRules
    private var lexer: Lexer
    private var announcement = Announcement.none
    private var literals: [PasswordLiteral] = []

    init(_ bytes: [UInt8], _ rules: LexicalRules) {
        self.bytes = bytes
        self.rules = rules
        lexer = Lexer(ByteWindow(checked: bytes), rules: rules)
    }

    mutating func run() -> [PasswordLiteral] {
        while true {
            let start = lexer.window.offset
            guard let token = try? lexer.next() else {
                // Rules that have changed since the statement was cut can leave a literal open: then all of it counts.
                note(start..<bytes.count, closed: false)
                return literals
            }
            switch token.kind {
            case .word: take(word: token.range)
            case .quotedName: take(word: (token.range.lowerBound + 1)..<(token.range.upperBound - 1))
            case .string: note(token.range, closed: true)
            case .symbol(ASCII.comma), .terminator: announcement = .none
            case .symbol, .number, .openParenthesis, .closeParenthesis: break
            case .clientCommand: lexer.window.advance()
            case .end: return literals
            }
        }
    }

    private mutating func take(word range: Range<Int>) {
        let word = String(decoding: bytes[range], as: UTF8.self).uppercased()
        switch word {
        case "IDENTIFIED": announcement = .wholeClause
        // `_utf8mb4'…'` names the character set of its literal.
        case _ where announcement == .wholeClause || Self.fillers.contains(word) || word.hasPrefix("_"): break
        case "SECRET", "PASSPHRASE", "CONNECTION": announcement = .upToOtherWord
        // Such as MASTER_PASSWORD.
        case _ where word.hasSuffix("PASSWORD"): announcement = .upToOtherWord
        default: announcement = .none
        }
    }

    private mutating func note(_ token: Range<Int>, closed isClosed: Bool) {
        switch announcement {
        case .none: return
        case .upToOtherWord, .wholeClause: break
        }
        let literal = Literal(bytes[token], rules, isClosed: isClosed)
        guard !literal.content.isEmpty else { return }
        literals.append(PasswordLiteral(range: literal.content, spellings: literal.spellings))
    }
}

/// A string of whatever quotes, taken apart.
private struct Literal {
    /// What stands between the quotes.
    let content: Range<Int>
    /// As written and, where that differs, as read.
    let spellings: [String]

    init(_ token: ArraySlice<UInt8>, _ rules: LexicalRules, isClosed: Bool) {
        var start = token.startIndex
        var escapes = rules.backslashEscapes
        if token.first.map({ $0 | 0x20 }) == UInt8(ascii: "e"), isClosed {
            start += 1
            escapes = true
        }
        let quote = token[start...].first
        var closingCount = isClosed ? 1 : 0
        if isClosed, quote == ASCII.dollar {
            // `$tag$…$tag$`
            let tag = token[(start + 1)...].prefix { $0 != ASCII.dollar }
            closingCount = tag.count + 2
        }
        start = min(start + max(closingCount, 0), token.endIndex)
        content = start..<max(start, token.endIndex - closingCount)
        let written = String(decoding: token[content], as: UTF8.self)
        let isPlain = quote == ASCII.dollar || !isClosed
        let read = isPlain ? written : Self.reading(token[content], quote: quote ?? ASCII.quote, escapes: escapes)
        spellings = read == written ? [written] : [written, read]
    }

    /// The text without its escapes; numbers of characters stay as they are, because no password is written so.
    private static func reading(_ content: ArraySlice<UInt8>, quote: UInt8, escapes: Bool) -> String {
        var text: [UInt8] = []
        var rest = content
        while let byte = rest.popFirst() {
            if byte == ASCII.backslash, escapes, let next = rest.popFirst() {
                text.append(control(next))
            } else {
                text.append(byte)
                if byte == quote, rest.first == quote { rest.removeFirst() }
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The character that a letter behind a backslash stands for.
    private static func control(_ letter: UInt8) -> UInt8 {
        switch letter {
        case UInt8(ascii: "n"): ASCII.lineFeed
        case UInt8(ascii: "r"): ASCII.carriageReturn
        case UInt8(ascii: "t"): ASCII.tab
        default: letter
        }
    }
}
