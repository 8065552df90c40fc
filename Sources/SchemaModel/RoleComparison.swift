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
        guard !migrator.isEmpty else { return value }
        if namesOneRole.contains(key) { return value == migrator ? sharedName : value }
        guard namesManyRoles.contains(key) else { return value }
        return entries(value)
            .map { role(of: $0) == migrator ? sharedName + $0.dropFirst(migrator.count) : String($0) }
            .sorted().joined(separator: ", ")
    }

    private static let namesOneRole: [AttributeKey] = [.owner, .definer]
    private static let namesManyRoles: [AttributeKey] = [.grants, .privileges]
    private static let sharedName = "the migrator"

    private static func entries(_ grants: String) -> [Substring] {
        grants.split(separator: ", ", omittingEmptySubsequences: true)
    }

    /// The role of an entry such as `app=arw`.
    private static func role(of entry: Substring) -> String {
        String(entry.prefix { $0 != "=" })
    }
}
