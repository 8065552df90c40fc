package import Database
package import Findings
package import Topology

/// Why a target has no answer.
package enum TargetFailure: Error, Sendable {
    /// Its address, account or secret could not be worked out.
    case unresolved(TopologyError)
    /// The database did not answer, or refused; `while` names what was being done, as in `while reading the history`.
    case database(DatabaseError, while: String)
    /// It was looked at, and it is not as it should be; nothing was changed.
    case refused([Finding])
    /// A file cannot be read to its end or has changed under our hands; what stays of it, if anything, is told too.
    case unreadable([Finding])
    /// A migration failed on it.
    case migration(MigrationFailure)
    /// Another shard of this run leads to the same database.
    case sameDatabase(asShard: String)
    /// An earlier failure stopped the rollout before this target's turn.
    case notStarted
    case interrupted(Interruption)
}

extension TargetFailure {
    /// A database's refusal; one that we caused by being told to stop is no refusal.
    init(_ error: DatabaseError, while doing: String) {
        self = error.kind == .cancelled ? .interrupted(.betweenMigrations) : .database(error, while: doing)
    }

    /// The failure as one clause, for a place where the whole story has no room.
    var shortReason: String {
        switch self {
        case .unresolved(let error): error.findings.first?.message ?? "its address is not known"
        case .database(let error, _): error.message
        case .refused(let findings), .unreadable(let findings): findings.first?.message ?? "it was refused"
        case .migration(let failure): failure.error.message
        case .sameDatabase(let shard): "it is the database of \(shard)"
        case .notStarted: "it was not started"
        case .interrupted: "it was interrupted"
        }
    }
}

/// Where a run stood when it was told to stop.
package enum Interruption: Hashable, Sendable {
    case beforeStart
    /// While somebody else held the migration lock.
    case whileWaiting
    /// Between or in statements of a migration; nothing of it is left.
    case rolledBack(script: String)
    /// Between migrations, or before the first.
    case betweenMigrations
}
