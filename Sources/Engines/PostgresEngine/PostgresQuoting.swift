import Database

/// How names and texts are written in PostgreSQL's SQL.
enum PostgresQuoting {
    /// A name that means exactly these letters.
    static func name(_ name: String) -> String { "\"\(name.replacing("\"", with: "\"\""))\"" }

    /// The name that an identifier means, quoted or not.
    static func plain(_ identifier: String) -> String {
        guard identifier.hasPrefix("\""), identifier.count > 1 else { return identifier }
        return String(identifier.dropFirst().dropLast()).replacing("\"\"", with: "\"")
    }

    /// A table's name with its schema's.
    static func qualified(_ schema: String, _ name: String) -> String { "\(self.name(schema)).\(self.name(name))" }

    /// A text, the same under every setting of `standard_conforming_strings`.
    static func text(_ text: String) -> String {
        "E'\(text.replacing("\\", with: "\\\\").replacing("'", with: "''"))'"
    }

    /// Any value as a literal.
    static func value(_ value: Value) -> String {
        switch value {
        case .null: "NULL"
        case .integer(let number): String(number)
        case .boolean(let truth): truth ? "true" : "false"
        case .text(let text): self.text(text)
        }
    }

    /// Numbers the `?` of a statement of our own as PostgreSQL wants them, from `$1` on.
    static func numberedPlaceholders(_ sql: String, count: Int) throws(DatabaseError) -> String {
        try StatementParameters.fill(sql, count: count) { "$\($0 + 1)" }
    }
}
