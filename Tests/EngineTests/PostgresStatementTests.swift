import Database
import SQLText
import Testing
import TestSupport

@Suite struct `PostgreSQL statements` {
    @Test func `COPY takes its data in pieces and ends with what the server counted`() async throws {
        try await withPostgresSession { session, _ in
            try await session.execute("CREATE TABLE t (id INT, word TEXT)")
            try await session.execute(Statement.copy("COPY t FROM STDIN"))
            try await session.send(copyData: Array("1\tone\n2\ttw".utf8))
            try await session.send(copyData: Array("o\n".utf8))
            try await session.finishCopy()
            #expect(
                try await session.rows("SELECT id, word FROM t ORDER BY id").map(\.values) == [
                    [.integer(1), .text("one")], [.integer(2), .text("two")],
                ]
            )
        }
    }

    @Test func `a COPY of more than the network holds at once arrives whole`() async throws {
        try await withPostgresSession { session, _ in
            try await session.execute("CREATE TABLE t (line TEXT)")
            try await session.execute(Statement.copy("COPY t FROM STDIN"))
            let line = String(repeating: "x", count: 999) + "\n"
            let piece = Array(String(repeating: line, count: 3000).utf8)
            for _ in 1...5 { try await session.send(copyData: piece) }
            try await session.finishCopy()
            #expect(try await session.value("SELECT count(*) FROM t WHERE length(line) = 999") == "15000")
        }
    }

    @Test func `a COPY with a bad line fails at its end, and the session goes on`() async throws {
        try await withPostgresSession { session, _ in
            try await session.execute("CREATE TABLE t (id INT)")
            try await session.begin()
            try await session.execute(Statement.copy("COPY t FROM STDIN"))
            try await session.send(copyData: Array("1\nnumber\n".utf8))
            let error = await #expect(throws: DatabaseError.self) { try await session.finishCopy() }
            #expect(error?.code == "22P02")
            #expect(error?.detail?.contains("line 2") == true)
            try await session.rollback()
            #expect(try await session.value("SELECT count(*) FROM t") == "0")
        }
    }

    @Test func `a rollback ends a COPY that is waiting for data`() async throws {
        try await withPostgresSession { session, _ in
            try await session.execute("CREATE TABLE t (id INT)")
            try await session.begin()
            try await session.execute(Statement.copy("COPY t FROM STDIN"))
            try await session.send(copyData: Array("1\n".utf8))
            #expect(session.isInTransaction)
            try await session.rollback()
            #expect(!session.isInTransaction)
            #expect(try await session.value("SELECT count(*) FROM t") == "0")
        }
    }

    @Test func `COPY in a place where no data follows is an error, and COPY to us is dropped`() async throws {
        try await withPostgresSession { session, _ in
            try await session.execute("CREATE TABLE t (id INT)")
            #expect(await session.failure(of: "COPY t FROM STDIN")?.kind == .statement)
            try await session.execute("COPY (SELECT generate_series(1, 100000)) TO STDOUT")
            await #expect(throws: DatabaseError.self) { try await session.send(copyData: [0x31, 0x0A]) }
            #expect(try await session.value("SELECT count(*) FROM t") == "0")
        }
    }

    @Test func `one statement is sent, and text after it is not run`() async throws {
        try await withPostgresSession { session, _ in
            await #expect(throws: DatabaseError.self) { _ = try await session.rows("SELECT 1; SELECT 2") }
            let next = try await session.value("SELECT 3")
            #expect(next == "3")
        }
    }

    @Test func `rows of a migration are dropped as they come, and many notices too`() async throws {
        try await withPostgresSession { session, _ in
            try await session.execute(
                "SELECT repeat('x', 1000) FROM generate_series(1, 200000)",
                "DO $$ BEGIN FOR i IN 1..100000 LOOP RAISE NOTICE 'notice %', i; END LOOP; END $$"
            )
            #expect(try await session.value("SELECT 1") == "1")
        }
    }

    @Test func `a name that the server cuts is an error`() async throws {
        try await withPostgresSession { session, _ in
            let name = String(repeating: "n", count: 64)
            #expect(await session.failure(of: "CREATE TABLE \(name) (id INT)")?.code == "42622")
            try await session.execute("CREATE TABLE fits (id INT)")
        }
    }

    @Test func `the session says whether a rollback would still undo something`() async throws {
        try await withPostgresSession { session, _ in
            try await session.begin()
            try await session.execute("CREATE TABLE kept (id INT)")
            #expect(session.isInTransaction)
            try await session.execute("COMMIT")
            #expect(!session.isInTransaction)
            try await session.rollback()
            #expect(try await session.value("SELECT count(*) FROM kept") == "0")
        }
    }

    @Test func `a commit that the server turns into a rollback is an error`() async throws {
        try await withPostgresSession { session, _ in
            try await session.begin()
            #expect(await session.failure(of: "SELECT 1 / 0")?.code == "22012")
            #expect(session.isInTransaction)
            await #expect(throws: DatabaseError.self) { try await session.commit() }
            #expect(!session.isInTransaction)
        }
    }

    @Test func `an error points at bytes, although the server counts characters`() async throws {
        try await withPostgresSession { session, _ in
            let statement = "SELECT 'déjà vu €', nowhere"
            let error = await session.failure(of: statement)
            #expect(error?.offset == "SELECT 'déjà vu €', ".utf8.count)
            #expect(error?.code == "42703")
        }
    }

    @Test func `errors have the kind that tells what to do`() async throws {
        try await withPostgresSession({ $0.limits.lock = .milliseconds(50) }) { session, database in
            try await session.execute("CREATE TABLE t (id INT UNIQUE)", "INSERT INTO t VALUES (1)")
            let duplicate = await session.failure(of: "INSERT INTO t VALUES (1)")
            #expect(duplicate?.kind == .statement)
            #expect(duplicate?.detail?.contains("(id)=(1)") == true)

            let other = try await database.open()
            try await other.begin()
            try await other.execute("LOCK TABLE public.t")
            #expect(await session.failure(of: "ALTER TABLE t ADD word TEXT")?.kind == .lockNotHad)
            try await other.rollback()

            #expect(await session.failure(of: "SELECT pg_terminate_backend(pg_backend_pid())")?.kind == .connectionLost)
            await #expect(throws: DatabaseError.self) { _ = try await session.rows("SELECT 1") }
        }
    }

    @Test func `parameters stand for question marks outside quotes, and come back with their kinds`() async throws {
        try await withPostgresSession { session, _ in
            let rows = try await session.rows(
                "SELECT ?::int8, ?::bool, ?::text, ?::int4, '?', \"?\" FROM (SELECT 'a''?' AS \"?\") AS t",
                [.integer(-7), .boolean(true), .text("d'é\\jà"), .null]
            )
            #expect(
                rows == [
                    Row([.integer(-7), .boolean(true), .text("d'é\\jà"), .null, .text("?"), .text("a'?")])
                ]
            )
            await #expect(throws: DatabaseError.self) { _ = try await session.rows("SELECT ?::text", [.text("a\0b")]) }
        }
    }
}
