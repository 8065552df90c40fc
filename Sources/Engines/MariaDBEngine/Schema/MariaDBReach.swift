package import Database
package import SQLText

extension MariaDB {
    /// By its words alone: which database a qualified name or `USE` means is for the scratch account's rights to judge.
    package func reach(of statement: Statement) -> StatementReach {
        MariaDBReach(MariaDBWords(statement.bytes).words[...]).reach
    }
}

/// Reads how far a statement reaches.
struct MariaDBReach {
    private typealias Word = MariaDBWords.Word

    /// What the statement, or the worst of the statements that it is made of, reaches.
    private(set) var reach = StatementReach.database
    private var words: ArraySlice<MariaDBWords.Word>

    init(_ words: ArraySlice<MariaDBWords.Word>) {
        self.words = words
        reach = read()
    }

    private mutating func read() -> StatementReach {
        // A parenthesis before a SELECT, and the like.
        words = words.drop { $0 == .symbol(UInt8(ascii: "(")) || $0 == .symbol(UInt8(ascii: ";")) }
        guard case .bare(let verb)? = words.first else { return .database }
        words.removeFirst()
        switch verb {
        case "CREATE", "ALTER", "DROP", "RENAME": return definition(verb)
        case "SET": return set()
        case "GRANT", "REVOKE", "FLUSH", "RESET", "KILL", "SHUTDOWN", "RESTART", "PURGE", "INSTALL", "UNINSTALL",
            "BACKUP", "BINLOG", "CLONE":
            return .server(named(verb, next: 1))
        case "CHANGE", "START", "STOP": return replication(verb)
        case "EXECUTE": return take("IMMEDIATE") ? immediate() : .database
        case "PREPARE": return prepared()
        case "LOAD": return words.first?.isOne(of: ["DATA", "XML"]) == true ? .beyond(named(verb, next: 1)) : .database
        case "INSERT", "REPLACE", "UPDATE", "DELETE", "TRUNCATE", "CALL": return change(verb)
        case "SELECT", "WITH", "VALUES", "TABLE": return exports()
        case "BEGIN", "IF", "CASE", "LOOP", "WHILE", "REPEAT", "FOR", "DECLARE": return compound()
        default: return .database
        }
    }
}

extension MariaDBReach {
    /// `CREATE`, `ALTER`, `DROP` or `RENAME` of something.
    private mutating func definition(_ verb: String) -> StatementReach {
        guard let kind = takeKind() else { return .database }
        let name = "\(verb) \(kind)"
        switch kind {
        case "USER", "ROLE", "SERVER", "TABLESPACE", "LOGFILE", "INSTANCE", "RESOURCE", "SPATIAL REFERENCE":
            return .server(name)
        case "DATABASE", "SCHEMA": return database(verb, name)
        case "FUNCTION": return isLoaded ? .beyond("\(name) … SONAME") : targets(name)
        case "TABLE": return table(name)
        default: return targets(name)
        }
    }

    /// The kind of thing that is made, past what may stand before it.
    private mutating func takeKind() -> String? {
        while let word = words.popFirst() {
            guard case .bare(let text) = word else { continue }
            if text == "DEFINER" {
                takeDefiner()
            } else if text == "REFERENCE" {
                return "SPATIAL REFERENCE"
            } else if Self.kinds.contains(text) {
                return text
            }
        }
        return nil
    }

    private static let kinds: Set = [
        "USER", "ROLE", "SERVER", "TABLESPACE", "LOGFILE", "INSTANCE", "RESOURCE", "DATABASE", "SCHEMA", "FUNCTION",
        "TABLE", "TABLES", "VIEW", "PROCEDURE", "TRIGGER", "EVENT", "PACKAGE", "INDEX", "SEQUENCE", "PREPARE",
    ]

    /// `= name@host`, so that an account called `table` is not taken for one.
    private mutating func takeDefiner() {
        guard words.first == .symbol(UInt8(ascii: "=")) else { return }
        words = words.dropFirst(2)
        if words.first == .symbol(UInt8(ascii: "@")) { words = words.dropFirst(2) }
    }

    /// Ours is there already, so making one is left out; dropping one could drop every table.
    private func database(_ verb: String, _ name: String) -> StatementReach {
        switch verb {
        case "CREATE": .server(name)
        case "DROP": .beyond(name)
        default: .database
        }
    }

    /// Whether a function is code of the server's machine: `RETURNS STRING SONAME 'file'`.
    private var isLoaded: Bool {
        zip(words, words.dropFirst())
            .contains { pair in
                pair.0.isOne(of: ["STRING", "INTEGER", "INT", "REAL", "DECIMAL"]) && pair.1 == .bare("SONAME")
            }
    }

    /// A table that keeps its rows elsewhere.
    private func table(_ name: String) -> StatementReach {
        for (index, word) in zip(words.indices, words) {
            let following = words[words.index(after: index)...]
            if word.isOne(of: ["DATA", "INDEX"]), following.first == .bare("DIRECTORY") {
                return .beyond("\(name) … \(word.text) DIRECTORY")
            }
            guard word.isOne(of: ["ENGINE"]) else { continue }
            let value = following.first == .symbol(UInt8(ascii: "=")) ? following.dropFirst().first : following.first
            if let engine = value?.text.uppercased(), Self.farEngines.contains(engine) {
                return .beyond("\(name) … ENGINE=\(engine)")
            }
        }
        return targets(name)
    }

