// Lines between statements that are meant for a client and not for the server.
extension ScriptSplitter {
    /// Commands of psql that change only what psql shows, or that `pg_dump` writes into every dump.
    ///
    /// `\connect` is one only when it leads to the database that we are on: `pg_dump --create` writes it.
    private static let harmlessCommands: Set<String> = [
        "restrict", "unrestrict", "encoding", "echo", "qecho", "warn", "pset", "timing", "conninfo",
        "a", "t", "x", "f", "H", "C", "T", ".",
    ]

    /// Variables of psql that change neither what is sent nor when.
    private static let harmlessVariables: Set<String> = [
        "ON_ERROR_STOP", "QUIET", "ECHO", "ECHO_HIDDEN", "VERBOSITY", "SHOW_CONTEXT", "SHOW_ALL_RESULTS", "HISTFILE",
        "HISTSIZE", "HISTCONTROL", "PROMPT1", "PROMPT2", "PROMPT3", "FETCH_COUNT", "COMP_KEYWORD_CASE",
        "HIDE_TABLEAM", "HIDE_TOAST_COMPRESSION",
    ]

    /// Skips the psql command that begins here with `first`, if one does.
    mutating func skipClientCommand(_ first: UInt8) throws(SQLTextError) -> Bool {
        guard first == ASCII.backslash else { return false }
        let start = lexer.window.offset
        let line = try readLine()
        guard Self.isHarmless(line, on: lexer.rules.connectedDatabase) else {
            throw .clientCommand(name: Self.commandName(line), at: lexer.window.position(of: start))
        }
        return true
    }

    /// The error for the `\` that stands here inside a statement.
    mutating func clientCommandError() throws(SQLTextError) -> SQLTextError {
        let start = lexer.window.offset
        _ = try lexer.window.skip(to: ASCII.lineFeed, or: ASCII.carriageReturn, limit: start + 64)
        let line = lexer.window.copy(start..<lexer.window.offset)
        return .clientCommand(name: Self.commandName(line), at: lexer.window.position(of: start))
    }

    private static func isHarmless(_ line: [UInt8], on database: String?) -> Bool {
        guard !hasSecondCommand(line) else { return false }
        let words = line.dropFirst().split(whereSeparator: ASCII.isBlank).map { String(decoding: $0, as: UTF8.self) }
        guard let name = words.first else { return false }
        if name == "set" { return words.count > 1 && harmlessVariables.contains(words[1]) }
        if name == "connect" || name == "c" {
            guard words.count > 1, words[1] != "-", let database else { return true }
            return words.count == 2 && words[1].filter { $0 != "\"" && $0 != "'" } == database
        }
        return harmlessCommands.contains(name)
    }

    /// Whether a `\` outside quotes follows the first one: psql would go on there with SQL or another command.
    private static func hasSecondCommand(_ line: [UInt8]) -> Bool {
        var quote: UInt8?
        var isProtected = false
        for byte in line.dropFirst() {
            if isProtected {
                isProtected = false
            } else if let open = quote {
                if byte == ASCII.backslash && open == ASCII.quote { isProtected = true }
                if byte == open { quote = nil }
            } else if byte == ASCII.backslash {
                return true
            } else if byte == ASCII.quote || byte == ASCII.doubleQuote || byte == ASCII.backtick {
                // psql runs what stands in backticks as a shell command.
                if byte == ASCII.backtick { return true }
                quote = byte
            }
        }
        return false
    }

    /// Such as `\copy`, or `\set NAME`, which says more.
    private static func commandName(_ line: [UInt8]) -> String {
        let words = line.split(whereSeparator: ASCII.isBlank).map { String(decoding: $0, as: UTF8.self) }
        guard let name = words.first else { return "\\" }
        return name == "\\set" && words.count > 1 ? "\(name) \(words[1])" : name
    }

    /// Moves to the end of the line and gives its bytes.
    mutating func readLine() throws(SQLTextError) -> [UInt8] {
        let start = lexer.window.offset
        lexer.window.mark()
        lexer.window.keep()
        defer { lexer.window.release() }
        try lexer.skipLine()
        return lexer.window.copy(start..<lexer.window.offset)
    }

    /// Moves to the line after `COPY … FROM STDIN;`, on which its data begins.
    mutating func skipToCopyData() throws(SQLTextError) {
        let start = lexer.window.offset
        let line = try readLine()
        let rest = line.drop(while: ASCII.isBlank)
        guard rest.isEmpty || rest.starts(with: [ASCII.hyphen, ASCII.hyphen]) else {
            throw .unreadable(
                reason: "SQL follows COPY … FROM STDIN on its line, before its data. Begin a new line after the data.",
                at: lexer.window.position(of: start + (line.count - rest.count))
            )
        }
        if try lexer.window.byte() == ASCII.carriageReturn { lexer.window.advance() }
        if try lexer.window.byte() == ASCII.lineFeed { lexer.window.advance() }
    }
}
