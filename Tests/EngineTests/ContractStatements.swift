import Database
import TestSupport
import Testing

extension Contract {
    @Test(arguments: TestEngine.allCases)
    func `any text goes in and comes back unchanged`(_ engine: TestEngine) async throws {
        let texts = [
            "", " ", "?", "$1", "%s", "NULL", "it's", "'; DROP TABLE note; --", "say \"hi\"", "`tick`", "\\", "\\'",
            "back\\slash\\n", "line\nbreak\r\nand\rmore\t", "/* no */ comment -- either", "홍길동 🐘 e\u{301}",
            String(repeating: "0123456789abcdé\n", count: 65_536),
        ]
        try await withTestDatabase(engine) { database in
            let session = try await database.open()
            try await session.execute("CREATE TABLE note (id INT, body \(engine == .mariadb ? "LONGTEXT" : "TEXT"))")
            for (index, text) in texts.enumerated() {
                _ = try await session.rows("INSERT INTO note VALUES (?, ?)", [.integer(Int64(index)), .text(text)])
            }
            let rows = try await session.rows("SELECT body FROM note ORDER BY id")
            #expect(rows.map { $0.values[0] } == texts.map { Value.text($0) })
            let found = try await session.rows("SELECT id FROM note WHERE body = ?", [.text("back\\slash\\n")])
            #expect(found.map { $0.integer(0) } == [12])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `numbers, truth values and NULL keep their meaning`(_ engine: TestEngine) async throws {
        try await withTestDatabase(engine) { database in
            let session = try await database.open()
            try await session.execute("CREATE TABLE fact (id INT, number BIGINT, truth BOOLEAN, words VARCHAR(9))")
            let insert = "INSERT INTO fact VALUES (?, ?, ?, ?)"
            _ = try await session.rows(insert, [.integer(1), .integer(.max), .boolean(true), .text("a")])
            _ = try await session.rows(insert, [.integer(2), .integer(.min), .boolean(false), .text("")])
            _ = try await session.rows(insert, [.integer(3), .null, .null, .null])
            let rows = try await session.rows("SELECT number, truth, words FROM fact ORDER BY id")
            #expect(rows.map { $0.integer(0) } == [.max, .min, nil])
            #expect(rows.map { $0.boolean(1) } == [true, false, nil])
            #expect(rows.map { $0.text(2) } == ["a", "", nil])
            #expect(rows.last?.values == [.null, .null, .null])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a statement of a migration may answer with rows, which are dropped`(_ engine: TestEngine) async throws {
        try await withTestDatabase(engine) { database in
            let session = try await database.open()
            try await session.execute("CREATE TABLE note (body VARCHAR(20))")
            try await session.execute("INSERT INTO note VALUES ('one'), ('two'), ('two''s; end')")
            try await session.execute("SELECT body FROM note")
            #expect(try await session.column("SELECT body FROM note ORDER BY body") == ["one", "two", "two's; end"])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a refused statement is told in the server's words, with its code and place`(
        _ engine: TestEngine
    ) async throws {
        try await withTestDatabase(engine) { database in
            let session = try await database.open()
            let missing = try await #require(throws: DatabaseError.self) {
                try await session.execute("INSERT INTO nowhere_to_be_found VALUES (1)")
            }
            #expect(missing.kind == .statement)
            #expect(missing.message.contains("nowhere_to_be_found"))
            #expect(missing.code != nil)
            let misspelt = try await #require(throws: DatabaseError.self) {
                try await session.execute("SELECT 1 FORM somewhere WHERE 1 = 1")
            }
            #expect(misspelt.kind == .statement)
            // Where the server points: at the word that it does not understand, or right behind it.
            let offset = try #require(misspelt.offset)
            #expect([9, 14].contains(offset), "SELECT 1 FORM somewhere: \(offset)")
            #expect(try await session.column("SELECT 1") == ["1"])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `values and their places must be equally many`(_ engine: TestEngine) async throws {
        try await withTestDatabase(engine) { database in
            let session = try await database.open()
            await #expect(throws: DatabaseError.self) { try await session.rows("SELECT 1", [.integer(1)]) }
            await #expect(throws: DatabaseError.self) { try await session.rows("SELECT ?", []) }
            #expect(try await session.column("SELECT '?'") == ["?"])
        }
    }
}
