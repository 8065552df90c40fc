import SchemaModel

/// Undoes changes of objects that stay.
struct PostgresPartRepair {
    private let repair: PostgresRepair
    private var creation: PostgresCreation
    private let rights: PostgresRights
    /// Parts that were made anew already for another of their facts.
    private var done: Set<ObjectPath> = []

    /// Goes on with the statements that `creation` has.
    init(_ repair: PostgresRepair, _ creation: PostgresCreation, _ rights: PostgresRights) {
        self.repair = repair
        self.creation = creation
        self.rights = rights
    }

    var script: PostgresScript { creation.script }

    /// Undoes one change.
    mutating func undo(_ change: SchemaChange) {
        let key = PostgresRepair.Key(ownerOf: change.path)
        guard !repair.remade.contains(key), let owner = repair.wanted[key] ?? repair.homeSchema(change) else { return }
        switch change {
        case .unexpected(let path, let object) where path.kind == .schema && path.part == nil: takeBack(object)
        case .missing(let path, let part) where path.part != nil: creation.makePart(part, of: owner)
        case .unexpected(let path, let part) where path.part != nil:
            guard !repair.isTakenOver(part, by: owner) else { return }
            remove(part, of: owner, isForGood: true)
        case .changed(let path, let key, let expected, let found):
            let change = PostgresAlteration.Change(key, expected: expected, found: found)
            guard path.part != nil else { return undo(change, of: owner) }
            guard let part = owner.parts.first(where: { $0.kind == path.kind && $0.name == path.part }) else { return }
            undo(change, of: part, path, owner)
        case .missing, .unexpected, .renamed, .reordered: return
        }
    }

    /// Gives a schema back what it has in a fresh database.
    private mutating func takeBack(_ schema: SchemaObject) {
        let plain = SchemaObject(.schema, name: schema.name)
        for attribute in schema.attributes {
            undo(PostgresAlteration.Change(attribute.key, expected: nil, found: attribute.value), of: plain)
        }
    }

    private mutating func remove(_ part: SchemaObject, of owner: SchemaObject, isForGood: Bool) {
        if part.kind == .column, part[.type] == nil {
            takeBack(part, of: owner)
            return
        }
        var removal = PostgresRemoval(creation.script)
        removal.remove(part, of: owner, isForGood: isForGood)
        creation.go(on: removal.script)
    }

    private mutating func undo(_ change: PostgresAlteration.Change, of object: SchemaObject) {
        let words = PostgresTarget.words(object)
        switch change.key {
        case .comment: creation.add(.comments, PostgresCreation.comment(change.expected, on: words))
        case .owner:
            guard let owner = change.expected, PostgresAlteration.hasOwner(object.kind) else { return }
            creation.add(.owners, rights.owner(owner, of: words))
        case .grants where object.kind == .defaultPrivileges:
            let privileges = PostgresDefaultPrivileges(object)
            creation.add(.watchers, privileges.drafts(from: change.found, to: change.expected, rights))
        case .grants:
            guard let (target, letters) = PostgresTarget.rights(object) else { return }
            creation.add(
                .grants,
                rights.grants(
                    from: change.found,
                    to: change.expected,
                    on: target,
                    kind: letters,
                    owner: object[.owner]
                )
            )
        case .inherits, .partitionOf, .partitionBound:
            let placement = PostgresAlteration.placement(object, change)
            for sql in placement.lost { creation.add(.release, sql) }
            for sql in placement.gained { creation.add(.placement, sql) }
        case .labels:
            let drafts = PostgresTypeText.relabel(object, from: change.found, columns: columns(of: object))
            creation.add(.preparation, drafts)
            if PostgresTypeText.isRemade(object, from: change.found) { creation.finish(object) }
        case _:
            creation.add(
                change.key == .replicaIdentity || change.key == .clusteredOn ? .storage : .objects,
                PostgresAlteration.alter(object, change)?.drafts ?? []
            )
        }
    }

    /// The columns that hold values of a type.
    func columns(of type: SchemaObject) -> [PostgresTypeText.EnumColumn] {
        repair.actual.values.filter { $0.kind == .table }.sorted(by: SchemaObject.isBefore)
            .flatMap { table in
                table.parts.filter { $0.kind == .column }
                    .compactMap { column -> PostgresTypeText.EnumColumn? in
                        guard let found = column[.type], found == type.reference || found == type.reference + "[]"
                        else {
                            return nil
                        }
                        let after = repair.wanted[PostgresRepair.Key(table)]?.parts
                            .first { $0.kind == .column && $0.name == column.name }
                        return PostgresTypeText.EnumColumn(
                            table: table.reference,
                            name: PostgresWriting.name(column.name),
                            suffix: String(found.dropFirst(type.reference.count)),
                            defaultValue: after?[.default]
                        )
                    }
            }
    }
}

