extension Schema {
    /// What has to be said about `found`, when this schema is what was expected: each difference once, at its object.
    ///
    /// An object that is on one side only is one difference, whatever it holds. Pure; linear in the size of both but
    /// for sorting.
    package func changes(in found: Schema) -> [SchemaChange] {
        var comparison = SchemaComparison(expected: self, found: found)
        comparison.run()
        return comparison.changes
    }
}

/// One comparison on its way.
struct SchemaComparison {
    private let expected: Schema
    private let found: Schema
    private let roles: RoleComparison
    private var translation = NameTranslation()
    private(set) var changes: [SchemaChange] = []

    init(expected: Schema, found: Schema) {
        self.expected = expected
        self.found = found
        roles = RoleComparison(expected: expected.migrator, found: found.migrator)
    }

    mutating func run() {
        var pairs = Pairing(expected.objects, found.objects)
        pairs.settleRenames { old, new in
            guard old.namespace == new.namespace, old.isTelling else { return false }
            // A table's own triggers and keys may name it.
            var probe = self
            probe.translation.add(old.name, new.name)
            return probe.isSame(old, new, in: old.name)
        }
        for (old, new) in pairs.renamed { translation.add(old.name, new.name) }
        // A routine's name has the types of its arguments in it.
        pairs.settleNames(translation) { $0.name }
        let differing = pairs.both.filter { $0 != $1 }
        let columns = differing.map { old, new in ColumnPairing(old.columns, new.columns) }
        for ((table, _), columns) in zip(differing, columns) {
            guard let renamed = columns.renamed else { continue }
            translation.add(column: renamed.old.name, renamed.new.name, of: table.name)
        }

        changes += pairs.missing.map { .missing(ObjectPath($0), $0) }
        changes += pairs.unexpected.map { .unexpected(ObjectPath($0), $0) }
        changes += pairs.renamed.map { .renamed(ObjectPath($0), to: $1.name) }
        for ((old, new), columns) in zip(differing, columns) { compare(old, new, columns) }
        changes.removeAll(where: isUnseen)
    }

    /// Whether the side that seems to lack an object only does not show it.
    private func isUnseen(_ change: SchemaChange) -> Bool {
        switch change {
        case .missing(let path, _): found.hides(path)
        case .unexpected(let path, _): expected.hides(path)
        case .changed, .renamed, .reordered: false
        }
    }

    private mutating func compare(_ old: SchemaObject, _ new: SchemaObject, _ columns: ColumnPairing) {
        let start = changes.count
        compareAttributes(old, new, at: ObjectPath(old))
        changes += columns.missing.map { .missing(ObjectPath($0, of: old), $0) }
        changes += columns.unexpected.map { .unexpected(ObjectPath($0, of: old), $0) }
        if let renamed = columns.renamed {
            changes.append(.renamed(ObjectPath(renamed.old, of: old), to: renamed.new.name))
        }
        for (column, other) in columns.both { compareAttributes(column, other, at: ObjectPath(column, of: old)) }
        if columns.expectedOrder != columns.foundOrder {
            changes.append(
                .reordered(ObjectPath(old), expected: columns.expectedOrder, found: columns.foundOrder)
            )
        }
        let parts = compareParts(old, new)
        takeBackConsequences(of: parts, since: start)
    }

    private mutating func compareParts(_ old: SchemaObject, _ new: SchemaObject) -> Pairing {
        var parts = Pairing(old.otherParts, new.otherParts)
        // A constraint without a name is called by what it says.
        parts.settleNames(translation) { _ in old.name }
        parts.settleRenames { part, other in !part.attributes.isEmpty && isSame(part, other, in: old.name) }
        changes += parts.missing.map { .missing(ObjectPath($0, of: old), $0) }
        changes += parts.unexpected.map { .unexpected(ObjectPath($0, of: old), $0) }
        changes += parts.renamed.map { .renamed(ObjectPath($0, of: old), to: $1.name) }
        for (part, other) in parts.both { compareAttributes(part, other, at: ObjectPath(part, of: old)) }
        return parts
    }

