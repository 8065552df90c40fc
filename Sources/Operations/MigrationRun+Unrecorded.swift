import Database
import Migrations

extension MigrationRun {
    /// Puts the database in order after all statements ran and their history row was refused, and says what is left.
    func unrecorded(_ failure: TargetFailure, milliseconds: Int) async -> TargetFailure {
        guard case .database(let error, let doing) = failure else {
            try? await rollBack()
            return failure
        }
        let answer =
            error.kind == .connectionLost
            ? await answerOfSecondLook(milliseconds: milliseconds)
            : await answerAfterRollback(milliseconds: milliseconds)
        let detail = [error.detail, answer].compactMap(\.self).joined(separator: "\n")
        return .database(DatabaseError(error.kind, error.message, code: error.code, detail: detail), while: doing)
    }

    private func answerOfSecondLook(milliseconds: Int) async -> String {
        switch await lookAgain(writing: isAtomic ? .nothing : .failedRow, milliseconds: milliseconds) {
        case .recorded: "A new connection found its history row: the migration is applied."
        case .notRecorded where isAtomic: "A new connection found no history row: nothing of the migration is left."
        case .notRecorded: "A new connection found no history row and recorded the migration as failed."
        case .impossible(let reason): "A new connection could not be had to find out: \(reason)"
        }
    }

    private func answerAfterRollback(milliseconds: Int) async -> String {
        let reason: String?
        do throws(TargetFailure) {
            try await rollBack()
            guard !isAtomic else { return "It was rolled back: nothing of the migration is left." }
            try await record(success: false, milliseconds: milliseconds)
            reason = nil
        } catch {
            guard !isAtomic else { return "The session was ended: nothing of the migration is left." }
            reason = await recordFailureAnew(after: error, milliseconds: milliseconds)
        }
        let left = "All statements of the migration ran, and what commits by itself is in effect"
        return reason.map { "\(left), without a history row: \($0)" }
            ?? "\(left). A second attempt recorded the migration as failed."
    }
}
