import Database

extension HistoryStatements {
    /// The SQL around every pretended history table.
    static let pretended = HistoryStatements(
        columns: "SELECT name FROM columns OF history",
        create: ["CREATE TABLE history (…)", "CREATE INDEX history_s_idx ON history (success)"],
        read: "SELECT * FROM history ORDER BY installed_rank",
        insert: "INSERT INTO history VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        delete: "DELETE FROM history WHERE installed_rank = ?",
        update: "UPDATE history SET description = ?, type = ?, checksum = ? WHERE installed_rank = ?"
    )

    static let columnNames = [
        "installed_rank", "version", "description", "type", "script", "checksum", "installed_by", "installed_on",
        "execution_time", "success",
    ]
}

extension StateStatements {
    static let pretendedTable = "history_state"

    /// The SQL around every pretended table of a recorded schema.
    static let pretended = StateStatements(
        columns: "SELECT name FROM columns OF history_state",
        create: "CREATE TABLE history_state (…)",
        read: "SELECT * FROM history_state ORDER BY part",
        clear: "DELETE FROM history_state",
        insert: "INSERT INTO history_state VALUES (?, ?, ?, ?, ?, ?)",
        grant: "GRANT SELECT ON history_state TO migrator"
    )
}

extension [Value] {
    /// The values of an insertion as a reader finds them: the server has filled in the time.
    var asRead: [Value] { Array(prefix(7)) + [.text("2026-01-01 00:00:00")] + suffix(2) }

    func rank(_ index: Int) -> Int { Row(self).integer(index).map(Int.init) ?? 0 }
}

extension FakeDatabase.Contents {
    mutating func align(rank: Int, with parameters: [Value]) {
        rows = rows?
            .map { row in
                guard row.integer(0) == Int64(rank) else { return row }
                var values = row.values
                values[2] = parameters[0]
                values[3] = parameters[1]
                values[5] = parameters[2]
                return Row(values)
            }
    }
}

extension Call {
    /// Whether it commits by itself where schema changes are not part of transactions.
    var changesSchema: Bool {
        switch self {
        case .createHistory, .createState, .drop: true
        case .execute(let text):
            ["CREATE", "ALTER", "DROP", "TRUNCATE", "BEGIN", "START"].contains(text.firstWord.uppercased())
        case .open, .acquireLock, .releaseLock, .lookForHistory, .readHistory, .insertRow, .deleteRow, .updateRow,
            .listObjects, .readSchema, .removeScratch, .lookForState, .readState, .clearState, .insertState,
            .prepareForMigration, .begin, .copyData, .finishCopy,
            .prepareForHistory, .commit, .rollback:
            false
        }
    }
}

extension String {
    var firstWord: Substring { prefix { $0.isLetter } }
}