    /// Takes back the changes of one object that only follow from what became of its parts, and that nobody made:
    /// whatever followed a trigger that came or went follows another one now, and a table stays clustered on an index
    /// that was renamed.
    private mutating func takeBackConsequences(of parts: Pairing, since start: Int) {
        guard !parts.missing.isEmpty || !parts.unexpected.isEmpty || !parts.renamed.isEmpty else { return }
        let (gone, new) = (Set(parts.missing.map(\.name)), Set(parts.unexpected.map(\.name)))
        var newNames = NameTranslation()
        for (part, other) in parts.renamed { newNames.add(part.name, other.name) }
        // A copy: a slice would share the storage, and removing would copy everything once for each table.
        let own = Array(changes[start...])
        changes.removeSubrange(start...)
        changes += own.filter { change in
            guard case .changed(let path, let key, let expected, let found) = change, key.namesSiblings else {
                return true
            }
            if key == .follows, expected.map(gone.contains) ?? false || found.map(new.contains) ?? false {
                return false
            }
            guard let expected, let found else { return true }
            return !newNames.isSame(expected, found, in: path.name)
        }
    }

    private mutating func compareAttributes(_ old: SchemaObject, _ new: SchemaObject, at path: ObjectPath) {
        for (key, expected, found) in Self.differing(old.attributes, new.attributes)
        where !isSame(key, expected, found, in: path.name) {
            changes.append(.changed(path, key, expected: expected, found: found))
        }
    }

    /// Whether two objects are equal but for their names.
    private func isSame(_ old: SchemaObject, _ new: SchemaObject, in owner: String) -> Bool {
        Self.differing(old.attributes, new.attributes)
            .allSatisfy { isSame($0.key, $0.expected, $0.found, in: owner) }
            && old.parts.count == new.parts.count
            && zip(old.parts, new.parts)
                .allSatisfy { part, other in
                    let isNamesake =
                        part.name.isExactly(other.name) || translation.isSame(part.name, other.name, in: owner)
                    return part.kind == other.kind && isNamesake && isSame(part, other, in: owner)
                }
    }

    /// Whether two values that are written differently mean the same; `owner` is the object that they belong to.
    private func isSame(_ key: AttributeKey, _ expected: String?, _ found: String?, in owner: String) -> Bool {
        if roles.isSame(key, expected, found) { return true }
        guard key.namesObjects, let expected, let found else { return false }
        return translation.isSame(expected, found, in: owner)
    }

    /// The keys whose values differ, in their order.
    private static func differing(
        _ old: [Attribute],
        _ new: [Attribute]
    ) -> [(key: AttributeKey, expected: String?, found: String?)] {
        guard old != new else { return [] }
        var result: [(key: AttributeKey, expected: String?, found: String?)] = []
        var (left, right) = (old.startIndex, new.startIndex)
        while left < old.endIndex || right < new.endIndex {
            if right == new.endIndex || (left < old.endIndex && old[left].key < new[right].key) {
                result.append((old[left].key, old[left].value, nil))
                left += 1
            } else if left == old.endIndex || new[right].key < old[left].key {
                result.append((new[right].key, nil, new[right].value))
                right += 1
            } else {
                if old[left] != new[right] { result.append((old[left].key, old[left].value, new[right].value)) }
                left += 1
                right += 1
            }
        }
        return result
    }
}

extension SchemaObject {
    /// The columns, in their order.
    fileprivate var columns: ArraySlice<SchemaObject> { parts.prefix { $0.kind == .column } }

    /// Everything that belongs to it and is no column, sorted.
    fileprivate var otherParts: ArraySlice<SchemaObject> { parts.drop { $0.kind == .column } }

    /// Whether it holds enough that an equal one under another name can only be itself.
    fileprivate var isTelling: Bool {
        parts.count > 1 || self[.definition] != nil || self[.body] != nil || self[.labels] != nil
    }
}
