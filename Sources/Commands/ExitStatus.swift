/// How a run ended: the one table of exit codes (docs/exit-codes.md).
package enum ExitStatus: Int32, CaseIterable, Sendable {
    /// Done, or nothing wrong.
    case done = 0
    /// Checked, and it is not as it should be.
    case found = 1
    /// Could not check or could not finish: unreachable, lock not had, unreadable file, unresolved secret.
    case unchecked = 2
    /// A migration failed.
    case failed = 3
    /// Wrong usage.
    case usage = 64
    /// Interrupted by Ctrl-C (SIGINT).
    case interrupted = 130
    /// Interrupted by SIGTERM.
    case terminated = 143

    /// The one status of many answers: an interruption says most, then a failed migration, then what was not checked.
    package static func combined(_ statuses: some Sequence<ExitStatus>) -> ExitStatus {
        statuses.max { $0.weight < $1.weight } ?? .done
    }

    private var weight: Int {
        switch self {
        case .done: 0
        case .found: 1
        case .unchecked: 2
        case .failed: 3
        case .usage: 4
        case .interrupted, .terminated: 5
        }
    }
}
