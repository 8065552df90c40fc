import Synchronization

/// Remembers which database each shard of a run leads to, by the server's own identity.
///
/// Two names for one host pass the check of the written addresses; the server's answer does not lie.
final class IdentityRegistry: Sendable {
    private let shards = Mutex<[String: String]>([:])

    /// Claims a database for a shard; gives the shard that has it already, or `nil`.
    func claim(_ identity: String, for shard: String) -> String? {
        shards.withLock { shards in
            guard let holder = shards[identity], holder != shard else {
                shards[identity] = shard
                return nil
            }
            return holder
        }
    }
}
