import Database
import Synchronization
import TestSupport
import Testing

extension Contract {
    @Test(arguments: TestEngine.allCases)
    func `the migration lock keeps a second runner out, within its bound, and names who has it`(
        _ engine: TestEngine
    ) async throws {
        try await withTestDatabase(engine) { database in
            let first = try await database.open()
            try await first.acquireMigrationLock(table: "flyway_schema_history") { _ in
                Issue.record("A free lock was waited for.")
            }
            try await first.prepareForMigration()

            let second = try await database.waiting(.milliseconds(300)).open()
            let holders = Mutex<[String]>([])
            let error = try await #require(throws: DatabaseError.self) {
                try await second.acquireMigrationLock(table: "flyway_schema_history") { holder in
                    holders.withLock { $0.append(holder) }
                }
            }
            #expect(error.kind == .lockNotHad)
            let told = holders.withLock(\.self)
            #expect(told.count == 1)
            let holder = try #require(told.first)
            #expect(!holder.isEmpty)
            // What the holder does, in brackets, may have changed in between.
            #expect(error.description.contains(holder.prefix { $0 != "(" }))

            try await first.releaseMigrationLock()
            try await second.acquireMigrationLock(table: "flyway_schema_history") { _ in }
            try await second.releaseMigrationLock()
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `the migration lock ends with its holder's session`(_ engine: TestEngine) async throws {
        try await withTestDatabase(engine) { database in
            try await database.lockAndLeave()
            let next = try await database.waiting(.seconds(30)).open()
            try await next.acquireMigrationLock(table: "flyway_schema_history") { _ in }
            try await next.releaseMigrationLock()
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `the migration locks of two databases do not meet`(_ engine: TestEngine) async throws {
        try await withTestDatabase(engine) { one in
            try await withTestDatabase(engine) { another in
                let sessions = [try await one.open(), try await another.waiting(.zero).open()]
                for session in sessions {
                    try await session.acquireMigrationLock(table: "flyway_schema_history") { holder in
                        Issue.record("Waited for \(holder).")
                    }
                }
                for session in sessions { try await session.releaseMigrationLock() }
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `of many runners one at a time has the migration lock`(_ engine: TestEngine) async throws {
        try await withTestDatabase(engine) { database in
            let setup = try await database.open()
            try await setup.execute("CREATE TABLE turn (number INT)")
            try await setup.execute("INSERT INTO turn VALUES (0)")
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        let session = try await database.open()
                        try await session.acquireMigrationLock(table: "flyway_schema_history") { _ in }
                        // Read, then written in a second statement: two at once would lose one.
                        let number = try await session.rows("SELECT number FROM turn").first?.integer(0) ?? -100
                        _ = try await session.rows("UPDATE turn SET number = ?", [.integer(number + 1)])
                        try await session.releaseMigrationLock()
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await setup.column("SELECT number FROM turn") == ["8"])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a table that someone else has locked is given up within the bound`(_ engine: TestEngine) async throws {
        try await withTestDatabase(engine) { database in
            let application = try await database.open()
            try await application.execute("CREATE TABLE note (body VARCHAR(20))")
            try await application.begin()
            try await application.execute("INSERT INTO note VALUES ('busy')")
            var limited = database
            limited.endpoint.limits.lock = .seconds(1)
            let migration = try await limited.open()
            let error = try await #require(throws: DatabaseError.self) {
                // SQLite has one lock for all tables, so the transaction itself is refused.
                try await migration.begin()
                try await migration.execute("ALTER TABLE note ADD COLUMN title VARCHAR(20)")
            }
            #expect(error.kind == .lockNotHad)
            try await migration.rollback()
            try await application.commit()
            try await migration.begin()
            try await migration.execute("ALTER TABLE note ADD COLUMN title VARCHAR(20)")
            try await migration.commit()
        }
    }
}

extension TestDatabase {
    /// The same database with another bound for the migration lock.
    fileprivate func waiting(_ bound: Duration) -> TestDatabase {
        var other = self
        other.endpoint.limits.migrationLock = bound
        return other
    }

    /// Takes the migration lock in a session that is gone when this returns.
    @concurrent
    fileprivate func lockAndLeave() async throws {
        let holder = try await open()
        try await holder.acquireMigrationLock(table: "flyway_schema_history") { _ in }
    }
}
