import Database
import PostgresEngine
import SQLText
import SchemaModel
import TestSupport
import Testing

/// What PostgreSQL has to be told so that one schema becomes another.
@Suite(.enabled(if: TestEngine.postgres.isExpected), .serialized) struct PostgresStatementsTests {
    @Test(arguments: Zoo.allCases)
    func `what somebody did by hand is undone, and being undone twice does no harm`(_ zoo: Zoo) async throws {
        try await with(zoo) { session in
            let wanted = try await session.schema(of: scope)
            for mutation in zoo.mutations where !zoo.isForGood(mutation) {
                try await session.begin()
                try await session.execute(mutation)
                let found = try await session.schema(of: scope)
                let changes = wanted.changes(in: found)
                #expect(!changes.isEmpty, "\(mutation)")
                let statements = PostgreSQL()
                    .statements(undoing: changes, in: found, toward: wanted, dialect: .postgres)
                await check(statements, wanted, session, mutation)
                try await session.rollback()
            }
        }
    }

    @Test(arguments: Zoo.allCases)
    func `what somebody did by hand can be made by statements, also where it is there already`(
        _ zoo: Zoo
    ) async throws {
        try await with(zoo) { session in
            let found = try await session.schema(of: scope)
            for mutation in zoo.mutations {
                try await session.begin()
                _ = try await session.rows("SAVEPOINT before")
                try await session.execute(mutation)
                let wanted = try await session.schema(of: scope)
                _ = try await session.rows("ROLLBACK TO before")
                let statements = PostgreSQL()
                    .statements(undoing: wanted.changes(in: found), in: found, toward: wanted, dialect: .postgres)
                await check(statements, wanted, session, mutation)
                try await session.rollback()
            }
        }
    }

    @Test(arguments: Zoo.allCases, ["public", "Tenant \"1\""])
    func `a whole schema is made in an empty database, and unmade again`(_ zoo: Zoo, _ home: String) async throws {
        let wanted = try await with(zoo) { session in try await session.schema(of: scope) }
        try await withTestDatabase(.postgres) { database in
            var database = database
            database.endpoint.schema = home
            let session = try await database.open()
            _ = try await session.rows("CREATE SCHEMA IF NOT EXISTS \"\(home.replacing("\"", with: "\"\""))\"")
            let empty = try await session.schema(of: scope)
            let engine = PostgreSQL()
            let made = engine.statements(
                undoing: wanted.changes(in: empty),
                in: empty,
                toward: wanted,
                dialect: .postgres
            )
            await check(made, wanted, session, "everything")
            let unmade = engine.statements(
                undoing: empty.changes(in: wanted),
                in: wanted,
                toward: empty,
                dialect: .postgres
            )
            await check(unmade, empty, session, "nothing")
        }
    }

    private let scope = SchemaScope(ownTables: ["flyway_schema_history"])

    /// Runs statements twice, and looks each time whether the schema is the wanted one.
    private func check(
        _ statements: [SchemaStatement],
        _ wanted: Schema,
        _ session: any Session,
        _ what: String
    ) async {
        var last = ""
        do {
            for round in 1...2 {
                for statement in statements {
                    last = statement.sql
                    try await session.execute(Statement(statement.sql))
                }
                last = "comparing"
                let left = wanted.changes(in: try await session.schema(of: scope)).filter(Self.canBeUndone)
                #expect(left == [], "round \(round) of \(what): \(statements.map(\.sql))")
            }
        } catch {
            Issue.record("\(what)\n\(last)\n\(error)\n\(statements.map(\.sql).joined(separator: ";\n"))")
        }
    }

    /// PostgreSQL has no words for the place of a column, nor for who else says that a table has it, nor for a key that
    /// is not kept.
    private static func canBeUndone(_ change: SchemaChange) -> Bool {
        switch change {
        case .reordered: false
        case .unexpected(let path, let object):
            path.kind != .column || object.attributes != [Attribute(.isLocal, "yes")]
        case .changed(let path, let key, _, _): key != .isLocal && !(path.kind == .foreignKey && key == .enabled)
        case .missing(let path, let object):
            path.kind != .column || object.attributes != [Attribute(.isLocal, "yes")]
        case .renamed: true
        }
    }

    /// A schema of many kinds, and what is done to it by hand.
    enum Zoo: CaseIterable {
        case forRepair
        case forReading

        var mutations: [String] {
            switch self {
            case .forRepair: PostgresRepairZoo.mutations
            // What is written into the catalogue itself, no statement of ours could do.
            case .forReading: PostgresMutation.all.map(\.sql).filter { !$0.hasPrefix("UPDATE pg_catalog.") }
            }
        }

        /// Whether the server itself cannot take it back: no label leaves an enum that is part of a partition key.
        func isForGood(_ mutation: String) -> Bool {
            self == .forReading && mutation.hasPrefix("ALTER TYPE mood ADD VALUE")
        }
    }

    private func with<Answer>(_ zoo: Zoo, _ body: (any Session) async throws -> Answer) async throws -> Answer {
        switch zoo {
        case .forRepair:
            try await withTestDatabase(.postgres) { database in
                try await database.client(PostgresRepairZoo.statements)
                return try await body(try await database.open())
            }
        case .forReading: try await PostgresZoo.withDatabase { database in try await body(try await database.open()) }
        }
    }
}
