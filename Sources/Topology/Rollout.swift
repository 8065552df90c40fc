/// In which order, how many at a time, and what happens after a failure.
package struct Rollout: Sendable {
    /// What the rest of the targets do when one has failed.
    package enum FailureRule: String, CaseIterable, Sendable {
        case stop
        case `continue`
    }

    /// Who belongs to each wave, as shard names, globs or `tag:TAG`.
    package var waves: [ShardPattern]
    /// How many targets are worked on at once.
    package var parallel: Int
    package var onFailure: FailureRule

    /// The most targets that may be worked on at once: each holds a connection, a thread and a file descriptor or two.
    package static let parallelMax = 256

    /// All at once but eight at a time, unless told otherwise.
    package init(waves: [ShardPattern] = [.all], parallel: Int = 8, onFailure: FailureRule = .stop) {
        self.waves = waves
        self.parallel = parallel
        self.onFailure = onFailure
    }

    /// The targets, wave by wave: each in the first wave that it matches, those that match none in a last one.
    ///
    /// Empty waves are left out. Takes O(targets × waves) time.
    package func waves(of targets: [Target]) -> [[Target]] {
        var groups = [[Target]](repeating: [], count: waves.count + 1)
        for target in targets {
            let wave = waves.firstIndex { $0.matches(shard: target.shard, tags: target.tags) } ?? waves.count
            groups[wave].append(target)
        }
        return groups.filter { !$0.isEmpty }
    }
}
