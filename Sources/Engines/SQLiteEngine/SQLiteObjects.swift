import Database

/// What the schema holds, read from SQLite's own catalogue.
enum SQLiteObjects {
    /// Triggers, views and tables of `main`, without SQLite's own and without the tables inside a virtual table.
    ///
    /// Columns: kind, name, the table that it belongs to.
    static let objects = """
        SELECT 'trigger', name, tbl_name FROM main.sqlite_master WHERE type = 'trigger'
        UNION ALL
        SELECT CASE type WHEN 'virtual' THEN 'virtual table' ELSE type END, name, name FROM pragma_table_list
        WHERE schema = 'main' AND type IN ('view', 'virtual', 'table') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
        ORDER BY 2
        """

    /// Which table refers to which by a foreign key, as two columns: the referring and the referred.
    static let references = """
        SELECT child.name, parent."table" FROM main.sqlite_master AS child, pragma_foreign_key_list(child.name) AS parent
        WHERE child.type = 'table' AND child.sql NOT LIKE 'CREATE VIRTUAL%'
        """

    /// Puts rows of `objects` in the order in which they can be dropped: what hangs on others first.
    static func dropOrder(
        _ found: [Row],
        references: [Row],
        besides ownTables: [String]
    ) -> [DatabaseObject] {
        let own = Set(ownTables.map { $0.lowercased() })
        let others = found.filter { !own.contains($0.text(2)?.lowercased() ?? "") }
        func names(_ kind: String) -> [String] { others.filter { $0.text(0) == kind }.compactMap { $0.text(1) } }
        func objects(_ kind: String, _ names: [String], drop: String) -> [DatabaseObject] {
            names.map { name in
                DatabaseObject(
                    kind: kind,
                    name: name,
                    dropStatement: "DROP \(drop) \"main\".\(SQLiteQuoting.name(name))"
                )
            }
        }
        // A virtual table takes its inner tables with it, a table its indexes.
        return objects("trigger", names("trigger"), drop: "TRIGGER")
            + objects("view", names("view"), drop: "VIEW")
            + objects("virtual table", names("virtual table"), drop: "TABLE")
            + objects("table", referringFirst(names("table"), references: references), drop: "TABLE")
    }

    /// Tables before those that they refer to; a circle of references is cut where it is met.
    private static func referringFirst(_ tables: [String], references: [Row]) -> [String] {
        var referring: [String: [String]] = [:]
        for row in references {
            guard let child = row.text(0), let parent = row.text(1) else { continue }
            referring[parent.lowercased(), default: []].append(child)
        }
        let known = Set(tables)
        var visited: Set<String> = []
        var ordered: [String] = []
        func visit(_ table: String) {
            guard known.contains(table), visited.insert(table).inserted else { return }
            for child in referring[table.lowercased()] ?? [] { visit(child) }
            ordered.append(table)
        }
        for table in tables { visit(table) }
        return ordered
    }
}
