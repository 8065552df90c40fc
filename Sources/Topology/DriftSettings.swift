package import Findings
package import StrictYAML

/// What `drift:` of `migrate.yaml` says: what the live schemas are compared with, and what may differ.
package struct DriftSettings: Sendable {
    package var expected = Located(ExpectedSource.automatic)
    package var unmanaged = UnmanagedRule.fail
    package var ignored: [IgnoredDrift] = []
    /// The accounts whose grants are compared, where a server keeps accounts apart from schemas (MariaDB, MySQL).
    package var roles: [String] = []

    /// What holds when nothing is written.
    package init() {}
}

/// What becomes of objects that no migration made.
package enum UnmanagedRule: String, CaseIterable, Sendable {
    case fail
    case report
    case ignore
}

/// Differences that somebody answers for until a day.
package struct IgnoredDrift: Sendable {
    package let object: ObjectPattern
    package let owner: String
    package let reason: String
    /// The last day on which it holds.
    package let expires: CalendarDate
    /// The shards that it is for; `nil` means all.
    package let shards: ShardPattern?
    package let location: SourceLocation

    /// Whether it is for a target's shard, expired or not.
    package func isMeant(for target: Target) -> Bool {
        shards?.matches(shard: target.shard, tags: target.tags) ?? true
    }

    /// Whether its last day is over.
    package func hasExpired(on today: CalendarDate) -> Bool { expires < today }
}
