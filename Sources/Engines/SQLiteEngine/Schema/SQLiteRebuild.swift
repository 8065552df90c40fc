import Database
import SchemaModel

/// Makes a table anew, as SQLite's manual says where `ALTER TABLE` cannot do it: a new table, the rows copied, the old
/// one dropped, the new one renamed.
///
/// Foreign keys must not be enforced meanwhile: dropping a table deletes its rows first, and what refers to them would be
/// deleted too. They cannot be switched off inside a transaction, so a table that others refer to is guarded by a
/// statement that fails where they are on. Views and other tables name the table by its text and are not touched.
struct SQLiteRebuild {
    let base: SchemaObject
    let goal: SchemaObject
    let isReferenced: Bool
    let takenNames: Set<String>

    /// The statements; all of them lose data, or none, since they only work together.
    var statements: [SchemaStatement] {
        let table = SQLiteWriting.name(goal.name)
        let new = SQLiteWriting.name(newName)
        let steps =
            (isReferenced ? guarding : [])
            + [SQLiteDefinition.table(goal, as: newName), copying(to: new)].compactMap(\.self)
            + (keepsSequence ? sequence : [])
            // With it, the renaming neither looks into views nor changes what other tables refer to.
            + [
                "PRAGMA legacy_alter_table = on", "DROP TABLE \(table)", "ALTER TABLE \(new) RENAME TO \(table)",
                "PRAGMA legacy_alter_table = off",
            ]
        let unread = [
            "DROP TABLE IF EXISTS \(table)", SQLiteDefinition.table(goal),
        ]
        let isUnread = base[.definition] != nil || goal[.definition] != nil
        return (isUnread ? unread : steps).map { SchemaStatement($0, isDestructive: isUnread || losesData) }
    }

    private var newName: String {
        var name = "new_" + goal.name
        while takenNames.contains(SQLiteTableNames.folded(name)) { name += "_" }
        return name
    }

    private var guarding: [String] {
        let rule = "\(goal.name) is made anew, which needs foreign keys off: PRAGMA foreign_keys = off, before BEGIN"
        return [
            """
            CREATE TEMP TABLE IF NOT EXISTS migrate_guard (
                foreign_keys INTEGER CONSTRAINT \(SQLiteQuoting.name(rule)) CHECK (foreign_keys = 0)
            )
            """,
            "INSERT INTO temp.migrate_guard SELECT foreign_keys FROM pragma_foreign_keys",
            "DROP TABLE temp.migrate_guard",
        ]
    }

    /// The rows, all or none: a constraint of the new table may not drop one in silence.
    private func copying(to new: String) -> String? {
        let names = copied.map { SQLiteWriting.name($0.name) } + (rowNumber.map { [$0] } ?? [])
        guard !names.isEmpty else { return nil }
        let list = names.joined(separator: ", ")
        return "INSERT OR ABORT INTO \(new) (\(list))\nSELECT \(list) FROM \(SQLiteWriting.name(goal.name))"
    }

    private func columns(_ table: SchemaObject) -> [SchemaObject] { table.parts.filter { $0.kind == .column } }

    /// The columns whose values go over.
    private var copied: [SchemaObject] {
        let before = Set(columns(base).map(\.name))
        return columns(goal).filter { $0[.generated] == nil && before.contains($0.name) }
    }

    /// The numbers that the rows have where no column shows them: other tables and full-text indexes may know them.
    private var rowNumber: String? {
        guard [base, goal].allSatisfy({ $0[.withoutRowid] == nil && !hasRowKey($0) }) else { return nil }
        let names = Set((columns(base) + columns(goal)).map { SQLiteTableNames.folded($0.name) })
        return ["rowid", "_rowid_", "oid"].first { !names.contains($0) }
    }

    private func hasRowKey(_ table: SchemaObject) -> Bool {
        let key = table.parts.first { $0.kind == .primaryKey }?[.columns]
        return columns(table).contains { $0[.type] == "INTEGER" && SQLiteWriting.name($0.name) == key }
    }

    private var keepsSequence: Bool {
        [base, goal].allSatisfy { columns($0).contains { $0[.autoIncrement] != nil } }
    }

    /// The highest number ever given goes over, also where its row is gone.
    private var sequence: [String] {
        [
            "DELETE FROM sqlite_sequence WHERE name = \(SQLiteQuoting.text(newName))",
            "UPDATE sqlite_sequence SET name = \(SQLiteQuoting.text(newName)) "
                + "WHERE name = \(SQLiteQuoting.text(goal.name))",
        ]
    }

    /// Whether a column's values are left behind, or changed on the way by another type's affinity.
    private var losesData: Bool {
        columns(base)
            .contains { column in
                guard column[.generated] == nil else { return false }
                guard let kept = columns(goal).first(where: { $0.name == column.name }), kept[.generated] == nil else {
                    return true
                }
                return !SQLiteAffinity(column[.type]).keepsValues(as: SQLiteAffinity(kept[.type]))
            }
    }
}

/// What SQLite makes of a value that is stored in a column, by the column's declared type.
enum SQLiteAffinity {
    case integer
    case text
    case blob
    case real
    case numeric

    /// By the rules of SQLite's manual, in their order.
    init(_ type: String?) {
        let type = type?.uppercased() ?? ""
        self =
            if type.contains("INT") { .integer } else if ["CHAR", "CLOB", "TEXT"].contains(where: type.contains) {
                .text
            } else if type.isEmpty || type.contains("BLOB") {
                .blob
            } else if ["REAL", "FLOA", "DOUB"].contains(where: type.contains) {
                .real
            } else { .numeric }
    }

    /// Whether every value stays what it is when it moves to a column of the other affinity.
    func keepsValues(as other: SQLiteAffinity) -> Bool {
        switch (self, other) {
        case (_, .blob), (.integer, .integer), (.text, .text), (.real, .real), (.numeric, .numeric),
            (.integer, .numeric), (.numeric, .integer), (.integer, .text), (.real, .integer), (.real, .numeric):
            true
        case (.integer, .real), (.text, _), (.blob, _), (.real, .text), (.numeric, .text), (.numeric, .real): false
        }
    }
}
