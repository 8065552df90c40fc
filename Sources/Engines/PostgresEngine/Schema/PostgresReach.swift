package import Database
package import SQLText

extension PostgreSQL {
    /// By its words alone: what a routine of the project does when it is called is not looked into.
    package func reach(of statement: Statement) -> StatementReach {
        PostgresReach.reach(of: PostgresWords(statement.bytes).words[...])
    }
}

/// Reads how far a statement reaches.
enum PostgresReach {
    typealias Words = ArraySlice<PostgresWords.Word>

    /// How far one statement reaches, without its terminator.
    static func reach(of words: Words) -> StatementReach {
        // A parenthesis before a SELECT.
        let words = words.drop { $0.isSymbol("(") || $0.isSymbol(";") }
        guard case .bare(let verb)? = words.first else { return .database }
        let rest = words.dropFirst()
        switch verb {
        case "CREATE", "ALTER", "DROP": return definition(verb, rest)
        case "GRANT", "REVOKE": return grant(verb, rest)
        case "COMMENT": return label("COMMENT", rest)
        case "SECURITY": return label("SECURITY LABEL", rest.drop { !$0.is("ON") })
        case "REASSIGN": return .server("REASSIGN OWNED")
        case "COPY": return copy(rest)
        case "LOAD": return .beyond("LOAD")
        case "IMPORT": return .beyond("IMPORT FOREIGN SCHEMA")
        case "DO": return PostgresBlock.reach(ofDo: rest)
        case "CHECKPOINT": return .server("CHECKPOINT")
        case "REINDEX": return reindex(rest)
        case "PREPARE" where rest.first?.is("TRANSACTION") == true: return .beyond("PREPARE TRANSACTION")
        case "COMMIT", "ROLLBACK":
            return rest.first?.is("PREPARED") == true ? .beyond("\(verb) PREPARED") : .database
        case "INSERT", "UPDATE", "DELETE", "MERGE", "TRUNCATE": return change(verb, rest)
        case "SELECT": return PostgresCalls(rest).reachOfQuestion
        default: return PostgresCalls(words).reach
        }
    }

    /// `CREATE`, `ALTER` or `DROP` of something.
    private static func definition(_ verb: String, _ words: Words) -> StatementReach {
        let words = words.drop { $0.isOne(of: modifiers) }
        guard case .bare(let kind)? = words.first else { return .database }
        let name = "\(verb) \(kind)"
        switch kind {
        case "ROLE", "GROUP", "DATABASE", "TABLESPACE", "SUBSCRIPTION", "SYSTEM", "OWNED": return .server(name)
        case "USER":
            let isMapping =
                words.dropFirst().first?.is("MAPPING") == true
                && words.dropFirst(2).first?.isOne(of: ["FOR", "IF"]) == true
            return isMapping ? .database : .server(name)
        case "FUNCTION", "PROCEDURE", "ROUTINE": return PostgresBlock.reach(ofRoutine: words)
        case _ where stored.contains(kind): return .database
        default: return PostgresCalls(words).reach
        }
    }

    /// What may stand between `CREATE` and the kind of thing that is made.
    private static let modifiers: Set = [
        "OR", "REPLACE", "TEMP", "TEMPORARY", "GLOBAL", "LOCAL", "UNLOGGED", "RECURSIVE", "TRUSTED", "PROCEDURAL",
        "UNIQUE",
    ]

    /// Kinds whose text is kept for later and not run when they are made.
    private static let stored: Set = [
        "VIEW", "RULE", "TRIGGER", "CONSTRAINT", "EVENT", "POLICY", "AGGREGATE",
    ]

    /// A membership, which has no `ON`, or rights on what all databases share.
    private static func grant(_ verb: String, _ words: Words) -> StatementReach {
        guard let place = words.firstIndex(where: { $0.is("ON") }) else { return .server("\(verb) of a role") }
        return sharedKind(words[(place + 1)...], ["DATABASE", "TABLESPACE", "PARAMETER"])
            .map { .server("\(verb) ON \($0)") } ?? .database
    }

    /// `ON` something `IS` a text.
    private static func label(_ verb: String, _ words: Words) -> StatementReach {
        sharedKind(words.dropFirst(), ["ROLE", "DATABASE", "TABLESPACE", "SUBSCRIPTION"])
            .map { .server("\(verb) ON \($0)") } ?? .database
    }

    /// The kind with which a list of things begins that all databases share; `nil` when the word is a table's name.
    private static func sharedKind(_ words: Words, _ kinds: Set<String>) -> String? {
        guard case .bare(let kind)? = words.first, kinds.contains(kind) else { return nil }
        let next = words.dropFirst().first
        let isName = next.map { $0.isOne(of: ["TO", "FROM", "IS"]) || $0.isSymbol(",") || $0.isSymbol(".") }
        return isName == true ? nil : kind
    }

    /// A `COPY` that reads or writes anything but the connection itself.
    private static func copy(_ words: Words) -> StatementReach {
        var depth = 0
        for (index, word) in zip(words.indices, words) {
            if word.isSymbol("(") { depth += 1 }
            if word.isSymbol(")") { depth -= 1 }
            guard depth == 0, case .bare(let direction) = word, direction == "FROM" || direction == "TO" else {
                continue
            }
            let place = words[(index + 1)...].first
            if place?.isOne(of: ["STDIN", "STDOUT"]) == true { return PostgresCalls(words).reach }
            return .beyond("COPY … \(direction) \(place?.is("PROGRAM") == true ? "PROGRAM" : "a file of the server")")
        }
        return .database
    }

    /// The database is named, and in a replay it has another name.
    private static func reindex(_ words: Words) -> StatementReach {
        var words = words
        if words.first?.isSymbol("(") == true { words = words.drop { !$0.isSymbol(")") }.dropFirst() }
        guard case .bare(let kind)? = words.first, kind == "DATABASE" || kind == "SYSTEM" else { return .database }
        return .server("REINDEX \(kind)")
    }

    /// A change of rows, which may be those of a catalogue that all databases share.
    private static func change(_ verb: String, _ words: Words) -> StatementReach {
        let target = words.drop { $0.isOne(of: ["INTO", "FROM", "ONLY", "TABLE"]) }
        let qualified = target.first?.identifier == "pg_catalog" ? target.dropFirst(2) : target
        if let name = qualified.first?.identifier, sharedCatalogues.contains(name) {
            return .server("\(verb) of \(name)")
        }
        // The table's own name, before its list of columns, calls nothing.
        return PostgresCalls(target.dropFirst()).reach
    }

    private static let sharedCatalogues: Set = [
        "pg_authid", "pg_auth_members", "pg_database", "pg_db_role_setting", "pg_parameter_acl",
        "pg_replication_origin", "pg_shdepend", "pg_shdescription", "pg_shseclabel", "pg_subscription", "pg_tablespace",
        "pg_roles", "pg_shadow", "pg_user", "pg_group",
    ]
}
