import Database
import Dispatch
import Glibc
import Synchronization

/// Stops the statement that a session is running, from any thread and over a connection of its own.
final class MariaDBCanceller: Sendable {
    private struct State {
        /// Counts the statements, so that a late request cannot stop the next one.
        var statement: UInt64 = 0
        var isRunning = false
        var wasAsked = false
    }

    private let state = Mutex(State())
    private let endpoint: Endpoint
    private let connection: Int64
    private let queue = DispatchQueue(label: "mariadb-cancel")

    init(_ endpoint: Endpoint, connection: Int64) {
        self.endpoint = endpoint
        self.connection = connection
    }

    /// Says that a statement is about to be sent.
    func statementStarts() {
        state.withLock {
            $0.statement &+= 1
            $0.isRunning = true
            $0.wasAsked = false
        }
    }

    /// Says that its answer is read, and gives whether it was asked to stop.
    func statementEnds() -> Bool {
        state.withLock {
            $0.isRunning = false
            return $0.wasAsked
        }
    }

    /// Asks the running statement to stop; returns at once.
    func stop() {
        let running = state.withLock { state -> UInt64? in
            state.wasAsked = true
            return state.isRunning ? state.statement : nil
        }
        guard let running else { return }
        queue.async { self.stop(running) }
    }

    /// Repeats until the statement has ended: the first request may come before the server has begun it, and a server
    /// with no free connection may have one later.
    private func stop(_ statement: UInt64) {
        let limit = endpoint.limits.connect
        while isRunning(statement) {
            if let handle = try? MariaDBHandle(endpoint, timeout: limit, answerTimeout: limit) {
                while kill(statement, over: handle) { usleep(Self.pauseMicroseconds) }
            }
            usleep(Self.pauseMicroseconds)
        }
    }

    /// Sends one request and gives whether another may be needed.
    ///
    /// The lock is held meanwhile, so that the session cannot send its next statement before the server has answered.
    private func kill(_ statement: UInt64, over handle: borrowing MariaDBHandle) -> Bool {
        state.withLock {
            guard $0.isRunning, $0.statement == statement else { return false }
            return (try? handle.run("KILL QUERY \(connection)")) != nil
        }
    }

    private func isRunning(_ statement: UInt64) -> Bool {
        state.withLock { $0.isRunning && $0.statement == statement }
    }

    private static let pauseMicroseconds: UInt32 = 100_000
}
