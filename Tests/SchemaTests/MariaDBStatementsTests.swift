import Database
import SQLText
import SchemaModel
import TestSupport
import Testing

@testable import MariaDBEngine

/// The statements that undo a difference, run on a server: afterwards there is none, and running them again does nothing.
@Suite(.enabled(if: TestEngine.mariadb.isExpected)) struct MariaDBRepairs {
    @Test(arguments: MariaDBDifference.all)
    func `a difference is undone, in both directions and twice`(_ difference: MariaDBDifference) async throws {
        try await withSchemas(difference.base, difference.base + difference.mutation) { left, right in
            try await undo(in: right, toward: left)
        }
        try await withSchemas(difference.base + difference.mutation, difference.base) { left, right in
            try await undo(in: right, toward: left)
        }
    }

    @Test func `a whole schema is made from nothing, and nothing is left of it`() async throws {
        let everything = MariaDBDifference.all.filter(\.stands).enumerated()
            .flatMap { number, difference in
                (difference.base + difference.mutation).map { $0.numbered(number) }
                    + ["SET sql_mode = DEFAULT, time_zone = DEFAULT"]
            }
        try await withSchemas(everything, []) { left, right in try await undo(in: right, toward: left) }
        try await withSchemas([], everything) { left, right in try await undo(in: right, toward: left) }
    }

    @Test(arguments: [
        ("ADD COLUMN b INT", false), ("DROP COLUMN a", true), ("MODIFY a VARCHAR(20)", true),
        ("MODIFY a BIGINT", false), ("ADD INDEX i (a)", false), ("COMMENT 'x'", false),
    ])
    func `what may lose data is told apart`(_ clause: String, _ isDestructive: Bool) async throws {
        let base = ["CREATE TABLE t (id INT PRIMARY KEY, a INT)"]
        try await withSchemas(base + ["ALTER TABLE t \(clause)"], base) { left, right in
            let statements = try await statements(in: right, toward: left)
            #expect(statements.map(\.isDestructive).contains(true) == isDestructive, "\(statements.map(\.sql))")
        }
    }

    private func undo(in found: any Session, toward wanted: any Session) async throws {
        let goal = try await wanted.schema(of: scope)
        let statements = try await statements(in: found, toward: wanted)
        #expect(!statements.isEmpty)
        for round in 1...2 {
            for statement in statements {
                do throws(DatabaseError) {
                    try await found.execute(Statement(statement.sql))
                } catch {
                    Issue.record("Round \(round): \(statement.sql)\n\(error)")
                }
            }
            let left = goal.changes(in: try await found.schema(of: scope))
            #expect(left == [], "Round \(round), after:\n\(statements.map(\.sql).joined(separator: ";\n"))")
        }
    }

    private func statements(in found: any Session, toward wanted: any Session) async throws -> [SchemaStatement] {
        let goal = try await wanted.schema(of: scope)
        let actual = try await found.schema(of: scope)
        return MariaDB()
            .statements(undoing: goal.changes(in: actual), in: actual, toward: goal, dialect: .mariadb)
    }

    private let scope = SchemaScope(ownTables: ["flyway_schema_history"], roles: ["migrate_reader"])

    private func withSchemas(
        _ left: [String],
        _ right: [String],
        _ body: (any Session, any Session) async throws -> Void
    ) async throws {
        try await withTestDatabase(.mariadb) { first in
            try await withTestDatabase(.mariadb) { second in
                let sessions = (try await first.open(), try await second.open())
                for (session, statements) in [(sessions.0, left), (sessions.1, right)] {
                    for statement in statements {
                        do throws(DatabaseError) {
                            try await session.execute(Statement(statement))
                        } catch {
                            Issue.record("\(statement)\n\(error)")
                        }
                    }
                    try await session.prepareForMigration()
                }
                try await body(sessions.0, sessions.1)
            }
        }
    }
}

extension String {
    /// The statement with its names made the names of one test case alone.
    fileprivate func numbered(_ number: Int) -> String { replacing("§", with: "_\(number)") }
}
