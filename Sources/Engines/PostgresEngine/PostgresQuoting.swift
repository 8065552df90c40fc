/// How names and texts are written in PostgreSQL's SQL.
enum PostgresQuoting {
    /// A name that means exactly these letters.
    static func identifier(_ name: String) -> String { "\"\(name.replacing("\"", with: "\"\""))\"" }

    /// The name that an identifier means, quoted or not.
    static func plain(_ identifier: String) -> String {
        guard identifier.hasPrefix("\""), identifier.count > 1 else { return identifier }
        return String(identifier.dropFirst().dropLast()).replacing("\"\"", with: "\"")
    }

    /// A table's name with its schema's.
    static func qualified(_ schema: String, _ name: String) -> String { "\(identifier(schema)).\(identifier(name))" }

    /// A text, the same under every setting of `standard_conforming_strings`.
    static func literal(_ text: String) -> String {
        "E'\(text.replacing("\\", with: "\\\\").replacing("'", with: "''"))'"
    }

    /// Numbers our `?` outside quotes as PostgreSQL wants them, from `$1` on.
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
