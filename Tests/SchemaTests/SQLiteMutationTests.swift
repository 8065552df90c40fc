import Database
import SQLText
import SQLiteEngine
import SchemaModel
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10)))
struct SQLiteMutationTests {
    @Test(arguments: SQLiteMutation.all)
    func `a change by hand is said once, and undone without loss`(_ mutation: SQLiteMutation) async throws {
        try await withTestDatabase(.sqlite) { database in
            try await SQLiteZoo.load(into: database)
            let wanted = try await database.schema()
            try await database.client(mutation.sql)
            let found = try await database.schema()
            let changes = wanted.changes(in: found)
            #expect(changes.map(\.words).sorted() == mutation.changes.sorted())

            let before = try await database.rowCounts()
            let dangling = try await database.client("PRAGMA foreign_key_check")
            let statements = SQLite().statements(undoing: changes, in: found, toward: wanted, dialect: .sqlite)
            try await database.run(statements)
            #expect(wanted.changes(in: try await database.schema()).map(\.words) == [])
            #expect(try await database.client("PRAGMA integrity_check") == "ok\n")
            guard !statements.areDestructive else { return }
            let after = try await database.rowCounts()
            #expect(before.allSatisfy { table, count in after[table] == count || after[table] == nil })
            #expect(
                after.values.compactMap { Int($0) }.reduce(0, +) == before.values.compactMap { Int($0) }.reduce(0, +)
            )
            #expect(try await database.client("PRAGMA foreign_key_check") == dangling)
        }
    }

    @Test(arguments: SQLiteMutation.all)
    func `a change by hand can be made by statements, also where it is there already`(
        _ mutation: SQLiteMutation
    ) async throws {
        try await withTestDatabase(.sqlite) { database in
            try await SQLiteZoo.load(into: database)
            let old = try await database.schema()
            let new = try await withTestDatabase(.sqlite) { other in
                try await other.loadDump(SQLiteZoo.file)
                try await other.client(mutation.sql)
                return try await other.schema()
            }
            let statements = SQLite().statements(undoing: new.changes(in: old), in: old, toward: new, dialect: .sqlite)
            try await database.run(statements)
            #expect(new.changes(in: try await database.schema()).map(\.words) == [])
            try await database.run(statements)
            #expect(new.changes(in: try await database.schema()).map(\.words) == [])
        }
    }

    @Test func `there are enough of them, and each is another`() {
        #expect(SQLiteMutation.all.count >= 40)
        #expect(Set(SQLiteMutation.all.map(\.sql)).count == SQLiteMutation.all.count)
    }
}

extension TestDatabase {
    /// How many rows each table holds.
    fileprivate func rowCounts() async throws -> [String: String] {
        let session = try await open(.readOnly)
        var counts: [String: String] = [:]
        for table in try await session.schema(of: SQLiteZoo.scope).objects where table.kind == .table {
            let name = "\"" + table.name + "\""
            counts[table.name] = try await session.rows("SELECT count(*) FROM \(name)").first?.text(0)
        }
        return counts
    }
}
