import Database
import SQLText
import SchemaModel
import TestSupport
import Testing

/// Changes by hand, each inside a transaction that is rolled back: also how a reading inside a transaction is proved.
@Suite(.timeLimit(.minutes(10)))
struct PostgresMutationTests {
    @Test func `each change by hand is said once, at its object, and nothing else is`() async throws {
        try await PostgresZoo.withDatabase { database in
            let session = try await database.open()
            let wanted = try await session.schema(of: PostgresZoo.scope)
            for mutation in PostgresMutation.all {
                try await session.begin()
                do {
                    try await session.execute(mutation.sql)
                    let found = try await session.schema(of: PostgresZoo.scope)
                    let changes = wanted.changes(in: found)
                    #expect(changes.map(\.said) == [mutation.change], "\(mutation.sql): \(changes.map(\.words))")
                    #expect(session.isInTransaction)
                } catch {
                    Issue.record(error, "\(mutation.sql)")
                }
                try await session.rollback()
            }
            #expect(wanted.changes(in: try await session.schema(of: PostgresZoo.scope)).map(\.words) == [])
        }
    }

    @Test func `there are enough of them, and each is another`() {
        #expect(PostgresMutation.all.count >= 120)
        #expect(Set(PostgresMutation.all.map(\.sql)).count == PostgresMutation.all.count)
    }
}
