package import Database
import Findings
package import Migrations
package import SchemaModel

/// What the last successful run wrote down about the schema that it left.
package struct Recorded: Hashable, Sendable {
    package let schema: Schema
    /// What had been applied, in the order of the ranks.
    package let files: [RecordedFile]
    package let toolVersion: String
    /// When, by the server's clock.
    package let recordedOn: String
}

/// A row of the history, with its file, when a schema was recorded.
package struct RecordedFile: Hashable, Sendable {
    /// Its row's `installed_rank`.
    package let rank: Int
    /// What the file said; `nil` for a row without a file, such as a baseline's, and where the file is gone.
    package let sha256: ContentDigest?
    /// The row's checksum at that time: a row that has got another since was repaired.
    package let checksum: FlywayChecksum?
    package let script: String

    package init(rank: Int, sha256: ContentDigest?, checksum: FlywayChecksum?, script: String) {
        self.rank = rank
        self.sha256 = sha256
        self.checksum = checksum
        self.script = script
    }

    /// Whether this is what was written down of a row, and the row is still the same.
    func tells(of row: AppliedMigration) -> Bool {
        rank == row.installedRank && script == row.script && checksum == row.checksum
    }
}

/// The table beside one database's history table that holds the recorded schema: read, create, replace.
package struct RecordedState: Sendable {
    /// The table's name.
    package let table: String
    private let session: any Session
    private let statements: StateStatements

    /// The table's name follows from the history table's.
    package init(session: any Session, historyTable: String) {
        self.session = session
        table = StateTable.name(beside: historyTable)
        statements = session.state(table: table)
    }

    /// What was recorded, or `nil` when nothing was.
    ///
    /// A record that cannot be read, or may not be, is an error: unreadable is not absent.
    package func read() async throws(TargetFailure) -> Recorded? {
        try await read { record throws(RecordProblem) in try record.recorded() }
    }

    /// The files of the record, without taking its schema apart; none when nothing was recorded.
    package func files() async throws(TargetFailure) -> [RecordedFile] {
        try await read { record throws(RecordProblem) in try record.files() } ?? []
    }

    private func read<Part>(_ part: (Record) throws(RecordProblem) -> Part) async throws(TargetFailure) -> Part? {
        guard try await exists() else { return nil }
        let rows = try await run(statements.read, while: "reading the recorded schema")
        guard !rows.isEmpty else { return nil }
        do throws(RecordProblem) { return try part(try Record(rows)) } catch {
            throw .refused([unreadable(error)])
        }
    }

    /// Puts a new record in the place of the old one, in one transaction; makes the table where there is none.
    ///
    /// The session must be as `prepareForMigration` leaves it, and in no transaction.
    package func write(
        _ schema: Schema,
        files: [RecordedFile],
        toolVersion: String
    ) async throws(TargetFailure) {
        let record = Record(schema, files: files)
        if try await !exists() { _ = try await run(statements.create, while: "creating \(table)") }
        try await inOneTransaction("the record of the schema", on: session) { () async throws(TargetFailure) in
            _ = try await run(statements.clear, while: "replacing the recorded schema")
            for parameters in record.parameters(toolVersion: toolVersion) {
                _ = try await run(statements.insert, parameters, while: "recording the schema")
            }
        }
    }

    /// Whether the table is there; one of another shape is somebody else's, and an error.
    private func exists() async throws(TargetFailure) -> Bool {
        let columns = try await run(statements.columns, while: "looking for \(table)").compactMap { $0.text(0) }
        guard !columns.isEmpty else {
            try await requireAbsence()
            return false
        }
        let missing = StateTable.columns.filter { !columns.contains($0) }
        guard missing.isEmpty else { throw .refused([foreign(missing)]) }
        return true
    }

    /// Makes sure that a table which the catalogue does not show is not there: it may only be hidden from this account.
    private func requireAbsence() async throws(TargetFailure) {
        guard let probe = statements.probe else { return }
        do throws(DatabaseError) {
            _ = try await session.rows(probe)
        } catch {
            guard error.kind == .statement else { throw failure(error, while: "looking for \(table)") }
        }
    }

    private func run(
        _ sql: String,
        _ parameters: [Value] = [],
        while doing: String
    ) async throws(TargetFailure) -> [Row] {
        do throws(DatabaseError) {
            return try await session.rows(sql, parameters)
        } catch {
            throw failure(error, while: doing)
        }
    }

    /// A refusal; where reading is what is missing, with the statement that would allow it.
    private func failure(_ error: DatabaseError, while doing: String) -> TargetFailure {
        guard error.kind == .notPermitted, let grant = statements.grant else {
            return TargetFailure(error, while: doing)
        }
        let advice = "To let this account read what was recorded, run: \(grant)"
        return .database(
            DatabaseError(
                error.kind,
                error.message,
                code: error.code,
                detail: [error.detail, advice].compactMap(\.self).joined(separator: "\n"),
                offset: error.offset
            ),
            while: doing
        )
    }

    private func foreign(_ missing: [String]) -> Finding {
        Finding(
            code: "FOREIGN_STATE",
            message: "\(table) does not hold a recorded schema: it lacks \(missing.joined(separator: ", ")).",
            advice: "Somebody else's table has this name, or it was altered. Rename it, or drop it if nobody needs it."
        )
    }

    private func unreadable(_ problem: RecordProblem) -> Finding {
        Finding(
            code: "UNREADABLE_STATE",
            message: "The schema that \(table) records cannot be read: \(problem.sentence)",
            advice: "Drop \(table) once you know why: the next successful 'migrate apply' records the schema again."
        )
    }
}
