import Database

/// Whether an account can reach nothing but scratch databases, from the server's own list of its rights.
struct MariaDBScratchRights {
    /// What the names of all scratch databases begin with, ours and those that people give.
    static let prefix = "migrate_scratch"
    /// The databases that an account should have rights on, as a grant names them.
    static let pattern = "`migrate\\_scratch\\_%`.*"

    /// The databases that the account has every right on, as patterns of `LIKE`.
    let patterns: [String]

    /// Judges the lines of `SHOW GRANTS` and the databases that the account sees.
    ///
    /// Rights of everybody (PUBLIC, and those of accounts without a name) are in one or the other.
    init(grants: [String], visible: [String], account: String) throws(DatabaseError) {
        var patterns: [String] = []
        for grant in grants {
            switch Self.place(of: grant) {
            case .nothing: continue
            case .databases(let pattern): patterns.append(pattern)
            case nil: throw Self.refusal("it holds the grant “\(Self.withoutPassword(grant))”", account: account)
            }
        }
        self.patterns = patterns
        let harmless = ["information_schema", "performance_schema"]
        if let other = visible.first(where: { !harmless.contains($0.lowercased()) && !Self.isScratch($0) }) {
            throw Self.refusal("it can reach the database \(other)", account: account)
        }
    }

    /// Whether a name is one that only scratch databases have.
    static func isScratch(_ name: String) -> Bool { name.hasPrefix(prefix) }

    /// Whether the account may make and drop a database of that name.
    func cover(_ name: String) -> Bool { patterns.contains { MariaDBPattern.matches(Array($0), Array(name)) } }

    /// Where a grant holds.
    private enum Place: Equatable {
        case nothing
        case databases(String)
    }

    /// `nil` when it reaches more than scratch databases.
    private static func place(of grant: String) -> Place? {
        guard let on = grant.range(" ON ") else { return nil }
        let rights = grant[..<on.lowerBound]
        let rest = grant[on.upperBound...]
        if rest.hasPrefix("*.* TO ") {
            let isAdministrator = rest.hasSuffix("WITH GRANT OPTION") || rest.hasSuffix("WITH ADMIN OPTION")
            return rights == "GRANT USAGE" && !isAdministrator ? .nothing : nil
        }
        // A name in quotes before the place would be a role's.
        guard !rights.contains("`"), let (name, end) = quotedName(rest), rest[end...].hasPrefix(".* TO ") else {
            return nil
        }
        // A bare `_` in it stands for any character; whether that lets a database in is seen by what the account sees.
        return name.filter { $0 != "\\" }.hasPrefix(prefix) ? .databases(name) : nil
    }

    /// The name between backticks at the start of a text, and where the text goes on.
    private static func quotedName(_ text: Substring) -> (String, Substring.Index)? {
        guard text.first == "`" else { return nil }
        var name = ""
        var index = text.index(after: text.startIndex)
        while index < text.endIndex {
            let next = text.index(after: index)
            if text[index] == "`" {
                guard next < text.endIndex, text[next] == "`" else { return (name, next) }
                index = next
            }
            name.append(text[index])
            index = text.index(after: index)
        }
        return nil
    }

    private static func refusal(_ reason: String, account: String) -> DatabaseError {
        DatabaseError(
            .unsupported,
            """
            The account \(account) of the scratch server could reach other databases than scratch ones: \(reason), so \
            nothing is replayed there. Give scratch: an account of its own that has just this right: \
            GRANT ALL PRIVILEGES ON \(pattern) TO \(account)
            """
        )
    }

    private static func withoutPassword(_ grant: String) -> String {
        grant.range(" IDENTIFIED ").map { String(grant[..<$0.lowerBound]) } ?? grant
    }
}

extension String {
    /// Where a text first stands.
    fileprivate func range(_ text: String) -> Range<String.Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
            start = index(after: start)
        }
        return nil
    }
}
