/// A token as far as the body of a stored program is concerned.
enum BodyToken {
    /// A word without quotes; nil if it is no keyword.
    case word(Keyword?)
    case quotedName
    /// A string or a number.
    case literal
    case symbol(UInt8)
    case openParenthesis
    case closeParenthesis
}

/// Follows a statement's tokens to know which `;` ends it and which only ends a statement inside its body.
struct BodyTracker {
    private enum Mode {
        case leading(LeadingWords)
        /// The statement ends at the next terminator, whatever comes.
        case plain
        case atomic(AtomicBody)
        case trigger(TriggerBody)
        case stored
    }

    private var mode: Mode
    // Beside its mode and not in it, so that each token changes it in place: it is large and has many tokens.
    private var program: StoredProgramBody?

    /// A tracker at the beginning of a statement; `rules` say which bodies there are.
    init(_ rules: LexicalRules) { mode = .leading(LeadingWords(rules)) }

    /// Whether the tracker wants to be told of every token.
    ///
    /// Once false, it stays so.
    var isInterested: Bool {
        switch mode {
        case .plain: false
        case .leading, .atomic, .trigger, .stored: true
        }
    }

    /// What is open, and where it was opened, or nil if the statement may end here.
    var openBody: (what: String, offset: Int)? {
        switch mode {
        case .plain, .leading: nil
        case .atomic(let body): body.openedAt.map { ("BEGIN ATOMIC … END body", $0) }
        case .trigger(let body): body.isClosed ? nil : ("trigger body BEGIN … END", body.offset)
        case .stored: program?.openBlock
        }
    }

    /// Takes the next token; `offset` is where it begins.
    mutating func take(_ token: BodyToken, at offset: Int) {
        if case .symbol(ASCII.semicolon) = token {
            // In an executable comment, a `;` cannot end the statement, but it parts those of a body all the same.
            _ = endsStatementAtSemicolon()
            return
        }
        switch mode {
        case .plain: return
        case .leading(var words):
            mode = .plain
            switch words.take(token, at: offset) {
            case .undecided: mode = .leading(words)
            case .plain: mode = .plain
            case .atomic: mode = .atomic(AtomicBody())
            case .trigger(let body): mode = .trigger(body)
            case .stored(let body):
                mode = .stored
                program = body
                if words.opensBlock { program?.take(token, at: offset) }
            }
        case .atomic(var body):
            mode = .plain
            body.take(token, at: offset)
            mode = body.isClosed ? .plain : .atomic(body)
        case .trigger(var body):
            body.take(token)
            mode = .trigger(body)
        case .stored: program?.take(token, at: offset)
        }
    }

    /// Takes a `;` and says whether it ends the statement.
    mutating func endsStatementAtSemicolon() -> Bool {
        switch mode {
        case .plain, .leading: return true
        case .atomic(let body): return body.openedAt == nil
        case .trigger(var body):
            let ends = body.takeSemicolon()
            mode = .trigger(body)
            return ends
        case .stored: return program?.takeSemicolon() ?? true
        }
    }
}
