package import SQLText

/// Opens sessions on one kind of database.
package protocol Engine: Sendable {
    /// The kinds of SQL that it serves: more than one where a client library reaches several servers.
    var dialects: [Dialect] { get }

    /// Connects, checks the connection's protection, and pins the session's settings.
    ///
    /// - Throws: `DatabaseError`; with `.readOnly` when `access` is `.readWrite` and the server cannot be written.
    func open(_ endpoint: Endpoint, access: Access) async throws(DatabaseError) -> any Session
}

/// What a session may do.
///
/// The engine enforces it, so that a command that only looks cannot write even by a mistake.
package enum Access: Sendable {
    case readOnly
    case readWrite
}
