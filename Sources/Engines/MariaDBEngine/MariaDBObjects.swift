import Database

extension MariaDBSession {
    /// Views first, then tables after the tables that refer to them, then what tables may use, then the rest.
    ///
    /// Triggers and indexes go with their tables. Each question reads one information_schema view of this database:
    /// joining two of them makes the server read its whole dictionary for every row.
    func objects(besides ownTables: [String]) async throws(DatabaseError) -> [DatabaseObject] {
        let place = "\(MariaDBQuoting.text(server.schema))"
        let relations = try await rows(
            "SELECT TABLE_NAME, TABLE_TYPE FROM information_schema.TABLES WHERE TABLE_SCHEMA = \(place)"
        )
        let references = try await rows(
            """
            SELECT TABLE_NAME, CONSTRAINT_NAME, REFERENCED_TABLE_NAME FROM information_schema.REFERENTIAL_CONSTRAINTS \
            WHERE CONSTRAINT_SCHEMA = \(place) AND UNIQUE_CONSTRAINT_SCHEMA = \(place)
            """
        )
        let routines = try await rows(
            "SELECT ROUTINE_NAME, ROUTINE_TYPE FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = \(place)"
        )
        let events = try await rows("SELECT EVENT_NAME FROM information_schema.EVENTS WHERE EVENT_SCHEMA = \(place)")
        return Self.relations(relations, references: references, besides: Set(ownTables))
            + Self.routines(routines)
            + Self.names(events).map { Self.object("event", $0) }
    }

    private static func relations(
        _ rows: [Row],
        references: [Row],
        besides ownTables: Set<String>
    ) -> [DatabaseObject] {
        let kinds = Dictionary(grouping: rows.filter { !ownTables.contains($0.text(0) ?? "") }) { $0.text(1) ?? "" }
        let order = MariaDBDropOrder(
            tables: names((kinds["BASE TABLE"] ?? []) + (kinds["SYSTEM VERSIONED"] ?? [])),
            references: references.compactMap(Self.reference)
        )
        return names(kinds["VIEW"] ?? []).map { object("view", $0) }
            + order.cut.map { reference in
                DatabaseObject(
                    kind: "foreign key",
                    name: "\(reference.table).\(reference.constraint)",
                    dropStatement: """
                        ALTER TABLE \(MariaDBQuoting.name(reference.table)) \
                        DROP FOREIGN KEY \(MariaDBQuoting.name(reference.constraint))
                        """
                )
            }
            + order.tables.map { object("table", $0) }
            + names(kinds["SEQUENCE"] ?? []).map { object("sequence", $0) }
    }

    /// Packages last among the routines: a package body goes with its package.
    private static func routines(_ rows: [Row]) -> [DatabaseObject] {
        let kinds = Dictionary(grouping: rows) { $0.text(1) ?? "" }
        return [("PROCEDURE", "procedure"), ("FUNCTION", "function"), ("PACKAGE", "package")]
            .flatMap { type, kind in
                names(kinds[type] ?? []).map { object(kind, $0) }
            }
    }

    private static func names(_ rows: [Row]) -> [String] { rows.compactMap { $0.text(0) }.sorted() }

    private static func object(_ kind: String, _ name: String) -> DatabaseObject {
        DatabaseObject(kind: kind, name: name, dropStatement: "DROP \(kind.uppercased()) \(MariaDBQuoting.name(name))")
    }

    private static func reference(_ row: Row) -> MariaDBDropOrder.Reference? {
        guard let table = row.text(0), let constraint = row.text(1), let referenced = row.text(2) else { return nil }
        return MariaDBDropOrder.Reference(table: table, constraint: constraint, referenced: referenced)
    }
}
