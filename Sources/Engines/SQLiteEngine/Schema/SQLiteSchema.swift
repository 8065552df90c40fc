import Database
import SchemaModel

extension SQLiteSession {
    func schema(of scope: SchemaScope) async throws(DatabaseError) -> Schema {
        guard !isInTransaction else { return try await readSchema(of: scope) }
        _ = try await rows("BEGIN")
        do throws(DatabaseError) {
            let schema = try await readSchema(of: scope)
            try await rollback()
            return schema
        } catch {
            try? await rollback()
            throw error
        }
    }

    private func readSchema(of scope: SchemaScope) async throws(DatabaseError) -> Schema {
        let entries = try await rows(SQLiteCatalogue.entries)
        // Asked only where there are any: SQLite has to look into every view to answer.
        let hasVirtualTables = entries.contains { SQLiteCatalogue.isVirtualTable($0) }
        let shadows = hasVirtualTables ? try await rows(SQLiteCatalogue.shadowTables) : []
        let left = scope.ownTables + shadows.compactMap { $0.text(0) }
        return SQLiteCatalogue(entries, without: left).schema()
    }
}

/// The rows of `sqlite_master`, SQLite's whole catalogue: what everything is stands in the text that made it.
struct SQLiteCatalogue {
    /// Everything but SQLite's own; an index without a text belongs to its constraint.
    ///
    /// Columns: kind, name, the table that it belongs to, text.
    static let entries = """
        SELECT type, name, tbl_name, sql FROM main.sqlite_master
        WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND tbl_name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
        """

    /// The tables in which virtual tables keep what they hold.
    static let shadowTables = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'shadow'"

    static func isVirtualTable(_ row: Row) -> Bool {
        row.text(0) == "table" && row.text(3)?.prefix(15).uppercased() == "CREATE VIRTUAL "
    }

    private struct Entry {
        let name: String
        let sql: String
    }

    private let atoms = SQLiteAtoms()
    private var virtualTables: [Entry] = []
    private var tables: [Entry] = []
    private var views: [Entry] = []
    private var indexes: [String: [Entry]] = [:]
    private var triggers: [String: [Entry]] = [:]

    /// Sorts rows of `entries`, and leaves out some tables with all that belongs to them.
    init(_ rows: [Row], without left: [String]) {
        let left = Set(left.map(SQLiteTableNames.folded))
        for row in rows {
            guard let name = row.text(1), let sql = row.text(3) else { continue }
            let owner = SQLiteTableNames.folded(row.text(2) ?? "")
            guard !left.contains(owner) else { continue }
            let entry = Entry(name: name, sql: sql)
            switch row.text(0) {
            case "table" where Self.isVirtualTable(row): virtualTables.append(entry)
            case "table": tables.append(entry)
            case "view": views.append(entry)
            case "index": indexes[owner, default: []].append(entry)
            case "trigger": triggers[owner, default: []].append(entry)
            // SQLite has no other kinds, and refuses to open a file that has one.
            default: continue
            }
        }
    }

    /// The catalogue as a schema.
    func schema() -> Schema {
        let tables = tables.map(table)
        let names = SQLiteWriting.Names.open(names: namesThatMatter(tables))
        let owners = tables.map { with(triggersOn($0.name, names), $0) }
        return Schema(objects: virtualTables.map(virtualTable) + owners + views.map { view($0, names) })
    }

    /// The names of tables, views and columns, where a query or a body has any in double quotes: they tell names from
    /// strings.
    private func namesThatMatter(_ tables: [SchemaObject]) -> Set<String> {
        let hasQuotes = (views + triggers.values.joined()).contains { $0.sql.utf8.contains(UInt8(ascii: "\"")) }
        guard hasQuotes else { return [] }
        let columns = tables.lazy.flatMap(\.parts).filter { $0.kind == .column }.map(\.name)
        return Set((columns + (self.tables + virtualTables + views).map(\.name)).map(SQLiteTableNames.folded))
    }

    private func with(_ triggers: [SchemaObject], _ table: SchemaObject) -> SchemaObject {
        guard !triggers.isEmpty else { return table }
        return SchemaObject(.table, name: table.name, attributes: table.attributes, parts: table.parts + triggers)
    }

    private func read(
        _ kind: ObjectKind,
        _ entry: Entry,
        _ reading: ([SQLiteAtom], [UInt8]) throws(SQLiteCursor.Unreadable) -> SchemaObject
    ) -> SchemaObject {
        let bytes = Array(entry.sql.utf8)
        guard let atoms = atoms.atoms(of: bytes) else {
            return SQLiteObjectReader.unread(kind, entry.name, entry.sql, nil)
        }
        return (try? reading(atoms, bytes)) ?? SQLiteObjectReader.unread(kind, entry.name, entry.sql, atoms)
    }

    private func virtualTable(_ entry: Entry) -> SchemaObject {
        read(.virtualTable, entry) { atoms, bytes throws(SQLiteCursor.Unreadable) in
            try SQLiteObjectReader.virtualTable(entry.name, atoms, bytes)
        }
    }

    private func view(_ entry: Entry, _ names: SQLiteWriting.Names) -> SchemaObject {
        let triggers = triggersOn(entry.name, names)
        return read(.view, entry) { atoms, _ throws(SQLiteCursor.Unreadable) in
            try SQLiteObjectReader.view(entry.name, atoms, names, triggers: triggers)
        }
    }

    private func table(_ entry: Entry) -> SchemaObject {
        let text = atoms.atoms(of: Array(entry.sql.utf8)).flatMap { try? SQLiteTableReader.table($0) }
        guard var text else {
            let names = SQLiteTableNames(table: entry.name, columns: [])
            let unread = read(.table, entry) { _, _ throws(SQLiteCursor.Unreadable) in throw .init() }
            return SchemaObject(
                .table,
                name: entry.name,
                attributes: unread.attributes,
                parts: indexesOn(entry.name, names, [:])
            )
        }
        text.name = entry.name
        let (names, collations) = (text.names, text.collations)
        return text.object(names, collations, others: indexesOn(entry.name, names, collations))
    }

    private func indexesOn(
        _ table: String,
        _ names: SQLiteTableNames,
        _ collations: [String: String]
    ) -> [SchemaObject] {
        (indexes[SQLiteTableNames.folded(table)] ?? [])
            .map { entry in
                read(.index, entry) { atoms, _ throws(SQLiteCursor.Unreadable) in
                    try SQLiteObjectReader.index(entry.name, atoms, names, collations)
                }
            }
    }

    private func triggersOn(_ owner: String, _ names: SQLiteWriting.Names) -> [SchemaObject] {
        (triggers[SQLiteTableNames.folded(owner)] ?? [])
            .map { entry in
                read(.trigger, entry) { atoms, _ throws(SQLiteCursor.Unreadable) in
                    try SQLiteObjectReader.trigger(entry.name, atoms, names)
                }
            }
    }
}
