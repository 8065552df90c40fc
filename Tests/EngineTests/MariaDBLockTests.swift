import Database
import TestSupport
import Testing

/// The migration lock that both this tool and Flyway take.
@Suite(.timeLimit(.minutes(1)))
struct MariaDBMigrationLock {
    @Test func `Flyway's lock is ours and ours is Flyway's`() async throws {
        try await withMariaDBSession({ $0.limits.migrationLock = .milliseconds(200) }) { session, database in
            let flyway = try await database.open()
            let name = FlywayLock.userLockName(
                quotedTable: "`\(database.endpoint.database)`.`flyway_schema_history`"
            )
            #expect(try await flyway.column("SELECT GET_LOCK('\(name)', 10)") == ["1"])
            let number = try await flyway.column("SELECT CONNECTION_ID()")[0]
            let error = await databaseError { () async throws(DatabaseError) in
                try await session.acquireMigrationLock(table: "flyway_schema_history") { _ in }
            }
            #expect(error?.kind == .lockNotHad)
            #expect(error?.message.contains("connection \(number) of migrator from") == true)
            #expect(try await flyway.column("SELECT RELEASE_LOCK('\(name)')") == ["1"])

            try await session.acquireMigrationLock(table: "flyway_schema_history") { _ in }
            #expect(try await flyway.column("SELECT GET_LOCK('\(name)', 0)") == ["0"])
            try await session.releaseMigrationLock()
            #expect(try await flyway.column("SELECT GET_LOCK('\(name)', 0)") == ["1"])
        }
    }

    @Test func `giving back a lock that is gone is told`() async throws {
        try await withMariaDBSession { session, _ in
            try await session.acquireMigrationLock(table: "flyway_schema_history") { _ in }
            try await session.execute("DO RELEASE_ALL_LOCKS()")
            let error = await databaseError { () async throws(DatabaseError) in try await session.releaseMigrationLock()
            }
            #expect(error?.kind == .lockNotHad)
            try await session.releaseMigrationLock()
        }
    }
}
