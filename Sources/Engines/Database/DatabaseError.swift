/// Why a database did not do what it was asked.
package struct DatabaseError: Error, Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// No server answered in time, or the name does not resolve.
        case unreachable
        /// The server refused the account, the password or the database's name.
        case refused
        /// The connection could not be protected as demanded.
        case insecure
        /// The server may only be read: a standby, a replica, a read-only file.
        case readOnly
        /// A pooler or proxy stands between us and the server, so locks and settings would not be ours.
        case notDirect
        /// The migration lock, or a table's lock, was not had within its bound.
        case lockNotHad
        /// We were told to stop, and the server stopped the statement.
        case cancelled
        /// The connection broke; what the server did with the last statement is unknown.
        case connectionLost
        /// The account lacks a right.
        case notPermitted
        /// The server refused a statement for any other reason.
        case statement
        /// The tool met something that it does not support, such as a server that is too old.
        case unsupported
    }

    package let kind: Kind
    /// The server's or client library's words, without a password.
    package let message: String
    /// SQLSTATE on PostgreSQL, error number elsewhere; `nil` when the refusal is ours.
    package let code: String?
    /// The server's own detail and hint, if it gave any.
    package let detail: String?
    /// Bytes into the statement where the server points, or `nil`.
    package let offset: Int?

    package init(
        _ kind: Kind,
        _ message: String,
        code: String? = nil,
        detail: String? = nil,
        offset: Int? = nil
    ) {
        self.kind = kind
        self.message = message
        self.code = code
        self.detail = detail
        self.offset = offset
    }
}

extension DatabaseError {
    /// A statement that we stopped ourselves.
    package static let statementCancelled = DatabaseError(.cancelled, "The statement was stopped on request.")
    /// A wait for a server or for the migration lock that we gave up ourselves.
    package static let waitCancelled = DatabaseError(.cancelled, "The wait was stopped on request.")
}

extension DatabaseError: CustomStringConvertible {
    package var description: String {
        let first = code.map { "\(message) (\($0))" } ?? message
        return [first, detail].compactMap(\.self).joined(separator: "\n")
    }
}
