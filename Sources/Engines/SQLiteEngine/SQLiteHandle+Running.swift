import CSQLite
import Database

extension SQLiteHandle {
    /// Runs one statement to its end and drops its rows.
    ///
    /// - Throws: also when `bytes` holds more than one statement: SQLite would pass over the rest in silence.
    borrowing func runWhole(_ bytes: [UInt8]) throws(DatabaseError) {
        guard !bytes.contains(0) else {
            throw DatabaseError(.statement, "The statement holds a NUL byte, where SQLite would stop reading.")
        }
        var rest = 0
        guard let statement = try prepare(bytes, rest: &rest) else { return }
        if rest > 0 {
            var end = 0
            guard try prepare(Array(bytes.suffix(rest)), rest: &end) == nil else {
                throw DatabaseError(.statement, "This is more than one statement.", offset: bytes.count - rest)
            }
        }
        var code = statement.step()
        while code == SQLITE_ROW { code = statement.step() }
        guard code == SQLITE_DONE else { throw failure(code) }
    }

    /// Runs a statement with values for its `?` and gives its rows.
    borrowing func collect(
        _ statement: borrowing SQLiteStatement,
        _ parameters: [Value]
    ) throws(DatabaseError) -> [Row] {
        guard statement.parameterCount == parameters.count else {
            throw DatabaseError(
                .statement,
                "The statement wants \(statement.parameterCount) values and was given \(parameters.count)."
            )
        }
        defer { statement.reset() }
        let bound = statement.bind(parameters)
        guard bound == SQLITE_OK else { throw failure(bound) }
        var rows: [Row] = []
        var code = statement.step()
        while code == SQLITE_ROW {
            rows.append(statement.row())
            code = statement.step()
        }
        guard code == SQLITE_DONE else { throw failure(code) }
        return rows
    }
}
