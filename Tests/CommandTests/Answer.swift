import TestSupport

/// What a command wrote and how it ended.
struct Answer: Hashable, Sendable, CustomStringConvertible {
    var status: Int32 = 0
    var output: [String] = []
    var errors: [String] = []

    init() {}

    init(status: Int32, output: String, errors: String) {
        self.status = status
        self.output = Self.lines(of: output)
        self.errors = Self.lines(of: errors)
    }

    /// What it wrote to standard output, as one text.
    var text: String { output.joined(separator: "\n") }

    /// The answer as a transcript shows it.
    var lines: [String] {
        (status == 0 ? [] : ["? \(status)"])
            + output.map { $0.isMarkedInTranscripts ? "| \($0)" : $0 }
            + errors.map { $0.isEmpty ? "stderr:" : "stderr: \($0)" }
    }

    var description: String { lines.joined(separator: "\n") }

    /// Reads one line of a transcript.
    mutating func add(_ line: String) {
        if let number = line.after("? ").flatMap({ Int32($0) }) {
            status = number
        } else if let error = line.after("stderr:") {
            errors.append(error.after(" ") ?? error)
        } else {
            output.append(line.after("| ") ?? line)
        }
    }

    /// Forgets blank lines at the end, which separate one command from the next.
    mutating func trim() {
        while output.last?.isEmpty == true { output.removeLast() }
        while errors.last?.isEmpty == true { errors.removeLast() }
    }

    private static func lines(of text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
}

extension ChildProcess {
    /// Waits for the end.
    func answer() async -> Answer {
        let ending = await ending()
        return Answer(status: ending.status, output: ending.output, errors: ending.errors)
    }
}
