import SQLText
import SchemaModel

/// How schema changes are written for one kind of server.
struct MariaDBWriting {
    let dialect: Dialect

    /// ` IF EXISTS` where the server takes it in `ALTER`; MySQL does not.
    var ifExists: String { isMariaDB ? " IF EXISTS" : "" }
    /// ` IF NOT EXISTS` likewise.
    var ifNotExists: String { isMariaDB ? " IF NOT EXISTS" : "" }

    var isMariaDB: Bool {
        switch dialect {
        case .mariadb: true
        case .mysql, .postgres, .sqlite: false
        }
    }

    func name(_ name: String) -> String { MariaDBQuoting.name(name) }

    /// Text where the grammar wants a plain literal, such as a comment; escaped as the server itself prints it.
    func literal(_ text: String) -> String {
        let escaped = text.reduce(into: "") { result, character in
            switch character {
            case "'": result += "''"
            case "\\": result += "\\\\"
            case "\0": result += "\\0"
            case _: result.append(character)
            }
        }
        return "'\(escaped)'"
    }

    /// An account as `user@host`, or a role, between quotes; the last `@` parts them, for a host holds none.
    func account(_ account: String) -> String {
        guard let mark = account.lastIndex(of: "@") else { return name(account) }
        return name(String(account[..<mark])) + "@" + name(String(account[account.index(after: mark)...]))
    }

    /// A statement that runs only while a question has an answer, for what has no `IF EXISTS` of its own.
    func when(_ condition: String, _ statement: String) -> String {
        guard isMariaDB else { return statement }
        return "BEGIN NOT ATOMIC\n  IF \(condition) THEN\n    \(statement);\n  END IF;\nEND"
    }
}

// What stands in the parentheses of CREATE TABLE, and after ADD or MODIFY.
extension MariaDBWriting {
    /// A column with all that it is; `collation` is its own or, where it has none, that of its table.
    func column(_ column: SchemaObject, collation: String?) -> String {
        let type = column[.type] ?? ""
        var words = [name(column.name), type]
        if let method = column[.compression] { words.append(method == "yes" ? "COMPRESSED" : "COMPRESSED=\(method)") }
        if Self.holdsText(type), let collation { words.append("COLLATE \(collation)") }
        if let number = column[.spatialReference] {
            words.append(isMariaDB ? "REF_SYSTEM_ID=\(number)" : "SRID \(number)")
        }
        if let generated = column[.generated] { words.append("GENERATED ALWAYS AS \(generated)") }
        if column[.generated] == nil || !isMariaDB {
            if column[.notNull] != nil { words.append("NOT NULL") }
            // Where explicit_defaults_for_timestamp is off, a timestamp is NOT NULL unless it says otherwise.
            if column[.notNull] == nil, type.hasPrefix("timestamp") { words.append("NULL") }
        }
        if column[.invisible] != nil { words.append("INVISIBLE") }
        if column[.systemVersioning] != nil { words.append("WITHOUT SYSTEM VERSIONING") }
        if let value = column[.default] { words.append("DEFAULT \(value)") }
        if let value = column[.onUpdateValue] { words.append("ON UPDATE \(value)") }
        if column[.autoIncrement] != nil { words.append("AUTO_INCREMENT") }
        if let comment = column[.comment] { words.append("COMMENT \(literal(comment))") }
        if let check = column[.check] { words.append("CHECK (\(check))") }
        return words.joined(separator: " ")
    }

    /// Whether values of a type have a collation.
    static func holdsText(_ type: String) -> Bool {
        ["char", "varchar", "tinytext", "text", "mediumtext", "longtext", "enum", "set"]
            .contains(
                String(type.prefix { $0.isLetter })
            )
    }

    /// A primary key or another index, as it is after `ADD` and between the columns of a new table.
    ///
    /// `guarded` is ` IF NOT EXISTS`, or nothing.
    func index(_ index: SchemaObject, of table: SchemaObject, guarded: String = "") -> String {
        // Tables in memory are the ones for which a hash is usual.
        let method = index[.method] ?? (table[.engine] == "MEMORY" ? "BTREE" : nil)
        let isWord = method == "FULLTEXT" || method == "SPATIAL"
        var words: [String] =
            switch index.kind {
            case .primaryKey: ["PRIMARY KEY\(guarded)"]
            case _:
                [
                    (isWord ? "\(method ?? "") " : index[.unique] != nil ? "UNIQUE " : "")
                        + "INDEX\(guarded) \(name(index.name))"
                ]
            }
        words.append("(\(index[.columns] ?? ""))")
        if let method, !isWord { words.append("USING \(method)") }
        if let options = index[.options] { words.append(options) }
        if let parser = index[.parser] { words.append("WITH PARSER \(name(parser))") }
        if let comment = index[.comment] { words.append("COMMENT \(literal(comment))") }
        if index[.ignored] != nil { words.append(isMariaDB ? "IGNORED" : "INVISIBLE") }
        return words.joined(separator: " ")
    }

