import Operations
import Reports
import Synchronization
import Topology

/// Tells a person on standard error how far a run is: a bar on a terminal, a line for each migration in a pipe.
final class Progress: Sendable {
    private enum Style: Sendable {
        case silent
        case lines
        case bar
    }

    private struct State {
        var shards = 0
        var shardsDone = 0
        var current = ""
        var isDrawn = false
    }

    private let style: Style
    private let state = Mutex(State())

    init(isQuiet: Bool) {
        style = isQuiet ? .silent : Terminal.isInteractive(.errors) ? .bar : .lines
    }

    /// Announces how many shards there are to work on.
    func begin(shards: Int) { state.withLock { $0.shards = shards } }

    /// Notes that a shard is done.
    func shardDone() {
        state.withLock { state in
            state.shardsDone += 1
            draw(&state)
        }
    }

    /// Shows what happens on a shard.
    func show(_ event: ApplyEvent, of target: Target) {
        switch event {
        case .waiting(let holder):
            write("\(target.shard): waiting for the migration lock, held by \(holder)", for: .everyone)
        case .started(let script, let place, let count):
            update("\(target.shard)  \(script)  (\(place) of \(count))")
        case .statement(let number, let script):
            if number % 100 == 0 { update("\(target.shard)  \(script)  statement \(number)") }
        case .finished(let applied):
            write("\(target.shard): \(applied.script) applied in \(applied.milliseconds) ms", for: .readersOfLines)
        }
    }

    /// Says that a lock is being waited for.
    func showWaiting(holder: String, of target: Target) { show(.waiting(holder: holder), of: target) }

    /// Removes the bar, so that the answer starts on a clean line.
    func end() { state.withLock { erase(&$0) } }

    /// Who gets a line: a person at a terminal sees the bar in place of a line a migration.
    private enum Audience {
        case everyone
        case readersOfLines
    }

    private func write(_ line: String, for audience: Audience) {
        guard style != .silent else { return }
        state.withLock { state in
            erase(&state)
            if style == .lines || audience == .everyone { Terminal.write(line.printableInLine + "\n", to: .errors) }
            draw(&state)
        }
    }

    private func update(_ current: String) {
        guard style == .bar else { return }
        state.withLock { state in
            state.current = current
            draw(&state)
        }
    }

    private func draw(_ state: inout State) {
        guard style == .bar, state.shards > 0 else { return }
        let width = 20
        let filled = width * state.shardsDone / state.shards
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
        let line = "\(bar) \(state.shardsDone)/\(state.shards) shards  \(state.current.printableInLine)"
        Terminal.write("\r\u{1B}[K" + line.prefix((Terminal.columns(of: .errors) ?? 80) - 1), to: .errors)
        state.isDrawn = true
    }

    private func erase(_ state: inout State) {
        guard state.isDrawn else { return }
        Terminal.write("\r\u{1B}[K", to: .errors)
        state.isDrawn = false
    }
}
