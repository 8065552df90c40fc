package import ConfigSets
package import Findings
package import StrictYAML

/// One entry of `rules:`: which keys, where, and what must hold of them.
package struct Rule: Sendable {
    /// The name that reports and waivers use; the verb with the first pattern when nobody wrote one.
    package let id: String
    /// Empty for a rule about no single key, such as `use` of a pack.
    package let keys: [KeyPattern]
    /// The verbs, in the order in which they are written.
    package let verbs: [Located<RuleVerb>]
    /// Only these environments (`in:`); `nil` for all.
    package let environments: [String]?
    /// Only these services; `nil` for all.
    package let services: [String]?
    package let severity: Severity
    /// Why the rule is as it is; shown beside a finding.
    package let why: String?
    package let location: SourceLocation

    package init(
        id: String,
        keys: [KeyPattern],
        verbs: [Located<RuleVerb>],
        environments: [String]? = nil,
        services: [String]? = nil,
        severity: Severity = .error,
        why: String? = nil,
        location: SourceLocation
    ) {
        self.id = id
        self.keys = keys
        self.verbs = verbs
        self.environments = environments
        self.services = services
        self.severity = severity
        self.why = why
        self.location = location
    }
}
