import Database
import SchemaModel

/// Writes the statements that remove objects and parts of them.
struct PostgresRemoval {
    private(set) var script: PostgresScript

    init(_ script: PostgresScript) { self.script = script }

    /// Removes objects, those first that others are not built upon; `isForGood` unless they are made anew.
    mutating func remove(_ objects: [SchemaObject], _ rights: PostgresRights, isForGood: (SchemaObject) -> Bool) {
        let sorted = Array(PostgresOrder.sorted(objects, with: .all).reversed())
        let readers = PostgresReaders.among(sorted.reversed(), for: .removing)
        releaseKeys(sorted)
        for object in sorted {
            if object.kind == .defaultPrivileges {
                // They go with their schema.
                guard !objects.contains(where: { $0.kind == .schema && $0.name == object.namespace }) else { continue }
                let privileges = PostgresDefaultPrivileges(object)
                script.add(.release, privileges.drafts(from: object[.grants], to: nil, rights))
                continue
            }
            guard let keyword = PostgresTarget.keyword(object.kind) else { continue }
            let name = PostgresTarget.reference(object.kind, object.namespace, object.name)
            let isDestructive = isForGood(object) || Self.holdsData(object.kind)
            // A base type and its functions hold each other.
            let end = object.kind == .baseType && isForGood(object) ? " CASCADE" : ""
            let phase = readers.contains(PostgresRepair.Key(object)) ? .release : Self.phase(object.kind)
            script.add(phase, "DROP \(keyword) IF EXISTS \(name)\(end)", isDestructive: isDestructive)
        }
    }

    /// Foreign keys between tables that all go, where the table that is referred to goes first.
    private mutating func releaseKeys(_ sorted: [SchemaObject]) {
        let tables = sorted.filter { $0.kind == .table }
        for (place, table) in tables.enumerated() {
            for key in table.parts where key.kind == .foreignKey {
                var names: Set<String> = []
                PostgresMentions.collect(key[.references] ?? "", &names)
                guard tables[..<place].contains(where: { names.contains($0.name) }) else { continue }
                let name = PostgresWriting.name(key.name)
                script.add(
                    .release,
                    "ALTER TABLE IF EXISTS \(table.reference) DROP CONSTRAINT IF EXISTS \(name)",
                    isDestructive: true
                )
            }
        }
    }

    private static func holdsData(_ kind: ObjectKind) -> Bool {
        kind == .table || kind == .sequence || kind == .materializedView
    }

    private static func phase(_ kind: ObjectKind) -> PostgresScript.Phase {
        switch kind {
        case .view, .materializedView, .eventTrigger, .publication, .statistics: .release
        case _: .drops
        }
    }

    /// Removes a part of an object that stays.
    mutating func remove(_ part: SchemaObject, of owner: SchemaObject, isForGood: Bool) {
        let name = PostgresWriting.name(part.name)
        let words = "ALTER \(PostgresTarget.words(owner))"
        switch part.kind {
        case .column where owner.kind == .compositeType:
            script.add(.parts, "\(words) DROP ATTRIBUTE IF EXISTS \(name)", isDestructive: true)
        case .column:
            guard part[.type] != nil else { return }
            script.add(.parts, "\(words) DROP COLUMN IF EXISTS \(name)", isDestructive: true)
        case .primaryKey, .unique, .check, .exclusion, .foreignKey:
            script.add(
                part.kind == .foreignKey ? .release : .parts,
                "\(words) DROP CONSTRAINT IF EXISTS \(name)",
                isDestructive: isForGood
            )
        case .index:
            script.add(
                .parts,
                "DROP INDEX IF EXISTS \(PostgresWriting.name(owner.namespace, part.name))",
                isDestructive: isForGood
            )
        // A partition's, which its table gave it and somebody has switched.
        case .trigger where part[.function] == nil:
            script.add(.hooks, "ALTER TABLE \(owner.reference) ENABLE TRIGGER \(name)")
        case .trigger, .rule, .policy:
            script.add(
                .release,
                "DROP \(part.kind.rawValue.uppercased()) IF EXISTS \(name) ON \(owner.reference)",
                isDestructive: isForGood
            )
        case _: return
        }
    }
}
