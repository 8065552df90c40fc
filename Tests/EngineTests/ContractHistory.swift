import Database
import TestSupport
import Testing

extension Contract {
    private static let columns = [
        "installed_rank", "version", "description", "type", "script", "checksum", "installed_by", "installed_on",
        "execution_time", "success",
    ]

    @Test(arguments: TestEngine.allCases, ["flyway_schema_history", "Odd name's \"`log"])
    func `a history table is made, written, read, aligned and thinned`(
        _ engine: TestEngine,
        table: String
    ) async throws {
        try await withTestDatabase(engine) { database in
            let session = try await database.open()
            let history = session.history(table: table)
            #expect(try await session.rows(history.columns).isEmpty)

            for statement in history.create { try await session.execute(statement) }
            #expect(try await session.column(history.columns) == Self.columns)
            #expect(try await session.rows(history.read).isEmpty)

            let second: [Value] = [
                .integer(2), .null, .text("it's; \"odd\" \\ 홍"), .text("SQL"), .text("R__odd.sql"),
                .integer(Int64(Int32.min)), .text(session.server.user), .integer(12), .boolean(false),
            ]
            let first: [Value] = [
                .integer(1), .text("1.10"), .text("first"), .text("SQL"), .text("V1.10__first.sql"), .null,
                .text("someone"), .integer(0), .boolean(true),
            ]
            _ = try await session.rows(history.insert, second)
            _ = try await session.rows(history.insert, first)
            let written = try await session.rows(history.read)
            #expect(written.map { $0.integer(0) } == [1, 2])
            #expect(written.map { $0.text(1) } == ["1.10", nil])
            #expect(written.map { $0.text(2) } == ["first", "it's; \"odd\" \\ 홍"])
            #expect(written.map { $0.integer(5) } == [nil, Int64(Int32.min)])
            #expect(written.map { $0.text(6) } == ["someone", session.server.user])
            #expect(written.map { $0.integer(8) } == [0, 12])
            #expect(written.map { $0.boolean(9) } == [true, false])
            for row in written {
                #expect(row.values.count == Self.columns.count)
                #expect(row.text(7)?.prefixMatch(of: /\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/) != nil)
            }

            let aligned: [Value] = [.text("new"), .text("DELETE"), .integer(7), .integer(1)]
            _ = try await session.rows(history.update, aligned)
            _ = try await session.rows(history.delete, [.integer(2)])
            let left = try await session.rows(history.read)
            #expect(left.map { $0.text(2) } == ["new"])
            #expect(left.map { $0.text(3) } == ["DELETE"])
            #expect(left.map { $0.integer(5) } == [7])
            #expect(left.map { $0.text(1) } == ["1.10"])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `the history table has the column types, keys and defaults of Flyway's`(_ engine: TestEngine) async throws {
        try await withTestDatabase(engine) { database in
            let session = try await database.open()
            for statement in session.history(table: "flyway_schema_history").create {
                try await session.execute(statement)
            }
            #expect(try await session.column(engine.historyLayout) == engine.flywayLayout)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `one rank is written once`(_ engine: TestEngine) async throws {
        try await withTestDatabase(engine) { database in
            let session = try await database.open()
            let history = session.history(table: "flyway_schema_history")
            for statement in history.create { try await session.execute(statement) }
            let row: [Value] = [
                .integer(1), .text("1"), .text("first"), .text("SQL"), .text("V1__first.sql"), .integer(1), .text(""),
                .integer(0), .boolean(true),
            ]
            _ = try await session.rows(history.insert, row)
            let error = try await #require(throws: DatabaseError.self) { try await session.rows(history.insert, row) }
            #expect(error.kind == .statement)
        }
    }
}

extension TestEngine {
    /// Reads how the history table is built, one text a line.
    var historyLayout: String {
        switch self {
        case .sqlite:
            """
            SELECT sql FROM sqlite_master WHERE tbl_name = 'flyway_schema_history' AND sql IS NOT NULL ORDER BY type DESC
            """
        case .postgres:
            """
            SELECT concat_ws(' ', column_name, data_type, character_maximum_length, is_nullable, column_default)
            FROM information_schema.columns WHERE table_name = 'flyway_schema_history'
            UNION ALL SELECT concat_ws(' ', '~', replace(indexdef, '"', '')) FROM pg_indexes
            WHERE tablename = 'flyway_schema_history'
            ORDER BY 1
            """
        case .mariadb:
            """
            SELECT concat_ws(' ', column_name, column_type, is_nullable, column_default)
            FROM information_schema.columns
            WHERE table_schema = database() AND table_name = 'flyway_schema_history'
            UNION ALL SELECT concat_ws(' ', '~', index_name, non_unique, column_name)
            FROM information_schema.statistics
            WHERE table_schema = database() AND table_name = 'flyway_schema_history'
            ORDER BY 1
            """
        }
    }

    /// What the same query says of a table that Flyway made.
    var flywayLayout: [String] {
        switch self {
        case .sqlite:
            [
                """
                CREATE TABLE "flyway_schema_history" (
                    "installed_rank" INT NOT NULL PRIMARY KEY,
                    "version" VARCHAR(50),
                    "description" VARCHAR(200) NOT NULL,
                    "type" VARCHAR(20) NOT NULL,
                    "script" VARCHAR(1000) NOT NULL,
                    "checksum" INT,
                    "installed_by" VARCHAR(100) NOT NULL,
                    "installed_on" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now')),
                    "execution_time" INT NOT NULL,
                    "success" BOOLEAN NOT NULL
                )
                """,
                #"CREATE INDEX "flyway_schema_history_s_idx" ON "flyway_schema_history" ("success")"#,
            ]
        case .postgres:
            [
                "checksum integer YES", "description character varying 200 NO", "execution_time integer NO",
                "installed_by character varying 100 NO", "installed_on timestamp without time zone NO now()",
                "installed_rank integer NO", "script character varying 1000 NO", "success boolean NO",
                "type character varying 20 NO", "version character varying 50 YES",
                """
                ~ CREATE INDEX flyway_schema_history_s_idx ON public.flyway_schema_history USING btree (success)
                """,
                """
                ~ CREATE UNIQUE INDEX flyway_schema_history_pk ON public.flyway_schema_history USING btree \
                (installed_rank)
                """,
            ]
        case .mariadb:
            [
                "checksum int(11) YES NULL", "description varchar(200) NO", "execution_time int(11) NO",
                "installed_by varchar(100) NO", "installed_on timestamp NO current_timestamp()",
                "installed_rank int(11) NO", "script varchar(1000) NO", "success tinyint(1) NO",
                "type varchar(20) NO", "version varchar(50) YES NULL", "~ flyway_schema_history_s_idx 1 success",
                "~ PRIMARY 0 installed_rank",
            ]
        }
    }
}