    private static let farEngines: Set = [
        "FEDERATED", "FEDERATEDX", "CONNECT", "SPIDER", "S3", "CASSANDRA", "SPHINX", "OQGRAPH",
    ]

    /// A thing in the server's own databases.
    private func targets(_ name: String) -> StatementReach {
        let target = words.drop { $0.isOne(of: ["IF", "NOT", "EXISTS"]) }
        return Self.isOfServer(target) ? .server(name) : .database
    }

    /// Whether a name is qualified by a database that belongs to the server itself.
    private static func isOfServer(_ words: ArraySlice<MariaDBWords.Word>) -> Bool {
        guard let first = words.first, words.dropFirst().first == .symbol(UInt8(ascii: ".")) else { return false }
        switch first {
        case .bare(let text), .name(let text):
            return ["MYSQL", "SYS", "PERFORMANCE_SCHEMA"].contains(text.uppercased())
        case .string, .symbol: return false
        }
    }

    /// A change of rows, which may be rows of the server's own tables.
    private func change(_ verb: String) -> StatementReach {
        let fillers: Set = ["INTO", "FROM", "TABLE", "LOW_PRIORITY", "DELAYED", "HIGH_PRIORITY", "IGNORE", "QUICK"]
        return Self.isOfServer(words.drop { $0.isOne(of: fillers) })
            ? .server("\(verb) in the server's own tables") : exports()
    }

    /// A question whose answer goes to a file.
    private func exports() -> StatementReach {
        let isExport = zip(words, words.dropFirst())
            .contains { pair in
                pair.0 == .bare("INTO") && pair.1.isOne(of: ["OUTFILE", "DUMPFILE"])
            }
        return isExport ? .beyond("SELECT … INTO OUTFILE") : .database
    }

    private func replication(_ verb: String) -> StatementReach {
        let things: Set = ["MASTER", "SLAVE", "REPLICA", "ALL", "REPLICATION", "GROUP_REPLICATION"]
        return words.first?.isOne(of: things) == true ? .server(named(verb, next: 1)) : .database
    }
}

extension MariaDBReach {
    /// `SET`, whose parts may be for the session or for the server.
    private mutating func set() -> StatementReach {
        if words.first == .bare("STATEMENT"), let body = words.firstIndex(of: .bare("FOR")) {
            return MariaDBReach(words[(body + 1)...]).reach
        }
        if words.first?.isOne(of: ["PASSWORD", "ROLE"]) == true { return .server(named("SET", next: 1)) }
        if words.starts(with: [.bare("DEFAULT"), .bare("ROLE")]) { return .server("SET DEFAULT ROLE") }
        let scopes = assignments.map(Self.isOfServer(assignment:))
        guard let first = scopes.first, scopes.contains(true) else { return .database }
        return first ? .server("SET GLOBAL") : .beyond("SET of global variables together with others")
    }

    /// The parts between commas outside parentheses.
    private var assignments: [ArraySlice<MariaDBWords.Word>] {
        var depth = 0
        return words.split { word in
            if word == .symbol(UInt8(ascii: "(")) { depth += 1 }
            if word == .symbol(UInt8(ascii: ")")) { depth -= 1 }
            return depth == 0 && word == .symbol(UInt8(ascii: ","))
        }
    }

    /// `GLOBAL name` or `@@global.name`.
    private static func isOfServer(assignment: ArraySlice<MariaDBWords.Word>) -> Bool {
        let target = assignment.drop { $0 == .symbol(UInt8(ascii: "@")) }
        guard target.first?.isOne(of: ["GLOBAL", "PERSIST", "PERSIST_ONLY"]) == true else { return false }
        let isMarked = assignment.count - target.count == 2
        return isMarked ? target.dropFirst().first == .symbol(UInt8(ascii: ".")) : target.count == assignment.count
    }

    /// `EXECUTE IMMEDIATE`, by the texts in it: the rest is known to the server alone.
    private func immediate() -> StatementReach { MariaDBReach(written).reach }

    /// `PREPARE`: leaving it out would leave its `EXECUTE` without it.
    private func prepared() -> StatementReach {
        switch MariaDBReach(written).reach {
        case .database: .database
        case .server(let what), .beyond(let what): .beyond("PREPARE of \(what)")
        }
    }

    /// The words in the strings of the statement.
    private var written: ArraySlice<MariaDBWords.Word> {
        let texts = words.compactMap { word -> String? in
            if case .string(let text) = word { text } else { nil }
        }
        return MariaDBWords(Array(texts.joined(separator: " ").utf8)).words[...]
    }

    /// A block of statements that runs at once: it cannot be left out in part.
    private func compound() -> StatementReach {
        let openers: Set = ["THEN", "ELSE", "DO", "LOOP", "REPEAT", "BEGIN", "ATOMIC"]
        for (index, word) in zip(words.indices, words)
        where word == .symbol(UInt8(ascii: ";")) || word.isOne(of: openers) {
            switch MariaDBReach(words[words.index(after: index)...]).reach {
            case .database: continue
            case .server(let what), .beyond(let what): return .beyond("\(what) in a block")
            }
        }
        return .database
    }

    private mutating func take(_ keyword: String) -> Bool {
        guard words.first == .bare(keyword) else { return false }
        words.removeFirst()
        return true
    }

    /// The verb with some of the words that follow it.
    private func named(_ verb: String, next count: Int) -> String {
        let following = words.prefix(count)
            .compactMap { word -> String? in
                if case .bare(let text) = word { text } else { nil }
            }
        return ([verb] + following).joined(separator: " ")
    }
}
