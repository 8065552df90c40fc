import Database

/// One thing that was asked of a database, as its log tells it.
enum Call: Hashable {
    case open(Access)
    case acquireLock
    case releaseLock
    case lookForHistory
    case readHistory
    case createHistory(String)
    case insertRow(rank: Int)
    case deleteRow(rank: Int)
    case updateRow(rank: Int)
    case listObjects
    case readSchema
    case removeScratch
    case lookForState
    case readState
    case createState
    case clearState
    case insertState(part: Int)
    case drop(String)
    case prepareForMigration
    case begin
    case execute(String)
    case copyData(String)
    case finishCopy
    case prepareForHistory
    case commit
    case rollback

    /// Whether it changes what a database holds, once it is committed.
    var writes: Bool {
        switch self {
        case .createHistory, .createState, .clearState, .insertState, .insertRow, .deleteRow, .updateRow, .drop,
            .execute, .copyData, .finishCopy:
            true
        case .open, .acquireLock, .releaseLock, .lookForHistory, .readHistory, .listObjects, .readSchema,
            .removeScratch, .lookForState, .readState,
            .prepareForMigration, .begin, .prepareForHistory, .commit, .rollback:
            false
        }
    }

    /// Which kind of step it is, for a fault to name.
    var step: Step {
        switch self {
        case .open: .open
        case .acquireLock: .acquireLock
        case .releaseLock: .releaseLock
        case .lookForHistory, .readHistory: .readHistory
        case .createHistory: .createHistory
        case .insertRow: .insertRow
        case .deleteRow: .deleteRow
        case .updateRow: .updateRow
        case .listObjects: .listObjects
        case .readSchema: .readSchema
        case .removeScratch: .removeScratch
        case .lookForState, .readState: .readState
        case .createState: .createState
        case .clearState, .insertState: .writeState
        case .drop: .drop
        case .prepareForMigration: .prepareForMigration
        case .begin: .begin
        case .execute, .copyData, .finishCopy: .execute
        case .prepareForHistory: .prepareForHistory
        case .commit: .commit
        case .rollback: .rollback
        }
    }
}

extension [Call] {
    /// What records the schema for the first time, before the lock is released.
    static let firstRecord: [Call] = [
        .prepareForMigration,
        .readSchema, .lookForHistory, .readHistory, .lookForState, .createState, .begin,
        .clearState,
        .insertState(part: 1), .commit,
    ]
}

/// A kind of call.
enum Step: CaseIterable, Hashable {
    case open, acquireLock, releaseLock, readHistory, createHistory, insertRow, deleteRow, updateRow, listObjects, drop
    case readSchema, removeScratch, readState, createState, writeState
    case prepareForMigration, begin, execute, prepareForHistory, commit, rollback
}

/// Something that goes wrong once, at the n-th call of one kind.
struct Fault: Hashable {
    enum Effect: Hashable {
        /// The server says no, and the call has done nothing.
        case refused(DatabaseError)
        /// The connection breaks; the call was done or not, and nobody is told which.
        case connectionLost(isDone: Bool)
        /// The same before the call, and from then on no server answers.
        case serverGone
        /// The run is told to stop while the call is under way; it is still done, or stopped in time.
        case stopRequested(isDone: Bool)
        /// The call works, and the transaction that it ran in is over: committed.
        case transactionCommitted
        /// Something else happens at the same time, such as a person saving a file; the call itself works.
        case meanwhile
    }

    let step: Step
    /// Counted from 1, from when the fault was put in place.
    var occurrence = 1
    let effect: Effect

    /// A statement that the server does not like.
    static func refused(at step: Step, occurrence: Int = 1, message: String = "No.", code: String? = nil) -> Fault {
        Fault(step: step, occurrence: occurrence, effect: .refused(DatabaseError(.statement, message, code: code)))
    }

    /// The connection breaks.
    static func lost(at step: Step, occurrence: Int = 1, isDone: Bool) -> Fault {
        Fault(step: step, occurrence: occurrence, effect: .connectionLost(isDone: isDone))
    }
}

extension DatabaseError {
    /// An error after which the server has undone the whole transaction.
    static let deadlock = DatabaseError(.statement, "Deadlock found; try restarting the transaction", code: "1213")
}
