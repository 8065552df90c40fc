/// PostgreSQL's `BEGIN ATOMIC … END`, the SQL-standard body of a function or procedure.
struct AtomicBody {
    private var parentheses = 0
    private var previous: Keyword?
    /// How many `BEGIN ATOMIC` and `CASE` are open.
    private var depth = 0
    /// Where the body was opened, while it is open.
    private(set) var openedAt: Int?
    private var beginOffset = 0
    /// Whether the body has come to its `END`.
    private(set) var isClosed = false

    mutating func take(_ token: BodyToken, at offset: Int) {
        switch token {
        case .openParenthesis: parentheses += 1
        case .closeParenthesis: parentheses -= 1
        case .word(let keyword):
            // After AS, any keyword is a name.
            if previous != .as { takeWord(keyword, offset) }
            previous = keyword
            return
        case .quotedName, .literal, .symbol: break
        }
        previous = nil
    }

    private mutating func takeWord(_ keyword: Keyword?, _ offset: Int) {
        guard openedAt != nil else {
            guard parentheses == 0 else { return }
            if keyword == .begin { beginOffset = offset }
            if keyword == .atomic && previous == .begin {
                openedAt = beginOffset
                depth = 1
            }
            return
        }
        if keyword == .case { depth += 1 }
        guard keyword == .end else { return }
        depth -= 1
        if depth == 0 {
            openedAt = nil
            isClosed = true
        }
    }
}
