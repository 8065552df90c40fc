import Foundation
import Database
import MariaDBEngine
import SQLText
import SchemaModel
import TestSupport
import Testing

/// Schemas that nobody thought of: read, dumped, replayed, changed by hand and brought back.
@Suite(.enabled(if: TestEngine.mariadb.isExpected), .serialized, .timeLimit(.minutes(60)))
struct MariaDBRandomTests {
    /// How many of the changes that a schema offers are made to it.
    private static let mutationsMax = 8

    @Test(arguments: RandomSeeds.chosen)
    func `a random schema is the same wherever it is made, and what is done to it by hand is said`(
        _ seed: UInt64
    ) async throws {
        let random = MariaDBRandomSchema(seed: seed)
        try await withTestDatabase(.mariadb) { database in
            try await database.load(random.file)
            let wanted = try await database.zooSchema()
            #expect(try Schema(snapshot: wanted.snapshot) == wanted)
            try await expectSame(wanted, applied: random)
            try await expectSame(wanted, restoredFrom: database)
            try await expectSame(wanted, replayed: random, like: database)
            try await expectSame(madeFrom: wanted)
            try await expectSaid(random, wanted, in: database, seed: seed)
        }
    }

    /// Applied by the tool's own session, one statement after the other.
    private func expectSame(_ wanted: Schema, applied random: MariaDBRandomSchema) async throws {
        try await withTestDatabase(.mariadb) { database in
            let session = try await database.open()
            for statement in random.statements { try await session.execute(statement) }
            #expect(wanted.changes(in: try await database.zooSchema()).map(\.words) == [])
        }
    }

    private func expectSame(_ wanted: Schema, restoredFrom database: TestDatabase) async throws {
        let file = try await database.dumped()
        defer { try? FileManager.default.removeItem(atPath: file) }
        // The dump names sequences with the database that they were in.
        let dump = try String(contentsOfFile: file, encoding: .utf8)
            .replacing("`\(database.endpoint.database)`.", with: "")
        try await withTestDatabase(.mariadb) { copy in
            let collation = wanted.objects.first { $0.kind == .database }?[.collation]
            try await copy.client("ALTER DATABASE COLLATE \(try #require(collation))")
            try await copy.load(dump)
            #expect(wanted.changes(in: try await copy.zooSchema()).map(\.words) == [])
        }
    }

    /// Cut into statements and run where history is replayed.
    private func expectSame(
        _ wanted: Schema,
        replayed random: MariaDBRandomSchema,
        like database: TestDatabase
    ) async throws {
        let live = try await database.open().server
        let scratch = try await MariaDB().openScratch(like: live, target: database.endpoint, at: nil)
        do {
            try await scratch.session.run(random.file)
            let found = try await scratch.session.schema(of: MariaDBZoo.scope)
            #expect(wanted.changes(in: found).map(\.words) == [])
        } catch {
            Issue.record(error)
        }
        await scratch.remove()
    }

    /// Made again from what was read of it, by statements of the tool's own.
    private func expectSame(madeFrom wanted: Schema) async throws {
        try await withTestDatabase(.mariadb) { database in
            let session = try await database.open()
            let empty = try await session.schema(of: MariaDBZoo.scope)
            try await expectUndone(wanted.changes(in: empty), in: empty, toward: wanted, "everything", through: session)
        }
    }

    /// Makes some of the changes by hand; each is said, alone, and undone by the statements that are offered.
    private func expectSaid(
        _ random: MariaDBRandomSchema,
        _ wanted: Schema,
        in database: TestDatabase,
        seed: UInt64
    ) async throws {
        let session = try await database.open()
        var numbers = SeededNumbers(seed: seed)
        for mutation in random.mutations.shuffled(using: &numbers).prefix(Self.mutationsMax) {
            try await database.load("DELIMITER //\n" + mutation.sql.replacing("; CREATE", with: "//\nCREATE") + "//\n")
            let found = try await session.schema(of: MariaDBZoo.scope)
            let changes = wanted.changes(in: found)
            #expect(changes.map(\.said) == [mutation.change], "\(mutation.sql): \(changes.map(\.words))")
            guard
                try await expectUndone(changes, in: found, toward: wanted, mutation.sql, through: session)
            else { return }
        }
    }

    /// Runs the statements that undo changes, and looks whether they did.
    @discardableResult
    private func expectUndone(
        _ changes: [SchemaChange],
        in found: Schema,
        toward wanted: Schema,
        _ what: String,
        through session: any Session
    ) async throws -> Bool {
        let statements = MariaDB().statements(undoing: changes, in: found, toward: wanted, dialect: .mariadb)
        for statement in statements {
            do {
                try await session.execute(statement.sql)
            } catch {
                Issue.record(error, "\(what)\n\(statement.sql)")
                return false
            }
        }
        try await session.prepareForMigration()
        let left = wanted.changes(in: try await session.schema(of: MariaDBZoo.scope))
        #expect(left.map(\.words) == [], "\(what)\n\(statements.map(\.sql))")
        return left.isEmpty
    }
}

extension TestDatabase {
    /// Feeds a text to the database with the engine's own client.
    fileprivate func load(_ text: String) async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(endpoint.database)-random.sql")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(text.utf8).write(to: file)
        try await loadDump(file.path)
    }
}
