import Database
import Dispatch
import Glibc
import Synchronization

/// Ends a connection whose server lets someone in and then stops answering.
///
/// libmariadb can bound its waits for answers only for a connection's whole life, and a schema change needs one without.
final class MariaDBWatchdog: Sendable {
    private enum State {
        case watching(socket: Int32)
        case barked
        case dismissed
    }

    private let state: Mutex<State>

    /// Watches a socket until `dismiss`, which must come before the socket is closed.
    init(socket: Int32, bound: Duration) {
        state = Mutex(.watching(socket: socket))
        DispatchQueue.global()
            .asyncAfter(deadline: .now() + .milliseconds(bound.millisecondsRoundedUp)) { self.bark() }
    }

    /// Stops watching, and gives whether the connection was ended.
    func dismiss() -> Bool {
        state.withLock { state in
            switch state {
            case .barked: return true
            case .watching, .dismissed:
                state = .dismissed
                return false
            }
        }
    }

    private func bark() {
        state.withLock { state in
            switch state {
            case .watching(let socket):
                shutdown(socket, Int32(SHUT_RDWR))
                state = .barked
            case .barked, .dismissed: break
            }
        }
    }
}
