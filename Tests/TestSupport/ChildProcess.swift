import Dispatch
import Glibc
import Synchronization

/// A program that has been started; both its streams are read while it runs, since a full pipe would hold it for ever.
///
/// Not Foundation's `Process`: when many tests start programs at once it crashes, and its children inherit each other's
/// pipes, so that one waits for another.
package struct ChildProcess: Sendable {
    /// How a program ended: as a shell would say it, 128 and the number when a signal ended it.
    package struct Ending: Sendable {
        package let status: Int32
        package let output: String
        package let errors: String
    }

    /// The program could not be started.
    package struct Failure: Error, CustomStringConvertible {
        package let description: String
    }

    /// Standard error in pieces, as they come.
    package let errors: AsyncStream<String>
    private let identifier: pid_t
    private let end: Task<Ending, Never>

    /// Starts the program that the first word names, on the path of its environment; without `input` it reads nothing.
    package init(
        _ words: [String],
        in folder: String = ".",
        environment: [String: String],
        input: String = "/dev/null"
    ) throws {
        let command = ["/usr/bin/env", "-C", folder] + words
        let (identifier, output, errors) = try spawning.withLock { _ in
            let (output, errors) = (try ChildPipe(), try ChildPipe())
            defer {
                output.closeWriting()
                errors.closeWriting()
            }
            return (try spawn(command, environment, input: input, output: output, errors: errors), output, errors)
        }
        let (pieces, piece) = AsyncStream.makeStream(of: String.self)
        self.identifier = identifier
        self.errors = pieces
        end = Task {
            async let written = onBlockingThread { output.textToEnd { _ in } }
            async let complained = onBlockingThread { errors.textToEnd { piece.yield($0) } }
            let texts = await (output: written, errors: complained)
            piece.finish()
            let status = await onBlockingThread { waitForEnd(of: identifier) }
            return Ending(status: status, output: texts.output, errors: texts.errors)
        }
    }

    /// Sends a signal to the program.
    package func signal(_ number: Int32) { kill(identifier, number) }

    /// Waits until the program has ended and its streams are closed.
    package func ending() async -> Ending { await end.value }
}

/// Held from the making of the pipes to the start, so that no child is started while another's pipes could be inherited.
private let spawning = Mutex(())

/// One stream of a child, from its end to ours; no other child inherits either.
private struct ChildPipe: Sendable {
    let reading: Int32
    let writing: Int32

    init() throws {
        var ends: [Int32] = [0, 0]
        guard unsafe pipe(&ends) == 0 else { throw ChildProcess.Failure(description: "no pipe: \(errno)") }
        (reading, writing) = (ends[0], ends[1])
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    }

    /// Closes our copy of the child's end, without which the stream would never end.
    func closeWriting() { close(writing) }

    func textToEnd(_ onPiece: (String) -> Void) -> String {
        defer { close(reading) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = unsafe buffer.withUnsafeMutableBytes { unsafe read(reading, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
            bytes += buffer[..<count]
            onPiece(String(decoding: buffer[..<count], as: UTF8.self))
        }
    }
}

/// Starts a program in a process group of its own, with no signal blocked or ignored.
private func spawn(
    _ words: [String],
    _ environment: [String: String],
    input: String,
    output: ChildPipe,
    errors: ChildPipe
) throws -> pid_t {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, input, O_RDONLY, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, output.writing, STDOUT_FILENO)
    unsafe posix_spawn_file_actions_adddup2(&actions, errors.writing, STDERR_FILENO)

    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe posix_spawnattr_setsigmask(&attributes, &signals)
    unsafe sigfillset(&signals)
    unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
    let flags = POSIX_SPAWN_SETPGROUP | Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETSIGDEF)
    unsafe posix_spawnattr_setflags(&attributes, Int16(flags))

    let arguments = unsafe words.map { unsafe strdup($0) } + [nil]
    let variables = unsafe environment.map { unsafe strdup("\($0)=\($1)") } + [nil]
    defer { unsafe (arguments + variables).forEach { unsafe free($0) } }
    var identifier: pid_t = 0
    let status = unsafe posix_spawnp(&identifier, words[0], &actions, &attributes, arguments, variables)
    guard status == 0 else {
        throw ChildProcess.Failure(
            description: "\(words[0]) cannot be started: \(unsafe String(cString: strerror(status)))"
        )
    }
    return identifier
}

private func waitForEnd(of identifier: pid_t) -> Int32 {
    var status: Int32 = 0
    while unsafe waitpid(identifier, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
}

/// Runs what may block on a thread that may.
private func onBlockingThread<Answer: Sendable>(_ body: @escaping @Sendable () -> Answer) async -> Answer {
    await withCheckedContinuation { continuation in
        DispatchQueue.global().async { continuation.resume(returning: body()) }
    }
}
