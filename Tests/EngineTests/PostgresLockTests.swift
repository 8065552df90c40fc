import Database
import SQLText
import Synchronization
import Testing
import TestSupport

@Suite struct `PostgreSQL's migration lock` {
    private let table = "flyway_schema_history"
    /// Flyway's key for `"public"."flyway_schema_history"`.
    private let flywayKey = "77433833903597"

    @Test(arguments: ["pg_advisory_lock", "pg_advisory_xact_lock"])
    func `Flyway's lock keeps us out, and its holder is named`(function: String) async throws {
        try await withPostgresSession({ $0.limits.migrationLock = .milliseconds(300) }) { session, database in
            let flyway = try await database.open()
            try await flyway.begin()
            try await flyway.execute("SET application_name = 'Flyway by JDBC'", "SELECT \(function)(\(flywayKey))")
            let process = try #require(try await flyway.value("SELECT pg_backend_pid()"))
            let told = Mutex<[String]>([])
            let error = await #expect(throws: DatabaseError.self) {
                try await session.acquireMigrationLock(table: table) { holder in told.withLock { $0.append(holder) } }
            }
            #expect(error?.kind == .lockNotHad)
            #expect(error?.message.contains("process \(process) (Flyway by JDBC) of account migrator") == true)
            let holders = told.withLock(\.self)
            #expect(holders.count == 1)
            #expect(holders.first?.contains(process) == true)

            try await flyway.execute("SELECT pg_advisory_unlock_all()", "COMMIT")
            try await session.acquireMigrationLock(table: table) { _ in }
            #expect(try await flyway.value("SELECT pg_try_advisory_lock(\(flywayKey))") == "false")
            try await session.releaseMigrationLock()
            #expect(try await flyway.value("SELECT pg_try_advisory_lock(\(flywayKey))") == "true")
        }
    }

    @Test func `the lock is had as soon as its holder is gone`() async throws {
        try await withPostgresSession { session, database in
            let holder = try await database.open()
            try await holder.acquireMigrationLock(table: table) { _ in }
            _ = await holder.failure(of: "SELECT pg_terminate_backend(pg_backend_pid())")
            try await session.acquireMigrationLock(table: table) { _ in }
        }
    }

    @Test func `a migration that lets go of the lock is found out before the next one`() async throws {
        try await withPostgresSession { session, _ in
            try await session.acquireMigrationLock(table: table) { _ in }
            try await session.prepareForMigration()
            try await session.execute("SELECT pg_advisory_unlock_all()")
            let next = await #expect(throws: DatabaseError.self) { try await session.prepareForMigration() }
            #expect(next?.kind == .lockNotHad)
            let release = await #expect(throws: DatabaseError.self) { try await session.releaseMigrationLock() }
            #expect(release?.kind == .lockNotHad)
        }
    }

    @Test func `an index is built concurrently while other runners wait for the lock`() async throws {
        try await withPostgresSession { session, database in
            try await session.acquireMigrationLock(table: table) { _ in }
            try await session.prepareForMigration()
            try await session.execute(
                "CREATE TABLE t (id INT)",
                "INSERT INTO t SELECT generate_series(1, 1000)"
            )
            try await withThrowingTaskGroup(of: Void.self) { group in
                let (waiting, signal) = AsyncStream.makeStream(of: Void.self)
                for _ in 1...3 {
                    let waiter = try await database.open()
                    group.addTask { [table] in
                        try await waiter.acquireMigrationLock(table: table) { _ in signal.yield() }
                        try await waiter.releaseMigrationLock()
                    }
                }
                var waiters = waiting.makeAsyncIterator()
                for _ in 1...3 { await waiters.next() }
                for number in 1...5 { try await session.execute("CREATE INDEX CONCURRENTLY i\(number) ON t (id)") }
                try await session.releaseMigrationLock()
                try await group.waitForAll()
            }
            #expect(try await session.value("SELECT count(*) FROM pg_index WHERE NOT indisvalid") == "0")
        }
    }
}
