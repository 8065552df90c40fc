import Database

/// Reads how far a `DO` block reaches, statement by statement.
///
/// A block runs as a whole: what all databases share can be left out only where it does nothing else.
struct PostgresBlock {
    private var shared: [String] = []
    private var beyond: String?
    private var staysInside = false

    /// How far a block reaches, given by the words after `DO`.
    ///
    /// `keepsRoles`: whether whoever runs it makes sure that no role comes of it.
    static func reach(ofDo words: PostgresReach.Words, keepsRoles: Bool = true) -> StatementReach {
        if let place = words.firstIndex(where: { $0.is("LANGUAGE") }), place + 1 < words.endIndex,
            let language = words[place + 1].identifier, language.hasSuffix("u")
        {
            return .beyond("DO in \(language)")
        }
        let texts = words.compactMap(\.string)
        var block = PostgresBlock()
        for text in texts { block.read(text) }
        if let beyond = block.beyond { return .beyond("\(beyond) in a DO block") }
        guard let shared = block.shared.first else { return .database }
        if !block.staysInside { return .server("\(shared) in a DO block") }
        if keepsRoles, block.shared.allSatisfy(Self.makesRole) { return .database }
        return .beyond("\(shared) beside other statements in a DO block")
    }

    /// How far a routine reaches that may be called later on; what dblink would reach is closed in a scratch database.
    static func reach(ofRoutine words: PostgresReach.Words) -> StatementReach {
        var block = PostgresBlock()
        for text in words.compactMap(\.string) { block.read(text) }
        if let shared = block.shared.first { return .beyond("\(shared) in a routine") }
        guard let beyond = block.beyond, !beyond.lowercased().contains("dblink") else { return .database }
        return .beyond("\(beyond) in a routine")
    }

    /// Whether words make a role: as a rule only where it is missing, which it is not on the server of the live one.
    ///
    /// Nothing is committed that did (`PostgresScratchSession`).
    private static func makesRole(_ words: String) -> Bool {
        ["CREATE ROLE", "CREATE USER", "CREATE GROUP"].contains(words)
    }

    private mutating func read(_ text: String) {
        let words = PostgresWords(Array(text.utf8)).words
        let statements = words.split { $0.isSymbol(";") || $0.isOne(of: Self.openers) }
        for statement in statements { read(statement) }
    }

    /// The words after which a statement begins.
    private static let openers: Set = ["BEGIN", "THEN", "ELSE", "LOOP"]

    private mutating func read(_ statement: PostgresReach.Words) {
        // What is said to a person is not run.
        guard let first = statement.first, !first.is("RAISE") else { return }
        let text = statement.compactMap(\.string).joined()
        if first.is("EXECUTE"), text.isEmpty { staysInside = true }
        // What is put together from texts may be run, now or by a later EXECUTE.
        if !first.isOne(of: ["COMMENT", "SECURITY"]), isStatement(text) { read(text) }
        let question = ArraySlice([PostgresWords.Word.bare("SELECT")]) + statement.dropFirst()
        switch PostgresReach.reach(of: first.is("PERFORM") ? question : statement) {
        case .server(let what): shared.append(what)
        case .beyond(let what): beyond = beyond ?? what
        case .database:
            guard first.isOne(of: Self.actions) else { return }
            let isQuestion = first.isOne(of: ["SELECT", "PERFORM", "WITH"])
            staysInside = staysInside || !isQuestion || !PostgresCalls(statement).callsNothingElse
        }
    }

    private func isStatement(_ text: String) -> Bool {
        !text.isEmpty && PostgresWords(Array(text.utf8)).words.first?.isOne(of: Self.actions) == true
    }

    /// The statements of SQL that do something.
    private static let actions: Set = [
        "ALTER", "ANALYZE", "CALL", "CLUSTER", "COMMENT", "COPY", "CREATE", "DELETE", "DO", "DROP", "GRANT",
        "IMPORT", "INSERT", "LOAD", "LOCK", "MERGE", "NOTIFY", "PERFORM", "REASSIGN", "REFRESH", "REINDEX", "REVOKE",
        "SECURITY", "SELECT", "TRUNCATE", "UPDATE", "WITH",
    ]
}

extension PostgresWords.Word {
    /// What it says, if it is a string.
    fileprivate var string: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }
}
