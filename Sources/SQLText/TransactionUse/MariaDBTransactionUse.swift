extension TransactionUse {
    /// How a statement of MariaDB or MySQL relates to the transaction around it.
    static func mariaDB(_ words: inout StatementWords) -> TransactionUse {
        let statement = words
        switch words.keyword() {
        case .begin:
            // `BEGIN NOT ATOMIC` is a block of statements.
            return words.take(.not) ? .either : .controlsTransaction(keywords: "BEGIN")
        case .start: return words.take(.transaction) ? .controlsTransaction(keywords: "START TRANSACTION") : .either
        case .commit: return .controlsTransaction(keywords: "COMMIT")
        case .rollback: return rollback(&words)
        case .xa: return .controlsTransaction(keywords: "XA")
        case .set:
            let setsAutocommit = SetStatement(statement)?.assignments
                .contains { assignment in
                    assignment.target == .sessionVariable("autocommit")
                }
            return setsAutocommit == true ? .controlsTransaction(keywords: "SET autocommit") : .either
        default: return .either
        }
    }
}
