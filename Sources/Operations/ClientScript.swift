import Database
import SQLText

/// SQL text in the form that psql, mariadb and sqlite3 read from a file.
struct ClientScript {
    let dialect: Dialect
    private(set) var text = ""

    init(dialect: Dialect) { self.dialect = dialect }

    mutating func comment(_ words: String) {
        // A name with a line break in it must not become SQL.
        let line = words.split(whereSeparator: \.isNewline).joined(separator: " ")
        text += "\n-- \(line)\n"
    }

    mutating func begin() {
        switch dialect {
        case .postgres, .sqlite: text += "BEGIN;\n"
        case .mariadb, .mysql: text += "SET autocommit=0;\n"
        }
    }

    mutating func commit() {
        switch dialect {
        case .postgres, .sqlite: text += "COMMIT;\n"
        case .mariadb, .mysql: text += "COMMIT;\nSET autocommit=1;\n"
        }
    }

    /// One statement with its terminator; a body with `;` in it gets a delimiter of its own for mariadb's client.
    mutating func statement(_ sql: String) {
        switch dialect {
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
    mutating func statement(_ sql: String, parameters: [Value]) {
        var values = parameters[...]
        let text = sql.split(separator: "?", omittingEmptySubsequences: false).reduce(into: "") { text, piece in
            if !text.isEmpty, let value = values.popFirst() { text += literal(value) }
            text += piece
        }
        statement(text)
    }

    mutating func copyData(_ bytes: [UInt8]) { text += String(decoding: bytes, as: UTF8.self) }

    mutating func copyEnd() { text += text.hasSuffix("\n") ? "\\.\n" : "\n\\.\n" }

    /// On a line of its own where a comment could swallow it.
    private func terminator(after sql: String, _ delimiter: String) -> String {
        let lastLine = sql.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
        let mayEndInComment = lastLine.contains("--") || lastLine.contains("#")
        return (mayEndInComment ? "\n" : "") + delimiter + "\n"
    }

    private func literal(_ value: Value) -> String {
        switch value {
        case .null: return "NULL"
        case .integer(let number): return String(number)
        case .boolean(let truth):
            switch dialect {
            case .postgres: return truth ? "true" : "false"
            case .mariadb, .mysql, .sqlite: return truth ? "1" : "0"
            }
        case .text(let text):
            let doubled = text.replacing("'", with: "''")
            switch dialect {
            case .postgres, .sqlite: return "'\(doubled)'"
            case .mariadb, .mysql: return "'\(doubled.replacing("\\", with: "\\\\"))'"
            }
        }
    }

    private func unusedDelimiter(in sql: String) -> String {
        var delimiter = "//"
        while sql.contains(delimiter) { delimiter += "/" }
        return delimiter
    }
}
