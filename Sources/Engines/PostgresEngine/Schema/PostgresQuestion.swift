import CPostgres
import Database

/// One question about the catalogue, and what is done with each row of its answer.
struct PostgresQuestion {
    let sql: String
    let read: (PostgresRow, inout PostgresReading) -> Void
}

extension PostgresHandle {
    /// How many rows travel at once: enough that asking costs nothing, few enough that they need no memory to speak of.
    private static let rowsAtOnce = 5_000

    /// Lets the server understand all questions under the present path, without answering them yet, and then sets
    /// what names in its answers look like.
    borrowing func declare(_ questions: [PostgresQuestion], path: String) throws(DatabaseError) {
        let cursors = questions.enumerated()
            .map { number, question in "DECLARE migrate_\(number) NO SCROLL CURSOR FOR \(question.sql)" }
        let settings = "SELECT pg_catalog.set_config('search_path', \(PostgresQuoting.text(path)), true)"
        _ = try batch((cursors + [settings]).joined(separator: ";\n"))
    }

    /// Reads the answers to declared questions, in their order; the server works on the next rows meanwhile.
    borrowing func read(
        _ questions: [PostgresQuestion],
        into reading: inout PostgresReading
    ) throws(DatabaseError) {
        guard !questions.isEmpty else { return }
        try request(0)
        for (number, question) in questions.enumerated() {
            var hasMore = true
            while hasMore {
                let rows = try receive(number)
                hasMore = rows.rowCount() == Self.rowsAtOnce
                if hasMore {
                    try request(number)
                } else if number + 1 < questions.count {
                    try request(number + 1)
                }
                rows.forEachRow { question.read($0, &reading) }
            }
        }
    }

    private func fetch(_ number: Int) -> String { "FETCH \(Self.rowsAtOnce) FROM migrate_\(number)" }

    private borrowing func request(_ number: Int) throws(DatabaseError) {
        guard unsafe PQsendQuery(pointer, fetch(number)) == 1 else { throw unsent() }
    }

    private borrowing func receive(_ number: Int) throws(DatabaseError) -> PostgresResult {
        guard let first = unsafe PQgetResult(pointer) else { throw brokenConnection() }
        let rows = unsafe PostgresResult(adopting: first)
        while let next = unsafe PQgetResult(pointer) { unsafe PQclear(next) }
        guard rows.status == PGRES_TUPLES_OK else { throw error(in: rows, of: Array(fetch(number).utf8)) }
        return rows
    }
}
