import Database
import SQLText
import SchemaModel

extension MariaDBSession {
    /// Checks: those of a column are its attribute `check`, those of a table are parts with an `expression`.
    ///
    /// MySQL knows only those of tables, names them once for the whole database, and may not enforce them (`enabled`: `no`).
    func readChecks(_ reading: MariaDBReading) async throws(DatabaseError) {
        switch reading.dialect {
        case .mysql: try await readMySQLChecks(reading)
        case .mariadb, .postgres, .sqlite: try await readMariaDBChecks(reading)
        }
    }

    private func readMariaDBChecks(_ reading: MariaDBReading) async throws(DatabaseError) {
        let level = reading.column("LEVEL", of: "CHECK_CONSTRAINTS")
        try await each(
            """
            SELECT TABLE_NAME, CONSTRAINT_NAME, CHECK_CLAUSE, \(level) FROM information_schema.CHECK_CONSTRAINTS \
            WHERE CONSTRAINT_SCHEMA = \(reading.place)
            """
        ) { row in
            guard let table = reading.table(row.text(0)) else { return }
            let (name, clause) = (row.text(1), row.text(2))
            // The catalogue shows a period as a check of its two columns, and some characters as question marks.
            if MariaDBTableText.couldBePeriod(clause) || clause.contains("?") { table.needsText = true }
            if row.text(3) == "Column" {
                table.adjustColumn(name, [Attribute(.check, clause)])
            } else {
                table.others.append(SchemaObject(.check, name: name, attributes: [Attribute(.expression, clause)]))
            }
        }
    }

    private func readMySQLChecks(_ reading: MariaDBReading) async throws(DatabaseError) {
        let enforced = reading.column("ENFORCED", of: "TABLE_CONSTRAINTS")
        guard enforced != "NULL" else { return }
        var clauses: [String: String] = [:]
        try await each(
            """
            SELECT CONSTRAINT_NAME, CHECK_CLAUSE FROM information_schema.CHECK_CONSTRAINTS \
            WHERE CONSTRAINT_SCHEMA = \(reading.place)
            """
        ) { clauses[$0.text(0)] = reading.expression($0.text(1)) }
        try await each(
            """
            SELECT TABLE_NAME, CONSTRAINT_NAME, \(enforced) FROM information_schema.TABLE_CONSTRAINTS \
            WHERE TABLE_SCHEMA = \(reading.place) AND CONSTRAINT_TYPE = 'CHECK'
            """
        ) { row in
            guard let table = reading.table(row.text(0)) else { return }
            let attributes = [
                Attribute(.expression, clauses[row.text(1)]), Attribute(.enabled, row.text(2) == "NO" ? "no" : nil),
            ]
            table.others.append(SchemaObject(.check, name: row.text(1), attributes: attributes.compactMap(\.self)))
        }
    }

    /// Foreign keys: `columns`, `references` (a quoted table, in front of it its database where that is another one, and
    /// its columns in parentheses), `on delete` and `on update` (absent: the server's own default).
    func readForeignKeys(_ reading: MariaDBReading) async throws(DatabaseError) {
        var keys: [MariaDBForeignKey] = []
        try await each(
            """
            SELECT TABLE_NAME, CONSTRAINT_NAME, COLUMN_NAME, REFERENCED_TABLE_SCHEMA, REFERENCED_TABLE_NAME, \
            REFERENCED_COLUMN_NAME FROM information_schema.KEY_COLUMN_USAGE \
            WHERE TABLE_SCHEMA = \(reading.place) AND REFERENCED_TABLE_NAME IS NOT NULL
            """
        ) { row in
            let (table, name) = (row.text(0), row.text(1))
            if keys.last?.table != table || keys.last?.name != name {
                let schema = row.text(3) == reading.database ? "" : MariaDBQuoting.name(row.text(3)) + "."
                keys.append(
                    MariaDBForeignKey(table: table, name: name, references: schema + MariaDBQuoting.name(row.text(4)))
                )
            }
            keys[keys.count - 1].columns.append(MariaDBQuoting.name(row.text(2)))
            keys[keys.count - 1].referenced.append(MariaDBQuoting.name(row.text(5)))
        }
        guard !keys.isEmpty else { return }
        let actions = try await readActions(reading)
        for key in keys {
            guard let table = reading.table(key.table) else { continue }
            guard let actions = actions["\(key.table)\u{0}\(key.name)"] else {
                // To see what a key does takes more rights than to see the key.
                reading.leaveOut(ObjectKind.foreignKey.rawValue, key.name)
                continue
            }
            table.others.append(key.object(actions))
        }
    }

    /// What happens on DELETE and UPDATE, `nil` where that is the default.
    private func readActions(
        _ reading: MariaDBReading
    ) async throws(DatabaseError) -> [String: (delete: String?, update: String?)] {
        let usual = reading.dialect == .mysql ? "NO ACTION" : "RESTRICT"
        var actions: [String: (delete: String?, update: String?)] = [:]
        try await each(
            """
            SELECT TABLE_NAME, CONSTRAINT_NAME, NULLIF(DELETE_RULE, '\(usual)'), NULLIF(UPDATE_RULE, '\(usual)') \
            FROM information_schema.REFERENTIAL_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = \(reading.place)
            """
        ) { actions["\($0.text(0))\u{0}\($0.text(1))"] = (delete: $0[2], update: $0[3]) }
        return actions
    }
}

/// A foreign key while its columns come in.
private struct MariaDBForeignKey {
    let table: String
    let name: String
    let references: String
    var columns: [String] = []
    var referenced: [String] = []

    func object(_ actions: (delete: String?, update: String?)) -> SchemaObject {
        SchemaObject(
            .foreignKey,
            name: name,
            attributes: [
                Attribute(.columns, columns.joined(separator: ", ")),
                Attribute(.references, "\(references) (\(referenced.joined(separator: ", ")))"),
                Attribute(.onDelete, actions.delete), Attribute(.onUpdate, actions.update),
            ]
            .compactMap(\.self)
        )
    }
}
