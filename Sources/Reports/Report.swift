package import Findings

/// What a command found or did, free of any way of showing it: all that a format ever sees.
package struct Report: Sendable {
    /// The command's name, such as `status`.
    package var command: String
    /// Single facts about the run, in order, such as the environment's name.
    package var facts: [Fact]
    package var tables: [Table]
    /// What was looked at, each with what was found there; empty for a command that checks nothing.
    package var checks: [Check]
    /// What was found outside of every check.
    package var findings: [Finding]
    /// Text that a person pipes or reads as it is, such as the SQL of a dry run; comes before everything else.
    package var script: String?
    /// One sentence that says how it ended.
    package var summary: String
    /// One sentence that says what to do next, when there is something.
    package var next: String?
    /// The process's exit status, so that a stored report tells it too.
    package var exitCode: Int32

    package init(
        command: String,
        facts: [Fact] = [],
        tables: [Table] = [],
        checks: [Check] = [],
        findings: [Finding] = [],
        script: String? = nil,
        summary: String,
        next: String? = nil,
        exitCode: Int32
    ) {
        self.command = command
        self.facts = facts
        self.tables = tables
        self.checks = checks
        self.findings = findings
        self.script = script
        self.summary = summary
        self.next = next
        self.exitCode = exitCode
    }

    /// What was found, in a check or outside.
    package var everyFinding: [Finding] { findings + checks.flatMap(\.findings) }

    /// The number in `schemaVersion`; it changes when a reader of the old shape could misread the new one.
    package static let schemaVersion: Int64 = 1
}

/// One named fact of a report.
package struct Fact: Hashable, Sendable {
    /// The name in JSON, in lowerCamelCase.
    package let key: String
    package let value: Cell

    package init(_ key: String, _ value: Cell) {
        self.key = key
        self.value = value
    }
}
