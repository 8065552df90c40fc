import Database
import Migrations

// After a lost connection the client cannot know what happened: the same error follows a COMMIT that was done and one
// that was not. So a new session takes the migration lock, which proves that the old session is gone, and looks.

extension OpenTarget {
    /// What a second look told about a migration whose connection broke.
    enum SecondLook: Sendable {
        /// The history holds its row: it is applied.
        case recorded
        /// The history holds no row of a success.
        case notRecorded
        /// The server could not be asked either.
        case impossible(reason: String)
    }

    /// Looks for the history row of a script on a new session.
    ///
    /// `failedRow` is written when the row is missing: on engines that commit schema changes by themselves.
    func lookAgain(rank: Int, script: String, writing failedRow: AppliedMigration?) async -> SecondLook {
        do throws(TargetFailure) {
            let again = try await reconnected()
            return try await again.withMigrationLock(onWait: { _ in }) { () async throws(TargetFailure) in
                let rows = try await again.history.read() ?? []
                if let row = rows.first(where: { $0.installedRank == rank && $0.script == script }) {
                    return row.isSuccessful ? .recorded : .notRecorded
                }
                if let failedRow { try await again.history.insert(failedRow) }
                return .notRecorded
            }
        } catch {
            return .impossible(reason: error.shortReason)
        }
    }
}
