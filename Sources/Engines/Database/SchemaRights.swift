/// What one account may do to the schema of one database.
package struct SchemaRights: Hashable, Sendable {
    /// The account as the server writes it, such as `app@%`.
    package let account: String
    /// Empty for an account that can only use the schema as it is.
    package let rights: [SchemaRight]

    package init(account: String, rights: [SchemaRight]) {
        self.account = account
        self.rights = rights
    }
}

/// One right to make, change or remove something of a schema, or what amounts to one.
package struct SchemaRight: Hashable, Sendable {
    /// In the server's words, such as `CREATE`, `owner` or `superuser`.
    package let name: String
    /// What it is a right on, such as `payment.*` or `schema public`.
    package let place: String
    /// The role that holds it and that the account is a member of; `nil` for the account's own.
    package let role: String?

    package init(name: String, place: String, role: String? = nil) {
        self.name = name
        self.place = place
        self.role = role
    }
}

extension SchemaRight: CustomStringConvertible {
    package var description: String {
        name + (name == "owner" ? " of " : " on ") + place + (role.map { " through \($0)" } ?? "")
    }
}
