/// Says a random schema to SQLite, each time in another hand: quotes, capitals, blanks and comments come as they like.
struct SQLiteRandomSchema: RandomSchemaWriter {
    private var numbers: SeededNumbers

    init(hand: UInt64) { numbers = SeededNumbers(seed: hand) }

    mutating func statements(_ schema: RandomSchema) -> [String] {
        var list: [String] = []
        for table in schema.tables {
            list.append(self.table(table))
            for index in table.indexes { list.append(self.index(index, of: table)) }
            if table.hasView { list.append(view(table)) }
            if table.hasTrigger { list.append(trigger(table)) }
        }
        return list
    }

    // MARK: The hand

    /// A name that needs no quotes comes with and without them.
    private mutating func name(_ name: String) -> String {
        let isPlain = name.wholeMatch(of: /[A-Za-z]+[0-9]+|id/) != nil
        if isPlain, numbers.oneIn(2) { return name }
        if !name.contains("]"), numbers.oneIn(4) { return "[\(name)]" }
        if numbers.oneIn(4) { return "`" + name.replacing("`", with: "``") + "`" }
        return "\"" + name.replacing("\"", with: "\"\"") + "\""
    }

    /// Keywords in whatever case, parted by whatever parts words.
    private mutating func words(_ text: String) -> String {
        let cased = numbers.oneIn(2) ? text.lowercased() : text
        return numbers.oneIn(5)
            ? cased.split(separator: " ", omittingEmptySubsequences: false).joined(separator: " /* a; comment */\n\t")
            : cased
    }

    private mutating func names(_ list: [String]) -> String {
        var names: [String] = []
        for item in list { names.append(name(item)) }
        return names.joined(separator: numbers.oneIn(2) ? "," : " , ")
    }

    // MARK: Tables

    private mutating func table(_ table: RandomSchema.Table) -> String {
        var lines: [String] = []
        for column in table.columns { lines.append(self.column(column, of: table)) }
        if !hasOwnKey(table) { lines.append(words("PRIMARY KEY") + "(" + names(table.key) + ")") }
        for unique in table.uniques { lines.append(words("UNIQUE") + " (" + names(unique) + ")") }
        for check in table.checks {
            let naming = check.name.map { words("CONSTRAINT") + " " + name($0) + " " } ?? ""
            lines.append(naming + words("CHECK") + "( " + name(check.column) + words(" IS NOT ") + "\(check.bound))")
        }
        for key in table.foreignKeys { lines.append(foreignKey(key)) }
        let suffix =
            switch table.oddity {
            case .none, .second: ""
            case .first: words(" WITHOUT ROWID")
            case .third: words(" STRICT")
            }
        return words("CREATE TABLE") + " " + name(table.name) + "(\n" + lines.joined(separator: ",\n") + ")" + suffix
    }

    private func hasOwnKey(_ table: RandomSchema.Table) -> Bool { table.oddity == .second && table.key == ["id"] }

    private mutating func column(_ column: RandomSchema.Column, of table: RandomSchema.Table) -> String {
        let isStrict = table.oddity == .third
        var text = name(column.name) + " " + words(isStrict ? column.kind.strictType : column.kind.type)
        if hasOwnKey(table), column.name == "id" { text += words(" PRIMARY KEY AUTOINCREMENT") }
        if let source = column.source {
            // SQLite 3.40 takes a comment between these two words for a part of the type.
            return text + " GENERATED ALWAYS" + words(" AS") + " (" + name(source) + "*2)"
                + (numbers.oneIn(2) ? words(" VIRTUAL") : "")
        }
        var options: [String] = []
        if column.isNotNull { options.append(words("NOT NULL")) }
        if column.hasDefault { options.append(words("DEFAULT") + " " + column.kind.example) }
        if column.ignoresCase { options.append(words("COLLATE NOCASE")) }
        return ([text] + options.shuffled(using: &numbers)).joined(separator: " ")
    }

    private mutating func foreignKey(_ key: RandomSchema.ForeignKey) -> String {
        let naming = key.name.map { words("CONSTRAINT") + " " + name($0) + " " } ?? ""
        let action =
            switch key.action {
            case .none: numbers.oneIn(2) ? words(" ON DELETE NO ACTION") : ""
            case .cascade: words(" ON DELETE CASCADE")
            case .setNull: words(" ON DELETE SET NULL")
            case .restrict: words(" ON DELETE RESTRICT")
            }
        return naming + words("FOREIGN KEY") + " (" + name(key.column) + ") " + words("REFERENCES") + " "
            + name(key.table)
            + " (" + name("id") + ")" + action + (key.isDeferred ? words(" DEFERRABLE INITIALLY DEFERRED") : "")
    }

    // MARK: What hangs on them

    private mutating func index(_ index: RandomSchema.Index, of table: RandomSchema.Table) -> String {
        var terms: [String] = []
        for term in index.terms {
            let text = term.isComputed ? words("LENGTH") + "( " + name(term.column) + " )" : name(term.column)
            terms.append(text + (term.isDescending ? words(" DESC") : numbers.oneIn(3) ? words(" ASC") : ""))
        }
        let predicate = index.isPartial ? words(" WHERE ") + name(index.terms[0].column) + words(" IS NOT NULL") : ""
        return words(index.isUnique ? "CREATE UNIQUE INDEX" : "CREATE INDEX") + " " + name(index.name) + words(" ON ")
            + name(table.name) + "(" + terms.joined(separator: ",") + ")" + predicate
    }

    private mutating func view(_ table: RandomSchema.Table) -> String {
        words("CREATE VIEW") + " " + name("view of " + table.name) + words(" AS SELECT ") + "id"
            + words(" FROM ") + name(table.name) + words(" WHERE ") + "id<>-1"
    }

    private mutating func trigger(_ table: RandomSchema.Table) -> String {
        words("CREATE TRIGGER") + " " + name("trigger of " + table.name) + words(" AFTER INSERT ON ") + name(table.name)
            + words(" BEGIN DELETE FROM ") + name(table.name) + words(" WHERE ") + "id" + "=-1;" + words(" END")
    }
}

extension RandomSchema.Kind {
    fileprivate var type: String {
        switch self {
        case .integer: "INTEGER"
        case .text: "VARCHAR(20)"
        case .decimal: "DECIMAL(10,2)"
        case .real: "DOUBLE PRECISION"
        case .timestamp: "TIMESTAMP"
        case .bytes: "BLOB"
        case .boolean: "BOOLEAN"
        }
    }

    fileprivate var strictType: String {
        switch self {
        case .integer, .boolean: "INTEGER"
        case .text, .timestamp: "TEXT"
        case .decimal, .real: "REAL"
        case .bytes: "BLOB"
        }
    }

    fileprivate var example: String {
        switch self {
        case .integer: "-7"
        case .text: "'it''s -- ;'"
        case .decimal: "0.50"
        case .real: "1e-3"
        case .timestamp: "CURRENT_TIMESTAMP"
        case .bytes: "x'00FF'"
        case .boolean: "TRUE"
        }
    }
}
