package import Findings

/// Why a folder of migrations cannot be used: everything that is wrong with it, not only the first thing.
package struct MigrationFolderError: Error, Equatable, Sendable {
    /// At least one finding of severity error, in the order of the files.
    package let findings: [Finding]

    package init(findings: [Finding]) { self.findings = findings }
}

extension MigrationFolderError: CustomStringConvertible {
    package var description: String { findings.map(\.sentence).joined(separator: "\n") }
}
