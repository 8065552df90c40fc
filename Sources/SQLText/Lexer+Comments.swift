// Comments, and the comments of the MySQL family that are code.
extension Lexer {
    /// Skips the comment that begins here, if one does; of a comment that is code, only its opening or closing mark.
    mutating func skipComment() throws(SQLTextError) -> Bool {
        switch try window.byte() {
        case ASCII.hyphen:
            guard try isAtDashComment() else { return false }
            try skipLine()
            return true
        case ASCII.hash:
            guard rules.isMySQLFamily else { return false }
            try skipLine()
            return true
        case ASCII.slash:
            guard try window.byte(ahead: 1) == ASCII.star else { return false }
            if let length = try executableCommentMark() {
                executableCommentStart = window.offset
                window.advance(length)
                return true
            }
            try skipBlockComment()
            return true
        case ASCII.star:
            guard executableCommentStart != nil, try window.byte(ahead: 1) == ASCII.slash else { return false }
            executableCommentStart = nil
            window.advance(2)
            return true
        default:
            return false
        }
    }

    /// The length of the `/*!` or `/*!50003` that stands here, or nil if no comment begins here whose text is code.
    mutating func executableCommentMark() throws(SQLTextError) -> Int? {
        guard rules.isMySQLFamily, try window.byte() == ASCII.slash, try window.byte(ahead: 1) == ASCII.star else {
            return nil
        }
        var length = 2
        if rules.dialect == .mariadb, try window.byte(ahead: length) == ASCII.capitalM { length += 1 }
        guard try window.byte(ahead: length) == ASCII.exclamationMark else { return nil }
        length += 1
        while let byte = try window.byte(ahead: length), ASCII.isDigit(byte) { length += 1 }
        return length
    }

    /// Skips `/* … */`.
    mutating func skipBlockComment() throws(SQLTextError) {
        let start = window.offset
        window.advance(2)
        var depth = 1
        while let byte = try window.skip(to: ASCII.star, or: rules.isPostgres ? ASCII.slash : ASCII.star) {
            window.advance()
            if byte == ASCII.star, try window.byte() == ASCII.slash {
                window.advance()
                depth -= 1
                if depth == 0 { return }
            } else if byte == ASCII.slash, try window.byte() == ASCII.star {
                window.advance()
                depth += 1
            }
        }
        throw unterminated("comment", start)
    }

    /// Moves to the end of the line, or to the end of the text.
    mutating func skipLine() throws(SQLTextError) {
        _ = try window.skip(to: ASCII.lineFeed, or: rules.isPostgres ? ASCII.carriageReturn : ASCII.lineFeed)
    }

    /// Whether this byte ends a line for the lexer; to servers other than PostgreSQL, `\r` is a blank.
    func isLineEnd(_ byte: UInt8) -> Bool {
        byte == ASCII.lineFeed || (rules.isPostgres && byte == ASCII.carriageReturn)
    }

    private mutating func isAtDashComment() throws(SQLTextError) -> Bool {
        guard try window.byte(ahead: 1) == ASCII.hyphen else { return false }
        guard rules.isMySQLFamily else { return true }
        // `5--1` is a difference there.
        guard let next = try window.byte(ahead: 2) else { return true }
        return ASCII.isBlank(next) || ASCII.isControl(next)
    }
}
