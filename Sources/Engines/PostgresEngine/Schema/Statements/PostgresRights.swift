import SchemaModel

/// Who owns what and may do what, as statements.
struct PostgresRights {
    /// The role that runs the migrations, as either side calls it.
    let wanted: String
    let actual: String

    /// The statement that gives an object its owner.
    func owner(_ owner: String, of target: String) -> String {
        "ALTER \(target) OWNER TO \(PostgresWriting.name(here(owner)))"
    }

    /// The statements that turn grants into others; `target` as after `ON`, with its kind.
    func grants(
        from found: String?,
        to expected: String?,
        on target: String,
        kind: Letters,
        columns: String? = nil,
        owner: String?
    ) -> [SchemaStatementDraft] {
        let old = Self.entries(found)
        let new = Dictionary(Self.entries(expected).map { (here($0.key), $0.value) }) { first, _ in first }
        var drafts: [SchemaStatementDraft] = []
        for role in Set(old.keys).union(new.keys).sorted() where old[role] != new[role] {
            let usual = kind.usual(role, isOwner: role == owner.map(here))
            let (before, after) = (old[role] ?? usual, new[role] ?? usual)
            let name = role == "PUBLIC" ? role : PostgresWriting.name(role)
            let lost = Self.letters(before).filter { !Self.letters(after).contains($0) }
            if !lost.isEmpty {
                let words = after.isEmpty ? "ALL" + column(columns) : kind.words(lost, columns)
                drafts.append(SchemaStatementDraft("REVOKE \(words) ON \(target) FROM \(name)", isDestructive: true))
            }
            let gained = Self.letters(after).filter { !Self.letters(before).contains($0) }
            for (letters, end) in [
                (gained.filter { !$0.hasSuffix("*") }, ""), (gained.filter { $0.hasSuffix("*") }, " WITH GRANT OPTION"),
            ] where !letters.isEmpty {
                drafts.append(
                    SchemaStatementDraft("GRANT \(kind.words(letters, columns)) ON \(target) TO \(name)\(end)")
                )
            }
        }
        return drafts
    }

    private func column(_ columns: String?) -> String { columns.map { " (\($0))" } ?? "" }

    /// A role of the wanted schema by the name that it has where the statements run.
    func here(_ role: String) -> String { role == wanted && !wanted.isEmpty ? actual : role }

    /// The letters by role, without quotes.
    static func entries(_ grants: String?) -> [String: String] {
        let entries = PostgresWriting.elements(grants)
            .compactMap { entry -> (String, String)? in
                var quoted = false
                guard
                    let sign = entry.indices.first(where: { index in
                        if entry[index] == "\"" { quoted.toggle() }
                        return entry[index] == "=" && !quoted
                    })
                else { return nil }
                let role = String(entry[..<sign])
                return (PostgresQuoting.plain(role), String(entry[entry.index(after: sign)...]))
            }
        return Dictionary(entries) { first, _ in first }
    }

    /// Each letter, with its star if it has one.
    static func letters(_ text: String) -> [String] {
        var letters: [String] = []
        for letter in text {
            if letter == "*", let last = letters.popLast() {
                letters.append(last + "*")
            } else {
                letters.append("\(letter)")
            }
        }
        return letters
    }
}

/// A statement before it has a place among others.
struct SchemaStatementDraft {
    let sql: String
    let isDestructive: Bool

    init(_ sql: String, isDestructive: Bool = false) {
        self.sql = sql
        self.isDestructive = isDestructive
    }
}

extension PostgresRights {
    /// What letters mean for a kind of object, and who has which usually.
    struct Letters {
        private let all: String
        private let everybody: String

        static let table = Letters(all: "arwdDxt", everybody: "")
        static let sequence = Letters(all: "rwU", everybody: "")
        static let column = Letters(all: "", everybody: "")
        static let routine = Letters(all: "X", everybody: "X")
        static let type = Letters(all: "U", everybody: "U")
        static let schema = Letters(all: "UC", everybody: "")
        static let foreign = Letters(all: "U", everybody: "")

        func usual(_ role: String, isOwner: Bool) -> String {
            isOwner ? all : role == "PUBLIC" ? everybody : ""
        }

        /// `SELECT (a), UPDATE (a)`.
        func words(_ letters: [String], _ columns: String?) -> String {
            letters.compactMap { letter in
                Self.words[letter.first ?? " "].map { $0 + (columns.map { " (\($0))" } ?? "") }
            }
            .joined(separator: ", ")
        }

        private static let words: [Character: String] = [
            "a": "INSERT", "r": "SELECT", "w": "UPDATE", "d": "DELETE", "D": "TRUNCATE", "x": "REFERENCES",
            "t": "TRIGGER", "m": "MAINTAIN", "X": "EXECUTE", "U": "USAGE", "C": "CREATE", "c": "CONNECT",
            "T": "TEMPORARY",
        ]
    }
}
