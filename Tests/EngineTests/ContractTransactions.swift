import Database
import SQLText
import TestSupport
import Testing

extension Contract {
    @Test(arguments: TestEngine.allCases)
    func `what is committed stays and what is rolled back goes`(_ engine: TestEngine) async throws {
        try await withTestDatabase(engine) { database in
            let session = try await database.open()
            try await session.execute("CREATE TABLE note (body VARCHAR(20))")
            #expect(!session.isInTransaction)

            try await session.begin()
            try await session.execute("INSERT INTO note VALUES ('kept')")
            #expect(session.isInTransaction)
            try await session.commit()
            #expect(!session.isInTransaction)

            try await session.begin()
            _ = try await session.rows("INSERT INTO note VALUES (?)", [.text("gone")])
            #expect(session.isInTransaction)
            try await session.rollback()
            #expect(!session.isInTransaction)

            let other = try await database.open(.readOnly)
            #expect(try await other.column("SELECT body FROM note") == ["kept"])
            try await session.execute("INSERT INTO note VALUES ('by itself')")
            #expect(try await other.column("SELECT body FROM note ORDER BY body") == ["by itself", "kept"])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a failed migration leaves what the dialect says it leaves`(_ engine: TestEngine) async throws {
        try await withTestDatabase(engine) { database in
            let session = try await database.open()
            try await session.begin()
            try await session.execute("CREATE TABLE first_half (id INT)")
            // MariaDB has committed by now and nothing is left to undo; the others would undo the table.
            #expect(session.isInTransaction == engine.dialect.rollsBackSchemaChanges)
            await #expect(throws: DatabaseError.self) { try await session.execute("INSERT INTO missing VALUES (1)") }
            try await session.rollback()
            #expect(!session.isInTransaction)
            let left = try await session.objects(besides: ["flyway_schema_history"]).map(\.name)
            #expect(left == (engine.dialect.rollsBackSchemaChanges ? [] : ["first_half"]))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `rows written after a schema change share the transaction of the rows that follow`(
        _ engine: TestEngine
    ) async throws {
        try await withTestDatabase(engine) { database in
            let session = try await database.open()
            try await session.begin()
            try await session.execute("CREATE TABLE note (body VARCHAR(20))")
            try await session.execute("INSERT INTO note VALUES ('half')")
            #expect(session.isInTransaction)
            try await session.rollback()
            let isThere = try await !session.objects(besides: ["flyway_schema_history"]).isEmpty
            #expect(isThere != engine.dialect.rollsBackSchemaChanges)
            if isThere { #expect(try await session.column("SELECT body FROM note") == []) }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `rolling back nothing is no failure`(_ engine: TestEngine) async throws {
        try await withTestDatabase(engine) { database in
            let session = try await database.open()
            try await session.rollback()
            try await session.begin()
            try await session.rollback()
            try await session.rollback()
            #expect(try await session.column("SELECT 1") == ["1"])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a COMMIT in the file is seen`(_ engine: TestEngine) async throws {
        try await withTestDatabase(engine) { database in
            let session = try await database.open()
            try await session.execute("CREATE TABLE note (body VARCHAR(20))")
            try await session.begin()
            try await session.execute("INSERT INTO note VALUES ('kept')")
            try await session.execute("COMMIT")
            #expect(!session.isInTransaction)
            try await session.rollback()
            #expect(try await session.column("SELECT body FROM note") == ["kept"])
        }
    }
}
