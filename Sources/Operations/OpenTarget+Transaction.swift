import Database

extension OpenTarget {
    /// Runs `body` in one transaction: a history that is half written would mislead.
    ///
    /// `what` names the transaction, as in `while beginning the repair`.
    func inOneTransaction(
        _ what: String,
        _ body: () async throws(TargetFailure) -> Void
    ) async throws(TargetFailure) {
        try await database("beginning \(what)") { () async throws(DatabaseError) in try await session.begin() }
        do throws(TargetFailure) {
            try await body()
            try await database("committing \(what)") { () async throws(DatabaseError) in try await session.commit() }
        } catch {
            await uninterrupted { [session] in try? await session.rollback() }
            throw error
        }
    }
}