extension PostgresPartRepair {
    private mutating func undo(
        _ change: PostgresAlteration.Change,
        of part: SchemaObject,
        _ path: ObjectPath,
        _ owner: SchemaObject
    ) {
        if change.key == .comment {
            guard let words = PostgresTarget.words(part, of: owner) else { return }
            creation.add(.comments, PostgresCreation.comment(change.expected, on: words))
            return
        }
        if part.kind == .column {
            undoColumn(change, part, path, owner)
            return
        }
        if let sql = altered(change, part, owner) {
            creation.add(part.kind == .trigger || part.kind == .rule ? .hooks : .storage, sql)
            return
        }
        guard done.insert(path).inserted else { return }
        let referring = isReferredTo(part) ? repair.keys(referringTo: owner) : []
        for (table, key) in referring { remove(key, of: table, isForGood: false) }
        remove(part, of: owner, isForGood: false)
        creation.makePart(part, of: owner)
        for (table, key) in referring { creation.makePart(key, of: table) }
    }

    /// Gives a column back what its parent says, or nobody.
    private mutating func takeBack(_ column: SchemaObject, of owner: SchemaObject) {
        let plain = SchemaObject(.column, name: column.name)
        for attribute in column.attributes where attribute.key != .isLocal {
            let change = PostgresAlteration.Change(attribute.key, expected: nil, found: attribute.value)
            undo(change, of: plain, ObjectPath(plain, of: owner), owner)
        }
    }

    private func isReferredTo(_ part: SchemaObject) -> Bool {
        part.kind == .primaryKey || part.kind == .unique || part.kind == .index && part[.unique] != nil
    }

    private mutating func undoColumn(
        _ change: PostgresAlteration.Change,
        _ column: SchemaObject,
        _ path: ObjectPath,
        _ owner: SchemaObject
    ) {
        var change = change
        if column[.type] == nil, change.expected == nil {
            let inherited = repair.inherited(change.key, of: column.name, by: owner)
            change = PostgresAlteration.Change(change.key, expected: inherited, found: change.found)
        }
        defer { repeatBelow(change.key, column, owner) }
        switch change.key {
        case .grants: creation.grantColumn(column, of: owner, found: change.found)
        case .type, .collation, .generated:
            guard done.insert(path).inserted else { return }
            creation.add(.columns, PostgresAlteration.alterColumn(column, of: owner, change))
            if change.key == .generated, change.expected != nil { makeAgain(whatHangsOn: column, owner) }
        case .default, .identity:
            // What goes may stand in the way of what comes.
            creation.add(
                change.expected == nil ? .release : .columns,
                PostgresAlteration.alterColumn(column, of: owner, change)
            )
        case _: creation.add(.columns, PostgresAlteration.alterColumn(column, of: owner, change))
        }
    }

    /// Makes what goes with a column that is dropped and added again.
    private mutating func makeAgain(whatHangsOn column: SchemaObject, _ owner: SchemaObject) {
        creation.finishColumn(column, of: owner)
        // A part that only looks as if it named the column is there still, and not made twice.
        for part in owner.parts
        where part.kind != .column && part.attributes.contains(where: { $0.value.contains(column.name) }) {
            creation.makePart(part, of: owner)
        }
    }

    /// Says once more what tables below have otherwise: a change of theirs goes down to them.
    private mutating func repeatBelow(_ key: AttributeKey, _ column: SchemaObject, _ owner: SchemaObject) {
        guard key == .default || key == .notNull else { return }
        for table in repair.exceptions(to: key, of: column.name, below: owner) {
            guard let other = table.parts.first(where: { $0.kind == .column && $0.name == column.name }) else {
                continue
            }
            let change = PostgresAlteration.Change(key, expected: other[key], found: nil)
            creation.add(.columns, PostgresAlteration.alterColumn(other, of: table, change))
        }
    }

