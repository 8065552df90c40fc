import Dispatch
import Glibc
import Synchronization

/// Turns SIGINT and SIGTERM into the cancellation of a task, so that locks are freed and the report is written.
///
/// The first signal stops the statement that is running; a second one ends the process at once.
final class Interruptions: Sendable {
    private let received = Mutex<Int32?>(nil)

    /// Runs `body`, which is cancelled at the first signal; gives the exit status that the signal stands for, if any.
    func run<Outcome: Sendable>(_ body: sending @escaping () async -> Outcome) async -> (Outcome, ExitStatus?) {
        let task = Task { await body() }
        let sources = [SIGINT, SIGTERM]
            .map { number in
                // An empty handler and not SIG_IGN, which a `${command:…}` would inherit and then not hear Ctrl-C.
                signal(number) { _ in }
                let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
                source.setEventHandler { [self] in
                    let isFirst = received.withLock { previous in
                        defer { previous = number }
                        return previous == nil
                    }
                    guard isFirst else { _exit(128 + number) }
                    task.cancel()
                }
                source.resume()
                return source
            }
        let outcome = await task.value
        sources.forEach { $0.cancel() }
        return (outcome, received.withLock { $0 }.map { $0 == SIGINT ? .interrupted : .terminated })
    }
}
