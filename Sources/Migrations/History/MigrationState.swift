/// How a migration file and the history stand to each other, in Flyway's words.
package enum MigrationState: String, Sendable {
    case pending = "Pending"
    case aboveTarget = "Above Target"
    case belowBaseline = "Below Baseline"
    case ignoredBaseline = "Ignored (Baseline)"
    case baseline = "Baseline"
    case ignored = "Ignored"
    case missing = "Missing"
    case failedMissing = "Failed (Missing)"
    case success = "Success"
    case undone = "Undone"
    case available = "Available"
    case failed = "Failed"
    case outOfOrder = "Out of Order"
    case future = "Future"
    case failedFuture = "Failed (Future)"
    case outdated = "Outdated"
    case superseded = "Superseded"
    case deleted = "Deleted"

    /// The words that Flyway's `info` shows.
    package var displayName: String { rawValue }

    /// Whether a run of it ended in an error.
    package var isFailed: Bool {
        switch self {
        case .failed, .failedMissing, .failedFuture: true
        case .pending, .aboveTarget, .belowBaseline, .ignoredBaseline, .baseline, .ignored, .missing, .success, .undone,
            .available, .outOfOrder, .future, .outdated, .superseded, .deleted:
            false
        }
    }

    /// Whether the history holds a row whose file is gone.
    package var isUnresolved: Bool {
        switch self {
        case .missing, .failedMissing, .future, .failedFuture: true
        case .pending, .aboveTarget, .belowBaseline, .ignoredBaseline, .baseline, .ignored, .success, .undone,
            .available, .failed, .outOfOrder, .outdated, .superseded, .deleted:
            false
        }
    }
}
