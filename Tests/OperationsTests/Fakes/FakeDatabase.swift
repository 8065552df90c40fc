import Database
import Migrations
import SQLText
import Synchronization

/// A database that holds no data, only what was done to it, and in which order.
final class FakeDatabase: Sendable {
    /// What a transaction can undo.
    struct Contents: Hashable {
        /// The statements that are in effect, oldest first.
        var effects: [String] = []
        /// `nil` without a history table; else its rows, as `HistoryStatements.read` gives them.
        var rows: [Row]?
        /// `nil` without a table of the recorded schema; else its rows, as `StateStatements.read` gives them.
        var state: [Row]?
        var stateColumns = StateTable.columns
        var objects: [DatabaseObject] = []
    }

    private struct State {
        var contents = Contents()
        var log: [Call] = []
        var faults: [Fault] = []
        var lockHolder: Int?
        var sessions = 0
        var isReachable = true
        var stop: (@Sendable () -> Void)?
        var meanwhile: (@Sendable () -> Void)?
    }

    let dialect: Dialect
    /// What the server says that it is; two addresses of one database have one.
    let identity: String
    private let state: Mutex<State>

    init(_ dialect: Dialect, identity: String, contents: Contents = Contents()) {
        self.dialect = dialect
        self.identity = identity
        state = Mutex(State(contents: contents))
    }

    // MARK: What tests ask

    /// Everything that was asked, oldest first.
    var log: [Call] { state.withLock { $0.log } }
    /// The same up to where the session is prepared for reading and recording the run's schema.
    var logBeforeRecord: [Call] {
        let log = log
        return Array(log[..<(log.lastIndex(of: .readSchema).map { $0 - 1 } ?? log.endIndex)])
    }
    /// What is committed.
    var contents: Contents { state.withLock { $0.contents } }
    var isLocked: Bool { state.withLock { $0.lockHolder != nil } }
    /// The faults that have not struck.
    var faults: [Fault] { state.withLock { $0.faults } }
    /// Version, or script without one, of each row, with `!` behind a failed one.
    var history: [String] {
        (contents.rows ?? []).map { ($0.text(1) ?? $0.text(4) ?? "") + ($0.boolean(9) == true ? "" : "!") }
    }

    // MARK: What tests arrange

    func inject(_ faults: Fault...) { state.withLock { $0.faults += faults } }

    /// Puts an end to all faults: those still to come, and those that last.
    func heal() {
        state.withLock { state in
            state.faults = []
            state.isReachable = true
        }
    }

    /// Somebody else takes the lock and keeps it.
    func lockByAnother() { state.withLock { $0.lockHolder = 0 } }

    /// Somebody changes the schema by hand.
    func run(byHand statement: String) { state.withLock { $0.contents.effects.append(statement) } }

    /// Somebody drops the table of the recorded schema.
    func forgetRecord() { state.withLock { $0.contents.state = nil } }

    func forgetLog() { state.withLock { $0.log = [] } }

    /// What stops the run that is under way, for `.stopRequested`.
    func onStop(_ stop: @escaping @Sendable () -> Void) { state.withLock { $0.stop = stop } }

    /// What happens at `.meanwhile`.
    func onMeanwhile(_ happening: @escaping @Sendable () -> Void) { state.withLock { $0.meanwhile = happening } }

    // MARK: What sessions need

    /// Logs a call; gives the fault that strikes it.
    func note(_ call: Call) -> Fault.Effect? {
        let (effect, action) = state.withLock { state -> (Fault.Effect?, (@Sendable () -> Void)?) in
            state.log.append(call)
            let isOpening = call.step == .open
            guard state.isReachable || !isOpening else {
                return (.refused(DatabaseError(.unreachable, "No server answered.")), nil)
            }
            var struck: Fault.Effect?
            for index in state.faults.indices.reversed() where state.faults[index].step == call.step {
                state.faults[index].occurrence -= 1
                if state.faults[index].occurrence == 0 { struck = state.faults.remove(at: index).effect }
            }
            switch struck {
            case .serverGone:
                state.isReachable = false
                return (struck, nil)
            case .stopRequested: return (struck, state.stop)
            case .meanwhile: return (struck, state.meanwhile)
            case .refused, .connectionLost, .transactionCommitted, nil: return (struck, nil)
            }
        }
        action?()
        return effect
    }

    /// The number of a new session.
    func connect() -> Int {
        state.withLock { state in
            state.sessions += 1
            return state.sessions
        }
    }

    /// Takes the lock for a session; gives who holds it otherwise.
    func lock(for session: Int) -> Int? {
        state.withLock { state in
            guard let holder = state.lockHolder, holder != session else {
                state.lockHolder = session
                return nil
            }
            return holder
        }
    }

    func holdsLock(_ session: Int) -> Bool { state.withLock { $0.lockHolder == session } }

    /// The lock dies with its holder.
    func unlock(for session: Int) {
        state.withLock { if $0.lockHolder == session { $0.lockHolder = nil } }
    }

    func commit(_ contents: Contents) { state.withLock { $0.contents = contents } }
}
