extension TransactionUse {
    /// How a statement of MariaDB or MySQL relates to the transaction around it.
    static func mariaDB(_ words: inout StatementWords) -> TransactionUse {
        if words.upcoming == .keyword(.set) { return set(words) }
        switch words.keyword() {
        case .begin:
            // `BEGIN NOT ATOMIC` is a block of statements.
            return words.take(.not) ? .either : .controlsTransaction(keywords: "BEGIN")
        case .start: return words.take(.transaction) ? .controlsTransaction(keywords: "START TRANSACTION") : .either
        case .commit: return .controlsTransaction(keywords: "COMMIT")
        case .rollback: return rollback(&words)
        case .xa: return .controlsTransaction(keywords: "XA")
        default: return .either
        }
    }

    private static func set(_ words: StatementWords) -> TransactionUse {
        let assignments = SetStatement(words)?.assignments ?? []
        let setsAutocommit = assignments.contains { $0.target == .sessionVariable("autocommit") }
        return setsAutocommit ? .controlsTransaction(keywords: "SET autocommit") : .either
    }
}
