/// Reads a `CREATE TABLE` as SQLite stores it, later edits by `ALTER TABLE` included.
struct SQLiteTableReader {
    var cursor: SQLiteCursor
    var table = SQLiteTableText(name: "")
    /// Where among the constraints a primary key stands that is not declared on its column.
    private var separateKey: Int?

    private init(_ cursor: SQLiteCursor) { self.cursor = cursor }

    /// The table that the atoms define.
    static func table(_ atoms: [SQLiteAtom]) throws(SQLiteCursor.Unreadable) -> SQLiteTableText {
        var reader = SQLiteTableReader(SQLiteCursor(atoms[...]))
        try reader.read()
        return reader.table
    }

    private mutating func read() throws(SQLiteCursor.Unreadable) {
        try cursor.expect("CREATE", "TABLE")
        _ = cursor.take("IF", "NOT", "EXISTS")
        table.name = try cursor.qualifiedName()
        var body = SQLiteTableReader(SQLiteCursor(try cursor.parenthesised()))
        try body.readBody()
        table.columns = body.table.columns
        table.constraints = body.table.constraints
        if cursor.upcoming != nil {
            repeat { try readOption() } while cursor.take(symbol: ",")
            guard cursor.upcoming == nil else { throw SQLiteCursor.Unreadable() }
        }
        if let key = body.separateKey { forgetOrderOfRowNumber(key) }
    }

    /// A key that is the row's number has no order of its own, unless it is declared on its column: an old oddity.
    private mutating func forgetOrderOfRowNumber(_ key: Int) {
        guard !table.isWithoutRowid, case .primaryKey(let terms) = table.constraints[key].kind, terms.count == 1 else {
            return
        }
        let name = SQLiteTableNames.folded(terms[0].expression.first?.nameText ?? "")
        guard table.columns.contains(where: { SQLiteTableNames.folded($0.name) == name && $0.type == "INTEGER" }) else {
            return
        }
        let term = SQLiteTermText(column: terms[0].expression, isDescending: false)
        table.constraints[key].kind = .primaryKey([term])
    }

    private mutating func readOption() throws(SQLiteCursor.Unreadable) {
        if cursor.take("STRICT") {
            table.isStrict = true
        } else {
            try cursor.expect("WITHOUT", "ROWID")
            table.isWithoutRowid = true
        }
    }

    private mutating func readBody() throws(SQLiteCursor.Unreadable) {
        var hasConstraints = false
        while cursor.upcoming != nil {
            if hasConstraints || isAtConstraint {
                hasConstraints = true
                try readTableConstraint()
                // SQLite lets the comma between two constraints go.
                _ = cursor.take(symbol: ",")
            } else {
                try readColumn()
                guard cursor.take(symbol: ",") || cursor.upcoming == nil else { throw SQLiteCursor.Unreadable() }
            }
        }
        guard !table.columns.isEmpty else { throw SQLiteCursor.Unreadable() }
    }

    private var isAtConstraint: Bool {
        ["CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN"].contains(cursor.upcoming?.capitals ?? "")
    }
}

// Constraints of the table.
extension SQLiteTableReader {
    private mutating func readTableConstraint() throws(SQLiteCursor.Unreadable) {
        let name = cursor.take("CONSTRAINT") ? try cursor.name() : nil
        if cursor.take("PRIMARY", "KEY") {
            let (terms, isAutoIncrement) = try readTerms()
            if isAutoIncrement { try markAutoIncrement(terms) }
            separateKey = table.constraints.count
            table.constraints.append(.init(name: name, kind: .primaryKey(terms), conflict: try conflict()))
        } else if cursor.take("UNIQUE") {
            table.constraints.append(.init(name: name, kind: .unique(try readTerms().0), conflict: try conflict()))
        } else if cursor.take("CHECK") {
            table.constraints.append(
                .init(name: name, kind: .check(try cursor.parenthesised()), conflict: try conflict())
            )
        } else {
            try cursor.expect("FOREIGN", "KEY")
            let columns = try cursor.names()
            try cursor.expect("REFERENCES")
            table.constraints.append(.init(name: name, kind: .foreignKey(columns, try reference())))
        }
    }

    private mutating func readTerms() throws(SQLiteCursor.Unreadable) -> ([SQLiteTermText], isAutoIncrement: Bool) {
        var inside = try cursor.parenthesised()
        let isAutoIncrement = inside.last?.isWord("AUTOINCREMENT") == true
        if isAutoIncrement { inside.removeLast() }
        var terms: [SQLiteTermText] = []
        for part in SQLiteCursor.split(inside) { terms.append(try SQLiteTermText(part)) }
        return (terms, isAutoIncrement)
    }

    private mutating func markAutoIncrement(_ terms: [SQLiteTermText]) throws(SQLiteCursor.Unreadable) {
        let name = SQLiteTableNames.folded(terms.first?.expression.first?.nameText ?? "")
        guard let index = table.columns.firstIndex(where: { SQLiteTableNames.folded($0.name) == name }) else {
            throw SQLiteCursor.Unreadable()
        }
        table.columns[index].isAutoIncrement = true
    }

    /// `ON CONFLICT …`, `nil` when it says what happens anyway.
    mutating func conflict() throws(SQLiteCursor.Unreadable) -> String? {
        guard cursor.take("ON", "CONFLICT") else { return nil }
        let resolution = try cursor.next().capitals
        return resolution == "ABORT" ? nil : resolution
    }

    /// What follows `REFERENCES`.
    mutating func reference() throws(SQLiteCursor.Unreadable) -> SQLiteReferenceText {
        var reference = SQLiteReferenceText(table: try cursor.name())
        if cursor.upcoming?.isSymbol("(") == true { reference.columns = try cursor.names() }
        while true {
            if cursor.take("ON", "DELETE") {
                reference.onDelete = try action()
            } else if cursor.take("ON", "UPDATE") {
                reference.onUpdate = try action()
            } else if cursor.take("MATCH") {
                reference.match = try cursor.name().uppercased()
            } else if let isDeferred = deferral() {
                reference.isDeferred = isDeferred
            } else {
                return reference
            }
        }
    }

    /// `[NOT] DEFERRABLE [INITIALLY …]`, if it comes next: whether the check waits for the end of the transaction.
    mutating func deferral() -> Bool? {
        let isNot = cursor.take("NOT", "DEFERRABLE")
        guard isNot || cursor.take("DEFERRABLE") else { return nil }
        if cursor.take("INITIALLY", "IMMEDIATE") { return false }
        return cursor.take("INITIALLY", "DEFERRED") && !isNot
    }

    /// What a foreign key does, `nil` when it does what it does anyway.
    private mutating func action() throws(SQLiteCursor.Unreadable) -> String? {
        if cursor.take("SET", "NULL") { return "SET NULL" }
        if cursor.take("SET", "DEFAULT") { return "SET DEFAULT" }
        if cursor.take("CASCADE") { return "CASCADE" }
        if cursor.take("RESTRICT") { return "RESTRICT" }
        try cursor.expect("NO", "ACTION")
        return nil
    }
}
