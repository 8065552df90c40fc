import Database
import Findings
import Migrations

/// The history table of one database: read, create, write.
struct History: Sendable {
    let table: String
    private let session: any Session
    private let statements: HistoryStatements

    init(session: any Session, table: String) {
        self.session = session
        self.table = table
        statements = session.history(table: table)
    }

    /// The rows, oldest first, or `nil` when there is no table.
    ///
    /// A table of another shape, or a row that no Flyway could have written, is an error: unreadable is not empty.
    func read() async throws(TargetFailure) -> [AppliedMigration]? {
        let columns = try await run(statements.columns, while: "looking for the history table")
            .compactMap { $0.text(0) }
        guard !columns.isEmpty else {
            try await requireAbsence()
            return nil
        }
        if let finding = finding(of: HistoryTableShape.judge(columns: columns)) { throw .refused([finding]) }
        let rows = try await run(statements.read, while: "reading the history table")
        var applied: [AppliedMigration] = []
        applied.reserveCapacity(rows.count)
        for row in rows {
            guard let migration = AppliedMigration(row) else { throw .refused([unreadable(row)]) }
            applied.append(migration)
        }
        return applied
    }

    /// Makes sure that a table which the catalogue does not show is not there: it may only be hidden from this account.
    private func requireAbsence() async throws(TargetFailure) {
        guard let probe = statements.probe else { return }
        do throws(DatabaseError) {
            _ = try await session.rows(probe)
        } catch {
            guard error.kind == .statement else { throw TargetFailure(error, while: "looking for the history table") }
        }
    }

    /// Creates the table as Flyway would.
    func create() async throws(TargetFailure) {
        for statement in statements.create { _ = try await run(statement, while: "creating the history table") }
    }

    /// Writes one row; the server fills in the time.
    func insert(_ row: AppliedMigration) async throws(TargetFailure) {
        _ = try await run(statements.insert, row.parameters, while: "writing the history row of \(row.script)")
    }

    /// Removes the row with a rank.
    func delete(rank: Int) async throws(TargetFailure) {
        _ = try await run(statements.delete, [.integer(Int64(rank))], while: "removing a row of the history table")
    }

    /// Aligns one row with its file.
    func align(_ alignment: RepairPlan.Alignment) async throws(TargetFailure) {
        let parameters: [Value] = [
            .text(alignment.description), .text(alignment.type.text), .integer(Int64(alignment.checksum.rawValue)),
            .integer(Int64(alignment.applied.installedRank)),
        ]
        _ = try await run(
            statements.update,
            parameters,
            while: "aligning the history row of \(alignment.applied.script)"
        )
    }

    /// Writes down what `create` would run.
    func writeCreation(to script: inout ClientScript) {
        for statement in statements.create { script.statement(statement) }
    }

    /// Writes down what `insert` would run.
    func writeInsertion(of row: AppliedMigration, to script: inout ClientScript) throws(TargetFailure) {
        try script.statement(statements.insert, parameters: row.parameters)
    }

    private func run(
        _ sql: String,
        _ parameters: [Value] = [],
        while doing: String
    ) async throws(TargetFailure) -> [Row] {
        do throws(DatabaseError) {
            return try await session.rows(sql, parameters)
        } catch {
            throw TargetFailure(error, while: doing)
        }
    }

    private func finding(of shape: HistoryTableShape) -> Finding? {
        switch shape {
        case .ok: nil
        case .flyway3:
            Finding(
                code: "OLD_HISTORY",
                message: "\(table) was written by Flyway 2 or 3: other columns, and checksums computed in another way.",
                advice: "Upgrade it with Flyway 4 once, or name another 'history-table' and run 'migrate baseline'."
            )
        case .foreign(let missing):
            Finding(
                code: "FOREIGN_HISTORY",
                message: "\(table) is not a history table: it lacks \(missing.joined(separator: ", ")).",
                advice: "Somebody else's table has this name, or it was altered. Set 'history-table' in migrate.yaml."
            )
        }
    }

    private func unreadable(_ row: Row) -> Finding {
        Finding(
            code: "UNREADABLE_HISTORY",
            message: "The row \(row.text(0) ?? "?") of \(table) (\(row.text(4) ?? "no script")) cannot be read.",
            advice: "No migration tool writes such a row: somebody has edited it. Correct it by hand."
        )
    }
}

extension AppliedMigration {
    /// Reads a row of `HistoryStatements.read`; `nil` when a value is not what its column must hold.
    fileprivate init?(_ row: Row) {
        guard row.values.count == HistoryTableShape.columns.count, let rank = row.integer(0),
            let description = row.text(2), let type = row.text(3), let script = row.text(4),
            let time = row.integer(8), let success = row.boolean(9)
        else { return nil }
        let versionText = row.text(1)
        let version = versionText.flatMap { Version($0) }
        let checksum = row.integer(5)
        guard (versionText == nil) == (version == nil), checksum.map({ Int32(exactly: $0) != nil }) ?? true else {
            return nil
        }
        self.init(
            installedRank: Int(rank),
            version: version,
            description: description,
            type: HistoryType(type),
            script: script,
            checksum: checksum.map { FlywayChecksum(rawValue: Int32($0)) },
            installedBy: row.text(6) ?? "",
            installedOn: row.text(7),
            executionTimeMilliseconds: Int(time),
            isSuccessful: success
        )
    }

    /// The values of `HistoryStatements.insert`.
    fileprivate var parameters: [Value] {
        [
            .integer(Int64(installedRank)), version.map { .text($0.text) } ?? .null, .text(description),
            .text(type.text), .text(script), checksum.map { .integer(Int64($0.rawValue)) } ?? .null,
            .text(installedBy), .integer(Int64(executionTimeMilliseconds)), .boolean(isSuccessful),
        ]
    }
}
