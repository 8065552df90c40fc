package import ConfigSets
package import Findings

/// A rule that is broken: where, and what each environment has there.
package struct RuleViolation: Sendable {
    /// What one environment has.
    package struct Side: Sendable {
        package let environment: String
        /// `nil` where the key is missing.
        package let value: EffectiveValue?
        /// The letter that equal values share; empty when nobody can tell.
        package let letter: String
        /// A word about this side alone, such as `same secret as dev`; shows no secret.
        package let remark: String?

        package init(environment: String, value: EffectiveValue?, letter: String = "", remark: String? = nil) {
            self.environment = environment
            self.value = value
            self.letter = letter
            self.remark = remark
        }
    }

    /// A stable name: a pack's `CFG-DDL-001`, or the verb's, such as `CFG-SAME`.
    package let code: String
    /// The rule's id.
    package let rule: String
    package let service: String
    /// The key as it is written where it wins; `nil` when the rule is about no single key.
    package let key: String?
    package let severity: Severity
    /// What is wrong, in full sentences; shows no secret.
    package let message: String
    package let advice: String?
    /// In the order of the environments; the first one that has to change is the place of the finding.
    package let sides: [Side]
    /// The environment whose place has to change; `nil` when no single one is to blame.
    package let culprit: String?
    /// Where to look when no side has a place, such as the rule itself.
    package let location: SourceLocation?
    /// Other places that the finding speaks of, beside the sides.
    package let related: [RelatedPlace]

    package init(
        code: String,
        rule: String,
        service: String,
        key: String?,
        severity: Severity,
        message: String,
        advice: String? = nil,
        sides: [Side] = [],
        culprit: String? = nil,
        location: SourceLocation? = nil,
        related: [RelatedPlace] = []
    ) {
        self.code = code
        self.rule = rule
        self.service = service
        self.key = key
        self.severity = severity
        self.message = message
        self.advice = advice
        self.sides = sides
        self.culprit = culprit
        self.location = location
        self.related = related
    }
}
