import Files

/// How the files of migrations are named; the defaults are Flyway's.
package struct NamingRules: Hashable, Sendable {
    package var versionedPrefix = "V"
    package var repeatablePrefix = "R"
    package var undoPrefix = "U"
    package var baselinePrefix = "B"
    /// Stands between the version and the description.
    package var separator = "__"
    /// The ends of names that make a file a migration, compared without regard to case; the first that fits counts.
    package var suffixes = [".sql"]
    /// Files that are no migrations whatever their names: globs over the path inside the location, or over the name.
    package var ignored: [String] = []

    package init() {}

    /// Whether two kinds of migrations have one prefix, so that no name tells them apart.
    var hasEqualPrefixes: Bool { Set(roles.map(\.prefix)).count < roles.count }

    /// What a prefix stands for.
    enum Role {
        case versioned
        case repeatable
        case undo
        case baseline
    }

    /// The role of each prefix, longest prefix first, so that a short one cannot hide a longer one.
    var roles: [(prefix: String, role: Role)] {
        let prefixes: [(prefix: String, role: Role)] = [
            (versionedPrefix, .versioned), (repeatablePrefix, .repeatable), (undoPrefix, .undo),
            (baselinePrefix, .baseline),
        ]
        return prefixes.enumerated()
            .sorted { ($1.element.prefix.utf8.count, $0.offset) < ($0.element.prefix.utf8.count, $1.offset) }
            .map(\.element)
    }

    /// Whether an ignore glob covers a file.
    func ignores(script: String) -> Bool {
        guard !ignored.isEmpty else { return false }
        let name = Path.name(of: script)
        return ignored.map { Glob($0) }.contains { $0.matches(script) || $0.matches(name) }
    }
}
