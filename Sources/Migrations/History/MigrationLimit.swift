/// How far a run goes.
package enum MigrationLimit: Hashable, Sendable {
    case latest
    /// Nothing above the version that the database is at.
    case current
    /// The one next migration.
    case next
    /// Up to a version, which must exist.
    case version(Version)
    /// Up to a version, whether or not a migration has it.
    case versionIfPresent(Version)

    /// Reads what a person types: `latest`, `current`, `next`, `2.1` or `2.1?`.
    package init?(_ text: String) {
        switch text.lowercased() {
        case "latest": self = .latest
        case "current": self = .current
        case "next": self = .next
        case let word:
            let mayBeAbsent = word.hasSuffix("?")
            guard let version = Version(mayBeAbsent ? String(word.dropLast()) : word) else { return nil }
            self = mayBeAbsent ? .versionIfPresent(version) : .version(version)
        }
    }
}

extension MigrationLimit: CustomStringConvertible {
    /// What a person types for it.
    package var description: String {
        switch self {
        case .latest: "latest"
        case .current: "current"
        case .next: "next"
        case .version(let version): version.text
        case .versionIfPresent(let version): "\(version.text)?"
        }
    }
}
