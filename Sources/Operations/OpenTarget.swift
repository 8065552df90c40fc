import Database
import Findings
import Migrations
import Topology

/// One target with its open session: what every verb starts from.
struct OpenTarget: Sendable {
    let target: Target
    let engine: any Engine
    let session: any Session
    let history: History
    let recordedState: RecordedState
    let folder: MigrationFolder
    let settings: ProjectSettings
    let ignorePatterns: [IgnorePattern]
    let opener: ScriptOpener
    /// Keeps requests to stop from what must be done to its end.
    let gate = StopGate()

    let workspace: Workspace

    /// Connects, and makes sure that no other shard of this run leads to the same database.
    init(_ target: Target, in workspace: Workspace, access: Access) async throws(TargetFailure) {
        let (engine, session) = try await workspace.session(for: target, access: access)
        if let shard = workspace.identities.claim(session.server.identity, for: target.shard) {
            throw .sameDatabase(asShard: shard)
        }
        self.init(target, engine: engine, session: session, workspace: workspace)
    }

    /// Connects to look; the database may be another shard's too, since nothing is done to it.
    init(reading target: Target, in workspace: Workspace) async throws(TargetFailure) {
        let (engine, session) = try await workspace.session(for: target, access: .readOnly)
        self.init(target, engine: engine, session: session, workspace: workspace)
    }

    private init(_ target: Target, engine: any Engine, session: any Session, workspace: Workspace) {
        self.target = target
        self.engine = engine
        self.session = session
        self.workspace = workspace
        settings = workspace.project.settings
        ignorePatterns = workspace.ignorePatterns
        history = History(session: session, table: target.historyTable)
        recordedState = RecordedState(session: session, historyTable: target.historyTable)
        folder = workspace.folder(of: target)
        opener = ScriptOpener(target: target, session: session, in: workspace)
    }

    /// The same target on a new connection, after the first one broke.
    func reconnected() async throws(TargetFailure) -> OpenTarget {
        let (engine, session) = try await workspace.session(for: target, access: .readWrite)
        return OpenTarget(target, engine: engine, session: session, workspace: workspace)
    }

    /// Runs `body` while no other runner, Flyway included, works on this database.
    ///
    /// On the session's thread, since going there and back with each statement would cost more than many a statement.
    func withMigrationLock<Outcome: Sendable>(
        onWait: @escaping @Sendable (String) -> Void,
        _ body: @escaping @Sendable () async throws(TargetFailure) -> Outcome
    ) async throws(TargetFailure) -> Outcome {
        let result = await gate.run {
            await session.onOwnThread { () async -> Result<Outcome, TargetFailure> in
                do throws(TargetFailure) { return .success(try await locked(onWait: onWait, body)) } catch {
                    return .failure(error)
                }
            }
        }
        return try result.get()
    }

    private func locked<Outcome: Sendable>(
        onWait: @Sendable (String) -> Void,
        _ body: @Sendable () async throws(TargetFailure) -> Outcome
    ) async throws(TargetFailure) -> Outcome {
        do throws(DatabaseError) {
            try await session.acquireMigrationLock(table: history.table, onWait: onWait)
        } catch {
            throw error.kind == .cancelled
                ? .interrupted(.whileWaiting) : .database(error, while: "taking the migration lock")
        }
        do throws(TargetFailure) {
            let outcome = try await body()
            // A lock that was lost on the way did not keep others out: that must not pass for a good run.
            if let error = await release() { throw .database(error, while: "releasing the migration lock") }
            return outcome
        } catch {
            _ = await release()
            throw error
        }
    }

    /// Gives the lock back; gives the error when it was not ours any more.
    private func release() async -> DatabaseError? {
        await uninterrupted { [session] in
            do throws(DatabaseError) {
                try await session.releaseMigrationLock()
                return nil
            } catch {
                return error
            }
        }
    }

    /// Asks the database for something; a refusal says what was being done.
    func database<Outcome>(
        _ doing: String,
        _ body: () async throws(DatabaseError) -> Outcome
    ) async throws(TargetFailure) -> Outcome {
        do throws(DatabaseError) {
            return try await body()
        } catch {
            throw TargetFailure(error, while: doing)
        }
    }

    /// The tables of ours, which are no part of the schema.
    var ownTables: [String] { [history.table, recordedState.table] }

    /// What goes to `installed_by`.
    var installedBy: String { settings.installedBy ?? session.server.user }

    /// The history row of a script.
    func row(
        of script: PendingScript,
        rank: Int,
        milliseconds: Int = 0,
        isSuccessful: Bool = true
    ) -> AppliedMigration {
        AppliedMigration(
            script,
            installedRank: rank,
            installedBy: installedBy,
            milliseconds: milliseconds,
            isSuccessful: isSuccessful
        )
    }

    /// Compares the files with the history.
    func standing(upTo limit: MigrationLimit = .latest) async throws(TargetFailure) -> Standing {
        try Standing(rows: await history.read(), upTo: limit, of: self)
    }
}

/// Runs `body` to its end although the task may have been told to stop: for putting things in order.
func uninterrupted<Outcome: Sendable>(_ body: @escaping @Sendable () async -> Outcome) async -> Outcome {
    await Task { await body() }.value
}
