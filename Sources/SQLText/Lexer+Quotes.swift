// Strings and quoted names.
extension Lexer {
    /// The quoted token that begins here with `opening`.
    mutating func quoted(_ opening: UInt8, _ start: Int) throws(SQLTextError) -> Token {
        switch opening {
        case ASCII.quote:
            try skipQuoted(by: opening, escapes: rules.backslashEscapes, "string", start)
            return Token(kind: .string, range: start..<window.offset)
        case ASCII.doubleQuote where !rules.doubleQuotesMakeNames:
            try skipQuoted(by: opening, escapes: rules.backslashEscapes, "string", start)
            return Token(kind: .string, range: start..<window.offset)
        case ASCII.openBracket:
            guard try window.skip(to: ASCII.closeBracket, or: ASCII.closeBracket) != nil else {
                throw unterminated("name in brackets", start)
            }
            window.advance()
        default:
            try skipQuoted(by: opening, escapes: false, "quoted name", start)
        }
        return Token(kind: .quotedName, range: start..<window.offset)
    }

    /// Skips from the opening quote past the closing one; a doubled quote stands for itself.
    private mutating func skipQuoted(
        by quote: UInt8,
        escapes: Bool,
        _ what: String,
        _ start: Int
    ) throws(SQLTextError) {
        window.advance()
        let escape = escapes ? ASCII.backslash : quote
        while let byte = try window.skip(to: quote, or: escape) {
            window.advance()
            // Skips the byte that a backslash protects, or the second of two quotes.
            if byte == quote {
                guard try window.byte() == quote else { return }
            } else if try window.byte() == nil {
                break
            }
            window.advance()
        }
        throw unterminated(what, start)
    }

    /// Skips PostgreSQL's `'…'` with backslashes, and the pieces that continue it on later lines.
    mutating func skipEscapeString(_ start: Int) throws(SQLTextError) {
        repeat {
            try skipQuoted(by: ASCII.quote, escapes: true, "string", start)
        } while try skipToContinuation()
    }

    /// PostgreSQL joins strings that are parted by a line break, and the later ones are read like the first.
    private mutating func skipToContinuation() throws(SQLTextError) -> Bool {
        var ahead = 0
        var hasLineBreak = false
        while let byte = try window.byte(ahead: ahead) {
            if ASCII.isBlank(byte) {
                if byte == ASCII.lineFeed || byte == ASCII.carriageReturn { hasLineBreak = true }
                ahead += 1
            } else if byte == ASCII.hyphen, try window.byte(ahead: ahead + 1) == ASCII.hyphen {
                while let text = try window.byte(ahead: ahead), !isLineEnd(text) { ahead += 1 }
            } else {
                guard byte == ASCII.quote && hasLineBreak else { break }
                window.advance(ahead)
                return true
            }
        }
        return false
    }

    /// The `$tag$…$tag$` that begins here, if one does.
    mutating func dollarQuote(_ start: Int) throws(SQLTextError) -> Token? {
        var length = 1
        while let byte = try window.byte(ahead: length), byte != ASCII.dollar {
            let mayBegin = ASCII.isLetter(byte) || byte == ASCII.underscore || byte >= 0x80
            guard mayBegin || (length > 1 && ASCII.isDigit(byte)) else { return nil }
            length += 1
        }
        guard try window.byte(ahead: length) != nil else { return nil }
        window.advance(length + 1)
        let tag = window.copy(start..<window.offset)
        while try window.skip(to: ASCII.dollar, or: ASCII.dollar) != nil {
            if try isAt(tag) {
                window.advance(tag.count)
                return Token(kind: .string, range: start..<window.offset)
            }
            window.advance()
        }
        throw unterminated("dollar quote \(String(decoding: tag, as: UTF8.self))", start)
    }

    private mutating func isAt(_ text: [UInt8]) throws(SQLTextError) -> Bool {
        for (ahead, byte) in text.enumerated() {
            guard try window.byte(ahead: ahead) == byte else { return false }
        }
        return true
    }
}
