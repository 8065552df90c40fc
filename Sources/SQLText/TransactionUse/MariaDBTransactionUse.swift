extension TransactionUse {
    /// How a statement of MariaDB or MySQL relates to the transaction around it.
    static func mariaDB(_ words: inout StatementWords) -> TransactionUse {
        if words.upcoming == .keyword(.set) { return set(words) }
        switch words.keyword() {
        case .begin:
            // `BEGIN NOT ATOMIC` is a block of statements.
            return words.take(.not) ? .either : .controlsTransaction(.begins, keywords: "BEGIN")
        case .start:
            return words.take(.transaction) ? .controlsTransaction(.begins, keywords: "START TRANSACTION") : .either
        case .commit: return .controlsTransaction(.commits, keywords: "COMMIT")
        case .rollback: return rollback(&words)
        case .xa: return .controlsTransaction(.other, keywords: "XA")
        default: return .either
        }
    }

    private static func set(_ words: StatementWords) -> TransactionUse {
        let assignments = SetStatement(words)?.assignments ?? []
        let setsAutocommit = assignments.contains { $0.target == .sessionVariable("autocommit") }
        return setsAutocommit ? .controlsTransaction(.other, keywords: "SET autocommit") : .either
    }
}
