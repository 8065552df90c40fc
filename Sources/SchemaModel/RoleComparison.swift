/// Compares facts that name roles: the role that runs the migrations is the same person under two names.
struct RoleComparison {
    private let expected: String
    private let found: String

    /// The migrator of each side.
    init(expected: String, found: String) {
        self.expected = expected
        self.found = found
    }

    /// Whether two values that are written differently give the same rights to the same people.
    func isSame(_ key: AttributeKey, _ left: String?, _ right: String?) -> Bool {
        if Self.namesOneRole.contains(key) { return left == expected && right == found }
        guard Self.namesManyRoles.contains(key) else { return false }
        // A migration may grant something to the one who owns everything elsewhere, which says nothing there.
        let migrators = expected == found ? [] : [expected, found]
        let strangers = { (grants: String?) in
            Self.entries(grants ?? "").filter { !migrators.contains(Self.role(of: $0)) }.sorted()
        }
        return strangers(left) == strangers(right)
    }

    /// A value with the migrator under a name that all databases share.
    static func neutral(_ key: AttributeKey, _ value: String, migrator: String) -> String {
        renaming(key, value, from: migrator, to: sharedName)
    }

    /// The value of the expected side as it is where the migrator has the name of the found side.
    func moved(_ key: AttributeKey, _ value: String) -> String {
        Self.renaming(key, value, from: expected, to: found)
    }

    private static func renaming(_ key: AttributeKey, _ value: String, from old: String, to new: String) -> String {
        if namesOneRole.contains(key) { return value == old && !old.isEmpty ? new : value }
        guard namesManyRoles.contains(key) else { return value }
        return entries(value)
            .map { role(of: $0) == old && !old.isEmpty ? new + rights(of: $0) : String($0) }
            .sorted().joined(separator: ", ")
    }

    private static let namesOneRole: [AttributeKey] = [.owner, .definer]
    private static let namesManyRoles: [AttributeKey] = [.grants, .privileges]
    private static let sharedName = "the migrator"

    /// The entries of a list such as `app=arw, "a, b"=r, PUBLIC=r`: a role with a comma, a quote or an equals sign in
    /// its name is in quotes.
    private static func entries(_ grants: String) -> [Substring] {
        guard grants.utf8.contains(UInt8(ascii: "\"")) else { return grants.split(separator: ", ") }
        var entries: [Substring] = []
        var start = grants.startIndex
        var isQuoted = false
        for index in grants.indices {
            if grants[index] == "\"" { isQuoted.toggle() }
            guard !isQuoted, index >= start, grants[index...].hasPrefix(", ") else { continue }
            entries.append(grants[start..<index])
            start = grants.index(index, offsetBy: 2)
        }
        return (entries + [grants[start...]]).filter { !$0.isEmpty }
    }

    /// The role of an entry such as `app=arw`, without quotes.
    private static func role(of entry: Substring) -> String {
        let role = entry.dropLast(rights(of: entry).count)
        guard role.first == "\"", role.last == "\"" else { return String(role) }
        return role.dropFirst().dropLast().split(separator: "\"\"", omittingEmptySubsequences: false)
            .joined(separator: "\"")
    }

    /// What stands behind the role: `=arw`.
    private static func rights(of entry: Substring) -> Substring {
        var isQuoted = false
        let index = entry.indices.first { index in
            if entry[index] == "\"" { isQuoted.toggle() }
            return entry[index] == "=" && !isQuoted
        }
        return index.map { entry[$0...] } ?? ""
    }
}
