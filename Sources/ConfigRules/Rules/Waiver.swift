package import ConfigSets
package import StrictYAML

/// An exception to a rule that somebody answers for, until a day.
package struct Waiver: Sendable {
    package let id: Located<String>
    /// The rule's id, or a code such as `CFG-DDL-001`.
    package let finding: String
    package let keys: [KeyPattern]
    /// Only these environments; `nil` for all.
    package let environments: [String]?
    package let reason: String
    package let owner: String
    package let ticket: String?
    /// The last day on which it holds.
    package let expires: CalendarDate

    package init(
        id: Located<String>,
        finding: String,
        keys: [KeyPattern],
        environments: [String]?,
        reason: String,
        owner: String,
        ticket: String?,
        expires: CalendarDate
    ) {
        self.id = id
        self.finding = finding
        self.keys = keys
        self.environments = environments
        self.reason = reason
        self.owner = owner
        self.ticket = ticket
        self.expires = expires
    }
}
