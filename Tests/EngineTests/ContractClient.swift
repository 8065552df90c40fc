import Database
import SQLText
import TestSupport
import Testing

/// What the engine's own client is given to run, in a script that `apply` would otherwise run itself.
extension Contract {
    @Test(arguments: TestEngine.allCases)
    func `a statement written out for the client does there what it does here`(_ engine: TestEngine) async throws {
        try await withTestDatabase(engine) { database in
            let session = try await database.open()
            let history = session.history(table: "flyway's ? log")
            for statement in history.create { try await session.execute(statement) }
            let texts = ["it's; \"odd\" ?", "홍길동 🐘", "back\\slash\\' -- $1", "line\nbreak\ttab"]
            let rows: [[Value]] = texts.enumerated()
                .map { index, text in
                    [
                        .integer(Int64(index)), .null, .text(text), .text("SQL"), .text("R__?.sql"),
                        .integer(Int64(Int32.min)), .text(""), .integer(0), .boolean(index == 0),
                    ]
                }
            let script =
                try session.clientPreamble + session.clientTransaction.begin
                + rows.map { try session.clientStatement(history.insert, $0) } + session.clientTransaction.commit
            try await database.client(script.map { "\($0);\n" }.joined())
            let read = try await session.rows(history.read)
            #expect(read.map { $0.text(2) } == texts)
            #expect(read.map { $0.text(1) } == [nil, nil, nil, nil])
            #expect(read.map { $0.text(4) } == Array(repeating: "R__?.sql", count: 4))
            #expect(read.map { $0.integer(5) } == Array(repeating: Int64(Int32.min), count: 4))
            #expect(read.map { $0.boolean(9) } == [true, false, false, false])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `the client's transaction is one`(_ engine: TestEngine) async throws {
        try await withTestDatabase(engine) { database in
            let session = try await database.open()
            try await session.execute("CREATE TABLE note (body VARCHAR(20))")
            let begin = session.clientTransaction.begin.map { "\($0);\n" }.joined()
            let commit = session.clientTransaction.commit.map { "\($0);\n" }.joined()
            try await database.client(begin + "INSERT INTO note VALUES ('lost');\n")
            #expect(try await session.column("SELECT body FROM note") == [])
            try await database.client(begin + "INSERT INTO note VALUES ('kept');\n" + commit)
            #expect(try await session.column("SELECT body FROM note") == ["kept"])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a statement with more or fewer places than values is refused`(_ engine: TestEngine) async throws {
        try await withTestDatabase(engine) { database in
            let session = try await database.open()
            for values: [Value] in [[], [.null, .null]] {
                let error = #expect(throws: DatabaseError.self) { try session.clientStatement("SELECT ?, '?'", values) }
                #expect(error?.kind == .statement)
                let asked = await #expect(throws: DatabaseError.self) {
                    try await session.rows("SELECT ?, '?'", values)
                }
                #expect(asked?.kind == .statement)
            }
            #expect(try session.clientStatement("SELECT ?, '?'", [.integer(7)]) == "SELECT 7, '?'")
        }
    }
}
