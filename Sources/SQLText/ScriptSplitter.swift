/// Cuts a script into statements and what lies between them; see `ScriptReader`.
struct ScriptSplitter {
    private enum Place {
        case script
        /// After `COPY … FROM STDIN;`, before the line on which its data begins.
        case beforeCopyData(statement: TextPosition)
        case copyData(CopyDataReader)
    }

    var lexer: Lexer
    private var place = Place.script
    private var session: SessionRules
    private var isAtStart = true

    init(_ source: any ByteSource, rules: LexicalRules) {
        lexer = Lexer(ByteWindow(source), rules: rules)
        session = SessionRules(rules)
    }

    /// The next part, nil at the end.
    mutating func next() throws(SQLTextError) -> ScriptPart? {
        let position = lexer.window.mark()
        switch place {
        case .script:
            try skipBetweenStatements()
            if lexer.window.offset > position.offset { return part(nil, from: position) }
            return try statement(at: position)
        case .beforeCopyData(let statement):
            place = .copyData(CopyDataReader(statement: statement))
            try skipToCopyData()
            return lexer.window.offset > position.offset ? part(nil, from: position) : try next()
        case .copyData(var reader):
            let element = try reader.next(&lexer.window)
            place = element == .copyEnd ? .script : .copyData(reader)
            return part(element, from: position)
        }
    }

    private func part(_ element: ScriptElement?, from position: TextPosition) -> ScriptPart {
        ScriptPart(element: element, span: position.offset..<lexer.window.offset, position: position)
    }

    /// The statement that begins here, or nil at the end of the text.
    private mutating func statement(at position: TextPosition) throws(SQLTextError) -> ScriptPart? {
        guard try lexer.window.byte() != nil else { return nil }
        lexer.window.keep()
        let extent = try skipStatement()
        let bytes = lexer.window.copy(position.offset..<extent.terminator.lowerBound).trimmingTrailingBlanks()
        lexer.window.release()
        if extent.terminator.isEmpty || lexer.delimiter != [ASCII.semicolon] {
            try refuseDelimiterCommand(in: bytes, at: position)
        }
        let use = transactionUse(of: bytes, first: extent.first)
        if use == .copyFromStandardInput { place = .beforeCopyData(statement: position) }
        if extent.first == .set { lexer.follow(session.rules(after: StatementWords(lexer.rereading(bytes)))) }
        let firstWord = extent.firstWord.lowerBound - position.offset..<extent.firstWord.upperBound - position.offset
        let statement = Statement(bytes: bytes, position: position, transactionUse: use, firstWord: firstWord)
        return part(.statement(statement), from: position)
    }

    private mutating func transactionUse(of bytes: [UInt8], first: Keyword?) -> TransactionUse {
        // Most statements are not read again: their first word says enough.
        guard TransactionUse.mayDiffer(for: first, lexer.rules.dialect) else { return .either }
        var words = StatementWords(lexer.rereading(bytes))
        return TransactionUse(of: &words)
    }
}

// Finding a statement's end.
extension ScriptSplitter {
    private struct Extent {
        /// Where the terminator stands; an empty range at the end of the text.
        let terminator: Range<Int>
        /// The statement's first word, if it is a keyword.
        let first: Keyword?
        /// Where its first word stands; an empty range when it begins with something else.
        let firstWord: Range<Int>
    }

    /// Words after which no stored program can follow, so that the statement ends at its first `;`.
    private static let wordsOfPlainStatements: Set<Keyword> = [
        .call, .commit, .delete, .drop, .insert, .replace, .rollback, .select, .truncate, .update,
    ]

    /// Moves past the statement that begins here.
    private mutating func skipStatement() throws(SQLTextError) -> Extent {
        var first: Keyword?
        var firstWord = lexer.window.offset..<lexer.window.offset
        // With another delimiter, what a `;` ends is the server's matter, so there is nothing to count.
        var tracker = lexer.delimiter == [ASCII.semicolon] ? BodyTracker(lexer.rules) : nil
        // But for `DROP PROCEDURE p; CREATE PROCEDURE p …//`: the server takes one statement at a time from us.
        var endsAtSemicolon = false
        var parentheses = 0
        var openedAt = 0
        var previous: Token?
        while true {
            let token: Token
            if previous == nil || endsAtSemicolon || tracker?.isInterested == true {
                token = try lexer.next()
                tracker?.take(token, after: previous, in: lexer)
            } else {
                token = try lexer.nextEnding()
            }
            if previous == nil, case .word = token.kind {
                first = lexer.keyword(token)
                firstWord = token.range
                endsAtSemicolon = tracker == nil && first.map(Self.wordsOfPlainStatements.contains) == true
            }
            previous = token
            switch token.kind {
            case .symbol(ASCII.semicolon) where endsAtSemicolon && lexer.executableCommentStart == nil:
                return Extent(terminator: token.range, first: first, firstWord: firstWord)
            case .word, .quotedName, .string, .number, .symbol: continue
            case .openParenthesis:
                if parentheses == 0 { openedAt = token.range.lowerBound }
                parentheses += 1
            case .closeParenthesis: parentheses = max(0, parentheses - 1)
            case .clientCommand: throw try clientCommandError()
            case .terminator:
                // As in `CREATE RULE … DO (…; …)`. Elsewhere a `;` ends a statement however broken it is.
                if lexer.rules.isPostgres && parentheses > 0 { continue }
                guard tracker?.endsStatementAtSemicolon() ?? true else { continue }
                return Extent(terminator: token.range, first: first, firstWord: firstWord)
            case .end:
                if let body = tracker?.openBody { throw lexer.unterminated(body.what, body.offset) }
                if lexer.rules.isPostgres && parentheses > 0 { throw lexer.unterminated("parenthesis", openedAt) }
                return Extent(terminator: token.range, first: first, firstWord: firstWord)
            }
        }
    }
}

