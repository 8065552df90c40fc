extension TransactionUse {
    /// Reads from a statement's words how it relates to the transaction around it.
    init(of words: inout StatementWords) {
        self =
            switch words.rules.dialect {
            case .postgres: Self.postgres(&words)
            case .mariadb, .mysql: Self.mariaDB(&words)
            case .sqlite: Self.sqlite(&words)
            }
    }

    /// Whether a statement that begins with `first` can be anything but `.either`.
    static func mayDiffer(for first: Keyword?, _ dialect: Dialect) -> Bool {
        switch first {
        case .begin, .start, .commit, .end, .rollback, .abort, .prepare, .reindex, .vacuum, .discard, .cluster, .copy,
            .detach, .pragma, .xa:
            true
        case .create, .drop, .alter: dialect == .postgres
        case .set: dialect == .mariadb || dialect == .mysql
        default: false
        }
    }

    /// What `ROLLBACK` does, after that word: back to a savepoint, it leaves the transaction open.
    static func rollback(_ words: inout StatementWords) -> TransactionUse {
        if !words.take(.work) { _ = words.take(.transaction) }
        return words.take(.to) ? .either : .controlsTransaction(.other, keywords: "ROLLBACK")
    }
}
