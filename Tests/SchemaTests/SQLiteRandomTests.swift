import Database
import SQLText
import SQLiteEngine
import SchemaModel
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10)))
struct SQLiteRandomTests {
    private static let seeds = Array(UInt64(1)...120)

    private func session(_ statements: [String] = []) async throws -> any Session {
        let session = try await SQLite().open(Endpoint(dialect: .sqlite, address: .memory), access: .readWrite)
        for statement in statements { try await session.execute(statement) }
        return session
    }

    private func statements(_ seed: UInt64, hand: UInt64) -> [String] {
        var writer = SQLiteRandomSchema(hand: hand)
        return writer.statements(RandomSchema(seed: seed))
    }

    @Test(arguments: seeds)
    func `the same schema in another hand is the same`(_ seed: UInt64) async throws {
        let left = try await session(statements(seed, hand: 1)).schema(of: SQLiteZoo.scope)
        let right = try await session(statements(seed, hand: seed + 2)).schema(of: SQLiteZoo.scope)
        #expect(left.changes(in: right).map(\.words) == [])
        #expect(left == right)
    }

    @Test(arguments: seeds)
    func `a schema is made again from what was read of it`(_ seed: UInt64) async throws {
        let wanted = try await session(statements(seed, hand: seed)).schema(of: SQLiteZoo.scope)
        let empty = try await session()
        let nothing = try await empty.schema(of: SQLiteZoo.scope)
        let making = SQLite()
            .statements(undoing: wanted.changes(in: nothing), in: nothing, toward: wanted, dialect: .sqlite)
        for statement in making { try await empty.execute(statement.sql) }
        let made = try await empty.schema(of: SQLiteZoo.scope)
        #expect(wanted.changes(in: made).map(\.words) == [])
        #expect(wanted == made)
        #expect(!making.areDestructive)
    }

    @Test(arguments: seeds)
    func `any schema becomes any other`(_ seed: UInt64) async throws {
        let wanted = try await session(statements(seed + 1, hand: seed)).schema(of: SQLiteZoo.scope)
        let live = try await session(statements(seed, hand: seed))
        let actual = try await live.schema(of: SQLiteZoo.scope)
        let list = SQLite()
            .statements(undoing: wanted.changes(in: actual), in: actual, toward: wanted, dialect: .sqlite)
        try await live.begin()
        for statement in list { try await live.execute(statement.sql) }
        try await live.commit()
        #expect(wanted.changes(in: try await live.schema(of: SQLiteZoo.scope)).map(\.words) == [])
    }
}