// What lies between statements.
extension ScriptSplitter {
    /// Moves to the first byte of a statement, past blanks, comments, empty statements and commands to clients.
    private mutating func skipBetweenStatements() throws(SQLTextError) {
        if isAtStart { try skipByteOrderMark() }
        while true {
            try lexer.window.skip(.blank, by: lexer.classes)
            guard let byte = try lexer.window.byte() else { return }
            if byte == lexer.delimiter[0], try lexer.isAtDelimiter() {
                lexer.window.advance(lexer.delimiter.count)
                continue
            }
            if byte == ASCII.semicolon, lexer.rules.isMySQLFamily {
                lexer.window.advance()
                continue
            }
            guard try skipCommentBetweenStatements(byte) else {
                let isCommand =
                    lexer.rules.isPostgres ? try skipClientCommand(byte) : try skipDelimiterCommand(byte)
                guard isCommand else { return }
                continue
            }
        }
    }

    private mutating func skipByteOrderMark() throws(SQLTextError) {
        isAtStart = false
        for (ahead, byte) in ByteOrderMark.bytes.enumerated() {
            guard try lexer.window.byte(ahead: ahead) == byte else { return }
        }
        lexer.window.advance(ByteOrderMark.bytes.count)
    }

    /// Skips the comment that begins here, if one does that is not code.
    private mutating func skipCommentBetweenStatements(_ first: UInt8) throws(SQLTextError) -> Bool {
        switch first {
        case ASCII.slash:
            if let markLength = try lexer.executableCommentMark() {
                // `/*M!999999\- enable the sandbox mode */` of mariadb-dump is a command to its client.
                guard try lexer.window.byte(ahead: markLength) == ASCII.backslash else { return false }
                lexer.window.mark()
                try lexer.skipBlockComment()
                return true
            }
            // A comment may be larger than memory, so the place where it begins is noted beforehand.
            lexer.window.mark()
            return try lexer.skipComment()
        case ASCII.hyphen:
            // At the start of a statement, MariaDB's client takes `--` without a blank for a comment too.
            if lexer.rules.isMySQLFamily, try lexer.window.byte(ahead: 1) == ASCII.hyphen {
                try lexer.skipLine()
                return true
            }
            return try lexer.skipComment()
        case ASCII.hash where lexer.rules.dialect == .sqlite:
            // At the start of a line between statements, SQLite's shell takes `#` for a comment too.
            guard lexer.window.mark().column == 1 else { return false }
            try lexer.skipLine()
            return true
        case ASCII.hash: return try lexer.skipComment()
        default: return false
        }
    }
}

extension BodyTracker {
    /// Tells the tracker of a token, unless the token is one that ends something.
    fileprivate mutating func take(_ token: Token, after previous: Token?, in lexer: Lexer) {
        let bodyToken: BodyToken
        switch token.kind {
        case .word: bodyToken = .word(lexer.isPartOfName(token, after: previous) ? nil : lexer.keyword(token))
        case .quotedName: bodyToken = .quotedName
        case .string, .number: bodyToken = .literal
        case .symbol(let byte): bodyToken = .symbol(byte)
        case .openParenthesis: bodyToken = .openParenthesis
        case .closeParenthesis: bodyToken = .closeParenthesis
        case .terminator, .clientCommand, .end: return
        }
        take(bodyToken, at: token.range.lowerBound)
    }
}

extension [UInt8] {
    /// The bytes without the blanks at their end.
    fileprivate consuming func trimmingTrailingBlanks() -> [UInt8] {
        while let last, ASCII.isBlank(last) { removeLast() }
        return self
    }
}
