extension TransactionUse {
    /// Settings that SQLite refuses to change inside a transaction, or quietly does not change.
    private static let pragmasOutside: Set<String> = ["foreign_keys", "journal_mode", "synchronous", "temp_store"]

    /// How a statement of SQLite relates to the transaction around it.
    static func sqlite(_ words: inout StatementWords) -> TransactionUse {
        switch words.keyword() {
        case .begin: .controlsTransaction(.begins, keywords: "BEGIN")
        case .commit: .controlsTransaction(.commits, keywords: "COMMIT")
        case .end: .controlsTransaction(.commits, keywords: "END")
        case .rollback: rollback(&words)
        case .vacuum: .mustRunOutside(keywords: "VACUUM")
        // ATTACH works anywhere, but a database that the transaction has touched cannot be detached.
        case .detach: .mustRunOutside(keywords: "DETACH")
        case .pragma: pragma(&words)
        default: .either
        }
    }

    private static func pragma(_ words: inout StatementWords) -> TransactionUse {
        words.next()
        var name = words.text
        if words.take(symbol: ASCII.dot) {
            words.next()
            name = words.text
        }
        if name == "wal_checkpoint" { return .mustRunOutside(keywords: "PRAGMA \(name)") }
        let changes = words.take(symbol: ASCII.equals) || words.take(symbol: ASCII.openParenthesis)
        return changes && pragmasOutside.contains(name) ? .mustRunOutside(keywords: "PRAGMA \(name)") : .either
    }
}
