package import Findings
package import StrictYAML

/// What `migrate.yaml` says, with a default for every line.
package struct ProjectSettings: Sendable {
    /// The environment that is meant when none is named.
    package var defaultEnvironment = Located("local")
    package var historyTable = "flyway_schema_history"
    /// Values for `${name}` in migrations; environments and shards may override them.
    package var placeholders: [String: String] = [:]
    package var replacesPlaceholders = true
    package var rollout = Rollout()
    /// Whether a version older than the newest applied one may still be applied.
    package var allowsOutOfOrder = false
    /// Whether one migration may mix statements that can and that cannot run in a transaction.
    package var allowsMixed = false
    /// Flyway's `type:state` pairs, such as `*:future`, that validation passes over; `nil` means its own.
    package var ignoredMigrationPatterns: [Located<String>]?
    /// What goes to the history's `installed_by`; `nil` means the account that the server sees.
    package var installedBy: String?
    package var baselineVersion = Located("1")
    package var baselineDescription = "<< Flyway Baseline >>"
    package var naming = NamingSettings()
    /// Globs of files below `migrations/` that are no migrations.
    package var ignoredFiles: [String] = []
    package var drift = DriftSettings()

    /// What holds without a `migrate.yaml`.
    package init() {}
}

/// How the names of migration files are put together, as far as somebody has written it.
package struct NamingSettings: Hashable, Sendable {
    package var versioned: String?
    package var repeatable: String?
    package var undo: String?
    package var baseline: String?
    package var separator: String?
    package var suffixes: [String]?
    /// Where it is written.
    package var location: SourceLocation?

    /// Nothing is written.
    package init() {}
}
