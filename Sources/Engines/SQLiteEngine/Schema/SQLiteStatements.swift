package import Database
package import SQLText
package import SchemaModel

extension SQLite {
    package func statements(
        undoing changes: [SchemaChange],
        in actual: Schema,
        toward wanted: Schema,
        dialect: Dialect
    ) -> [SchemaStatement] {
        SQLiteRepair(undoing: changes, in: actual, toward: wanted).statements
    }
}

/// The statements that undo changes of a whole schema, sorted by what must come before what.
private struct SQLiteRepair {
    /// What stands by itself and must go or come, or be altered.
    private var dropped: [SchemaObject] = []
    private var created: [SchemaObject] = []
    private var altered: [SQLiteGoal] = []
    private let actual: Schema
    private let wanted: Schema

    init(undoing changes: [SchemaChange], in actual: Schema, toward wanted: Schema) {
        (self.actual, self.wanted) = (actual, wanted)
        let tables = changes.compactMap { change in
            if case .renamed(let path, let found) = change, path.kind == .table { (found, path.name) } else { nil }
        }
        let renaming = SQLiteRenaming(tables: Dictionary(tables) { first, _ in first })
        var order: [Owner] = []
        var groups: [Owner: [SchemaChange]] = [:]
        for change in changes {
            switch change {
            case .missing(let path, let object) where path.part == nil: created.append(object)
            case .unexpected(let path, let object) where path.part == nil: dropped.append(object)
            case .missing, .unexpected, .changed, .renamed, .reordered:
                let owner = Owner(kind: change.path.ownerKind, name: change.path.name)
                if groups[owner] == nil { order.append(owner) }
                groups[owner, default: []].append(change)
            }
        }
        let (found, expected) = (Self.owners(actual), Self.owners(wanted))
        for owner in order {
            let changes = groups[owner] ?? []
            let name = Self.foundName(changes) ?? owner.name
            guard let old = found[Owner(kind: owner.kind, name: name)], let new = expected[owner] else { continue }
            altered.append(SQLiteGoal(undoing: changes, of: old, toward: new, renaming))
        }
    }

    private struct Owner: Hashable {
        let kind: ObjectKind
        let name: String
    }

    private static func owners(_ schema: Schema) -> [Owner: SchemaObject] {
        Dictionary(schema.objects.map { (Owner(kind: $0.kind, name: $0.name), $0) }) { first, _ in first }
    }

    /// How the object is called that changes are about, where that is part of them.
    private static func foundName(_ changes: [SchemaChange]) -> String? {
        for change in changes {
            if case .renamed(let path, let found) = change, path.part == nil { return found }
        }
        return nil
    }
}

extension SQLiteRepair {
    /// What hangs on others goes first and comes last, so that SQLite, which looks into every view and trigger when a
    /// table is altered, meets none that is on its way out or not yet whole.
    var statements: [SchemaStatement] {
        let tables = altered.filter { $0.goal.kind == .table }
        let repairs = tables.map { ($0, repair(of: $0).statements) }
        let goneTables = SQLiteOrder.referringFirst(dropped.filter { $0.kind == .table })
        let madeTables = created.filter { $0.kind == .table }
        let anew = Set(repairs.filter(\.1.areAnew).map(\.0.goal.name))
        var list = goneViews + altered.flatMap(goneParts)
        list += (virtualTables.gone + goneTables).map { drop("TABLE", $0.name, isDestructive: true) }
        list += (SQLiteOrder.referringFirst(madeTables).reversed()).map { SchemaStatement(SQLiteDefinition.table($0)) }
        list += virtualTables.made.map { SchemaStatement(SQLiteDefinition.virtualTable($0)) }
        list += tables.compactMap(renaming)
        list += repairs.flatMap(\.1.list)
        list += madeTables.flatMap { made(.index, of: $0, besides: []) }
        list += tables.flatMap { made(.index, of: $0.goal, besides: anew.contains($0.goal.name) ? [] : $0.base.parts) }
        list += madeViews.map { SchemaStatement(SQLiteDefinition.view($0)) }
        list += (madeTables + madeViews).flatMap { made(.trigger, of: $0, besides: []) }
        list += altered.filter { !isMadeAnew($0) }
            .flatMap { made(.trigger, of: $0.goal, besides: anew.contains($0.goal.name) ? [] : $0.base.parts) }
        return list
    }

    private func drop(_ kind: String, _ name: String, isDestructive: Bool = false) -> SchemaStatement {
        SchemaStatement("DROP \(kind) IF EXISTS \(SQLiteWriting.name(name))", isDestructive: isDestructive)
    }

    // MARK: Views and virtual tables

    /// Whether it cannot be altered: a view or a virtual table that is to be another.
    private func isMadeAnew(_ change: SQLiteGoal) -> Bool {
        guard change.goal.kind != .table else { return false }
        return change.foundName != change.goal.name || change.base.attributes != change.goal.attributes
    }

