import CSQLite
import Database
import Glibc
import Synchronization

/// Stops a statement that must not go on: its task was cancelled, its time is over, or a lock is not had in time.
final class SQLiteInterruption: Sendable {
    /// Why a statement was stopped.
    enum Reason {
        case cancelled
        case outOfTime
    }

    private struct State {
        var target: InterruptTarget?
        var deadline: ContinuousClock.Instant?
        var reason: Reason?
        var waitingSince = ContinuousClock.now
    }

    private let state = Mutex(State())
    private let lockWait: Duration

    init(lockWait: Duration) { self.lockWait = lockWait }

    /// From here on `cancel` stops what runs on the connection, and `bound` (zero: none) ends it.
    func arm(_ target: InterruptTarget, bound: Duration) {
        let deadline = bound > .zero ? ContinuousClock.now + bound : nil
        state.withLock { $0 = State(target: target, deadline: deadline) }
    }

    /// The statement has ended; gives why it was stopped, if it was.
    func disarm() -> Reason? {
        state.withLock { state in
            let reason = state.reason
            state = State()
            return reason
        }
    }

    /// Whether `cancel` has been called since `arm`.
    var isCancelled: Bool { state.withLock { $0.reason == .cancelled } }

    /// Stops the statement, from any thread; nothing happens when none is armed.
    func cancel() {
        state.withLock { state in
            guard let target = state.target else { return }
            state.reason = .cancelled
            // Reaches into SQLite's few long loops; one that comes before the first step is lost, so `mustStop` asks too.
            target.interrupt()
        }
    }

    /// Asked every few thousand steps of SQLite's machine.
    func mustStop() -> Bool {
        state.withLock { state in
            if state.reason == nil, let deadline = state.deadline, ContinuousClock.now >= deadline {
                state.reason = .outOfTime
            }
            return state.reason != nil
        }
    }

    /// Sleeps a little before the next try for a lock of SQLite's own, or says that it is time to give up.
    ///
    /// `attempt` is how often it was asked before about the same lock.
    func waitsAgain(attempt: Int32) -> Bool {
        let now = ContinuousClock.now
        let waited = state.withLock { state in
            if attempt == 0 { state.waitingSince = now }
            return state.reason == nil ? now - state.waitingSince : Duration.seconds(Int64.max / 2)
        }
        guard waited < lockWait else { return false }
        // Random, so that two writers do not try at the same instants.
        usleep(UInt32.random(in: 500...min(20_000, 2_000 * UInt32(attempt + 1))))
        return true
    }
}

/// A connection as `sqlite3_interrupt` sees it.
///
/// `@unchecked Sendable`: SQLite allows that one call from any thread while the connection is open, and the mutex around
/// it forgets the target before the statement's owner goes on.
@safe
struct InterruptTarget: @unchecked Sendable {
    private let connection: OpaquePointer

    init(_ connection: OpaquePointer) { unsafe self.connection = connection }

    func interrupt() { unsafe sqlite3_interrupt(connection) }
}
