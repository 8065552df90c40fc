import Database

extension OpenTarget {
    /// Runs `body` in one transaction: a history that is half written would mislead.
    ///
    /// `what` names the transaction, as in `while beginning the repair`.
    func inOneTransaction(
        _ what: String,
        _ body: () async throws(TargetFailure) -> Void
    ) async throws(TargetFailure) {
        try await Operations.inOneTransaction(what, on: session, body)
    }
}

/// Runs `body` in one transaction of a session.
func inOneTransaction(
    _ what: String,
    on session: any Session,
    _ body: () async throws(TargetFailure) -> Void
) async throws(TargetFailure) {
    do throws(DatabaseError) { try await session.begin() } catch {
        throw TargetFailure(error, while: "beginning \(what)")
    }
    do throws(TargetFailure) {
        try await body()
        do throws(DatabaseError) { try await session.commit() } catch {
            throw TargetFailure(error, while: "committing \(what)")
        }
    } catch {
        await uninterrupted { try? await session.rollback() }
        throw error
    }
}