    private var goneViews: [SchemaStatement] {
        dropped.filter { $0.kind == .view }.map { drop("VIEW", $0.name, isDestructive: true) }
            + altered.filter { $0.goal.kind == .view && isMadeAnew($0) }.map { drop("VIEW", $0.foundName) }
    }

    private var madeViews: [SchemaObject] {
        created.filter { $0.kind == .view }
            + altered.map(\.goal).enumerated()
            .filter { $1.kind == .view && isMadeAnew(altered[$0]) }.map(\.element)
    }

    private var virtualTables: (gone: [SchemaObject], made: [SchemaObject]) {
        let anew = altered.filter { $0.goal.kind == .virtualTable && isMadeAnew($0) }
        let gone = anew.map { SchemaObject(.virtualTable, name: $0.foundName) }
        return (
            dropped.filter { $0.kind == .virtualTable } + gone,
            created.filter { $0.kind == .virtualTable } + anew.map(\.goal)
        )
    }

    // MARK: Indexes and triggers

    /// Indexes and triggers that go, or make room for others of their name.
    private func goneParts(_ change: SQLiteGoal) -> [SchemaStatement] {
        guard !isMadeAnew(change) else { return [] }
        return change.base.parts.compactMap { part in
            guard !change.goal.parts.contains(part) else { return nil }
            let isReplaced = change.goal.parts.contains { $0.kind == part.kind && $0.name == part.name }
            return switch part.kind {
            case .trigger: drop("TRIGGER", part.name, isDestructive: !isReplaced)
            case .index: drop("INDEX", part.name)
            case _: nil
            }
        }
    }

    private func made(_ kind: ObjectKind, of owner: SchemaObject, besides there: [SchemaObject]) -> [SchemaStatement] {
        owner.parts.filter { $0.kind == kind && !there.contains($0) }
            .map { part in
                SchemaStatement(
                    kind == .index
                        ? SQLiteDefinition.index(part, on: owner.name) : SQLiteDefinition.trigger(part, on: owner.name)
                )
            }
    }

    // MARK: Tables

    private func renaming(_ change: SQLiteGoal) -> SchemaStatement? {
        guard change.foundName != change.goal.name else { return nil }
        let column = change.base.parts.first { $0.kind == .column }?.name ?? ""
        return SchemaStatement(
            SQLiteCondition.alterTable(.skipIfColumn, table: change.goal.name, column: column)
                + "\(SQLiteWriting.name(change.foundName)) RENAME TO \(SQLiteWriting.name(change.goal.name))"
        )
    }

    private func repair(of change: SQLiteGoal) -> SQLiteTableRepair {
        let gone = Set((goneViews + altered.flatMap(goneParts)).map(\.sql))
        let objects = actual.objects + wanted.objects
        let references = objects.filter { $0.kind == .table }.flatMap(\.parts).compactMap { $0[.references] }
        let name = SQLiteTableNames.folded(change.goal.name)
        return SQLiteTableRepair(
            change: change,
            watchers: actual.objects.flatMap { watchers($0, without: gone) },
            isReferenced: references.contains { SQLiteOrder.referredTable($0) == name },
            takenNames: Set(objects.map { SQLiteTableNames.folded($0.name) })
        )
    }

    /// The texts of views and triggers that stay while tables are altered.
    private func watchers(_ object: SchemaObject, without gone: Set<String>) -> [String] {
        guard !gone.contains(drop("VIEW", object.name).sql) else { return [] }
        let query = object.kind == .view ? object[.definition] : nil
        let triggers = object.parts.filter { $0.kind == .trigger && !gone.contains(drop("TRIGGER", $0.name).sql) }
        let texts = triggers.flatMap { [$0[.events], $0[.condition], $0[.body], $0[.definition]] }
        return ([query] + texts).compactMap(\.self)
    }
}

/// Tables sorted by their foreign keys.
enum SQLiteOrder {
    /// The table that a foreign key leads to, folded.
    static func referredTable(_ reference: String) -> String {
        let atoms = SQLiteAtoms().atoms(of: Array(reference.utf8))
        return SQLiteTableNames.folded(atoms?.first?.nameText ?? reference)
    }

    /// Tables before those that they refer to; a circle is cut where it is met.
    static func referringFirst(_ tables: [SchemaObject]) -> [SchemaObject] {
        var referring: [String: [SchemaObject]] = [:]
        for table in tables {
            for reference in table.parts.compactMap({ $0[.references] }) {
                referring[referredTable(reference), default: []].append(table)
            }
        }
        var visited: Set<String> = []
        var ordered: [SchemaObject] = []
        func visit(_ table: SchemaObject) {
            guard visited.insert(table.name).inserted else { return }
            for child in referring[SQLiteTableNames.folded(table.name)] ?? [] { visit(child) }
            ordered.append(table)
        }
        for table in tables { visit(table) }
        return ordered
    }
}
