/// Which part of a database is its schema.
package struct SchemaScope: Hashable, Sendable {
    /// The tables of migration tools, the history table first: not part of the schema.
    package let ownTables: [String]
    /// The accounts whose grants are compared, where a server keeps accounts apart from schemas (MariaDB, MySQL).
    package let roles: [String]

    package init(ownTables: [String], roles: [String] = []) {
        self.ownTables = ownTables
        self.roles = roles
    }
}

/// One statement that brings a schema nearer to another.
package struct SchemaStatement: Hashable, Sendable {
    /// Without a terminator; may span lines.
    package let sql: String
    /// Whether it may lose data, or something that others rely on: such a statement is never run unread.
    package let isDestructive: Bool

    package init(_ sql: String, isDestructive: Bool = false) {
        self.sql = sql
        self.isDestructive = isDestructive
    }
}

/// How far a statement of a migration reaches, as far as its text tells.
package enum StatementReach: Hashable, Sendable {
    /// It stays in the database that it is sent to.
    case database
    /// It changes what the whole server shares, such as a role: a replay leaves it out. Names it, as in `CREATE ROLE`.
    case server(String)
    /// It may reach other databases, files or programs, and leaving it out could leave out tables: no replay.
    case beyond(String)
}

/// An empty database in which history can be replayed and from which no live database can be reached.
package protocol Scratch: Sendable {
    /// A session in the empty database, with everything that a migration of the original target may rely on.
    var session: any Session { get }
    /// Where it is, in words that can follow "replayed in".
    var place: String { get }
    /// Ends the session and removes the database; what stays behind is found by its marker and removed by a later run.
    func remove() async
}
