import Glibc
import Reports
import Synchronization

/// The one place that writes to standard output and standard error.
///
/// The answer goes to standard output, progress and errors to standard error. A reader that goes away (`| head`) silences
/// that stream and never stops the work; an answer that is lost in any other way (a full disk) is remembered.
enum Terminal {
    /// A stream to write to.
    enum Stream: Int32, Sendable {
        case output = 1
        case errors = 2
    }

    private static let closed = Mutex<Set<Int32>>([])
    private static let lost = Mutex<String?>(nil)

    /// Why a part of the answer did not arrive, in the operating system's words; `nil` while all of it did.
    static var lostOutput: String? { lost.withLock { $0 } }

    /// Writes text as it is; callers have made it printable.
    static func write(_ text: String, to stream: Stream) {
        guard !closed.withLock({ $0.contains(stream.rawValue) }) else { return }
        var remaining = Array(text.utf8)[...]
        while !remaining.isEmpty {
            let written = unsafe remaining.withUnsafeBytes { bytes in
                unsafe Glibc.write(stream.rawValue, bytes.baseAddress, bytes.count)
            }
            if written < 0 {
                if errno == EINTR { continue }
                if errno != EPIPE, stream == .output {
                    let reason = unsafe String(cString: strerror(errno))
                    lost.withLock { $0 = reason }
                }
                closed.withLock { _ = $0.insert(stream.rawValue) }
                return
            }
            remaining = remaining.dropFirst(written)
        }
    }

    /// Whether a person reads the stream.
    static func isInteractive(_ stream: Stream) -> Bool {
        isatty(stream.rawValue) == 1 && environment("TERM") != "dumb"
    }

    /// Colour only for a person, and not when `NO_COLOR` is set (no-color.org).
    static func style(of stream: Stream) -> TextStyle {
        isInteractive(stream) && (environment("NO_COLOR") ?? "").isEmpty ? .coloured : .plain
    }

    /// The width of the terminal behind a stream in columns; `nil` when there is none, or it does not tell.
    static func columns(of stream: Stream) -> Int? {
        var size = winsize()
        guard unsafe ioctl(stream.rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }

    /// A closed pipe gives an error from `write` instead of ending the process in the middle of a migration.
    ///
    /// An empty handler and not SIG_IGN, which the programs that we start would inherit.
    static func ignoreBrokenPipes() { _ = signal(SIGPIPE) { _ in } }

    /// A variable of the process.
    @Sendable static func environment(_ name: String) -> String? {
        unsafe getenv(name).map { unsafe String(cString: $0) }
    }
}
