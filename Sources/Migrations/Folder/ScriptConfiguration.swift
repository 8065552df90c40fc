/// What a `NAME.sql.conf` says about its script.
package struct ScriptConfiguration: Hashable, Sendable {
    /// Whether the script runs in one transaction, or `nil` when it says nothing and the statements decide.
    package var executesInTransaction: Bool?
    package var encoding = TextEncoding.utf8
    /// Whether placeholders are replaced in the script when the project replaces them at all.
    package var replacesPlaceholders = true
    /// Whether the script runs on a target at all, or `nil` when it always does.
    package var condition: ScriptCondition?

    package init() {}
}
