/// How names and texts are written in PostgreSQL's SQL.
enum PostgresQuoting {
    /// A name that means exactly these letters.
    static func identifier(_ name: String) -> String { "\"\(name.replacing("\"", with: "\"\""))\"" }

    /// A table's name with its schema's.
    static func qualified(_ schema: String, _ name: String) -> String { "\(identifier(schema)).\(identifier(name))" }

    /// A text, the same under every setting of `standard_conforming_strings`.
    static func literal(_ text: String) -> String {
        "E'\(text.replacing("\\", with: "\\\\").replacing("'", with: "''"))'"
    }

    /// Our `?` outside quotes as PostgreSQL's `$1`, `$2`, …
    static func numberedPlaceholders(_ sql: String) -> String {
        var numbered = ""
        var count = 0
        var quote: Character?
        for character in sql {
            if quote == nil, character == "?" {
                count += 1
                numbered += "$\(count)"
                continue
            }
            if quote == character {
                quote = nil
            } else if quote == nil, character == "'" || character == "\"" {
                quote = character
            }
            numbered.append(character)
        }
        return numbered
    }
}
