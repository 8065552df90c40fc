package import Findings

/// Gathers what is wrong with the project's files, so that a person can mend it all at once.
package final class ProblemCollector {
    private(set) package var findings: [Finding] = []
    private var unlisted = 0
    private let code: String

    /// More than these are counted and not listed: nobody reads them, and a broken table has one for each row.
    private static let findingsMax = 100

    /// `code` is what every problem is called.
    package init(code: String = "PROJECT_FILE") { self.code = code }

    /// Notes one problem: a full sentence, or several.
    package func report(_ message: String, advice: String? = nil, at location: SourceLocation?) {
        guard findings.count < Self.findingsMax else {
            unlisted += 1
            return
        }
        findings.append(Finding(code: code, message: message, advice: advice, location: location))
    }

    /// Everything that is wrong, with a word about what was not listed; empty when all is well.
    package var all: [Finding] {
        findings + (unlisted == 0 ? [] : [Finding(code: code, message: "And \(unlisted) more problems.")])
    }
}
