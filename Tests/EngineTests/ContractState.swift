import Database
import Secrets
import TestSupport
import Testing

extension Contract {
    @Test(arguments: TestEngine.allCases, ["flyway_schema_history", "Odd name's \"`log"])
    func `a table of the recorded schema is made, written, read and replaced`(
        _ engine: TestEngine,
        historyTable: String
    ) async throws {
        try await withTestDatabase(engine) { database in
            let session = try await database.open()
            let state = session.state(table: StateTable.name(beside: historyTable))
            #expect(try await session.rows(state.columns).isEmpty)

            _ = try await session.rows(state.create)
            #expect(try await session.column(state.columns) == StateTable.columns)
            #expect(try await session.rows(state.read).isEmpty)

            // What takes two bytes in a literal and what looks like an escape, in the size of one part.
            let checksums = String(repeating: "1 0 V1__홍's \\n.sql\n", count: 6_500)
            let schema = String(repeating: "abc/+=90", count: 65_536)
            let second: [Value] = [
                .integer(2), .integer(2), .text("1.0"), .text("o'Neil \\"), .text(""), .text("tail"),
            ]
            let first: [Value] = [
                .integer(1), .integer(2), .text("1.0"), .text("o'Neil \\"), .text(checksums), .text(schema),
            ]
            for row in [second, first] { _ = try await session.rows(state.insert, row) }
            let rows = try await session.rows(state.read)
            #expect(rows.map { $0.integer(0) } == [1, 2])
            #expect(rows.map { $0.integer(1) } == [2, 2])
            #expect(rows.map { $0.text(2) } == ["1.0", "1.0"])
            #expect(rows.map { $0.text(4) } == ["o'Neil \\", "o'Neil \\"])
            #expect(rows.first?.text(5) == checksums)
            #expect(rows.first?.text(6) == schema)
            #expect(rows.last?.text(5) == "")
            for row in rows {
                #expect(row.values.count == StateTable.columns.count)
                #expect(row.text(3)?.prefixMatch(of: /\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/) != nil)
            }

            try await session.begin()
            _ = try await session.rows(state.clear)
            try await session.rollback()
            #expect(try await session.rows(state.read) == rows)
            _ = try await session.rows(state.clear)
            #expect(try await session.rows(state.read).isEmpty)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `the table of the recorded schema works whatever a migration did to the session`(
        _ engine: TestEngine
    ) async throws {
        try await withTestDatabase(engine) { database in
            let session = try await database.open()
            let state = session.state(table: "history_state")
            for statement in engine.disturbances { try await session.execute(statement) }
            _ = try await session.rows(state.create)
            let row: [Value] = [.integer(1), .integer(1), .text("1"), .text("m"), .text("a\\b"), .text("홍")]
            _ = try await session.rows(state.insert, row)
            let read = try #require(try await session.rows(state.read).first)
            #expect([4, 5, 6].map { read.text($0) } == ["m", "a\\b", "홍"])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `our own tables are not among what the schema holds, unless they are asked for`(
        _ engine: TestEngine
    ) async throws {
        try await withTestDatabase(engine) { database in
            let session = try await database.open()
            let table = StateTable.name(beside: "flyway_schema_history")
            for statement in session.history(table: "flyway_schema_history").create {
                try await session.execute(statement)
            }
            _ = try await session.rows(session.state(table: table).create)
            #expect(try await session.objects(besides: ["flyway_schema_history", table]) == [])
            #expect(try await session.objects(besides: ["flyway_schema_history"]).map(\.name) == [table])
            let all = try await session.objects(besides: [])
            #expect(Set(all.map(\.name)) == ["flyway_schema_history", table])
            for object in all { try await session.execute(object.dropStatement) }
            #expect(try await session.objects(besides: []) == [])
        }
    }

    @Test(arguments: TestEngine.servers)
    func `an account that may not read the record is told the right that it lacks`(_ engine: TestEngine) async throws {
        try await withTestDatabase(engine) { database in
            let session = try await database.open()
            let state = session.state(table: "history_state")
            _ = try await session.rows(state.create)
            let account = "reader_\(String(UInt32.random(in: 0...UInt32.max), radix: 36))"
            try await database.client(engine.creation(ofAccount: account))
            do {
                var reading = database
                (reading.endpoint.user, reading.endpoint.password) = (account, Secret("pw"))
                let reader = try await reading.open(.readOnly)
                let hidden = reader.state(table: "history_state")
                let isHidden = try await reader.rows(hidden.columns).isEmpty
                let sql = isHidden ? try #require(hidden.probe) : hidden.read
                let error = try await #require(throws: DatabaseError.self) { try await reader.rows(sql) }
                #expect(error.kind == .notPermitted)
                let grant = try #require(hidden.grant)
                try await session.execute(grant.replacing("@HOST", with: "@'%'"))
                #expect(try await reader.rows(hidden.read).isEmpty)
                #expect(try await reader.rows(hidden.columns).count == StateTable.columns.count)
            }
            try await database.client(engine.removal(ofAccount: account))
        }
    }

    @Test(arguments: [
        ("flyway_schema_history", "flyway_schema_history_state"),
        (String(repeating: "a", count: 57), String(repeating: "a", count: 57) + "_state"),
    ])
    func `the table's name is the history table's with an ending`(historyTable: String, table: String) {
        #expect(StateTable.name(beside: historyTable) == table)
    }

    @Test func `a long name is cut without meeting another`() {
        let long = String(repeating: "a", count: 57)
        let names = [long + "_state", long + "b", long + "bcdefg", String(repeating: "홍", count: 21)]
            .map { (history: $0, table: StateTable.name(beside: $0)) }
        #expect(names.allSatisfy { $0.table.utf8.count <= 63 && $0.table.hasSuffix("_state") })
        #expect(Set(names.flatMap { [$0.history, $0.table] }).count == 8)
        // The same in every version: another name would be another table.
        #expect(names[1].table == "\(String(repeating: "a", count: 48))_9f75f5a2_state")
    }
}

extension TestEngine {
    /// What a migration may leave behind that a qualified name and a plain literal must survive.
    fileprivate var disturbances: [String] {
        switch self {
        case .sqlite: ["CREATE TEMP TABLE history_state (other INT)"]
        case .postgres: ["SET search_path = ''", "SET standard_conforming_strings = off"]
        case .mariadb:
            ["SET sql_mode = 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES,ORACLE'", "USE information_schema"]
        }
    }

    /// Makes an account with the password `pw` that may connect to the database and read nothing of ours.
    fileprivate func creation(ofAccount name: String) -> String {
        switch self {
        case .sqlite: ""
        case .postgres: "CREATE ROLE \(name) LOGIN PASSWORD 'pw'"
        case .mariadb:
            "CREATE USER \(name)@'%' IDENTIFIED BY 'pw'; CREATE TABLE other (id INT); GRANT SELECT ON other TO \(name)@'%'"
        }
    }

    fileprivate func removal(ofAccount name: String) -> String {
        switch self {
        case .sqlite: ""
        case .postgres: "DROP OWNED BY \(name); DROP ROLE \(name)"
        case .mariadb: "DROP USER \(name)@'%'"
        }
    }
}
