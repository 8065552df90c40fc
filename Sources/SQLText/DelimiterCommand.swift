// `DELIMITER`, which the clients of MariaDB and MySQL understand and no server does.
extension ScriptSplitter {
    private static let command = Array("delimiter".utf8)

    /// Follows the `DELIMITER` command that begins here with `first`, if one does.
    ///
    /// It holds to the end of the text.
    mutating func skipDelimiterCommand(_ first: UInt8) throws(SQLTextError) -> Bool {
        guard lexer.rules.isMySQLFamily, first | 0x20 == Self.command[0], try isAtDelimiterCommand() else {
            return false
        }
        let start = lexer.window.offset
        let line = try readLine()
        let position = lexer.window.position(of: start)
        let argument = line.dropFirst(Self.command.count).drop(while: ASCII.isBlank)
        lexer.end(statementsWith: try Self.delimiter(Array(argument), at: position))
        return true
    }

    private mutating func isAtDelimiterCommand() throws(SQLTextError) -> Bool {
        for (ahead, letter) in Self.command.enumerated() {
            guard let byte = try lexer.window.byte(ahead: ahead), byte | 0x20 == letter else { return false }
        }
        guard let next = try lexer.window.byte(ahead: Self.command.count) else { return true }
        return ASCII.isBlank(next)
    }

    /// The new delimiter that `argument` names, in quotes or up to the first blank.
    private static func delimiter(_ argument: [UInt8], at position: TextPosition) throws(SQLTextError) -> [UInt8] {
        let delimiter: ArraySlice<UInt8>
        let rest: ArraySlice<UInt8>
        if let quote = argument.first, quote == ASCII.quote || quote == ASCII.doubleQuote || quote == ASCII.backtick {
            delimiter = argument.dropFirst().prefix { $0 != quote }
            rest = argument.dropFirst(delimiter.count + 2)
        } else {
            delimiter = argument.prefix { !ASCII.isBlank($0) }
            rest = argument.dropFirst(delimiter.count)
        }
        guard !delimiter.isEmpty else {
            throw .misusedDelimiter(reason: "DELIMITER names no delimiter. Write it after a blank.", at: position)
        }
        guard !delimiter.contains(ASCII.backslash) else {
            throw .misusedDelimiter(reason: "A delimiter cannot hold a backslash. Choose another.", at: position)
        }
        let comment = rest.drop(while: ASCII.isBlank)
        guard comment.isEmpty || comment.first == ASCII.hash || comment.starts(with: [ASCII.hyphen, ASCII.hyphen])
        else {
            throw .misusedDelimiter(
                reason: "The clients ignore what follows the delimiter on its line. Begin a new line there.",
                at: position
            )
        }
        return Array(delimiter)
    }

    /// Refuses a statement in which a line changes the delimiter: the one before it has lost its terminator.
    func refuseDelimiterCommand(in statement: [UInt8], at position: TextPosition) throws(SQLTextError) {
        guard lexer.rules.isMySQLFamily else { return }
        var words = lexer.rereading(statement)
        var counter = LineCounter(at: position)
        while true {
            let token = try words.next()
            if case .end = token.kind { return }
            guard case .word = token.kind, words.keyword(token) == .delimiter,
                isDelimiterLine(statement, token.range)
            else { continue }
            counter.advance(over: statement.span.extracting(0..<token.range.lowerBound))
            throw .misusedDelimiter(
                reason: "The delimiter changes here inside a statement. End the statement before it.",
                at: counter.position
            )
        }
    }

    /// Whether a word stands alone at the start of its line, but for an argument without letters or digits.
    private func isDelimiterLine(_ statement: [UInt8], _ word: Range<Int>) -> Bool {
        let before = statement[..<word.lowerBound].reversed().first { $0 != ASCII.space && $0 != ASCII.tab }
        guard before == ASCII.lineFeed else { return false }
        let line = statement[word.upperBound...].prefix { $0 != ASCII.lineFeed }
        let argument = line.filter { !ASCII.isBlank($0) }
        // A column may have this name, but then a type or a comma follows it.
        return !argument.isEmpty && !argument.contains { ASCII.isLetter($0) || ASCII.isDigit($0) || $0 == ASCII.comma }
    }
}
