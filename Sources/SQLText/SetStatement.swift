/// The assignments of a `SET` statement.
struct SetStatement {
    enum Target: Equatable {
        /// A variable of the server for this session; its name in lower case.
        case sessionVariable(String)
        /// A variable of the server that this session does not feel.
        case globalVariable(String)
        /// `@name` of the MySQL family; its name in lower case.
        case userVariable(String)
    }

    enum Value: Equatable {
        /// A string, a number, or a plain word such as `off`; in lower case, without quotes.
        case literal(String)
        case variable(Target)
        /// Anything that only the server can compute.
        case expression
    }

    struct Assignment {
        let target: Target
        let value: Value
    }

    private(set) var assignments: [Assignment] = []

    /// Reads the statement; nil if it is no `SET`.
    init?(_ statement: StatementWords) {
        var words = statement
        guard words.take(.set) else { return nil }
        repeat {
            let target = Self.takeTarget(&words)
            let isAssignment = words.take(.to) || Self.takeEquals(&words)
            if isAssignment, let target {
                assignments.append(Assignment(target: target, value: Self.takeValue(&words)))
            }
        } while Self.skipToComma(&words)
    }

    private static func takeEquals(_ words: inout StatementWords) -> Bool {
        _ = words.take(symbol: ASCII.colon)
        return words.take(symbol: ASCII.equals)
    }

    /// `name`, `SESSION name`, `@@name`, `@@session.name` or `@name`.
    private static func takeTarget(_ words: inout StatementWords) -> Target? {
        if words.take(symbol: ASCII.atSign) {
            guard words.take(symbol: ASCII.atSign) else { return takeName(&words).map { .userVariable($0) } }
            let isGlobal = takeScope(&words)
            _ = words.take(symbol: ASCII.dot)
            return takeName(&words).map { isGlobal ? .globalVariable($0) : .sessionVariable($0) }
        }
        let isGlobal = takeScope(&words)
        return takeName(&words).map { isGlobal ? .globalVariable($0) : .sessionVariable($0) }
    }

    /// Takes the word that says for whom a variable is set; whether it is for others than this session.
    private static func takeScope(_ words: inout StatementWords) -> Bool {
        switch words.upcomingText {
        case "session", "local":
            words.next()
            return false
        case "global", "persist", "persist_only":
            words.next()
            return true
        default: return false
        }
    }

    private static func takeName(_ words: inout StatementWords) -> String? {
        switch words.upcoming {
        case .name, .keyword, .literal:
            words.next()
            return words.text
        case .symbol, .end: return nil
        }
    }

    private static func takeValue(_ words: inout StatementWords) -> Value {
        let value: Value
        if words.upcoming == .symbol(ASCII.atSign) {
            guard let variable = takeTarget(&words) else { return .expression }
            value = .variable(variable)
        } else if let text = takeName(&words) {
            value = .literal(text)
        } else {
            return .expression
        }
        return words.upcoming == .symbol(ASCII.comma) || words.upcoming == .end ? value : .expression
    }

    /// Moves past the next comma outside parentheses; false at the end.
    private static func skipToComma(_ words: inout StatementWords) -> Bool {
        var parentheses = 0
        while true {
            switch words.next() {
            case .symbol(ASCII.openParenthesis): parentheses += 1
            case .symbol(ASCII.closeParenthesis): parentheses -= 1
            case .symbol(ASCII.comma) where parentheses == 0: return true
            case .end: return false
            case .keyword, .name, .literal, .symbol: continue
            }
        }
    }
}
