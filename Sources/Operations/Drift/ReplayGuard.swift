import Database
import SQLText
import Synchronization

/// Keeps a replay inside its scratch database: what reaches further is left out or ends it.
final class ReplayGuard: Sendable {
    private let engine: any Engine
    private let words = Mutex<[String]>([])

    init(engine: any Engine) { self.engine = engine }

    /// What was left out, each once, such as `CREATE ROLE`.
    var leftOut: [String] { words.withLock { $0 } }

    /// Whether a statement must not be sent; one that may reach live data is an error.
    func leavesOut(_ statement: Statement) throws(DatabaseError) -> Bool {
        switch engine.reach(of: statement) {
        case .database: return false
        case .server(let what):
            words.withLock { words in
                if !words.contains(what) { words.append(what) }
            }
            return true
        case .beyond(let what):
            throw DatabaseError(
                .unsupported,
                "\(what) may reach more than the scratch database, so nothing like it is ever replayed."
            )
        }
    }
}
