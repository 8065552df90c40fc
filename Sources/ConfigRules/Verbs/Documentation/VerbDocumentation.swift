import ConfigSets
import Findings
import StrictYAML

/// What a verb is for, with the examples that explain it and test it.
package struct VerbDocumentation: Sendable {
    package let kind: VerbKind
    /// What it asks for, in one sentence.
    package let summary: String
    /// Why a team wants it, and what it does not see.
    package let reason: String
    /// The rule of the examples, as lines of a rules file.
    package let rule: String
    /// The same rule, read.
    package let example: Rule
    package let flagged: [PackRule.Example]
    package let accepted: [PackRule.Example]

    init(
        _ kind: VerbKind,
        _ summary: String,
        reason: String,
        rule: String,
        _ verb: RuleVerb,
        keys: [String] = [],
        in environments: [String]? = nil,
        flagged: [PackRule.Example],
        accepted: [PackRule.Example]
    ) {
        self.kind = kind
        self.summary = summary
        self.reason = reason
        self.rule = rule
        example = Rule(
            id: "example",
            keys: keys.map { KeyPattern($0) },
            verbs: [Located(verb)],
            environments: environments,
            location: SourceLocation(file: ConfigProject.rulesFile)
        )
        self.flagged = flagged
        self.accepted = accepted
    }
}

/// Every verb with its documentation.
package enum VerbCatalogue {
    /// In the order in which a reader meets them.
    package static let all: [VerbDocumentation] = sameness + values + structure + secrets + wiring

    /// The verb that a finding's code belongs to.
    package static func documentation(of code: String) -> VerbDocumentation? { all.first { $0.kind.code == code } }
}
