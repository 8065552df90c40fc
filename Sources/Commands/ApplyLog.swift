import Operations
import Synchronization
import Topology

/// What a run has applied so far, shard by shard: it stays true of a shard that fails or is interrupted later.
final class ApplyLog: Sendable {
    private let applied = Mutex<[String: [ApplyOutcome.Applied]]>([:])

    /// Notes a migration that is in.
    func note(_ event: ApplyEvent, of target: Target) {
        guard case .finished(let migration) = event else { return }
        applied.withLock { $0[target.shard, default: []].append(migration) }
    }

    /// What was applied to a shard, in order.
    func applied(to target: Target) -> [ApplyOutcome.Applied] { applied.withLock { $0[target.shard] ?? [] } }
}
