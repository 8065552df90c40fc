import SchemaModel

/// What `sqlite_master` says about indexes, triggers, views and virtual tables, as objects of a schema.
///
/// What cannot be read is no error: it is compared by its text.
enum SQLiteObjectReader {
    /// An object that is only known by its text.
    static func unread(_ kind: ObjectKind, _ name: String, _ sql: String, _ atoms: [SQLiteAtom]?) -> SchemaObject {
        let text = atoms.map { SQLiteWriting.text($0[...]) } ?? sql
        return SchemaObject(kind, name: name, attributes: [Attribute(.definition, text)])
    }

    /// The index that the atoms define.
    static func index(
        _ name: String,
        _ atoms: [SQLiteAtom],
        _ names: SQLiteTableNames,
        _ collations: [String: String]
    ) throws(SQLiteCursor.Unreadable) -> SchemaObject {
        var cursor = SQLiteCursor(atoms[...])
        try cursor.expect("CREATE")
        let isUnique = cursor.take("UNIQUE")
        try cursor.expect("INDEX")
        _ = cursor.take("IF", "NOT", "EXISTS")
        _ = try cursor.qualifiedName()
        try cursor.expect("ON")
        _ = try cursor.name()
        var terms: [String] = []
        for part in SQLiteCursor.split(try cursor.parenthesised()) {
            terms.append(try SQLiteTermText(part).text(names, collations))
        }
        let predicate = cursor.take("WHERE") ? SQLiteWriting.text(cursor.rest, .table(names)) : nil
        guard predicate != nil || cursor.upcoming == nil else { throw SQLiteCursor.Unreadable() }
        let attributes = [
            Attribute(.unique, holds: isUnique), Attribute(.columns, terms.joined(separator: ", ")),
            Attribute(.predicate, predicate),
        ]
        return SchemaObject(.index, name: name, attributes: attributes.compactMap(\.self))
    }

    /// The trigger that the atoms define.
    static func trigger(
        _ name: String,
        _ atoms: [SQLiteAtom],
        _ names: SQLiteWriting.Names
    ) throws(SQLiteCursor.Unreadable) -> SchemaObject {
        var cursor = SQLiteCursor(atoms[...])
        try cursor.expect("CREATE", "TRIGGER")
        _ = cursor.take("IF", "NOT", "EXISTS")
        _ = try cursor.qualifiedName()
        let timing = try timing(&cursor)
        var events = try cursor.next().capitals
        guard ["DELETE", "INSERT", "UPDATE"].contains(events) else { throw SQLiteCursor.Unreadable() }
        if cursor.take("OF") {
            var columns: [String] = []
            repeat { columns.append(SQLiteWriting.name(try cursor.name())) } while cursor.take(symbol: ",")
            events += " OF " + columns.joined(separator: ", ")
        }
        try cursor.expect("ON")
        _ = try cursor.qualifiedName()
        _ = cursor.take("FOR", "EACH", "ROW")
        var condition: ArraySlice<SQLiteAtom>?
        if cursor.take("WHEN") {
            let start = cursor.rest
            while cursor.upcoming?.isWord("BEGIN") == false { try cursor.next() }
            condition = start[..<cursor.index]
        }
        try cursor.expect("BEGIN")
        var body = cursor.rest
        if body.last?.isSymbol(";") == true { body.removeLast() }
        guard body.popLast()?.isWord("END") == true else { throw SQLiteCursor.Unreadable() }
        let attributes = [
            Attribute(.timing, timing), Attribute(.events, events),
            Attribute(.condition, condition.map { SQLiteWriting.text($0, names) }),
            Attribute(.body, SQLiteWriting.text(body, names)),
        ]
        return SchemaObject(.trigger, name: name, attributes: attributes.compactMap(\.self))
    }

    private static func timing(_ cursor: inout SQLiteCursor) throws(SQLiteCursor.Unreadable) -> String {
        if cursor.take("AFTER") { return "AFTER" }
        if cursor.take("INSTEAD", "OF") { return "INSTEAD OF" }
        _ = cursor.take("BEFORE")
        return "BEFORE"
    }

    /// The view that the atoms define, with its triggers.
    static func view(
        _ name: String,
        _ atoms: [SQLiteAtom],
        _ names: SQLiteWriting.Names,
        triggers: [SchemaObject]
    ) throws(SQLiteCursor.Unreadable) -> SchemaObject {
        var cursor = SQLiteCursor(atoms[...])
        try cursor.expect("CREATE", "VIEW")
        _ = cursor.take("IF", "NOT", "EXISTS")
        _ = try cursor.qualifiedName()
        let hasColumns = cursor.upcoming?.isSymbol("(") == true
        let columns = hasColumns ? try cursor.names().map(SQLiteWriting.name).joined(separator: ", ") : nil
        try cursor.expect("AS")
        let attributes = [Attribute(.columns, columns), Attribute(.definition, SQLiteWriting.text(cursor.rest, names))]
        return SchemaObject(.view, name: name, attributes: attributes.compactMap(\.self), parts: triggers)
    }

    /// The virtual table that the atoms define; its module reads the arguments as they are written.
    static func virtualTable(
        _ name: String,
        _ atoms: [SQLiteAtom],
        _ sql: [UInt8]
    ) throws(SQLiteCursor.Unreadable) -> SchemaObject {
        var cursor = SQLiteCursor(atoms[...])
        try cursor.expect("CREATE", "VIRTUAL", "TABLE")
        _ = cursor.take("IF", "NOT", "EXISTS")
        _ = try cursor.qualifiedName()
        try cursor.expect("USING")
        let module = try cursor.name()
        var arguments: [String] = []
        if cursor.upcoming?.isSymbol("(") == true {
            for part in SQLiteCursor.split(try cursor.parenthesised()) {
                guard let first = part.first, let last = part.last else { continue }
                arguments.append(
                    String(decoding: sql[first.range.lowerBound..<last.range.upperBound], as: UTF8.self)
                )
            }
        }
        guard cursor.upcoming == nil else { throw SQLiteCursor.Unreadable() }
        let list = arguments.isEmpty ? nil : arguments.joined(separator: ", ")
        let attributes = [Attribute(.module, module.lowercased()), Attribute(.arguments, list)]
        return SchemaObject(.virtualTable, name: name, attributes: attributes.compactMap(\.self))
    }
}

extension SQLiteTermText {
    /// The term in its shortest form: what a column's own collation, given where it is not `BINARY`, or the usual order
    /// says is left out.
    func text(_ names: SQLiteTableNames, _ collations: [String: String]) -> String {
        let column = expression.count == 1 ? expression.first.flatMap { names.column($0.nameText) } : nil
        let text = column.map(SQLiteWriting.name) ?? SQLiteWriting.text(expression, .table(names))
        let usual = column.map { collations[$0] ?? "BINARY" }
        let suffix = collation.flatMap { $0 == usual ? nil : " COLLATE " + SQLiteWriting.name($0) } ?? ""
        return text + suffix + (isDescending ? " DESC" : "")
    }
}
