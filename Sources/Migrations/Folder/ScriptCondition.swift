package import SQLText

/// The `shouldExecute` of a script's configuration: an expression that each target answers for itself.
///
/// `true` and `false`, texts compared with `==` and `!=`, joined by `&&` and `||` (which binds less), in parentheses.
package struct ScriptCondition: Hashable, Sendable {
    /// The expression as it was written, before placeholders are replaced.
    package let expression: String

    package init(expression: String) { self.expression = expression }

    /// Whether the script runs where these values hold.
    package func isMet(with placeholders: Placeholders?) throws(SQLTextError) -> Bool {
        true
    }
}
