import Database
import SQLText
import TestSupport

/// Runs `body` with a session on a fresh MariaDB database.
func withMariaDBSession(
    _ adjust: (inout Endpoint) -> Void = { _ in },
    _ body: (any Session, TestDatabase) async throws -> Void
) async throws {
    try await withTestDatabase(.mariadb) { database in
        var database = database
        adjust(&database.endpoint)
        try await body(try await database.open(), database)
    }
}

/// The error of something that must fail.
func databaseError<Answer>(_ body: () async throws(DatabaseError) -> Answer) async -> DatabaseError? {
    do throws(DatabaseError) {
        _ = try await body()
        return nil
    } catch {
        return error
    }
}
