/// How a run ended, as one look at a page should tell.
enum Verdict {
    case good
    /// Looked at, and not as it should be.
    case bad
    /// No answer, or not finished.
    case unfinished

    init(of report: Report) {
        self =
            switch report.exitCode {
            case 0: .good
            case 1: .bad
            default: .unfinished
            }
    }
}

extension Report {
    /// The verdict in two or three words.
    var verdict: String {
        switch exitCode {
        case 0: "All is well"
        case 1: "Not as it should be"
        case 2: "Could not check everything"
        case 3: "A migration failed"
        case 64: "Not understood"
        case 130, 143: "Interrupted"
        default: "Ended with status \(exitCode)"
        }
    }

    /// The report's subject, such as `migrate validate · prod`.
    var subject: String {
        guard let environment else { return "migrate \(command)" }
        return "migrate \(command) · \(environment)"
    }

    /// The environment, when the command had one.
    var environment: String? { facts.first { $0.key == "environment" }?.value.text }
}
