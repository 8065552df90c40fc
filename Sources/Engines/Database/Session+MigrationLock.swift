extension Session {
    /// Tries for the migration lock again and again until it is had, instead of waiting inside the server.
    ///
    /// So a cancelled run ends at once, and the bound is ours.
    ///
    /// - Parameters:
    ///   - table: The history table as messages name it.
    ///   - bound: How long to go on.
    ///   - onWait: Told once, when the lock is found taken, who holds it.
    ///   - attempt: Tries once and gives whether the lock is ours.
    ///   - holder: Says who holds it, in words that can follow "held by".
    /// - Throws: `.lockNotHad`, naming the holder, when the bound has passed; `.cancelled` when the task was.
    package func pollForMigrationLock(
        of table: String,
        within bound: Duration,
        onWait: (_ holder: String) -> Void,
        attempt: () async throws(DatabaseError) -> Bool,
        holder: () async throws(DatabaseError) -> String
    ) async throws(DatabaseError) {
        var patience = Patience(within: bound, pauses: .milliseconds(20)...(.milliseconds(250)))
        if try await attempt() { return }
        onWait(try await holder())
        while try await patience.pause() {
            if try await attempt() { return }
        }
        throw DatabaseError(
            .lockNotHad,
            """
            The migration lock of \(table) was not free within \(bound.inWords). \
            It is held by \(try await holder()).
            """
        )
    }
}
