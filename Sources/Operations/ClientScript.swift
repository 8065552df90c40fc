import Database
import SQLText

/// SQL text in the form that psql, mariadb and sqlite3 read from a file.
struct ClientScript {
    private(set) var text = ""
    private let session: any Session

    init(for session: any Session) { self.session = session }

    mutating func comment(_ words: String) {
        // A name with a line break in it must not become SQL.
        let line = words.split(whereSeparator: \.isNewline).joined(separator: " ")
        text += "\n-- \(line)\n"
    }

    mutating func begin() { session.clientTransaction.begin.forEach { statement($0) } }

    mutating func commit() { session.clientTransaction.commit.forEach { statement($0) } }

    /// What keeps the settings of one migration from the next.
    mutating func preamble() { session.clientPreamble.forEach { statement($0) } }

    /// One statement with its terminator; a body with `;` in it gets a delimiter of its own for mariadb's client.
    mutating func statement(_ sql: String) {
        switch session.server.dialect {
        case .postgres, .sqlite: text += sql + terminator(after: sql, ";")
        case .mariadb, .mysql:
            guard sql.contains(";") else {
                text += sql + terminator(after: sql, ";")
                return
            }
            let delimiter = unusedDelimiter(in: sql)
            text += "DELIMITER \(delimiter)\n" + sql + terminator(after: sql, delimiter) + "DELIMITER ;\n"
        }
    }

    /// One statement of our own, its `?` parameters written out.
    mutating func statement(_ sql: String, parameters: [Value]) throws(TargetFailure) {
        do throws(DatabaseError) {
            statement(try session.clientStatement(sql, parameters))
        } catch {
            throw TargetFailure(error, while: "writing down a history row")
        }
    }

    mutating func copyData(_ bytes: [UInt8]) { text += String(decoding: bytes, as: UTF8.self) }

    mutating func copyEnd() { text += text.hasSuffix("\n") ? "\\.\n" : "\n\\.\n" }

    /// On a line of its own where a comment could swallow it, or where it would seem to begin one character earlier.
    private func terminator(after sql: String, _ delimiter: String) -> String {
        let lastLine = sql.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
        let mayEndInComment = lastLine.contains("--") || lastLine.contains("#")
        // As in `*/` before `//`.
        let isEarlier = sql.last == delimiter.first
        return (mayEndInComment || isEarlier ? "\n" : "") + delimiter + "\n"
    }

    private func unusedDelimiter(in sql: String) -> String {
        var delimiter = "//"
        while sql.contains(delimiter) { delimiter += "/" }
        return delimiter
    }
}
