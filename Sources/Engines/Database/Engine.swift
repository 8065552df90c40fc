package import SQLText
package import SchemaModel

/// Opens sessions on one kind of database.
package protocol Engine: Sendable {
    /// The kinds of SQL that it serves: more than one where a client library reaches several servers.
    var dialects: [Dialect] { get }

    /// Connects, checks the connection's protection, and pins the session's settings.
    ///
    /// - Throws: `DatabaseError`; with `.readOnly` when `access` is `.readWrite` and the server cannot be written.
    func open(_ endpoint: Endpoint, access: Access) async throws(DatabaseError) -> any Session

    /// Makes an empty database of the same kind, version and settings as a live one, apart from every live one.
    ///
    /// - Parameters:
    ///   - server: The live one, whose names and settings the empty one takes over.
    ///   - target: How the live one is reached.
    ///   - place: The server that the project names for this (`scratch:`), if it does.
    /// - Returns: A session in the database, which is gone after `remove`.
    /// - Throws: `.unsupported` when there is no place where a live database is out of reach; says how to give one.
    func openScratch(
        like server: Server,
        target: Endpoint,
        at place: Endpoint?
    ) async throws(DatabaseError) -> any Scratch

    /// How far a statement reaches; what cannot be told from its text counts as staying inside.
    func reach(of statement: Statement) -> StatementReach

    /// The statements that undo `changes` of `actual`, in the order in which they can run.
    ///
    /// Each does nothing where what it makes is there already. `changes` is what `wanted.changes(in: actual)` gave, or
    /// a part of it; `dialect` is the server's.
    func statements(
        undoing changes: [SchemaChange],
        in actual: Schema,
        toward wanted: Schema,
        dialect: Dialect
    ) -> [SchemaStatement]
}

/// What a session may do.
///
/// The engine enforces it, so that a command that only looks cannot write even by a mistake.
package enum Access: Sendable {
    case readOnly
    case readWrite
}
