/// What a migration is for, and its version where it has one.
package enum MigrationKind: Hashable, Sendable {
    /// Runs once, in the order of the versions.
    case versioned(Version)
    /// Runs again whenever its text has changed, after all versioned ones.
    case repeatable
    /// Stands for everything up to its version on an empty database.
    case baseline(Version)
    /// Takes back the versioned migration of the same version.
    case undo(Version)

    package var version: Version? {
        switch self {
        case .versioned(let version), .baseline(let version), .undo(let version): version
        case .repeatable: nil
        }
    }
}
