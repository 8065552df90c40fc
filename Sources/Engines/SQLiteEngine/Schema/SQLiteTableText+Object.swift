import SchemaModel

extension SQLiteTableText {
    /// The names that the table's own expressions may use.
    var names: SQLiteTableNames { SQLiteTableNames(table: name, columns: columns.map(\.name)) }

    /// What columns are compared by, where that is not `BINARY`.
    var collations: [String: String] {
        Dictionary(columns.compactMap { column in column.collation.map { (column.name, $0) } }) { first, _ in first }
    }

    /// The table as an object of a schema, with what belongs to it.
    func object(_ names: SQLiteTableNames, _ collations: [String: String], others: [SchemaObject]) -> SchemaObject {
        var parts = columns.map { $0.object(names) }
        var known: [ObjectKind: Set<String>] = [:]
        for constraint in constraints {
            let object = constraint.object(names, collations)
            guard let fresh = Self.fresh(object, among: parts, &known) else { continue }
            parts.append(fresh)
        }
        let attributes = [Attribute(.strict, holds: isStrict), Attribute(.withoutRowid, holds: isWithoutRowid)]
        return SchemaObject(.table, name: name, attributes: attributes.compactMap(\.self), parts: parts + others)
    }

    /// The object, unless the table has the same one already; SQLite does not mind two of one name.
    private static func fresh(
        _ object: SchemaObject,
        among parts: [SchemaObject],
        _ known: inout [ObjectKind: Set<String>]
    ) -> SchemaObject? {
        if known[object.kind, default: []].insert(object.name).inserted { return object }
        guard !parts.contains(object) else { return nil }
        var name = object.name + (object[.references].map { " → \($0)" } ?? " (2)")
        while known[object.kind]?.contains(name) == true { name += "+" }
        known[object.kind, default: []].insert(name)
        return SchemaObject(object.kind, name: name, attributes: object.attributes)
    }
}

extension SQLiteColumnText {
    fileprivate func object(_ names: SQLiteTableNames) -> SchemaObject {
        let expression = generated.map {
            "(" + SQLiteWriting.text($0.expression, .table(names)) + ") " + $0.as.rawValue
        }
        let attributes = [
            Attribute(.type, type), Attribute(.notNull, holds: isNotNull), Attribute(.default, defaultText),
            Attribute(.generated, expression), Attribute(.collation, collation),
            Attribute(.autoIncrement, holds: isAutoIncrement), Attribute(.conflict, conflict),
        ]
        return SchemaObject(.column, name: name, attributes: attributes.compactMap(\.self))
    }

    /// The default; SQLite takes a name for a text there.
    private var defaultText: String? {
        guard let defaultValue else { return nil }
        guard defaultValue.count == 1, let atom = defaultValue.first else { return SQLiteWriting.text(defaultValue) }
        let constants = ["NULL", "TRUE", "FALSE", "CURRENT_DATE", "CURRENT_TIME", "CURRENT_TIMESTAMP"]
        if constants.contains(atom.capitals) { return atom.capitals == "NULL" ? nil : atom.capitals }
        return switch atom.kind {
        case .word, .name, .doubleQuoted: SQLiteQuoting.text(atom.text)
        case .string, .number, .symbol: atom.text
        }
    }
}

extension SQLiteConstraintText {
    fileprivate func object(_ names: SQLiteTableNames, _ collations: [String: String]) -> SchemaObject {
        func list(_ terms: [SQLiteTermText]) -> String {
            terms.map { $0.text(names, collations) }.joined(separator: ", ")
        }
        let action = Attribute(.conflict, conflict)
        switch kind {
        case .primaryKey(let terms):
            let columns = Attribute(.columns, list(terms))
            return SchemaObject(
                .primaryKey,
                name: name ?? "PRIMARY",
                attributes: [columns, action].compactMap(\.self)
            )
        case .unique(let terms):
            let columns = list(terms)
            let attributes = [Attribute(.columns, columns), action].compactMap(\.self)
            return SchemaObject(.unique, name: name ?? columns, attributes: attributes)
        case .check(let expression):
            let text = SQLiteWriting.text(expression, .table(names))
            // SQLite reads a conflict clause behind a check and forgets it.
            return SchemaObject(.check, name: name ?? text, attributes: [Attribute(.expression, text)])
        case .foreignKey(let columns, let reference):
            let list = columns.map { SQLiteWriting.name(names.column($0) ?? $0) }.joined(separator: ", ")
            return SchemaObject(
                .foreignKey,
                name: name ?? list,
                attributes: [Attribute(.columns, list)] + reference.attributes
            )
        }
    }
}

extension SQLiteReferenceText {
    fileprivate var attributes: [Attribute] {
        let list = columns.isEmpty ? "" : "(" + columns.map(SQLiteWriting.name).joined(separator: ", ") + ")"
        let attributes = [
            Attribute(.references, SQLiteWriting.name(table) + list), Attribute(.onDelete, onDelete),
            Attribute(.onUpdate, onUpdate), Attribute(.match, match),
            Attribute(.deferrable, isDeferred ? "INITIALLY DEFERRED" : nil),
        ]
        return attributes.compactMap(\.self)
    }
}
