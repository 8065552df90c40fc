package import Findings

/// One thing that was looked at: what CI shows as one test.
package struct Check: Hashable, Sendable {
    package enum State: String, Sendable {
        case passed
        /// Looked at, and it is not as it should be.
        case failed
        /// Nothing wrong was found, and not all of it could be looked at: never green.
        case partial
        /// Could not be looked at: never green.
        case unchecked
        /// Was not meant to be looked at in this run.
        case skipped
    }

    /// What was looked at, such as `live schema`.
    package let name: String
    /// The shard, or `nil` for the whole project.
    package let shard: String?
    package let state: State
    package let findings: [Finding]

    /// Makes a check; a finding that names no shard is one of the check's shard.
    package init(name: String, shard: String? = nil, state: State, findings: [Finding] = []) {
        self.name = name
        self.shard = shard
        self.state = state
        self.findings = shard.map { shard in findings.map { $0.shard == nil ? $0.on(shard: shard) : $0 } } ?? findings
    }
}
