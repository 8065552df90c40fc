package import Findings

/// Why the address or the account of a target cannot be worked out: everything that is missing, in one answer.
package struct TopologyError: Error, Equatable, Sendable {
    package let findings: [Finding]

    /// Carries what was found; there is at least one finding.
    package init(findings: [Finding]) { self.findings = findings }
}

extension TopologyError: CustomStringConvertible {
    package var description: String { findings.map(\.sentence).joined(separator: "\n") }
}
