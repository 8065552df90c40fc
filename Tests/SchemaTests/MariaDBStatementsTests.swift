import Foundation
import Database
import SQLText
import SchemaModel
import TestSupport
import Testing

@testable import MariaDBEngine

/// The statements that undo a difference, run on a server: afterwards there is none, and running them again does nothing.
@Suite(.enabled(if: TestEngine.mariadb.isExpected), .serialized) struct MariaDBRepairs {
    @Test(arguments: MariaDBDifference.all)
    func `a difference is undone, in both directions and twice`(_ difference: MariaDBDifference) async throws {
        try await withDatabase(difference.base) { session in
            let before = try await session.schema(of: scope)
            try await run(difference.mutation, on: session)
            let after = try await session.schema(of: scope)
            let found = try await undo(in: session, from: after, toward: before)
            try await undo(in: session, from: found, toward: after)
        }
    }

    @Test func `a whole schema is made from nothing, and nothing is left of it`() async throws {
        let everything = MariaDBDifference.all.filter(\.stands).enumerated()
            .flatMap { number, difference in
                (difference.base + difference.mutation).map { $0.numbered(number) }
                    + ["SET sql_mode = DEFAULT, time_zone = DEFAULT"]
            }
        try await withDatabase([]) { session in
            let nothing = try await session.schema(of: scope)
            try await run(everything, on: session)
            let whole = try await session.schema(of: scope)
            let found = try await undo(in: session, from: whole, toward: nothing)
            try await undo(in: session, from: found, toward: whole)
        }
    }

    @Test func `one of everything is made from nothing, and nothing is left of it`() async throws {
        try await withDatabase([]) { session in
            let nothing = try await session.schema(of: scope)
            try await load("mariadb.sql", into: session)
            let whole = try await session.schema(of: scope)
            let found = try await undo(in: session, from: whole, toward: nothing)
            try await undo(in: session, from: found, toward: whole)
        }
    }

    @Test func `every change by hand to one of everything is undone, in both directions and twice`() async throws {
        try await MariaDBZoo.inDatabase { database in
            let session = try await database.open()
            let before = try await session.schema(of: scope)
            for mutation in MariaDBMutation.all {
                try await database.client(mutation.sql)
                let after = try await session.schema(of: scope)
                try await undo(in: session, from: after, toward: before)
                try await undo(in: session, from: before, toward: after, rounds: 1)
                let found = try await undo(in: session, from: after, toward: before, rounds: 1)
                // What comes next would only repeat it.
                try #require(found == before, "\(mutation)")
            }
        }
    }

    /// Feeds a dump to the session's database with the server's own client.
    private func load(_ zoo: String, into session: any Session) async throws {
        var endpoint = try #require(try TestEngine.mariadb.server())
        endpoint.database = session.server.database
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Zoos")
        try await TestDatabase(engine: .mariadb, endpoint: endpoint).loadDump(folder.appending(path: zoo).path)
    }

    @Test(arguments: [
        ("ADD COLUMN b INT", false), ("DROP COLUMN a", true), ("MODIFY a VARCHAR(20)", true),
        ("MODIFY a BIGINT", false), ("ADD INDEX i (a)", false), ("COMMENT 'x'", false),
    ])
    func `what may lose data is told apart`(_ clause: String, _ isDestructive: Bool) async throws {
        try await withDatabase(["CREATE TABLE t (id INT PRIMARY KEY, a INT)"]) { session in
            let before = try await session.schema(of: scope)
            try await run(["ALTER TABLE t \(clause)"], on: session)
            let after = try await session.schema(of: scope)
            let statements = statements(in: before, toward: after)
            #expect(statements.map(\.isDestructive).contains(true) == isDestructive, "\(statements.map(\.sql))")
        }
    }

    /// Brings a database from the one schema to the other, and gives what is there then.
    @discardableResult
    private func undo(
        in session: any Session,
        from actual: Schema,
        toward wanted: Schema,
        rounds: Int = 2
    ) async throws -> Schema {
        let statements = statements(in: actual, toward: wanted)
        #expect(!statements.isEmpty)
        var found = actual
        for round in 1...rounds {
            try await run(statements.map(\.sql), on: session)
            found = try await session.schema(of: scope)
            let left = wanted.changes(in: found)
            #expect(left == [], "Round \(round), after:\n\(statements.map(\.sql).joined(separator: ";\n"))")
        }
        return found
    }

    private func statements(in actual: Schema, toward wanted: Schema) -> [SchemaStatement] {
        MariaDB()
            .statements(undoing: wanted.changes(in: actual), in: actual, toward: wanted, dialect: .mariadb)
    }

    private let scope = SchemaScope(ownTables: ["flyway_schema_history"], roles: ["migrate_reader"])

    private func withDatabase(_ base: [String], _ body: (any Session) async throws -> Void) async throws {
        try await withTestDatabase(.mariadb) { database in
            let session = try await database.open()
            try await run(base, on: session)
            try await body(session)
        }
    }

    /// Runs statements as a migration, which leaves the session as it was.
    private func run(_ statements: [String], on session: any Session) async throws {
        for statement in statements {
            do throws(DatabaseError) {
                try await session.execute(Statement(statement))
            } catch {
                Issue.record("\(statement)\n\(error)")
            }
        }
        try await session.prepareForMigration()
    }
}

extension String {
    /// The statement with its names made the names of one test case alone.
    fileprivate func numbered(_ number: Int) -> String { replacing("§", with: "_\(number)") }
}
