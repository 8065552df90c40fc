extension SQLiteTableReader {
    private static let constraintWords: Set<String> = [
        "CONSTRAINT", "PRIMARY", "NOT", "NULL", "UNIQUE", "CHECK", "DEFAULT", "COLLATE", "REFERENCES", "GENERATED",
        "AS",
        "DEFERRABLE",
    ]

    /// Reads one column with everything that is declared on it.
    mutating func readColumn() throws(SQLiteCursor.Unreadable) {
        let itself = cursor.rest.prefix(1)
        var column = SQLiteColumnText(name: try cursor.name())
        column.type = try readType()
        while let atom = cursor.upcoming, !atom.isSymbol(",") { try readConstraint(of: &column, itself: itself) }
        table.columns.append(column)
    }

    /// The declared type, `nil` when there is none; SQLite compares types without regard to case.
    private mutating func readType() throws(SQLiteCursor.Unreadable) -> String? {
        let start = cursor.rest
        while let atom = cursor.upcoming, atom.kind != .symbol, !Self.constraintWords.contains(atom.capitals) {
            try cursor.next()
        }
        guard cursor.index > start.startIndex else { return nil }
        if cursor.upcoming?.isSymbol("(") == true { _ = try cursor.parenthesised() }
        let words = start[..<cursor.index].map { $0.kind == .word ? $0.withText($0.capitals) : $0.asName }
        return SQLiteWriting.text(words[...])
    }

    private mutating func readConstraint(
        of column: inout SQLiteColumnText,
        itself: ArraySlice<SQLiteAtom>
    ) throws(SQLiteCursor.Unreadable) {
        let name = cursor.take("CONSTRAINT") ? try cursor.name() : nil
        // SQLite takes a name that nothing follows, and forgets it.
        guard let next = cursor.upcoming, !next.isSymbol(","), !next.isWord("CONSTRAINT") else { return }
        func add(_ kind: SQLiteConstraintText.Kind, _ conflict: String? = nil) {
            table.constraints.append(SQLiteConstraintText(name: name, kind: kind, conflict: conflict))
        }
        if cursor.take("NOT", "NULL") {
            column.isNotNull = true
            column.conflict = try conflict()
        } else if cursor.take("NULL") {
            _ = try conflict()
        } else if cursor.take("PRIMARY", "KEY") {
            let isDescending = cursor.take("DESC")
            if !isDescending { _ = cursor.take("ASC") }
            add(.primaryKey([SQLiteTermText(column: itself, isDescending: isDescending)]), try conflict())
            column.isAutoIncrement = cursor.take("AUTOINCREMENT")
        } else if cursor.take("UNIQUE") {
            add(.unique([SQLiteTermText(column: itself, isDescending: false)]), try conflict())
        } else if cursor.take("CHECK") {
            add(.check(try cursor.parenthesised()))
        } else if cursor.take("REFERENCES") {
            add(.foreignKey([column.name], try reference()))
        } else {
            try readProperty(of: &column)
        }
    }

    private mutating func readProperty(of column: inout SQLiteColumnText) throws(SQLiteCursor.Unreadable) {
        if cursor.take("DEFAULT") {
            column.defaultValue = try readDefault()
        } else if cursor.take("COLLATE") {
            let collation = try cursor.name().uppercased()
            column.collation = collation == "BINARY" ? nil : collation
        } else {
            _ = cursor.take("GENERATED", "ALWAYS")
            try cursor.expect("AS")
            let expression = try cursor.parenthesised()
            let isStored = cursor.take("STORED")
            if !isStored { _ = cursor.take("VIRTUAL") }
            column.generated = (expression, as: isStored ? .stored : .virtual)
        }
    }

    /// A value with its sign, or an expression with its parentheses.
    private mutating func readDefault() throws(SQLiteCursor.Unreadable) -> ArraySlice<SQLiteAtom> {
        let start = cursor.rest
        if cursor.upcoming?.isSymbol("(") == true {
            _ = try cursor.parenthesised()
        } else {
            if !cursor.take(symbol: "-") { _ = cursor.take(symbol: "+") }
            try cursor.next()
        }
        return start[..<cursor.index]
    }
}