    func check(_ check: SchemaObject, guarded: String = "") -> String {
        let ending = check[.enabled] == "no" ? " NOT ENFORCED" : ""
        return "CONSTRAINT\(guarded) \(name(check.name)) CHECK (\(check[.expression] ?? ""))\(ending)"
    }

    func foreignKey(_ key: SchemaObject, guarded: String = "") -> String {
        var text = "CONSTRAINT \(name(key.name)) FOREIGN KEY\(guarded) (\(key[.columns] ?? "")) REFERENCES "
        text += key[.references] ?? ""
        if let action = key[.onDelete] { text += " ON DELETE \(action)" }
        if let action = key[.onUpdate] { text += " ON UPDATE \(action)" }
        return text
    }
}

// Tables.
extension MariaDBWriting {
    /// A new table with everything but foreign keys and triggers.
    func table(_ table: SchemaObject, databaseCollation: String?) -> String {
        let collation = table[.collation] ?? databaseCollation
        var lines = table.parts.compactMap { part -> String? in
            switch part.kind {
            case .column: column(part, collation: part[.collation] ?? collation)
            case .primaryKey, .index: index(part, of: table)
            case .check: check(part)
            case _: nil
            }
        }
        if let columns = Self.periodColumns(table) { lines.append("PERIOD FOR SYSTEM_TIME (\(columns))") }
        if let period = table[.period] { lines.append("PERIOD FOR \(period)") }
        return "CREATE TABLE IF NOT EXISTS \(name(table.name)) (\n  " + lines.joined(separator: ",\n  ") + "\n)"
            + options(table) + (partitioning(table).map { "\n\($0)" } ?? "")
    }

    /// The columns of the period of an explicitly versioned table.
    static func periodColumns(_ table: SchemaObject) -> String? {
        table[.systemVersioning].flatMap { $0 == "yes" ? nil : $0 }
    }

    /// What follows the parenthesis.
    private func options(_ table: SchemaObject) -> String {
        var words = ["ENGINE=\(table[.engine] ?? "InnoDB")"]
        if let collation = table[.collation] { words.append("COLLATE=\(collation)") }
        if let format = table[.rowFormat] { words.append("ROW_FORMAT=\(format)") }
        if let options = table[.options] { words.append(options) }
        if let union = table[.union] { words.append("UNION=\(union)") }
        if let comment = table[.comment] { words.append("COMMENT=\(literal(comment))") }
        if table[.systemVersioning] != nil { words.append("WITH SYSTEM VERSIONING") }
        return " " + words.joined(separator: " ")
    }

    /// `PARTITION BY` and all that belongs to it.
    func partitioning(_ table: SchemaObject) -> String? {
        table[.partitions].map { "PARTITION BY \($0)" }
    }

    /// The options of a table that has others, as `ALTER TABLE` sets them; what is gone goes back to its default.
    func options(of table: SchemaObject, instead actual: SchemaObject) -> [String] {
        var words: [String] = []
        func note(_ key: AttributeKey, _ text: (String?) -> String) {
            if table[key] != actual[key] { words.append(text(table[key])) }
        }
        note(.engine) { "ENGINE=\($0 ?? "InnoDB")" }
        note(.collation) { $0.map { "COLLATE=\($0)" } ?? "CHARACTER SET=DEFAULT" }
        note(.rowFormat) { "ROW_FORMAT=\($0 ?? "DEFAULT")" }
        note(.union) { "UNION=\($0 ?? "()")" }
        note(.comment) { "COMMENT=\(literal($0 ?? ""))" }
        note(.options) { wanted in
            let known = Set(Self.optionNames(wanted))
            let gone = Self.optionNames(actual[.options]).filter { !known.contains($0) }
            return
                ([wanted].compactMap(\.self)
                + gone.map { "\($0)=\(Self.numericOptions.contains($0) ? "0" : "DEFAULT")" })
                .joined(separator: " ")
        }
        return words
    }

    /// The names in a list of options, as they are written there.
    private static func optionNames(_ options: String?) -> [String] {
        (options ?? "").split(separator: " ")
            .compactMap { word in
                word.firstIndex(of: "=").map { String(word[..<$0]).lowercased() }
            }
    }

    /// Options for which zero is what nobody has chosen.
    private static let numericOptions: Set = [
        "max_rows", "min_rows", "avg_row_length", "key_block_size", "checksum", "delay_key_write",
    ]
}
