import Database
import Findings
import Migrations
import Operations
import SQLText
import SchemaModel
import Testing

@Suite struct RecordedStates {
    private let digest = ContentDigest(of: Array("CREATE TABLE payment (id INT);".utf8))

    private var files: [RecordedFile] {
        [
            RecordedFile(rank: 1, sha256: nil, checksum: nil, script: "<< Flyway Baseline >>"),
            RecordedFile(
                rank: 2,
                sha256: digest,
                checksum: FlywayChecksum(rawValue: -7),
                script: "payment/V2__홍's \\n odd.sql"
            ),
            RecordedFile(rank: 7, sha256: digest, checksum: nil, script: "\u{301}\n\r\n\\"),
        ]
    }

    private let schema = Schema(
        objects: (1...3)
            .map { number in
                SchemaObject(
                    .table,
                    name: "payment_\(number)",
                    attributes: [Attribute(.comment, "it's\nodd")],
                    parts: [SchemaObject(.column, name: "id", attributes: [Attribute(.type, "integer")])]
                )
            },
        unverified: [UnverifiedObject(kind: "subscription", name: "s")],
        migrator: "o'Neil"
    )

    private func state(
        _ dialect: Dialect = .postgres,
        _ contents: FakeDatabase.Contents = FakeDatabase.Contents()
    ) -> (state: RecordedState, database: FakeDatabase) {
        let database = FakeDatabase(dialect, identity: "main", contents: contents)
        return (RecordedState(session: FakeSession(database), historyTable: "history"), database)
    }

    /// A database in which the schema was recorded, and its rows.
    private func recorded() async throws -> [Row] {
        let (state, database) = state()
        try await state.write(schema, files: files, toolVersion: "1.2.3")
        return try #require(database.contents.state)
    }

    @Test func `without a table nothing was recorded, nor with an empty one`() async throws {
        let (absent, database) = state()
        #expect(try await absent.read() == nil)
        #expect(database.log == [.lookForState])
        #expect(try await state(.postgres, FakeDatabase.Contents(state: [])).state.read() == nil)
    }

    @Test(arguments: [Dialect.postgres, .mariadb])
    func `what is recorded is read back`(dialect: Dialect) async throws {
        let (state, database) = state(dialect)
        try await state.write(schema, files: files, toolVersion: "1.2.3")
        #expect(
            database.log
                == [.lookForState, .createState, .begin, .clearState, .insertState(part: 1), .commit]
        )
        let recorded = try #require(try await state.read())
        #expect(recorded.schema == schema)
        #expect(recorded.files == files)
        #expect(recorded.toolVersion == "1.2.3")
        #expect(recorded.recordedOn == "2026-01-01 00:00:00")
    }

    @Test func `a new record takes the place of the old one`() async throws {
        let (state, database) = state()
        try await state.write(schema, files: files, toolVersion: "1.2.3")
        try await state.write(Schema(migrator: "m"), files: [], toolVersion: "2.0")
        #expect(database.contents.state?.count == 1)
        let recorded = try #require(try await state.read())
        #expect(recorded.schema == Schema(migrator: "m"))
        #expect(recorded.files.isEmpty)
        #expect(recorded.toolVersion == "2.0")
    }

    @Test(arguments: [Step.writeState, .commit], [1, 2])
    func `a record is replaced whole or not at all`(step: Step, occurrence: Int) async throws {
        let (state, database) = state(.mariadb)
        try await state.write(schema, files: files, toolVersion: "1.2.3")
        let before = database.contents
        guard step == .writeState || occurrence == 1 else { return }
        database.inject(.refused(at: step, occurrence: occurrence))
        await #expect(throws: TargetFailure.self) {
            try await state.write(Schema(), files: [], toolVersion: "2.0")
        }
        #expect(database.contents == before)
        #expect(database.log.last == .rollback)
    }

    @Test func `a record that is too large for one row is cut between characters`() async throws {
        let many = (1...3_000)
            .map {
                RecordedFile(
                    rank: $0,
                    sha256: digest,
                    checksum: nil,
                    script: "V\($0)__한국어_\(String(repeating: "홍", count: 30)).sql"
                )
            }
        let (state, database) = state()
        try await state.write(schema, files: many, toolVersion: "1.2.3")
        let rows = try #require(database.contents.state)
        #expect(rows.count > 2)
        #expect(rows.allSatisfy { ($0.text(5) ?? "").utf8.count <= 128 << 10 })
        #expect(try await state.read()?.files == many)
    }

    @Test func `a record that is damaged is an error, and never taken for absent`() async throws {
        let whole = try await recorded()
        let (first, compressed) = (whole[0].values, whole[0].text(6) ?? "")
        func with(_ column: Int, _ value: Value) -> [Row] {
            var values = first
            values[column] = value
            return [Row(values)]
        }
        let damaged: [(rows: [Row], reason: String)] = [
            (with(0, .integer(2)), "It was written in 1 parts, and 1 are there."),
            (with(1, .integer(2)), "It was written in 2 parts, and 1 are there."),
            (whole + whole, "It was written in 1 parts, and 2 are there."),
            (with(6, .null), "A value is NULL that never is."),
            (with(6, .text("")), "The compressed bytes are cut off or have been altered."),
            (with(6, .text(compressed + "!")), "The text is cut off or is no Base64."),
            (with(6, .text(String(compressed.dropLast(8)))), "The compressed bytes are cut off or have been altered."),
            (
                with(5, .text("1 x - V1__a.sql")),
                "Line 1 of its checksums is not a rank, a SHA-256, a checksum and a script."
            ),
            (
                with(5, .text("1 - x V1__a.sql")),
                "Line 1 of its checksums is not a rank, a SHA-256, a checksum and a script."
            ),
            (
                with(5, .text("1 - 5 a\n2 -")),
                "Line 2 of its checksums is not a rank, a SHA-256, a checksum and a script."
            ),
            (
                with(5, .text("1 - - a\\b")),
                "Line 1 of its checksums is not a rank, a SHA-256, a checksum and a script."
            ),
        ]
        for (rows, reason) in damaged {
            let (state, _) = state(.postgres, FakeDatabase.Contents(state: rows))
            do throws(TargetFailure) {
                _ = try await state.read()
                Issue.record("Read in spite of: \(reason)")
            } catch {
                #expect(error.codes == ["UNREADABLE_STATE"])
                #expect(
                    error.findings.map(\.message) == ["The schema that history_state records cannot be read: \(reason)"]
                )
            }
        }
    }

    @Test func `somebody else's table is not taken for a record`() async throws {
        let (state, database) = state(.postgres, FakeDatabase.Contents(state: [], stateColumns: ["id", "part"]))
        do throws(TargetFailure) {
            _ = try await state.read()
            Issue.record("Read somebody else's table.")
        } catch {
            #expect(error.codes == ["FOREIGN_STATE"])
        }
        await #expect(throws: TargetFailure.self) { try await state.write(schema, files: [], toolVersion: "1") }
        #expect(database.log.allSatisfy { !$0.writes })
    }

    @Test func `an account that may not read the record is told what to grant`() async throws {
        let (state, database) = state(.postgres, FakeDatabase.Contents(state: []))
        let refusal = DatabaseError(.notPermitted, "permission denied", code: "42501")
        database.inject(Fault(step: .readState, occurrence: 2, effect: .refused(refusal)))
        do throws(TargetFailure) {
            _ = try await state.read()
            Issue.record("Read without the right to.")
        } catch {
            #expect(error.database?.error.kind == .notPermitted)
            #expect(error.database?.error.description.contains("GRANT SELECT ON history_state TO migrator") == true)
        }
    }
}