    /// The statement that changes a fact in place, where there is one.
    private func altered(
        _ change: PostgresAlteration.Change,
        _ part: SchemaObject,
        _ owner: SchemaObject
    ) -> [SchemaStatementDraft]? {
        let table = "ALTER \(PostgresTarget.words(owner))"
        let name = PostgresWriting.name(part.name)
        let index = "ALTER INDEX \(PostgresWriting.name(owner.namespace, part.name))"
        switch (part.kind, change.key) {
        case (.trigger, .enabled), (.rule, .enabled):
            let kind = part.kind == .trigger ? "TRIGGER" : "RULE"
            return [SchemaStatementDraft("\(table) \(PostgresHookText.enabling(change.expected)) \(kind) \(name)")]
        case (.index, .options), (.primaryKey, .options), (.unique, .options), (.exclusion, .options):
            return PostgresAlteration.options(change).map { SchemaStatementDraft("\(index) \($0)") }
        case (.index, .tablespace), (.primaryKey, .tablespace), (.unique, .tablespace), (.exclusion, .tablespace):
            return [SchemaStatementDraft("\(index) SET TABLESPACE \(change.expected ?? "pg_default")")]
        case (.index, .statisticsTarget):
            let (old, new) = (PostgresWriting.elements(change.found), PostgresWriting.elements(change.expected))
            let lost = old.map { $0.prefix { $0 != " " } }
                .filter { number in !new.contains { $0.hasPrefix("\(number) =") } }.map { "\($0) = -1" }
            return (lost + new.filter { !old.contains($0) })
                .map { SchemaStatementDraft("\(index) ALTER COLUMN \($0.replacing(" = ", with: " SET STATISTICS "))") }
        case (.primaryKey, .indexComment), (.unique, .indexComment), (.exclusion, .indexComment):
            let words = "INDEX \(PostgresWriting.name(owner.namespace, part.name))"
            return [SchemaStatementDraft(PostgresCreation.comment(change.expected, on: words))]
        case (.index, .invalid): return [SchemaStatementDraft("REINDEX INDEX \(index.dropFirst("ALTER INDEX ".count))")]
        case (.foreignKey, .invalid) where change.expected == nil, (.check, .invalid) where change.expected == nil:
            return [SchemaStatementDraft("\(table) VALIDATE CONSTRAINT \(name)")]
        case (.foreignKey, .deferrable):
            return [SchemaStatementDraft("\(table) ALTER CONSTRAINT \(name) \(change.expected ?? "NOT DEFERRABLE")")]
        case (.policy, .using) where change.expected != nil:
            return [SchemaStatementDraft("ALTER POLICY \(name) ON \(owner.reference) USING (\(change.expected ?? ""))")]
        case (.policy, .withCheck) where change.expected != nil:
            return [
                SchemaStatementDraft("ALTER POLICY \(name) ON \(owner.reference) WITH CHECK (\(change.expected ?? ""))")
            ]
        case (.policy, .roles):
            return [
                SchemaStatementDraft("ALTER POLICY \(name) ON \(owner.reference) TO \(change.expected ?? "PUBLIC")")
            ]
        case _: return nil
        }
    }
}

extension PostgresRepair {
    /// Whether a table takes a column over from above.
    private func inherits(_ name: String, _ table: SchemaObject) -> Bool {
        parents(of: table)
            .contains { parent in
                parent.parts.contains { $0.kind == .column && $0.name == name && $0[.type] != nil }
                    || inherits(name, parent)
            }
    }

    /// What the tables above want a column to be that a table takes over.
    fileprivate func inherited(_ key: AttributeKey, of name: String, by table: SchemaObject) -> String? {
        for parent in parents(of: table) {
            let column = parent.parts.first { $0.kind == .column && $0.name == name }
            if let value = column?[key] { return value }
            if column?[.type] != nil { return nil }
            if let value = inherited(key, of: name, by: parent) { return value }
        }
        return nil
    }

    /// The tables that take a column over and say something else of it, which a change further up would undo.
    fileprivate func exceptions(to key: AttributeKey, of name: String, below table: SchemaObject) -> [SchemaObject] {
        guard table.kind == .table else { return [] }
        return wanted.values
            .filter { child in
                parents(of: child).contains(table)
                    && child.parts.contains {
                        $0.kind == .column && $0.name == name && $0[.type] == nil && $0[key] != nil
                    }
            }
            .sorted(by: SchemaObject.isBefore)
    }

    private func parents(of table: SchemaObject) -> [SchemaObject] {
        PostgresWriting.elements(table[.partitionOf] ?? table[.inherits])
            .compactMap { reference in wanted.values.first { $0.kind == .table && $0.reference == reference } }
    }

    /// Whether what a table has becomes what it takes over as soon as it is put under another.
    fileprivate func isTakenOver(_ part: SchemaObject, by table: SchemaObject) -> Bool {
        guard let found = actual[Key(table)] else { return false }
        let isPut = found[.partitionOf] != table[.partitionOf] || found[.inherits] != table[.inherits]
        guard isPut else { return false }
        if part.kind == .column { return inherits(part.name, table) }
        return parents(of: table)
            .contains { parent in
                parent.parts.contains { $0.kind == part.kind && $0.attributes == part.attributes }
            }
    }

    /// The foreign keys, as wanted, that refer to a table and are there.
    fileprivate func keys(referringTo table: SchemaObject) -> [(SchemaObject, SchemaObject)] {
        actual.values.filter { $0.kind == .table }.sorted(by: SchemaObject.isBefore)
            .flatMap { found -> [(SchemaObject, SchemaObject)] in
                guard let owner = wanted[Key(found)] else { return [] }
                let names = Set(found.parts.filter { $0.kind == .foreignKey }.map(\.name))
                return owner.parts
                    .filter { key in
                        key.kind == .foreignKey && names.contains(key.name)
                            && key[.references]?.hasPrefix(table.reference + "(") == true
                    }
                    .map { (owner, $0) }
            }
    }
}
