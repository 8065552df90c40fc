package import ConfigSets

/// What a rule asks of its keys (docs/config-rules.md has each with examples).
package enum RuleVerb: Sendable {
    /// The same value in every environment.
    case same
    /// This value, in every environment; compared in the key's type.
    case equal(String)
    /// Another value in each of these environments; all when empty.
    case differ(among: [String])
    /// May differ; the reason is in `Rule.why` or here.
    case allow(why: String)
    case required
    case forbidden
    /// One of these values; a list is compared without regard to order.
    case oneOf([String])
    /// The whole value matches the expression (POSIX extended), or must not.
    case pattern(String)
    case notPattern(String)
    case type(ValueType)
    /// Bounds in the key's own type (numbers, lengths of time, sizes), either of which may be missing; only in some
    /// environments where named.
    case range(minimum: String?, maximum: String?, in: [String]?)
    /// Never less in a later environment of this list.
    case order([String])
    /// Equals a template of `{field}` of the environment.
    case derive(String)
    /// Two trees of settings have the same keys and values, but for the listed leaves.
    case sameShape(left: KeyPattern, right: KeyPattern, except: [KeyPattern])
    /// Where the first holds, all of the others must.
    case implies(when: Condition, then: [Condition])
    /// From a store, or a placeholder without a default; never written out.
    case secretSource
    /// The value that counts is not the default of a placeholder.
    case noDefault
    case noTestCredential
    case noLiveCredential
    case noCrossTalk
    case wired
    /// No two environments, and no two keys that match, share a value.
    case unique
    /// All rules of a pack.
    case use(pack: String)

    /// One key and what it must be.
    package struct Condition: Sendable {
        package let key: KeyPattern
        /// The values that satisfy it; empty: it only has to be there.
        package let values: [String]
        package let minimum: String?
        package let maximum: String?

        package init(key: KeyPattern, values: [String] = [], minimum: String? = nil, maximum: String? = nil) {
            self.key = key
            self.values = values
            self.minimum = minimum
            self.maximum = maximum
        }
    }
}
