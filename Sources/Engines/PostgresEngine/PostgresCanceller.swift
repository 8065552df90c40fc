import CPostgres
import Dispatch
import Glibc
import Synchronization

/// Stops the statement that a connection is running, from any thread.
@safe
final class PostgresCanceller: Sendable {
    private enum Phase {
        case idle
        case running
        case cancelled
    }

    // libpq never changes the object, and lets any thread use it while another uses the connection.
    nonisolated(unsafe) private let pointer: OpaquePointer?
    private let phase = Mutex(Phase.idle)
    /// Counts the exchanges, so that a late request cannot stop the next one.
    private let exchange = Mutex(UInt64(0))

    /// Takes what is needed to reach the server a second time.
    init(_ connection: OpaquePointer) { unsafe pointer = PQgetCancel(connection) }

    /// Opens the time in which `cancel` has something to stop.
    func begin() {
        phase.withLock { phase in
            exchange.withLock { $0 &+= 1 }
            phase = .running
        }
    }

    /// Closes it, and says whether the statement was told to stop.
    ///
    /// Waits for a request that is on its way, so that none reaches a later statement.
    func end() -> Bool {
        phase.withLock { phase in
            defer { phase = .idle }
            return phase == .cancelled
        }
    }

    /// Whether the running statement was told to stop.
    var isCancelled: Bool { phase.withLock { $0 == .cancelled } }

    /// Has the server told to stop the running statement, and returns at once.
    ///
    /// Told again and again until it has stopped: a request that arrives just before the statement does is lost.
    func cancel() {
        let meant = exchange.withLock { $0 }
        DispatchQueue.global()
            .async { [self] in
                while request(meant) { usleep(200_000) }
            }
    }

    private func request(_ meant: UInt64) -> Bool {
        phase.withLock { phase in
            guard phase != .idle, exchange.withLock({ $0 }) == meant else { return false }
            phase = .cancelled
            unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { words in
                _ = unsafe PQcancel(pointer, words.baseAddress, Int32(words.count))
            }
            return true
        }
    }

    deinit { unsafe PQfreeCancel(pointer) }
}
