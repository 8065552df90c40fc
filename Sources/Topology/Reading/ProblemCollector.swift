import Findings

/// Gathers what is wrong with the project's files, so that a person can mend it all at once.
final class ProblemCollector {
    private(set) var findings: [Finding] = []
    private var unlisted = 0

    /// More than these are counted and not listed: nobody reads them, and a broken table has one for each row.
    private static let findingsMax = 100

    /// Notes one problem: a full sentence, or several.
    func report(_ message: String, advice: String? = nil, at location: SourceLocation?) {
        guard findings.count < Self.findingsMax else {
            unlisted += 1
            return
        }
        findings.append(Finding(code: "PROJECT_FILE", message: message, advice: advice, location: location))
    }

    /// Ends the reading when anything was wrong.
    func throwIfAny() throws(ProjectError) {
        guard !findings.isEmpty else { return }
        let rest = unlisted == 0 ? [] : [Finding(code: "PROJECT_FILE", message: "And \(unlisted) more problems.")]
        throw .invalid(findings + rest)
    }
}
