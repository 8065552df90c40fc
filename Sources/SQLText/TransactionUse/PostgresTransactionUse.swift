extension TransactionUse {
    /// How a statement of PostgreSQL relates to the transaction around it.
    ///
    /// Where the server refuses a statement only under some options, it counts as refused.
    static func postgres(_ words: inout StatementWords) -> TransactionUse {
        switch words.keyword() {
        case .begin: .controlsTransaction(.begins, keywords: "BEGIN")
        case .start: words.take(.transaction) ? .controlsTransaction(.begins, keywords: "START TRANSACTION") : .either
        case .commit: commit(&words)
        case .end: .controlsTransaction(.commits, keywords: "END")
        case .rollback:
            words.take(.prepared) ? .mustRunOutside(keywords: "ROLLBACK PREPARED") : rollback(&words)
        case .abort: .controlsTransaction(.other, keywords: "ABORT")
        case .prepare:
            words.take(.transaction) ? .controlsTransaction(.other, keywords: "PREPARE TRANSACTION") : .either
        case .create: createOrDrop("CREATE", &words)
        case .drop: createOrDrop("DROP", &words)
        case .alter: alter(&words)
        case .reindex: reindex(&words)
        case .vacuum: .mustRunOutside(keywords: "VACUUM")
        case .discard: words.take(.all) ? .mustRunOutside(keywords: "DISCARD ALL") : .either
        case .cluster: cluster(&words)
        case .copy: copy(&words)
        default: .either
        }
    }

    private static func commit(_ words: inout StatementWords) -> TransactionUse {
        words.take(.prepared)
            ? .mustRunOutside(keywords: "COMMIT PREPARED") : .controlsTransaction(.commits, keywords: "COMMIT")
    }

    private static func createOrDrop(_ verb: String, _ words: inout StatementWords) -> TransactionUse {
        switch words.keyword() {
        case .database: .mustRunOutside(keywords: "\(verb) DATABASE")
        case .tablespace: .mustRunOutside(keywords: "\(verb) TABLESPACE")
        case .subscription: .mustRunOutside(keywords: "\(verb) SUBSCRIPTION")
        case .unique: words.take(.index) ? createOrDropIndex(verb, &words) : .either
        case .index: createOrDropIndex(verb, &words)
        default: .either
        }
    }

    private static func createOrDropIndex(_ verb: String, _ words: inout StatementWords) -> TransactionUse {
        words.take(.concurrently) ? .mustRunOutside(keywords: "\(verb) INDEX CONCURRENTLY") : .either
    }

    private static func alter(_ words: inout StatementWords) -> TransactionUse {
        switch words.keyword() {
        case .system: return .mustRunOutside(keywords: "ALTER SYSTEM")
        case .database:
            words.takeQualifiedName()
            let isMove = words.take(.set) && words.take(.tablespace)
            return isMove ? .mustRunOutside(keywords: "ALTER DATABASE SET TABLESPACE") : .either
        case .table: return alterTable(&words)
        case .subscription:
            words.takeQualifiedName()
            let verb = words.keyword()
            guard verb == .refresh || verb == .set || verb == .add || verb == .drop else { return .either }
            return words.take(.publication) ? .mustRunOutside(keywords: "ALTER SUBSCRIPTION PUBLICATION") : .either
        default: return .either
        }
    }

    /// `ALTER TABLE [IF EXISTS] [ONLY] name [*] DETACH PARTITION name [CONCURRENTLY | FINALIZE]`.
    private static func alterTable(_ words: inout StatementWords) -> TransactionUse {
        if words.take(.if) { _ = words.take(.exists) }
        _ = words.take(.only)
        words.takeQualifiedName()
        _ = words.take(symbol: ASCII.star)
        guard words.take(.detach), words.take(.partition) else { return .either }
        words.takeQualifiedName()
        return words.take(.concurrently)
            ? .mustRunOutside(keywords: "ALTER TABLE DETACH PARTITION CONCURRENTLY") : .either
    }

    /// `REINDEX [(options)] [VERBOSE] INDEX | TABLE | SCHEMA | DATABASE | SYSTEM [CONCURRENTLY] name`.
    private static func reindex(_ words: inout StatementWords) -> TransactionUse {
        if words.take(symbol: ASCII.openParenthesis), takeOptions(&words).contains(.concurrently) {
            return .mustRunOutside(keywords: "REINDEX CONCURRENTLY")
        }
        _ = words.take(.verbose)
        switch words.keyword() {
        case .schema: return .mustRunOutside(keywords: "REINDEX SCHEMA")
        case .database: return .mustRunOutside(keywords: "REINDEX DATABASE")
        case .system: return .mustRunOutside(keywords: "REINDEX SYSTEM")
        default: return words.take(.concurrently) ? .mustRunOutside(keywords: "REINDEX CONCURRENTLY") : .either
        }
    }

    /// `CLUSTER [(options)] [VERBOSE] [table …]`: without a table, it is every table, each in its own transaction.
    private static func cluster(_ words: inout StatementWords) -> TransactionUse {
        if words.take(symbol: ASCII.openParenthesis) { _ = takeOptions(&words) }
        _ = words.take(.verbose)
        return words.upcoming == .end ? .mustRunOutside(keywords: "CLUSTER") : .either
    }

    /// The keywords up to the closing parenthesis.
    private static func takeOptions(_ words: inout StatementWords) -> Set<Keyword> {
        var options: Set<Keyword> = []
        while true {
            switch words.next() {
            case .keyword(let keyword): options.insert(keyword)
            case .symbol(ASCII.closeParenthesis), .end: return options
            case .name, .literal, .symbol: continue
            }
        }
    }

    /// Whether a `COPY` reads what the client sends: `FROM STDIN`, or `FROM STDOUT`, which means the same.
    private static func copy(_ words: inout StatementWords) -> TransactionUse {
        var parentheses = 0
        while true {
            switch words.next() {
            case .symbol(ASCII.openParenthesis): parentheses += 1
            case .symbol(ASCII.closeParenthesis): parentheses -= 1
            case .keyword(.from) where parentheses == 0:
                let origin = words.keyword()
                return origin == .stdin || origin == .stdout ? .copyFromStandardInput : .either
            case .end: return .either
            case .keyword, .name, .literal, .symbol: continue
            }
        }
    }
}
