import Database
import SchemaModel

/// The statements that undo changes of a whole schema.
struct PostgresRepair {
    /// What an object is known by.
    struct Key: Hashable {
        let kind: ObjectKind
        let namespace: String?
        let name: String

        init(_ object: SchemaObject) {
            (kind, namespace, name) = (object.kind, object.namespace, object.name)
        }

        init(ownerOf path: ObjectPath) {
            (kind, namespace, name) = (path.ownerKind, path.namespace, path.name)
        }
    }

    private let changes: [SchemaChange]
    let actual: [Key: SchemaObject]
    let wanted: [Key: SchemaObject]
    private let actualObjects: [SchemaObject]
    private let rights: PostgresRights
    /// How objects are called before they get their names back.
    private var oldNames: [Key: String] = [:]
    private var created: [SchemaObject] = []
    private var dropped: [SchemaObject] = []
    /// Objects that go and come again.
    private(set) var remade: Set<Key> = []

    init(undoing changes: [SchemaChange], in actual: Schema, toward wanted: Schema) {
        self.changes = changes
        self.actual = Dictionary(actual.objects.map { (Key($0), $0) }) { first, _ in first }
        self.wanted = Dictionary(wanted.objects.map { (Key($0), $0) }) { first, _ in first }
        actualObjects = actual.objects
        rights = PostgresRights(wanted: wanted.migrator, actual: actual.migrator)
        sort()
    }

    /// In the order in which they can run.
    var statements: [SchemaStatement] {
        var script = PostgresScript()
        PostgresRenaming(changes).add(to: &script)
        let remadeObjects = actualObjects.filter { remade.contains(Key($0)) }
        var removal = PostgresRemoval(script)
        removal.remove(dropped + remadeObjects, rights) { !remade.contains(Key($0)) }
        var creation = PostgresCreation(
            removal.script,
            rights: rights,
            privileges: PostgresInitialPrivileges(actualObjects, migrator: rights.actual)
        )
        let anew = created + remade.compactMap { wanted[$0] }
        if anew.contains(where: { $0.kind == .function || $0.kind == .procedure }) || replacesRoutines {
            // What a body mentions may come later.
            creation.prepare("SET check_function_bodies = off")
        }
        let sorted = PostgresOrder.sorted(anew, with: .ofDefinition)
        let readers = PostgresReaders.among(sorted, for: .making)
        for object in sorted { creation.make(object, form: readers.contains(Key(object)) ? .reader : .other) }
        var repair = PostgresPartRepair(self, creation, rights)
        for change in changes { repair.undo(change) }
        return repair.script.statements
    }

    private var replacesRoutines: Bool {
        changes.contains { change in
            if case .changed(let path, _, _, _) = change {
                path.kind == .function || path.kind == .procedure
            } else {
                false
            }
        }
    }
}

extension PostgresRepair {
    /// What is made, what goes, and what cannot be altered.
    private mutating func sort() {
        for change in changes {
            switch change {
            case .missing(let path, let object) where path.part == nil: created.append(object)
            case .unexpected where homeSchema(change) != nil: continue
            case .unexpected(let path, let object) where path.part == nil: dropped.append(object)
            case .changed(let path, let key, let expected, let found) where path.part == nil:
                let owner = Key(ownerOf: path)
                guard let object = wanted[owner], !Self.isFact(key) else { continue }
                let change = PostgresAlteration.Change(key, expected: expected, found: found)
                if !isReplaceable(object, key), PostgresAlteration.alter(object, change) == nil { remade.insert(owner) }
            case .renamed(let path, let found) where path.part == nil && !Self.canBeRenamed(path.kind):
                let old = Key(ownerOf: path.renamed(found))
                if let object = actual[old] { dropped.append(object) }
                if let object = wanted[Key(ownerOf: path)] { created.append(object) }
            case .reordered(let path, _, _) where path.kind == .compositeType: remade.insert(Key(ownerOf: path))
            case .missing, .unexpected, .changed, .renamed, .reordered: continue
            }
        }
        spread()
    }

    /// The schema that is always there, and that is only mentioned where something about it is unusual.
    func homeSchema(_ change: SchemaChange) -> SchemaObject? {
        guard case .unexpected(let path, let object) = change, path.part == nil, path.kind == .schema,
            [PostgresRoutineText.homeName, "public"].contains(object.name)
        else { return nil }
        return object
    }

    /// Whether there is a statement that gives an object of a kind another name.
    static func canBeRenamed(_ kind: ObjectKind) -> Bool {
        switch kind {
        case .cast, .transform, .userMapping, .operator, .accessMethod, .extensionModule, .defaultPrivileges: false
        case _: true
        }
    }

    /// Facts that are said by statements of their own, whatever the object.
    static func isFact(_ key: AttributeKey) -> Bool {
        switch key {
        case .comment, .owner, .grants, .privileges: true
        case _: false
        }
    }

    /// What takes the place of another without that one being dropped.
    private func isReplaceable(_ object: SchemaObject, _ key: AttributeKey) -> Bool {
        object.kind == .enumType && key == .labels || object.kind == .defaultPrivileges
    }

