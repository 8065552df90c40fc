package import Topology

/// What became of one target.
package struct TargetResult<Outcome: Sendable>: Sendable {
    package let target: Target
    package let result: Result<Outcome, TargetFailure>

    package init(target: Target, result: Result<Outcome, TargetFailure>) {
        self.target = target
        self.result = result
    }

    /// The answer, when there is one.
    package var outcome: Outcome? { try? result.get() }

    /// Why there is no answer.
    package var failure: TargetFailure? {
        guard case .failure(let failure) = result else { return nil }
        return failure
    }
}

/// Works on many targets, wave after wave, at most `rollout.parallel` at a time.
///
/// A wave starts when the one before it has ended. With `on-failure: stop` nothing new starts after a failure: what is
/// under way is finished, the rest is answered `.notStarted`. Results come in the order of the waves.
package func fanOut<Outcome: Sendable>(
    over targets: [Target],
    rollout: Rollout,
    work: @escaping @Sendable (Target) async -> Result<Outcome, TargetFailure>
) async -> [TargetResult<Outcome>] {
    var results: [TargetResult<Outcome>] = []
    var hasFailed = false
    for wave in rollout.waves(of: targets) {
        let answers = await run(wave, rollout: rollout, hasFailed: hasFailed, work: work)
        hasFailed = hasFailed || answers.contains { $0.failure != nil }
        results += answers
    }
    return results
}

/// One wave: starts the next target whenever one ends.
private func run<Outcome: Sendable>(
    _ wave: [Target],
    rollout: Rollout,
    hasFailed: Bool,
    work: @escaping @Sendable (Target) async -> Result<Outcome, TargetFailure>
) async -> [TargetResult<Outcome>] {
    await withTaskGroup(of: (Int, Result<Outcome, TargetFailure>).self) { group in
        var answers = [Result<Outcome, TargetFailure>?](repeating: nil, count: wave.count)
        var stopped = hasFailed && rollout.onFailure == .stop
        var next = 0
        func startNext() {
            guard next < wave.count, !stopped, !Task.isCancelled else { return }
            let index = next
            next += 1
            group.addTask { (index, await work(wave[index])) }
        }
        for _ in 0..<max(1, rollout.parallel) { startNext() }
        while let (index, answer) = await group.next() {
            answers[index] = answer
            if case .failure = answer, rollout.onFailure == .stop { stopped = true }
            startNext()
        }
        let skipped: TargetFailure = Task.isCancelled ? .interrupted(.beforeStart) : .notStarted
        return zip(wave, answers).map { TargetResult(target: $0, result: $1 ?? .failure(skipped)) }
    }
}
