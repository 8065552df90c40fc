import Database
import SchemaModel

/// What a stored program remembers for its later life of the session that makes it.
struct MariaDBProgramSession: Hashable {
    /// Statements that bring a session there.
    private(set) var before: [String] = []
    /// Those that bring it back.
    private(set) var after: [String] = []

    /// The session for a program whose statement is `sql`.
    init(of program: SchemaObject, _ sql: String, _ writing: MariaDBWriting) {
        if let mode = program[.sqlMode] { set("sql_mode", mode == "none" ? "''" : writing.literal(mode)) }
        let zone = "time_zone = "
        if let settings = program[.settings], settings.hasPrefix(zone) {
            set("time_zone", writing.literal(String(settings.dropFirst(zone.count))))
        }
        // The client's character set, and the connection's collation, which may be of another one.
        guard let words = program[.characterSet]?.split(separator: " "), words.count == 2 else { return }
        // Our text is UTF-8, so the client's character set can be another only where that makes no difference.
        if sql.utf8.allSatisfy({ $0 < 0x80 }) {
            before.append("SET NAMES \(words[0])")
            after.insert("SET NAMES utf8mb4", at: 0)
        }
        set("collation_connection", String(words[1]))
    }

    /// The session in which the server understands the words for packages.
    static let forPackages = {
        var session = MariaDBProgramSession()
        session.set("sql_mode", "'ORACLE'")
        return session
    }()

    private init() {}

    private mutating func set(_ name: String, _ value: String) {
        before += ["SET @migrate_\(name) = @@SESSION.\(name)", "SET SESSION \(name) = \(value)"]
        after.insert("SET SESSION \(name) = @migrate_\(name)", at: 0)
    }
}

extension MariaDBWriting {
    /// The statements of programs, with the settings around them that each wants; those who want the same share them.
    func inTheirSessions(_ programs: [SchemaObject], _ text: (SchemaObject) -> String) -> [SchemaStatement] {
        var list: [String] = []
        var current: MariaDBProgramSession?
        for program in programs {
            let sql = text(program)
            let session = MariaDBProgramSession(of: program, sql, self)
            if session != current { list += (current?.after ?? []) + session.before }
            current = session
            list.append(sql)
        }
        return (list + (current?.after ?? [])).map { SchemaStatement($0) }
    }
}
