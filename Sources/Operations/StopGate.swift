import Synchronization

/// Lets a request to stop through to a run, except at the moments that must not be cut short.
///
/// There is a task of its own for the run and not one for each such moment, since waiting for another task costs more
/// changes of threads than many a migration takes time.
final class StopGate: Sendable {
    private struct State {
        var stop: (@Sendable () -> Void)?
        var isShut = false
        var wasAsked = false
    }

    private let state = Mutex(State())

    /// Does the work in a task that is told to stop when the caller's is, as soon as the gate is open.
    func run<Outcome: Sendable>(_ work: @escaping @Sendable () async -> Outcome) async -> Outcome {
        let task = Task { await work() }
        state.withLock { $0.stop = { task.cancel() } }
        return await withTaskCancellationHandler {
            await task.value
        } onCancel: {
            ask()
        }
    }

    /// Does a part of the work to its end, on the caller's thread: a request to stop waits until it is done.
    func uninterrupted<Outcome: Sendable>(_ work: @escaping @Sendable () async -> Outcome) async -> Outcome {
        state.withLock { $0.isShut = true }
        defer { open() }
        // The request came before, and statements would refuse to run in this task.
        guard !Task.isCancelled else { return await Operations.uninterrupted(work) }
        return await work()
    }

    /// The lock is held while the task is told, so that nothing is told any more once the gate is shut.
    private func ask() {
        state.withLock { state in
            state.wasAsked = true
            if !state.isShut { state.stop?() }
        }
    }

    private func open() {
        state.withLock { state in
            state.isShut = false
            if state.wasAsked { state.stop?() }
        }
    }
}
