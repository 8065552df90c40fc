package import Findings

/// Whether the files and the history of one database agree, in Flyway's codes and order.
package struct HistoryValidation: Sendable {
    /// One finding for each migration that is not as it should be; empty when all agree.
    package let findings: [Finding]

    /// Compares each line of a list; what the patterns accept is passed over.
    ///
    /// Before a run, pass `IgnorePattern.pending` too.
    package init(_ list: MigrationList, ignoring patterns: [IgnorePattern] = IgnorePattern.standard) {
        let judge = ValidationJudge(list, patterns: patterns)
        findings = list.statuses.compactMap(judge.finding(about:))
    }
}
