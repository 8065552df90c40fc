/// The pauses between tries that go on until a bound: growing, and random so that many who wait do not try together.
package struct Patience {
    /// When the last try must be over.
    package let deadline: ContinuousClock.Instant
    private var next: Duration
    private let longest: Duration

    /// Starts the clock.
    package init(within bound: Duration, pauses: ClosedRange<Duration>) {
        deadline = .now + bound
        next = pauses.lowerBound
        longest = pauses.upperBound
    }

    /// For a server that may not be there yet.
    package init(toConnectWithin bound: Duration) {
        self.init(within: bound, pauses: .milliseconds(100)...(.seconds(1)))
    }

    /// Sleeps before another try; gives `false` at once when the bound leaves no time for one.
    ///
    /// - Throws: `.cancelled` when the task is cancelled meanwhile.
    package mutating func pause() async throws(DatabaseError) -> Bool {
        let pause = next * Double.random(in: 0.5...1.5)
        guard ContinuousClock.now + pause < deadline else { return false }
        do {
            try await Task.sleep(for: pause)
        } catch {
            throw .waitCancelled
        }
        next = min(next * 2, longest)
        return true
    }
}
