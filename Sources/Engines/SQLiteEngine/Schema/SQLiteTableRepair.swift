import Database
import SchemaModel

/// How one table becomes what it shall be: in place where SQLite can, by making it anew where it cannot.
struct SQLiteTableRepair {
    let change: SQLiteGoal
    /// The texts of the views and triggers that will be there, which SQLite checks when a column goes.
    let watchers: [String]
    /// Whether a foreign key leads to the table.
    let isReferenced: Bool
    /// Names that are taken.
    let takenNames: Set<String>

    private var base: SchemaObject { change.base }
    private var goal: SchemaObject { change.goal }

    /// Whether the table itself has to change, and not only what hangs on it.
    private var isSameTable: Bool { Self.table(base) == Self.table(goal) }

    /// The statements, and whether they take the table's indexes and triggers away.
    var statements: (list: [SchemaStatement], areAnew: Bool) {
        let renaming = change.renamedColumns.map { column in
            SchemaStatement(
                SQLiteCondition.alterTable(.skipIfColumn, table: base.name, column: column.expected)
                    + "\(SQLiteWriting.name(base.name)) RENAME COLUMN \(SQLiteWriting.name(column.found)) "
                    + "TO \(SQLiteWriting.name(column.expected))"
            )
        }
        guard !isSameTable else { return (renaming, false) }
        if let inPlace { return (renaming + inPlace, false) }
        let rebuild = SQLiteRebuild(base: base, goal: goal, isReferenced: isReferenced, takenNames: takenNames)
        return (renaming + rebuild.statements, true)
    }

    /// The table without what can be changed by itself.
    private static func table(_ object: SchemaObject) -> SchemaObject {
        let parts = object.parts.filter { $0.kind != .index && $0.kind != .trigger }
        return SchemaObject(object.kind, name: object.name, attributes: object.attributes, parts: parts)
    }

    /// Columns dropped and added by `ALTER TABLE`, `nil` where that cannot do it all.
    private var inPlace: [SchemaStatement]? {
        guard base.attributes == goal.attributes, base[.definition] == nil else { return nil }
        let (before, after) = (columns(base), columns(goal))
        let dropped = before.filter { column in !after.contains { $0.name == column.name } }
        let kept = before.filter { column in after.contains { $0.name == column.name } }
        guard Array(after.prefix(kept.count)) == kept, !kept.isEmpty else { return nil }
        let added = Array(after.dropFirst(kept.count))
        let (old, new) = (constraints(base), constraints(goal))
        let fresh = new.filter { !old.contains($0) }
        guard old.allSatisfy(new.contains), dropped.allSatisfy(canDrop), added.allSatisfy(canAdd) else { return nil }
        guard let riders = riders(fresh, on: added) else { return nil }
        return dropped.map(drop) + added.map { add($0, with: riders[$0.name] ?? []) }
    }

    private func columns(_ object: SchemaObject) -> [SchemaObject] { object.parts.filter { $0.kind == .column } }

    private func constraints(_ object: SchemaObject) -> [SchemaObject] {
        object.parts.filter { SQLiteDefinition.constraint($0) != nil }
    }

    private func drop(_ column: SchemaObject) -> SchemaStatement {
        SchemaStatement(
            SQLiteCondition.alterTable(.skipUnlessColumn, table: goal.name, column: column.name)
                + "\(SQLiteWriting.name(goal.name)) DROP COLUMN \(SQLiteWriting.name(column.name))",
            isDestructive: true
        )
    }

    private func add(_ column: SchemaObject, with riders: [SchemaObject]) -> SchemaStatement {
        let suffixes = riders.compactMap { rider in
            rider.kind == .check ? SQLiteDefinition.constraint(rider) : SQLiteDefinition.reference(rider)
        }
        return SchemaStatement(
            SQLiteCondition.alterTable(.skipIfColumn, table: goal.name, column: column.name)
                + "\(SQLiteWriting.name(goal.name)) ADD COLUMN "
                + ([SQLiteDefinition.column(column)] + suffixes).joined(separator: " ")
        )
    }

    /// SQLite adds a column without touching a row, so each row must get its value from the definition alone.
    private func canAdd(_ column: SchemaObject) -> Bool {
        if column[.autoIncrement] != nil || column[.generated]?.hasSuffix(" STORED") == true { return false }
        if let value = column[.default], value.hasPrefix("(") || value.hasPrefix("CURRENT_") { return false }
        return column[.notNull] == nil || column[.default] != nil || column[.generated] != nil
    }

    /// SQLite drops a column that nothing mentions any more.
    private func canDrop(_ column: SchemaObject) -> Bool {
        let name = SQLiteTableNames.folded(column.name)
        let texts = goal.parts.filter { $0.kind != .trigger }
            .flatMap { part in [part[.columns], part[.expression], part[.predicate], part[.generated]] }
        return (texts.compactMap(\.self) + watchers).allSatisfy { !Self.mentions($0, name) }
    }

    private static func mentions(_ text: String, _ folded: String) -> Bool {
        guard let atoms = SQLiteAtoms().atoms(of: Array(text.utf8)) else { return true }
        return atoms.contains { $0.mayName(folded) }
    }

    /// New constraints by the new column that can carry each; `nil` where one has to be the table's.
    private func riders(_ constraints: [SchemaObject], on added: [SchemaObject]) -> [String: [SchemaObject]]? {
        var riders: [String: [SchemaObject]] = [:]
        for constraint in constraints {
            let carrier = added.last { column in
                switch constraint.kind {
                case .check: Self.mentions(constraint[.expression] ?? "", SQLiteTableNames.folded(column.name))
                case .foreignKey:
                    constraint.name == SQLiteWriting.name(column.name) && constraint[.columns] == constraint.name
                        && column[.default] == nil
                case _: false
                }
            }
            guard let carrier else { return nil }
            riders[carrier.name, default: []].append(constraint)
        }
        return riders
    }
}
