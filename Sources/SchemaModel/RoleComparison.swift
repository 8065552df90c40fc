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
        guard expected != found else { return false }
        switch key {
        case .owner, .definer: return left == expected && right == found
        case .grants, .privileges:
            let strangers = { (grants: String?) in
                Self.entries(grants ?? "").filter { ![expected, found].contains(Self.role(of: $0)) }.sorted()
            }
            return strangers(left) == strangers(right)
        case _: return false
        }
    }

    /// A value with the migrator under a name that all databases share.
    static func neutral(_ key: AttributeKey, _ value: String, migrator: String) -> String {
        guard !migrator.isEmpty else { return value }
        switch key {
        case .owner, .definer: return value == migrator ? "the migrator" : value
        case .grants, .privileges:
            return entries(value)
                .map { role(of: $0) == migrator ? "the migrator" + $0.dropFirst(role(of: $0).count) : String($0) }
                .sorted().joined(separator: ", ")
        case _: return value
        }
    }

    private static func entries(_ grants: String) -> [Substring] {
        grants.split(separator: ", ", omittingEmptySubsequences: true)
    }

    /// The role of an entry such as `app=arw`.
    private static func role(of entry: Substring) -> String {
        String(entry.prefix { $0 != "=" })
    }
}