    /// Views that read what is made anew, or a column that gets another type, go and come with it.
    private mutating func spread() {
        let types = remadeEnums
        var names = Set(types.map(\.name))
        for key in remade { if let object = actual[key] { names.formUnion(PostgresMentions.names(of: object)) } }
        let columns = retypedColumns + types.flatMap(columnsOfType)
        guard !names.isEmpty || !columns.isEmpty else { return }
        let views = actualObjects.filter { Self.readsOthers($0.kind) }
        let mentioned = views.map { PostgresMentions.mentioned(by: $0) }
        for (view, mentioned) in zip(views, mentioned) where wanted[Key(view)] != nil {
            guard columns.contains(where: mentioned.isSuperset) else { continue }
            remade.insert(Key(view))
            names.insert(view.name)
        }
        var hasSpread = true
        while hasSpread {
            hasSpread = false
            for (view, mentioned) in zip(views, mentioned) {
                let key = Key(view)
                guard !remade.contains(key), wanted[key] != nil, !mentioned.isDisjoint(with: names) else { continue }
                remade.insert(key)
                names.insert(view.name)
                hasSpread = true
            }
        }
    }

    /// Whether objects of a kind are built upon others, and hold nothing of their own.
    private static func readsOthers(_ kind: ObjectKind) -> Bool {
        switch kind {
        case .view, .materializedView, .cast, .transform, .function, .procedure, .aggregate, .operator, .operatorClass:
            true
        case _: false
        }
    }

    /// The enums that another type has to take the place of.
    private var remadeEnums: [SchemaObject] {
        changes.compactMap { change in
            guard case .changed(let path, .labels, _, let found) = change, let type = wanted[Key(ownerOf: path)] else {
                return nil
            }
            return PostgresTypeText.isRemade(type, from: found) ? type : nil
        }
    }

    /// The columns that hold values of a type, with their tables.
    private func columnsOfType(_ type: SchemaObject) -> [Set<String>] {
        actualObjects.filter { $0.kind == .table }
            .flatMap { table in
                table.parts.filter { $0.kind == .column && $0[.type]?.hasPrefix(type.reference) == true }
                    .map { [table.name, $0.name] }
            }
    }

    /// The columns that get another type, with their tables: a view that reads one stands in the way.
    private var retypedColumns: [Set<String>] {
        changes.compactMap { change in
            guard case .changed(let path, let key, _, _) = change, path.kind == .column, let column = path.part,
                key == .type || key == .collation || key == .generated
            else { return nil }
            return [path.name, column]
        }
    }
}

/// Gives objects and parts their names back.
private struct PostgresRenaming {
    private let changes: [SchemaChange]

    init(_ changes: [SchemaChange]) { self.changes = changes }

    func add(to script: inout PostgresScript) {
        // Objects first: the owner of a part is called by its own name.
        for change in changes {
            guard case .renamed(let path, let found) = change, path.part == nil,
                PostgresRepair.canBeRenamed(path.kind)
            else { continue }
            script.add(.renames, object(path, found))
        }
        for change in changes {
            guard case .renamed(let path, let found) = change, let name = path.part else { continue }
            script.add(.renames, part(path, found, name))
        }
    }

    /// The old name is gone, or the new one is there.
    private static let settled = [
        "undefined_object", "undefined_column", "undefined_function", "invalid_schema_name", "duplicate_object",
        "duplicate_column", "duplicate_function", "duplicate_schema",
    ]
    .joined(separator: " OR ")

    private func object(_ path: ObjectPath, _ found: String) -> String {
        let words = "ALTER \(PostgresTarget.words(path.kind, path.namespace, found))"
        let name: String
        switch path.kind {
        case .function, .procedure, .aggregate: name = PostgresRoutineName(path.name).bare
        case .operatorClass, .operatorFamily:
            let end = path.name.ranges(of: " USING ").last?.lowerBound ?? path.name.endIndex
            name = PostgresQuoting.plain(String(path.name[..<end]))
        case _: name = path.name
        }
        let rename = "RENAME TO \(PostgresWriting.name(name))"
        switch path.kind {
        case .table, .foreignTable, .view, .materializedView, .sequence:
            let reference = PostgresTarget.reference(path.kind, path.namespace, found)
            return "ALTER \(PostgresTarget.keyword(path.kind) ?? "TABLE") IF EXISTS \(reference) \(rename)"
        case _:
            return PostgresWriting.unlessThere(
                "\(words) \(rename)",
                Self.settled
            )
        }
    }

    private func part(_ path: ObjectPath, _ found: String, _ name: String) -> String {
        let owner = PostgresTarget.words(path.ownerKind, path.namespace, path.name)
        let table = PostgresTarget.reference(path.ownerKind, path.namespace, path.name)
        let (old, new) = (PostgresWriting.name(found), PostgresWriting.name(name))
        switch path.kind {
        case .index: return "ALTER INDEX IF EXISTS \(PostgresWriting.name(path.namespace, found)) RENAME TO \(new)"
        case .column:
            let word = path.ownerKind == .compositeType ? "ATTRIBUTE" : "COLUMN"
            return PostgresWriting.unlessThere("ALTER \(owner) RENAME \(word) \(old) TO \(new)", Self.settled)
        case .trigger, .policy, .rule:
            let kind = path.kind.rawValue.uppercased()
            return PostgresWriting.unlessThere("ALTER \(kind) \(old) ON \(table) RENAME TO \(new)", Self.settled)
        case _:
            return PostgresWriting.unlessThere("ALTER \(owner) RENAME CONSTRAINT \(old) TO \(new)", Self.settled)
        }
    }
}
