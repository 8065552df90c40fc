package import Database
package import Findings

/// A migration that a database refused, and what it left behind.
package struct MigrationFailure: Error, Hashable, Sendable {
    /// What is in the database now.
    package enum Aftermath: Hashable, Sendable {
        /// The transaction was rolled back: the schema and the history are as before.
        case nothing
        /// The engine commits schema changes by itself: the first `statements` statements are in effect, and the
        /// history says that the migration failed.
        case inEffect(statements: Int)
        /// The same, and even the record of the failure could not be written.
        case inEffectUnrecorded(statements: Int, reason: String)
        /// The connection broke: what the server did with the statement under way is unknown until somebody looks.
        case unknown(statementsBefore: Int)
    }

    package let script: String
    /// The statement's first byte, or where in it the server points.
    package let location: SourceLocation
    /// The statement's place in the file, counted from 1.
    package let statementNumber: Int
    /// The beginning of the statement, secrets masked.
    package let excerpt: String
    package let error: DatabaseError
    package let aftermath: Aftermath
    /// Why statements before the failed one stay in effect, as a clause.
    package let reasonToStay: String

    package init(
        script: String,
        location: SourceLocation,
        statementNumber: Int,
        excerpt: String,
        error: DatabaseError,
        aftermath: Aftermath,
        reasonToStay: String
    ) {
        self.script = script
        self.location = location
        self.statementNumber = statementNumber
        self.excerpt = excerpt
        self.error = error
        self.aftermath = aftermath
        self.reasonToStay = reasonToStay
    }
}
