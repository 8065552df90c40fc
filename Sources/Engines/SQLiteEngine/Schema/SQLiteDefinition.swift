import SchemaModel

/// The SQL that makes an object of a schema, and does nothing where one of its name is there.
enum SQLiteDefinition {
    /// A table without its indexes and triggers; under another name where a table is being made anew.
    static func table(_ table: SchemaObject, as name: String? = nil) -> String {
        if let definition = table[.definition] { return definition }
        let key = table.parts.first { $0.kind == .primaryKey }
        let keyColumn = table.parts.first { $0.kind == .column && isAlone($0, in: key) }
        var lines = table.parts.filter { $0.kind == .column }
            .map { column in
                let isKey = column.name == keyColumn?.name
                return Self.column(column, key: isKey ? key : nil)
            }
        lines += table.parts.compactMap { $0.kind == .primaryKey && keyColumn != nil ? nil : constraint($0) }
        let options = [
            table[.withoutRowid].map { _ in "WITHOUT ROWID" }, table[.strict].map { _ in "STRICT" },
        ]
        let suffix = options.compactMap(\.self).joined(separator: ", ")
        let start = name.map { "CREATE TABLE " + SQLiteWriting.name($0) }
        return (start ?? "CREATE TABLE IF NOT EXISTS " + SQLiteWriting.name(table.name)) + " (\n    "
            + lines.joined(separator: ",\n    ") + "\n)" + (suffix.isEmpty ? "" : " " + suffix)
    }

    /// Whether the key is this column and nothing else, so that it can be declared on it, as `AUTOINCREMENT` must be.
    private static func isAlone(_ column: SchemaObject, in key: SchemaObject?) -> Bool {
        let name = SQLiteWriting.name(column.name)
        return key?[.columns] == name || key?[.columns] == name + " DESC"
    }

    /// A column as `CREATE TABLE` and `ADD COLUMN` take it.
    static func column(_ column: SchemaObject, key: SchemaObject? = nil) -> String {
        var words = [SQLiteWriting.name(column.name)]
        if let type = column[.type] { words.append(type) }
        if let key {
            words += naming(key)
            words.append("PRIMARY KEY")
            if key[.columns]?.hasSuffix(" DESC") == true { words.append("DESC") }
            words += conflict(key)
            if column[.autoIncrement] != nil { words.append("AUTOINCREMENT") }
        }
        if column[.notNull] != nil { words += ["NOT NULL"] + conflict(column) }
        if let value = column[.default] { words.append("DEFAULT " + value) }
        if let collation = column[.collation] { words.append("COLLATE " + SQLiteWriting.name(collation)) }
        if let expression = column[.generated] { words.append("GENERATED ALWAYS AS " + expression) }
        return words.joined(separator: " ")
    }

    /// A constraint as a table's definition takes it; `nil` for what is no constraint.
    static func constraint(_ part: SchemaObject) -> String? {
        var words = naming(part)
        let columns = part[.columns] ?? ""
        switch part.kind {
        case .primaryKey: words += ["PRIMARY KEY (\(columns))"] + conflict(part)
        case .unique: words += ["UNIQUE (\(columns))"] + conflict(part)
        case .check: words.append("CHECK (\(part[.expression] ?? ""))")
        case .foreignKey: words += ["FOREIGN KEY (\(columns))", reference(part)]
        case _: return nil
        }
        return words.joined(separator: " ")
    }

    /// What follows a foreign key's columns.
    static func reference(_ key: SchemaObject) -> String {
        let words = [
            "REFERENCES " + (key[.references] ?? ""), key[.onDelete].map { "ON DELETE " + $0 },
            key[.onUpdate].map { "ON UPDATE " + $0 }, key[.match].map { "MATCH " + SQLiteWriting.name($0) },
            key[.deferrable].map { "DEFERRABLE " + $0 },
        ]
        return words.compactMap(\.self).joined(separator: " ")
    }

    /// `CONSTRAINT name`, unless the name only says what the constraint is.
    private static func naming(_ part: SchemaObject) -> [String] {
        let ownNames: [String] =
            switch part.kind {
            case .primaryKey: ["PRIMARY"]
            case .check: [part[.expression] ?? ""]
            case _: [part[.columns] ?? "", (part[.columns] ?? "") + " → " + (part[.references] ?? "")]
            }
        return ownNames.contains(part.name) ? [] : ["CONSTRAINT " + SQLiteWriting.name(part.name)]
    }

    private static func conflict(_ part: SchemaObject) -> [String] {
        part[.conflict].map { ["ON CONFLICT " + $0] } ?? []
    }

    /// An index of a table.
    static func index(_ index: SchemaObject, on table: String) -> String {
        if let definition = index[.definition] { return definition }
        let start = index[.unique] == nil ? "CREATE INDEX" : "CREATE UNIQUE INDEX"
        let predicate = index[.predicate].map { " WHERE " + $0 } ?? ""
        return "\(start) IF NOT EXISTS \(SQLiteWriting.name(index.name)) ON \(SQLiteWriting.name(table)) "
            + "(\(index[.columns] ?? ""))" + predicate
    }

    /// A trigger of a table or a view.
    static func trigger(_ trigger: SchemaObject, on owner: String) -> String {
        if let definition = trigger[.definition] { return definition }
        let condition = trigger[.condition].map { "\nWHEN " + $0 } ?? ""
        return "CREATE TRIGGER IF NOT EXISTS \(SQLiteWriting.name(trigger.name)) \(trigger[.timing] ?? "") "
            + "\(trigger[.events] ?? "") ON \(SQLiteWriting.name(owner))\(condition)\nBEGIN\n    "
            + "\(trigger[.body] ?? "")\nEND"
    }

    /// A view without its triggers.
    static func view(_ view: SchemaObject) -> String {
        let columns = view[.columns].map { " (\($0))" } ?? ""
        guard let query = view[.definition] else { return "" }
        // A view that could not be read is known by its whole text.
        if query.hasPrefix("CREATE ") { return query }
        return "CREATE VIEW IF NOT EXISTS \(SQLiteWriting.name(view.name))\(columns) AS\n\(query)"
    }

    /// A virtual table.
    static func virtualTable(_ table: SchemaObject) -> String {
        if let definition = table[.definition] { return definition }
        let arguments = table[.arguments].map { "(\($0))" } ?? ""
        return "CREATE VIRTUAL TABLE IF NOT EXISTS \(SQLiteWriting.name(table.name)) "
            + "USING \(SQLiteWriting.name(table[.module] ?? ""))\(arguments)"
    }

    /// Everything that belongs to a table or a view besides what its own definition holds.
    static func dependents(_ owner: SchemaObject) -> [String] {
        owner.parts.filter { $0.kind == .index }.map { index($0, on: owner.name) }
            + owner.parts.filter { $0.kind == .trigger }.map { trigger($0, on: owner.name) }
    }
}
