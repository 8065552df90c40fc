import SchemaModel

/// What one table, view or virtual table has to become.
struct SQLiteGoal {
    /// As it is, under the names that its columns and its table are to have.
    let base: SchemaObject
    /// As it shall be.
    let goal: SchemaObject
    /// How it is called in the database.
    let foundName: String
    /// Columns to be renamed, in order.
    let renamedColumns: [(found: String, expected: String)]

    /// Undoes `changes` of `actual`, on paper.
    init(undoing changes: [SchemaChange], of actual: SchemaObject, toward wanted: SchemaObject, _ names: SQLiteRenaming)
    {
        var draft = SQLiteDraft(actual, wanted: wanted)
        for change in changes { draft.undo(change) }
        foundName = actual.name
        renamedColumns = draft.renamedColumns
        let renaming = names.with(columns: draft.renamedColumns)
        base = renaming.apply(to: actual)
        goal = renaming.apply(to: draft.object)
    }
}

/// An object while changes of it are being undone.
private struct SQLiteDraft {
    private var name: String
    private let kind: ObjectKind
    private var attributes: [Attribute]
    private var parts: [SchemaObject]
    private let wantedColumns: [String]
    private(set) var renamedColumns: [(found: String, expected: String)] = []

    init(_ actual: SchemaObject, wanted: SchemaObject) {
        name = actual.name
        kind = actual.kind
        attributes = actual.attributes
        parts = actual.parts
        wantedColumns = wanted.parts.filter { $0.kind == .column }.map(\.name)
    }

    var object: SchemaObject { SchemaObject(kind, name: name, attributes: attributes, parts: parts) }

    mutating func undo(_ change: SchemaChange) {
        switch change {
        case .missing(let path, let object): if path.part != nil { insert(object) }
        case .unexpected(let path, _): parts.removeAll { $0.kind == path.kind && $0.name == path.part }
        case .changed(let path, let key, let expected, _): set(path, key, expected)
        case .renamed(let path, let found): rename(path, found)
        case .reordered(_, let expected, _): sortColumns(expected)
        }
    }

    /// Puts a part in its place: a column behind the one that it is to follow.
    private mutating func insert(_ part: SchemaObject) {
        parts.removeAll { $0.kind == part.kind && $0.name == part.name }
        guard part.kind == .column else { return parts.append(part) }
        let before = Set(wantedColumns.prefix { $0 != part.name })
        let place = parts.lastIndex { $0.kind == .column && before.contains($0.name) }
        parts.insert(part, at: place.map { $0 + 1 } ?? 0)
    }

    private mutating func set(_ path: ObjectPath, _ key: AttributeKey, _ expected: String?) {
        func adjusted(_ attributes: [Attribute]) -> [Attribute] {
            attributes.filter { $0.key != key } + [Attribute(key, expected)].compactMap(\.self)
        }
        guard let part = path.part else { return attributes = adjusted(attributes) }
        guard let index = parts.firstIndex(where: { $0.kind == path.kind && $0.name == part }) else { return }
        let old = parts[index]
        parts[index] = SchemaObject(old.kind, name: old.name, attributes: adjusted(old.attributes))
    }

    private mutating func rename(_ path: ObjectPath, _ found: String) {
        guard let part = path.part else { return name = path.name }
        if path.kind == .column { renamedColumns.append((found, part)) }
        guard let index = parts.firstIndex(where: { $0.kind == path.kind && $0.name == found }) else { return }
        parts[index] = SchemaObject(path.kind, name: part, attributes: parts[index].attributes)
    }

    private mutating func sortColumns(_ expected: [String]) {
        let places = Dictionary(expected.enumerated().map { ($1, $0) }) { first, _ in first }
        let slots = parts.indices.filter { parts[$0].kind == .column && places[parts[$0].name] != nil }
        let sorted = slots.map { parts[$0] }.sorted { places[$0.name] ?? 0 < places[$1.name] ?? 0 }
        for (slot, column) in zip(slots, sorted) { parts[slot] = column }
    }
}

/// The names that `ALTER TABLE … RENAME` will have changed everywhere before anything else is compared.
struct SQLiteRenaming {
    private var tables: [String: String]
    private var columns: [String: String] = [:]

    /// - Parameter tables: Expected names by found ones.
    init(tables: [String: String]) {
        self.tables = Dictionary(tables.map { (SQLiteTableNames.folded($0), $1) }) { first, _ in first }
    }

    /// The same with columns of one table.
    func with(columns: [(found: String, expected: String)]) -> SQLiteRenaming {
        var renaming = self
        renaming.columns = Dictionary(columns.map { (SQLiteTableNames.folded($0.found), $0.expected) }) { first, _ in
            first
        }
        return renaming
    }

    /// The object as it is called and written after the renaming; of equal parts only one is kept.
    func apply(to object: SchemaObject) -> SchemaObject {
        guard !tables.isEmpty || !columns.isEmpty else { return object }
        var parts: [SchemaObject] = []
        for part in object.parts.map(self.part)
        where !parts.contains(where: { $0.kind == part.kind && $0.name == part.name }) {
            parts.append(part)
        }
        let name = tables[SQLiteTableNames.folded(object.name)] ?? object.name
        return SchemaObject(object.kind, name: name, attributes: object.attributes, parts: parts)
    }

    private func part(_ part: SchemaObject) -> SchemaObject {
        let attributes = part.attributes.map { attribute in
            switch attribute.key {
            case .columns, .expression, .predicate, .generated: Attribute(attribute.key, text(attribute.value, columns))
            case .references: Attribute(.references, reference(attribute.value))
            case _: attribute
            }
        }
        switch part.kind {
        case .column:
            let name = columns[SQLiteTableNames.folded(part.name)] ?? part.name
            return SchemaObject(.column, name: name, attributes: attributes)
        case .unique, .check, .foreignKey:
            // A constraint without a name is called by what it says.
            let index = part.attributes.firstIndex { $0.value == part.name }
            let name = index.map { attributes[$0].value } ?? part.name
            return SchemaObject(part.kind, name: name, attributes: attributes)
        case _: return SchemaObject(part.kind, name: part.name, attributes: attributes)
        }
    }

    private func reference(_ text: String) -> String {
        guard let atoms = SQLiteAtoms().atoms(of: Array(text.utf8)), let first = atoms.first else { return text }
        guard let name = tables[SQLiteTableNames.folded(first.nameText)] else { return text }
        return SQLiteWriting.name(name) + SQLiteWriting.text(atoms.dropFirst().map(\.asName)[...])
    }

    private func text(_ text: String, _ columns: [String: String]) -> String {
        guard !columns.isEmpty, let atoms = SQLiteAtoms().atoms(of: Array(text.utf8)) else { return text }
        let renamed = atoms.map { atom in
            switch atom.kind {
            case .word, .name, .doubleQuoted:
                columns[SQLiteTableNames.folded(atom.text)].map(atom.renamed) ?? atom.asName
            case .string, .number, .symbol: atom
            }
        }
        let names = SQLiteTableNames(table: "", columns: columns.values)
        return SQLiteWriting.text(renamed[...], .table(names))
    }
}
