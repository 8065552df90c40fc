import Foundation
import TestSupport
import Testing

@Suite struct Interruption {
    @Test(.timeLimit(.minutes(5)), arguments: TestEngine.allCases, [SIGINT, SIGTERM])
    func `a signal cancels the statement, frees the lock, and the next run goes on`(
        _ engine: TestEngine,
        signal: Int32
    ) async throws {
        try await withWorkbench(engine) { workbench in
            try workbench.writeSlowProject()
            let run = try workbench.startTool(["apply"])
            try await workbench.waitUntilSlow()
            run.signal(signal)
            let answer = await run.answer()
            #expect(answer.status == 128 + signal, "\(answer)")
            #expect(answer.text.contains("V2__slow.sql"), "\(answer)")
            #expect(try await workbench.isSlow() == false)

            try workbench.write("CREATE TABLE made_fast (id INT);\n", to: "migrations/V2__slow.sql")
            // MariaDB cannot take a migration back as a whole, so its failure stays on record until it is repaired.
            let next = try await workbench.run(
                "migrate repair --quiet && migrate apply --quiet && migrate validate --fail-on-pending"
            )
            #expect(next.status == 0, "\(next)")
            #expect(try await workbench.run("sql 'SELECT count(*) FROM made_fast'").text == "0\n")
        }
    }

    @Test(.timeLimit(.minutes(5)), arguments: TestEngine.allCases)
    func `a runner that waits for another one's lock names it and stops when it is told to`(
        _ engine: TestEngine
    ) async throws {
        try await withWorkbench(engine) { workbench in
            try workbench.writeSlowProject()
            let holder = try workbench.startTool(["apply"])
            try await workbench.waitUntilSlow()
            let waiting = try workbench.startTool(["apply"])
            for await piece in waiting.errors where piece.contains("waiting for the migration lock, held by") { break }
            waiting.signal(SIGTERM)
            let answer = await waiting.answer()
            #expect(answer.status == 143, "\(answer)")
            #expect(answer.text.contains("Stopped while waiting for the migration lock"), "\(answer)")
            holder.signal(SIGINT)
            #expect(await holder.answer().status == 130)
        }
    }

    @Test(.timeLimit(.minutes(5)), arguments: TestEngine.allCases)
    func `a lock that is not to be had within its bound leaves everything as it is`(_ engine: TestEngine) async throws {
        try await withWorkbench(engine) { workbench in
            try workbench.writeSlowProject()
            let holder = try workbench.startTool(["apply"])
            try await workbench.waitUntilSlow()
            let waiting = try await workbench.run("migrate apply --env impatient --quiet")
            #expect(waiting.status == 2, "\(waiting)")
            #expect(waiting.text.contains("error DATABASE_LOCK_NOT_HAD  main"), "\(waiting)")
            #expect(try await workbench.isSlow())
            holder.signal(SIGTERM)
            #expect(await holder.answer().status == 143)
        }
    }
}

extension Workbench {
    /// A project whose second migration runs until it is stopped.
    fileprivate func writeSlowProject() throws {
        try writeEnvironment()
        try write(
            environment(named: "impatient") + "timeouts: {migration-lock: 1s}\n",
            to: "environments/impatient.yaml"
        )
        try write("CREATE TABLE account (id INT);\n", to: "migrations/V1__create_account.sql")
        let slow =
            switch database?.engine {
            case .postgres: "SELECT pg_sleep(50)"
            case .mariadb: "SELECT SLEEP(50)"
            case .sqlite, nil:
                """
                INSERT INTO account WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) \
                SELECT count(*) FROM n
                """
            }
        try write("INSERT INTO account VALUES (1);\n\(slow);\n", to: "migrations/V2__slow.sql")
    }

    /// Whether the slow statement runs, as the server says; on SQLite, whether a transaction is open.
    fileprivate func isSlow() async throws -> Bool {
        let question =
            switch database?.engine {
            case .postgres:
                "sql \"SELECT count(*) FROM pg_stat_activity WHERE datname = '$DATABASE_NAME' AND state = 'active' AND query LIKE 'SELECT pg_sleep%'\""
            case .mariadb:
                "sql \"SELECT count(*) FROM information_schema.processlist WHERE db = '$DATABASE_NAME' AND info LIKE 'SELECT SLEEP%'\""
            case .sqlite, nil:
                """
                [ "$(sql 'SELECT count(*) FROM flyway_schema_history' 2> /dev/null)" = 1 ] \
                && ! sql 'BEGIN IMMEDIATE; ROLLBACK' 2> /dev/null && echo 1 || echo 0
                """
            }
        return try await run(question).output.first == "1"
    }

    /// Waits until the slow statement runs.
    fileprivate func waitUntilSlow() async throws {
        while try await !isSlow() { try await Task.sleep(for: .milliseconds(50)) }
    }
}
