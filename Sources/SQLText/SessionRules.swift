/// Follows what a script's own `SET` statements do to the rules by which the rest of it is read.
struct SessionRules {
    /// Modes of MariaDB and MySQL that hold `ANSI_QUOTES`.
    private static let modesWithNames: Set<String> = [
        "ansi_quotes", "ansi", "db2", "maxdb", "mssql", "oracle", "postgresql",
    ]

    /// The rules with which the script began; what `DEFAULT` goes back to.
    private let initial: LexicalRules
    private var current: LexicalRules
    /// Variables in which the script has saved `@@sql_mode`.
    private var saved: [String: LexicalRules] = [:]

    init(_ rules: LexicalRules) {
        initial = rules
        current = rules
    }

    /// The rules after a statement has run.
    mutating func rules(after statement: StatementWords) -> LexicalRules {
        guard let statement = SetStatement(statement) else { return current }
        for assignment in statement.assignments {
            switch current.dialect {
            case .postgres: takePostgres(assignment)
            case .mariadb, .mysql: takeMariaDB(assignment)
            case .sqlite: continue
            }
        }
        return current
    }

    private mutating func takePostgres(_ assignment: SetStatement.Assignment) {
        guard assignment.target == .sessionVariable("standard_conforming_strings") else { return }
        guard case .literal(let value) = assignment.value else { return }
        switch value {
        case "off", "of", "false", "fals", "fal", "fa", "f", "no", "n", "0": current.backslashEscapes = true
        case "default": current.backslashEscapes = initial.backslashEscapes
        default: current.backslashEscapes = false
        }
    }

    private mutating func takeMariaDB(_ assignment: SetStatement.Assignment) {
        switch assignment.target {
        case .sessionVariable("sql_mode"): takeMode(assignment.value)
        case .userVariable(let name):
            saved[name] = assignment.value == .variable(.sessionVariable("sql_mode")) ? current : nil
        case .sessionVariable, .globalVariable: return
        }
    }

    private mutating func takeMode(_ value: SetStatement.Value) {
        switch value {
        case .literal("default"): current = initial
        case .literal(let list):
            let modes = list.split(separator: ",").map { String($0.filter { $0 != " " }) }
            current.backslashEscapes = !modes.contains("no_backslash_escapes")
            current.doubleQuotesMakeNames = modes.contains { Self.modesWithNames.contains($0) }
        // A variable of which we know nothing most likely holds the mode from before the script.
        case .variable(.userVariable(let name)): current = saved[name] ?? initial
        case .variable, .expression: return
        }
    }
}
