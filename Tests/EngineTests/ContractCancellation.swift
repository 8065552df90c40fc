import Database
import TestSupport
import Testing

extension Contract {
    // No clock is asked: an unstopped statement would run into the suite's time limit.
    @Test(arguments: TestEngine.allCases)
    func `cancelling the task stops the statement, and the session goes on`(_ engine: TestEngine) async throws {
        try await withTestDatabase(engine) { database in
            let session = try await database.open()
            try await session.execute("CREATE TABLE note (body VARCHAR(20))")
            for pause in [Duration.zero, .milliseconds(5), .milliseconds(300)] {
                try await session.begin()
                try await session.execute("INSERT INTO note VALUES ('undone')")
                let running = Task { try await session.execute(engine.endlessStatement) }
                try await Task.sleep(for: pause)
                running.cancel()
                let error = await #expect(throws: DatabaseError.self) { try await running.value }
                #expect(error?.kind == .cancelled)
                try await session.rollback()
                #expect(!session.isInTransaction)
                #expect(try await session.column("SELECT body FROM note") == [])
            }
            let asked = Task { try await session.rows(engine.endlessStatement) }
            try await Task.sleep(for: .milliseconds(50))
            asked.cancel()
            let error = await #expect(throws: DatabaseError.self) { try await asked.value }
            #expect(error?.kind == .cancelled)
            #expect(try await session.column("SELECT 1") == ["1"])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a cancelled task can still roll back and release its lock`(_ engine: TestEngine) async throws {
        try await withTestDatabase(engine) { database in
            let session = try await database.open()
            try await session.execute("CREATE TABLE note (body VARCHAR(20))")
            let migration = Task {
                try await session.acquireMigrationLock(table: "flyway_schema_history") { _ in }
                try await session.begin()
                try await session.execute("INSERT INTO note VALUES ('undone')")
                unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
                await #expect(throws: DatabaseError.self) { try await session.execute(engine.endlessStatement) }
                try await session.rollback()
                try await session.releaseMigrationLock()
            }
            try await migration.value
            #expect(!session.isInTransaction)
            #expect(try await session.column("SELECT body FROM note") == [])
            let next = try await database.open()
            try await next.acquireMigrationLock(table: "flyway_schema_history") { holder in
                Issue.record("\(holder) has kept the lock.")
            }
        }
    }

    @Test(arguments: TestEngine.servers)
    func `waiting for a server that is not there can be cancelled`(_ engine: TestEngine) async throws {
        let endpoint = Endpoint(
            dialect: engine.dialect,
            address: .tcp(host: "127.0.0.1", port: 1),
            user: "migrator",
            database: "app",
            encryption: Encryption(mode: .disable),
            limits: Limits(connect: .seconds(600))
        )
        let opening = Task { try await engine.engine.open(endpoint, access: .readOnly) }
        try await Task.sleep(for: .milliseconds(20))
        opening.cancel()
        let error = await #expect(throws: DatabaseError.self) { try await opening.value }
        #expect(error?.kind == .cancelled)
    }

    @Test(arguments: TestEngine.allCases)
    func `waiting for the migration lock can be cancelled`(_ engine: TestEngine) async throws {
        try await withTestDatabase(engine) { database in
            let first = try await database.open()
            try await first.acquireMigrationLock(table: "flyway_schema_history") { _ in }
            var patient = database
            patient.endpoint.limits.migrationLock = .seconds(600)
            let second = try await patient.open()
            let (waits, told) = AsyncStream.makeStream(of: Void.self)
            let waiting = Task {
                try await second.acquireMigrationLock(table: "flyway_schema_history") { _ in told.finish() }
            }
            for await _ in waits {}
            waiting.cancel()
            let error = await #expect(throws: DatabaseError.self) { try await waiting.value }
            #expect(error?.kind == .cancelled)
            #expect(try await second.column("SELECT 1") == ["1"])
            try await first.releaseMigrationLock()
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a statement ends at its bound`(_ engine: TestEngine) async throws {
        try await withTestDatabase(engine) { database in
            var limited = database
            limited.endpoint.limits.statement = .seconds(1)
            let session = try await limited.open()
            let error = try await #require(throws: DatabaseError.self) {
                try await session.execute(engine.endlessStatement)
            }
            // Nobody asked for it to stop, so it is the statement that failed.
            #expect(error.kind == .statement)
            #expect(try await session.column("SELECT 1") == ["1"])
        }
    }
}

extension TestEngine {
    /// A statement that takes far longer than any test.
    fileprivate var endlessStatement: String {
        switch self {
        case .sqlite: "WITH RECURSIVE step(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM step) SELECT count(*) FROM step"
        case .postgres: "SELECT pg_sleep(900)"
        case .mariadb: "SELECT SLEEP(900)"
        }
    }
}
