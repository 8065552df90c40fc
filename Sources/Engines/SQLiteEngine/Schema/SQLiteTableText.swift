/// What a `CREATE TABLE` says.
struct SQLiteTableText {
    var name: String
    var columns: [SQLiteColumnText] = []
    var constraints: [SQLiteConstraintText] = []
    var isStrict = false
    var isWithoutRowid = false
}

/// What a column's definition says; the constraints on it alone are among the table's.
struct SQLiteColumnText {
    enum Generation: String {
        case stored = "STORED"
        case virtual = "VIRTUAL"
    }

    var name: String
    var type: String?
    var isNotNull = false
    /// What happens to a row that lacks a value.
    var conflict: String?
    var defaultValue: ArraySlice<SQLiteAtom>?
    var collation: String?
    var generated: (expression: ArraySlice<SQLiteAtom>, as: Generation)?
    var isAutoIncrement = false
}

/// What a key, a check or a foreign key says, wherever in the table it stands.
struct SQLiteConstraintText {
    enum Kind {
        case primaryKey([SQLiteTermText])
        case unique([SQLiteTermText])
        case check(ArraySlice<SQLiteAtom>)
        case foreignKey([String], SQLiteReferenceText)
    }

    var name: String?
    var kind: Kind
    /// What happens to a row that violates it.
    var conflict: String?
}

/// One column or expression that a key or an index sorts by.
struct SQLiteTermText {
    let expression: ArraySlice<SQLiteAtom>
    let collation: String?
    let isDescending: Bool

    /// Takes `expression [COLLATE name] [ASC | DESC]` apart.
    init(_ atoms: ArraySlice<SQLiteAtom>) throws(SQLiteCursor.Unreadable) {
        var atoms = atoms
        isDescending = atoms.last?.isWord("DESC") == true && atoms.count > 1
        if isDescending || (atoms.last?.isWord("ASC") == true && atoms.count > 1) { atoms.removeLast() }
        if atoms.count > 2, atoms[atoms.endIndex - 2].isWord("COLLATE"), let name = atoms.last {
            collation = name.nameText.uppercased()
            atoms.removeLast(2)
        } else {
            collation = nil
        }
        guard !atoms.isEmpty else { throw SQLiteCursor.Unreadable() }
        expression = atoms
    }

    /// A column alone.
    init(column: ArraySlice<SQLiteAtom>, isDescending: Bool) {
        expression = column
        collation = nil
        self.isDescending = isDescending
    }
}

/// What stands after `REFERENCES`.
struct SQLiteReferenceText {
    let table: String
    /// Empty where the other table's primary key is meant.
    var columns: [String] = []
    var onDelete: String?
    var onUpdate: String?
    var match: String?
    var isDeferred = false
}
