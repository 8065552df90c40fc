import Database
import SQLText
import TestSupport

/// Runs `body` with a session on a fresh PostgreSQL database.
func withPostgresSession(
    _ adjust: (inout Endpoint) -> Void = { _ in },
    _ body: (any Session, TestDatabase) async throws -> Void
) async throws {
    try await withTestDatabase(.postgres) { database in
        var database = database
        adjust(&database.endpoint)
        try await body(try await database.open(), database)
    }
}

extension Session {
    /// Runs statements as a migration would, one by one.
    func execute(_ statements: String...) async throws(DatabaseError) {
        for statement in statements { try await execute(Statement(statement)) }
    }

    /// The one value that a question has as its answer.
    func value(_ sql: String) async throws(DatabaseError) -> String? { try await rows(sql).first?.text(0) }

    /// The error of a statement that must fail.
    func failure(of statement: String) async -> DatabaseError? {
        do throws(DatabaseError) {
            try await execute(statement)
            return nil
        } catch {
            return error
        }
    }
}

extension Statement {
    /// A `COPY … FROM STDIN` as the lexer would cut it.
    static func copy(_ text: String) -> Statement {
        Statement(bytes: Array(text.utf8), position: .start, transactionUse: .copyFromStandardInput)
    }
}
