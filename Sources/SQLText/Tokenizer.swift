/// Cuts one whole statement after another into tokens, for readers of what a catalogue has stored.
package struct Tokenizer {
    // Kept because making its tables takes longer than reading a short statement.
    private let lexer: Lexer

    package init(_ rules: LexicalRules) { lexer = Lexer(ByteWindow(checked: []), rules: rules) }

    /// The tokens of a text that is valid UTF-8 without NUL bytes; comments and blanks are left out, and so is the end.
    ///
    /// - Throws: when something is opened and never closed.
    package func tokens(of statement: [UInt8]) throws(SQLTextError) -> [Token] {
        var lexer = lexer.rereading(statement)
        var tokens: [Token] = []
        tokens.reserveCapacity(statement.count / 4)
        while true {
            let token = try lexer.next()
            switch token.kind {
            case .end: return tokens
            // The lexer stays in front of a command to the client, which a stored text cannot hold.
            case .clientCommand: lexer.window.advance()
            case .word, .quotedName, .string, .number, .symbol, .openParenthesis, .closeParenthesis, .terminator:
                tokens.append(token)
            }
        }
    }
}
