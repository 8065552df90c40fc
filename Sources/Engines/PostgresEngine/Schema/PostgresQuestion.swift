import CPostgres
import Database

/// One question about the catalogue, and what is done with each row of its answer.
struct PostgresQuestion {
    /// Which schema's names the server prints without it, when two have the same name.
    enum Path {
        /// No name of the home schema is ever printed with it.
        case homeFirst
        /// To print a view or a rule, the server asks itself a question in SQL, in which the home schema must not have
        /// a say.
        case serverFirst
    }

    let sql: String
    var path = Path.homeFirst
    let read: (PostgresRow, inout PostgresReading) -> Void
}

extension PostgresHandle {
    /// How many rows travel at once: enough that asking costs nothing, few enough that they need no memory to speak of.
    private static let rowsAtOnce = 5_000

    /// Lets the server understand all questions under the present path, without answering them yet.
    borrowing func declare(_ questions: [PostgresQuestion]) throws(DatabaseError) {
        let cursors = questions.enumerated()
            .map { number, question in "DECLARE migrate_\(number) NO SCROLL CURSOR FOR \(question.sql)" }
        _ = try batch(cursors.joined(separator: ";\n"))
    }

    /// Reads the answers to declared questions, in their order; the server works on the next rows meanwhile.
    borrowing func read(
        _ questions: [PostgresQuestion],
        home: String,
        into reading: inout PostgresReading
    ) throws(DatabaseError) {
        let requests = questions.enumerated().map { Self.request($0, $1.path, home: PostgresQuoting.name(home)) }
        guard let first = requests.first else { return }
        try ask(first)
        for (number, question) in questions.enumerated() {
            var hasMore = true
            while hasMore {
                let rows = try receive(requests[number])
                hasMore = rows.rowCount() == Self.rowsAtOnce
                if hasMore {
                    try ask(requests[number])
                } else if number + 1 < questions.count {
                    try ask(requests[number + 1])
                }
                rows.forEachRow { question.read($0, &reading) }
            }
        }
    }

    private static func request(_ number: Int, _ path: PostgresQuestion.Path, home: String) -> String {
        let path =
            switch path {
            case .homeFirst: "\(home), pg_catalog, pg_temp"
            case .serverFirst: "pg_catalog, \(home), pg_temp"
            }
        return "SET LOCAL search_path = \(path); FETCH \(rowsAtOnce) FROM migrate_\(number)"
    }

    private borrowing func ask(_ request: String) throws(DatabaseError) {
        guard unsafe PQsendQuery(pointer, request) == 1 else { throw unsent() }
    }

    /// The rows, which come behind the answer to SET.
    private borrowing func receive(_ request: String) throws(DatabaseError) -> PostgresResult {
        while let next = unsafe PQgetResult(pointer) {
            let answer = unsafe PostgresResult(adopting: next)
            guard answer.status != PGRES_COMMAND_OK else { continue }
            while let rest = unsafe PQgetResult(pointer) { unsafe PQclear(rest) }
            guard answer.status == PGRES_TUPLES_OK else { throw error(in: answer, of: Array(request.utf8)) }
            return answer
        }
        throw brokenConnection()
    }
}
