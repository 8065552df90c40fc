import Database
import SQLText
import Testing
import TestSupport

@Suite struct `Cancelling on PostgreSQL` {
    /// Runs something in a task, cancels the task when the server sleeps over it, and gives the error.
    private func cancel(
        on database: TestDatabase,
        _ work: @escaping @Sendable () async throws(DatabaseError) -> Void
    ) async throws -> DatabaseError? {
        let observer = try await database.open(.readOnly)
        let task = Task { () -> DatabaseError? in
            do throws(DatabaseError) {
                try await work()
                return nil
            } catch {
                return error
            }
        }
        let sleeping = """
            SELECT count(*) FROM pg_stat_activity \
            WHERE datname = current_database() AND wait_event = 'PgSleep' AND state = 'active'
            """
        while try await observer.rows(sleeping).first?.integer(0) != 1 { try await Task.sleep(for: .milliseconds(5)) }
        task.cancel()
        return await task.value
    }

    @Test func `the server stops the statement, and the session can still roll back`() async throws {
        try await withPostgresSession { session, database in
            try await session.begin()
            try await session.execute("CREATE TABLE gone (id INT)")
            let error = try await cancel(on: database) { () async throws(DatabaseError) in
                try await session.execute("SELECT pg_sleep(600)")
            }
            #expect(error?.kind == .cancelled)
            #expect(session.isInTransaction)
            try await session.rollback()
            #expect(try await session.value("SELECT to_regclass('public.gone') IS NULL") == "true")
        }
    }

    @Test func `the server stops a COPY that is at work on its data`() async throws {
        try await withPostgresSession { session, database in
            try await session.execute(
                "CREATE TABLE t (id INT)",
                "CREATE FUNCTION rest() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(600); RETURN NEW; END'",
                "CREATE TRIGGER slow BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION rest()"
            )
            try await session.begin()
            let error = try await cancel(on: database) { () async throws(DatabaseError) in
                try await session.execute(Statement.copy("COPY t FROM STDIN"))
                try await session.send(copyData: Array("1\n".utf8))
                try await session.finishCopy()
            }
            #expect(error?.kind == .cancelled)
            try await session.rollback()
            #expect(!session.isInTransaction)
            #expect(try await session.value("SELECT count(*) FROM t") == "0")
        }
    }

    @Test func `a task that is cancelled already sends nothing, and can still roll back and release`() async throws {
        try await withPostgresSession { session, _ in
            try await session.acquireMigrationLock(table: "history") { _ in }
            try await session.begin()
            let task = Task {
                unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
                let error = await session.failure(of: "CREATE TABLE never (id INT)")
                try await session.rollback()
                try await session.releaseMigrationLock()
                return error
            }
            #expect(try await task.value?.kind == .cancelled)
            #expect(try await session.value("SELECT to_regclass('public.never') IS NULL") == "true")
            #expect(
                try await session.value(
                    "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()"
                ) == "0"
            )
        }
    }

    @Test func `a statement that somebody else stops is not taken for our own stop`() async throws {
        try await withPostgresSession({ $0.limits.statement = .milliseconds(50) }) { session, _ in
            let error = await session.failure(of: "SELECT pg_sleep(600)")
            #expect(error?.kind == .statement)
            #expect(error?.code == "57014")
            #expect(error?.detail?.contains("statement_timeout") == true)
        }
    }

    @Test func `waiting for the migration lock ends when the task is cancelled`() async throws {
        try await withPostgresSession { session, database in
            try await session.acquireMigrationLock(table: "history") { _ in }
            let second = try await database.open()
            let task = Task { () -> DatabaseError? in
                do throws(DatabaseError) {
                    try await second.acquireMigrationLock(table: "history") { _ in
                        unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
                    }
                    return nil
                } catch {
                    return error
                }
            }
            #expect(await task.value?.kind == .cancelled)
        }
    }
}
