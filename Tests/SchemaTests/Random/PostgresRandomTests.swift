import Database
import PostgresEngine
import SQLText
import SchemaModel
import TestSupport
import Testing

/// Schemas that nobody thought of: read, dumped, replayed, changed by hand and brought back.
@Suite(.enabled(if: TestEngine.postgres.isExpected), .serialized, .timeLimit(.minutes(60)))
struct PostgresRandomTests {
    /// How many of the changes that a schema offers are made to it.
    private static let mutationsMax = 8

    @Test(arguments: RandomSeeds.chosen)
    func `a random schema is the same wherever it is made, and what is done to it by hand is said`(
        _ seed: UInt64
    ) async throws {
        let random = PostgresRandomSchema(seed: seed)
        try await withTestDatabase(.postgres) { database in
            try await database.client(random.statements.joined(separator: ";\n"))
            let wanted = try await database.schema(of: PostgresZoo.scope)
            #expect(wanted.unverified == [])
            #expect(try Schema(snapshot: wanted.snapshot) == wanted)
            try await expectSame(wanted, applied: random)
            try await expectSame(wanted, restored: try await PostgresZoo.dump(database))
            try await expectSame(wanted, replayed: random, like: database)
            try await expectSame(madeFrom: wanted)
            try await expectSaid(random, wanted, in: database, seed: seed)
        }
    }

    /// Applied by the tool's own session, one statement after the other.
    private func expectSame(_ wanted: Schema, applied random: PostgresRandomSchema) async throws {
        try await withTestDatabase(.postgres) { database in
            let session = try await database.open()
            for statement in random.statements { try await session.execute(statement) }
            let found = try await session.schema(of: PostgresZoo.scope)
            #expect(wanted.changes(in: found).map(\.words) == [])
            #expect(wanted == found)
        }
    }

    private func expectSame(_ wanted: Schema, restored dump: String) async throws {
        try await withTestDatabase(.postgres) { copy in
            try await copy.client(dump)
            let found = try await copy.schema(of: PostgresZoo.scope)
            #expect(wanted.changes(in: found).map(\.words) == [])
            #expect(wanted == found)
        }
    }

    /// Cut into statements and run where history is replayed.
    private func expectSame(
        _ wanted: Schema,
        replayed random: PostgresRandomSchema,
        like database: TestDatabase
    ) async throws {
        let live = try await database.open().server
        let scratch = try await PostgreSQL().openScratch(like: live, target: database.endpoint, at: nil)
        // Roles are the server's, and there already.
        let text = random.statements.dropFirst().joined(separator: ";\n") + ";\n"
        do {
            try await scratch.session.run(text)
            let found = try await scratch.session.schema(of: PostgresZoo.scope)
            #expect(wanted.changes(in: found).map(\.words) == [])
        } catch {
            Issue.record(error)
        }
        await scratch.remove()
    }

    /// Made again from what was read of it, by statements of the tool's own.
    private func expectSame(madeFrom wanted: Schema) async throws {
        try await withTestDatabase(.postgres) { database in
            let session = try await database.open()
            let empty = try await session.schema(of: PostgresZoo.scope)
            let statements = PostgreSQL()
                .statements(undoing: wanted.changes(in: empty), in: empty, toward: wanted, dialect: .postgres)
            for statement in statements {
                do {
                    try await session.execute(statement.sql)
                } catch {
                    Issue.record(error, "\(statement.sql)")
                    return
                }
            }
            let found = try await session.schema(of: PostgresZoo.scope)
            #expect(wanted.changes(in: found).map(\.words) == [], "\(statements.map(\.sql))")
        }
    }

    /// Makes some of the changes by hand; each is said, alone, and undone by the statements that are offered.
    private func expectSaid(
        _ random: PostgresRandomSchema,
        _ wanted: Schema,
        in database: TestDatabase,
        seed: UInt64
    ) async throws {
        let session = try await database.open()
        var numbers = SeededNumbers(seed: seed)
        for mutation in random.mutations.shuffled(using: &numbers).prefix(Self.mutationsMax) {
            try await session.begin()
            var last = mutation.sql
            do {
                try await session.execute(mutation.sql)
                let found = try await session.schema(of: PostgresZoo.scope)
                let changes = wanted.changes(in: found)
                #expect(changes.map(\.said) == [mutation.change], "\(mutation.sql): \(changes.map(\.words))")
                let statements = PostgreSQL()
                    .statements(undoing: changes, in: found, toward: wanted, dialect: .postgres)
                for statement in statements {
                    last = statement.sql
                    try await session.execute(statement.sql)
                }
                // PostgreSQL has no words for the place of a column.
                let left = wanted.changes(in: try await session.schema(of: PostgresZoo.scope))
                    .filter { !$0.said.hasPrefix("reordered") }
                #expect(left.map(\.words) == [], "\(mutation.sql): \(statements.map(\.sql))")
            } catch {
                Issue.record(error, "\(mutation.sql)\n\(last)")
            }
            try await session.rollback()
        }
    }
}
