import SchemaModel

/// How names, texts and conditions stand in statements that people read, too.
enum PostgresWriting {
    /// A name, in quotes where it needs them.
    static func name(_ name: String) -> String {
        let isPlain =
            name.utf8.first.map { $0 > UInt8(ascii: "9") } == true
            && name.utf8.allSatisfy { byte in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte == UInt8(ascii: "_")
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            }
        return isPlain && !keywords.contains(name) ? name : PostgresQuoting.name(name)
    }

    /// A name with its schema, unless that is home.
    static func name(_ namespace: String?, _ name: String) -> String {
        namespace.map { self.name($0) + "." + self.name(name) } ?? self.name(name)
    }

    /// The home schema, whose name is not known here: a statement with it asks the server.
    static let homeName = PostgresQuoting.name("(home)")

    /// A text that has no need of backslashes.
    static func text(_ text: String) -> String {
        text.contains("\\") ? PostgresQuoting.text(text) : "'\(text.replacing("'", with: "''"))'"
    }

    /// A block that runs a statement only where a condition holds.
    static func when(_ condition: String, _ statement: String) -> String {
        block("IF \(condition) THEN \(statement); END IF;")
    }

    /// A block that makes something for which there is no `IF NOT EXISTS`.
    static func unlessThere(_ statement: String, _ error: String = "duplicate_object") -> String {
        block("\(statement); EXCEPTION WHEN \(error) THEN NULL;")
    }

    /// A block of statements.
    static func block(_ body: String) -> String {
        var tag = "do"
        while body.contains("$\(tag)$") { tag += "o" }
        return "DO $\(tag)$ BEGIN \(body) END $\(tag)$"
    }

    /// The elements of a list that is joined by commas, where commas within quotes and parentheses join nothing.
    static func elements(_ list: String?) -> [String] {
        guard let list, !list.isEmpty else { return [] }
        var elements: [String] = []
        var current = ""
        var depth = 0
        var quote: Character?
        for character in list {
            if let open = quote {
                if character == open { quote = nil }
            } else if character == "'" || character == "\"" {
                quote = character
            } else if character == "(" || character == "[" {
                depth += 1
            } else if character == ")" || character == "]" {
                depth -= 1
            } else if character == ",", depth == 0 {
                elements.append(current)
                current = ""
                continue
            }
            if !(current.isEmpty && character == " ") { current.append(character) }
        }
        return elements + [current]
    }

    /// The words that cannot be names, or not everywhere, without quotes.
    private static let keywords = Set(
        """
        all analyse analyze and any array as asc asymmetric authorization between bigint binary bit boolean both case \
        cast char character check coalesce collate collation column concurrently constraint create cross \
        current_catalog current_date current_role current_schema current_time current_timestamp current_user dec \
        decimal default deferrable desc distinct do else end except exists extract false fetch float for foreign \
        freeze from full grant greatest group grouping having ilike in initially inner inout int integer intersect \
        interval into is isnull join json json_array json_arrayagg json_exists json_object json_objectagg json_query \
        json_scalar json_serialize json_table json_value lateral leading least left like limit localtime \
        localtimestamp merge_action national natural nchar none normalize not notnull null nullif numeric offset on \
        only or order out outer overlaps overlay placing position precision primary real references returning right \
        row select session_user setof similar smallint some substring symmetric system_user table tablesample then \
        time timestamp to trailing treat trim true union unique user using values varchar variadic verbose when where \
        window with xmlattributes xmlconcat xmlelement xmlexists xmlforest xmlnamespaces xmlparse xmlpi xmlroot \
        xmlserialize xmltable
        """
        .split(separator: " ").map(String.init)
    )
}

extension SchemaObject {
    /// Its name as SQL.
    var reference: String { PostgresWriting.name(namespace, name) }
}
