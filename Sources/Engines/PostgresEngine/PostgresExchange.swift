import CPostgres
import Database

/// What a server answered to one statement, its rows aside.
struct PostgresAnswer {
    /// The command's tag, such as `COMMIT`; of the last command when there were several.
    var tag = ""
    /// The server waits for the data of a `COPY … FROM STDIN`.
    var awaitsCopyData = false
}

extension PostgresHandle {
    /// More than any answer to a question of our own; a server that sends more means no good.
    private static let answerBytesMax = 256 << 20
    private static var answerTooLarge: DatabaseError {
        DatabaseError(
            .unsupported,
            "The server's answer to a question of our own is larger than \(answerBytesMax) bytes."
        )
    }

    /// Does one exchange with the server, which `canceller` can stop.
    borrowing func exchange<Answer>(
        _ work: (borrowing PostgresHandle) throws(DatabaseError) -> Answer
    ) throws(DatabaseError) -> Answer {
        canceller.begin()
        defer { if canceller.end() { absorbLateCancellation() } }
        return try work(self)
    }

    /// Sends an empty statement to take the blow: the server may note a request to stop only after the statement ended.
    private borrowing func absorbLateCancellation() {
        guard transactionStatus != PQTRANS_ACTIVE else { return }
        unsafe PQclear(PQexec(pointer, ""))
    }

    /// Runs one statement of a migration and drops its rows as they come.
    borrowing func run(_ statement: [UInt8]) throws(DatabaseError) -> PostgresAnswer {
        _ = notices.takeTruncation()
        let sent = unsafe (statement + [0])
            .withUnsafeBytes { bytes in
                unsafe PQsendQuery(pointer, bytes.assumingMemoryBound(to: CChar.self).baseAddress)
            }
        let answer = try receive(ifSent: sent, statement: statement) { (_: borrowing PostgresResult) in }
        try requireWholeNames()
        return answer
    }

    /// Runs statements of our own in one exchange and gives the rows of all.
    borrowing func batch(_ sql: String) throws(DatabaseError) -> [Row] {
        unsafe try collect(sql, ifSent: PQsendQuery(pointer, sql))
    }

    /// Runs one statement of our own and gives its rows.
    borrowing func rows(_ sql: String, _ parameters: [Value] = []) throws(DatabaseError) -> [Row] {
        let values = try PostgresStrings(parameters.map(\.parameterText))
        let numbered = try PostgresQuoting.numberedPlaceholders(sql, count: parameters.count)
        let sent = unsafe values.withPointers { values in
            unsafe PQsendQueryParams(pointer, numbered, Int32(parameters.count), nil, values, nil, nil, 0)
        }
        return try collect(numbered, ifSent: sent)
    }

    private borrowing func collect(_ sql: String, ifSent sent: Int32) throws(DatabaseError) -> [Row] {
        var rows: [Row] = []
        var bytes = 0
        do throws(DatabaseError) {
            try receive(ifSent: sent, statement: Array(sql.utf8)) { (result: borrowing PostgresResult) in
                bytes += result.size()
                if bytes <= Self.answerBytesMax { rows.append(result.row()) } else { canceller.cancel() }
            }
        } catch {
            // Then it was we who stopped the statement, and not for the task.
            guard bytes <= Self.answerBytesMax else { throw Self.answerTooLarge }
            throw error
        }
        guard bytes <= Self.answerBytesMax else { throw Self.answerTooLarge }
        return rows
    }

    /// Reads everything that the server answers, so that the connection is free for the next statement.
    @discardableResult
    private borrowing func receive(
        ifSent sent: Int32,
        statement: [UInt8],
        each row: (borrowing PostgresResult) -> Void
    ) throws(DatabaseError) -> PostgresAnswer {
        guard sent == 1 else { throw unsent() }
        unsafe PQsetSingleRowMode(pointer)
        return try drain(statement: statement, each: row)
    }

    /// Reads answers until there is none left, or until the server waits for the data of a `COPY`.
    borrowing func drain(
        statement: [UInt8],
        each row: (borrowing PostgresResult) -> Void
    ) throws(DatabaseError) -> PostgresAnswer {
        var answer = PostgresAnswer()
        var failure: DatabaseError?
        while !answer.awaitsCopyData, let next = unsafe PQgetResult(pointer) {
            let result = unsafe PostgresResult(adopting: next)
            switch result.status {
            case PGRES_SINGLE_TUPLE: row(result)
            case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_EMPTY_QUERY: answer.tag = result.tag
            case PGRES_COPY_IN: answer.awaitsCopyData = true
            case PGRES_COPY_OUT: dropCopyData()
            default: failure = failure ?? error(in: result, of: statement)
            }
        }
        if let failure { throw failure }
        return answer
    }

    /// What libpq did not even try to send.
    borrowing func unsent() -> DatabaseError {
        guard breakage == nil else { return brokenConnection() }
        let reason = unsafe String(cString: PQerrorMessage(pointer)).firstLine
        return DatabaseError(.statement, "The statement was not sent: \(reason)")
    }

    /// A broken connection, with libpq's reason.
    borrowing func brokenConnection() -> DatabaseError {
        let reason = unsafe String(cString: PQerrorMessage(pointer)).firstLine
        return DatabaseError(.connectionLost, "The connection to the server broke: \(reason)")
    }

    /// What went wrong in an answer to `statement`.
    borrowing func error(in result: borrowing PostgresResult, of statement: [UInt8]) -> DatabaseError {
        guard let error = PostgresFailure.error(in: result, of: statement) else { return brokenConnection() }
        if error.code == "57014" {
            return canceller.isCancelled ? DatabaseError.statementCancelled : error.stoppedByOthers
        }
        guard breakage != nil, error.kind != .connectionLost else { return error }
        return DatabaseError(.connectionLost, error.message, code: error.code, detail: error.detail)
    }

    private borrowing func requireWholeNames() throws(DatabaseError) {
        guard let words = notices.takeTruncation() else { return }
        throw DatabaseError(
            .statement,
            "The statement holds a name that is longer than 63 bytes, and the server cut it: \(words).",
            code: "42622"
        )
    }
}

extension Value {
    /// The value as libpq takes it, in the text form of any type that fits.
    fileprivate var parameterText: String? {
        switch self {
        case .null: nil
        case .integer(let number): String(number)
        case .boolean(let truth): truth ? "t" : "f"
        case .text(let text): text
        }
    }
}
