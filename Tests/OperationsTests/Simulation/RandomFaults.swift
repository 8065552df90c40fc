import Database

/// The same numbers for the same seed, so that a failure can be seen again.
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Where and how something goes wrong in a run; early calls more often than late ones.
    mutating func fault() -> Fault {
        let steps: [Step] = [
            .open, .acquireLock, .releaseLock, .readHistory, .createHistory, .insertRow, .listObjects,
            .prepareForMigration, .begin, .execute, .execute, .execute, .prepareForHistory, .commit, .commit, .rollback,
        ]
        let step = pick(steps)
        let occurrence = Int.random(in: 1...(step == .execute ? 8 : 4), using: &self)
        return Fault(step: step, occurrence: occurrence, effect: effect(at: step))
    }

    private mutating func effect(at step: Step) -> Fault.Effect {
        var effects: [Fault.Effect] = [
            .connectionLost(isDone: true), .connectionLost(isDone: false), .serverGone, .stopRequested(isDone: true),
            .stopRequested(isDone: false),
        ]
        // A lock that is not given back goes with its session, which is not a matter of one run.
        if step != .releaseLock { effects.append(.refused(DatabaseError(.statement, "No."))) }
        if step == .execute { effects.append(.refused(.deadlock)) }
        return pick(effects)
    }

    private mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: elements.indices, using: &self)]
    }
}
