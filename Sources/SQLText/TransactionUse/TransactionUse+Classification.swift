extension TransactionUse {
    /// Reads from a statement's words how it relates to the transaction around it.
    init(of words: StatementWords) {
        var words = words
        self =
            switch words.rules.dialect {
            case .postgres: Self.postgres(&words)
            case .mariadb, .mysql: Self.mariaDB(&words)
            case .sqlite: Self.sqlite(&words)
            }
    }

    /// What `ROLLBACK` does, after that word: back to a savepoint, it leaves the transaction open.
    static func rollback(_ words: inout StatementWords) -> TransactionUse {
        if !words.take(.work) { _ = words.take(.transaction) }
        return words.take(.to) ? .either : .controlsTransaction(keywords: "ROLLBACK")
    }
}
