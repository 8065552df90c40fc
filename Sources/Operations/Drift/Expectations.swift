import Database
import Migrations
import SQLText
import SchemaModel

/// What was worked out once and holds for many shards: one replay serves all that have the same history.
actor Expectations {
    /// What a replay depends on besides the files' folder.
    struct History: Hashable, Sendable {
        let dialect: Dialect
        let version: String
        let settings: [String: String]
        /// What a database itself adds to what is made in it, such as its collation.
        let database: [Attribute]
        let ownTables: [String]
        /// Each script with the digest of the text that would be sent.
        let scripts: [String]
    }

    private var replays: [History: Task<Result<Replay.Answer, TargetFailure>, Never>] = [:]
    private var shards: [String: Task<Result<KnownSchema, TargetFailure>, Never>] = [:]

    /// The answer of the one replay of a history.
    func replay(
        of history: History,
        _ run: @escaping @Sendable () async throws(TargetFailure) -> Replay.Answer
    ) async throws(TargetFailure) -> Replay.Answer {
        let task = replays[history] ?? Self.start(run)
        replays[history] = task
        do throws(TargetFailure) { return try await Self.value(of: task) } catch {
            // What failed on one shard may succeed on the next.
            if replays[history] == task { replays[history] = nil }
            throw error
        }
    }

    /// The live schema of a shard that others are compared with.
    func schema(
        ofShard shard: String,
        _ read: @escaping @Sendable () async throws(TargetFailure) -> KnownSchema
    ) async throws(TargetFailure) -> KnownSchema {
        let task = shards[shard] ?? Self.start(read)
        shards[shard] = task
        return try await Self.value(of: task)
    }

    private static func start<Answer: Sendable>(
        _ work: @escaping @Sendable () async throws(TargetFailure) -> Answer
    ) -> Task<Result<Answer, TargetFailure>, Never> {
        Task {
            do throws(TargetFailure) { return .success(try await work()) } catch { return .failure(error) }
        }
    }

    /// Waits for the answer; a run that is told to stop stops the work for all, since all are told.
    private static func value<Answer: Sendable>(
        of task: Task<Result<Answer, TargetFailure>, Never>
    ) async throws(TargetFailure) -> Answer {
        let result = await withTaskCancellationHandler {
            await task.value
        } onCancel: {
            task.cancel()
        }
        return try result.get()
    }
}
