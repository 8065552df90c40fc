import SchemaModel

/// One object that is there and what it should be: what it is, with some changes undone.
struct MariaDBGoal {
    /// As it is, under the name that it has.
    let actual: SchemaObject
    /// As it should be; a table's columns in the order that they should have.
    let wanted: SchemaObject
    /// Parts that should have another name: kind, name as found, name as wanted.
    private(set) var renamedParts: [(ObjectKind, String, String)] = []
    /// Columns that should not be there.
    private(set) var droppedColumns: [String] = []
    /// Columns that stand elsewhere than they should.
    private(set) var movedColumns: Set<String> = []

    /// Undoes the changes of this object and of its parts; `expected` has all undone, which may be more than `changes`.
    init(undoing changes: [SchemaChange], of actual: SchemaObject, toward expected: SchemaObject) {
        self.actual = actual
        var name = actual.name
        var facts: [ObjectKey: [AttributeKey: String?]] = [:]
        var renamed: [ObjectKey: String] = [:]
        var made: [SchemaObject] = []
        var gone: Set<ObjectKey> = []
        var isReordered = false
        for change in changes {
            let key = ObjectKey(kind: change.path.kind, name: change.path.part ?? "")
            switch change {
            case .missing(_, let part): made.append(part)
            case .unexpected(_, let part): gone.insert(ObjectKey(kind: part.kind, name: part.name))
            case .changed(_, let fact, let value, _): facts[key, default: [:]].updateValue(value, forKey: fact)
            case .renamed(let path, let found):
                guard let part = path.part else {
                    name = path.name
                    continue
                }
                renamed[ObjectKey(kind: path.kind, name: found)] = part
                renamedParts.append((path.kind, found, part))
            case .reordered: isReordered = true
            }
        }
        // Whatever follows a trigger that comes or goes follows another one then, which is no change of its own.
        let areTriggersNew = made.contains { $0.kind == .trigger } || gone.contains { $0.kind == .trigger }
        var parts = made
        for part in actual.parts where !gone.contains(ObjectKey(kind: part.kind, name: part.name)) {
            let key = ObjectKey(
                kind: part.kind,
                name: renamed[ObjectKey(kind: part.kind, name: part.name)] ?? part.name
            )
            if areTriggersNew, part.kind == .trigger,
                let like = expected.parts.first(where: { $0.kind == .trigger && $0.name == key.name })
            {
                facts[key, default: [:]].updateValue(like[.follows], forKey: .follows)
            }
            parts.append(part.with(facts[key] ?? [:], name: key.name))
        }
        droppedColumns = gone.filter { $0.kind == .column }.map(\.name).sorted()
        let own = actual.with(facts[ObjectKey(kind: actual.kind, name: "")] ?? [:], name: name)
        let order = Self.order(parts, made: made, actual: actual, expected: expected, isReordered, renamed)
        wanted = SchemaObject(own.kind, namespace: own.namespace, name: name, attributes: own.attributes, parts: order)
        if isReordered { movedColumns = moved(renamed) }
    }

    /// The parts with the columns in their order; new ones stand after the column that they should follow.
    private static func order(
        _ parts: [SchemaObject],
        made: [SchemaObject],
        actual: SchemaObject,
        expected: SchemaObject,
        _ isReordered: Bool,
        _ renamed: [ObjectKey: String]
    ) -> [SchemaObject] {
        let columns = Dictionary(parts.filter { $0.kind == .column }.map { ($0.name, $0) }) { first, _ in first }
        let wanted = expected.parts.filter { $0.kind == .column }.map(\.name)
        let found = actual.parts.filter { $0.kind == .column }
            .map { renamed[ObjectKey(kind: .column, name: $0.name)] ?? $0.name }
        var names = (isReordered ? wanted : found).filter { columns[$0] != nil }
        for (place, name) in wanted.enumerated() where columns[name] != nil && !names.contains(name) {
            let previous = wanted[..<place].last { names.contains($0) }
            let index = previous.flatMap { names.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
            names.insert(name, at: index)
        }
        names += found.filter { columns[$0] != nil && !names.contains($0) }
        return names.compactMap { columns[$0] } + parts.filter { $0.kind != .column }
    }

    /// The columns outside the longest row of columns that are in order already.
    private func moved(_ renamed: [ObjectKey: String]) -> Set<String> {
        let places = Dictionary(
            actual.parts.filter { $0.kind == .column }.enumerated()
                .map { (renamed[ObjectKey(kind: .column, name: $1.name)] ?? $1.name, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        let names = wanted.parts.filter { $0.kind == .column && places[$0.name] != nil }.map(\.name)
        var longest: [[String]] = []
        for (index, name) in names.enumerated() {
            let before = longest[..<index].filter { (places[$0.last ?? ""] ?? 0) < (places[name] ?? 0) }
            longest.append((before.max { $0.count < $1.count } ?? []) + [name])
        }
        return Set(names).subtracting(longest.max { $0.count < $1.count } ?? [])
    }
}

extension MariaDBGoal {
    /// A column as it is, under the name that it should have.
    func column(named name: String) -> SchemaObject? {
        let found = renamedParts.first { $0.0 == .column && $0.2 == name }?.1 ?? name
        return actual.parts.first { $0.kind == .column && $0.name == found }?.with([:], name: name)
    }

    /// The parts as they are, under the names that they should have where these can be given to them.
    var actualParts: [SchemaObject] {
        actual.parts.map { part in
            guard part.kind == .index, let name = renamedParts.first(where: { $0.0 == .index && $0.1 == part.name })?.2
            else { return part }
            return part.with([:], name: name)
        }
    }

    /// Whether a column begins or ceases to count by itself.
    var countsAnew: Bool {
        let before = actual.parts.filter { $0[.autoIncrement] != nil && !droppedColumns.contains($0.name) }.map(\.name)
        let after = wanted.parts.filter { $0[.autoIncrement] != nil }.map(\.name)
        return before != after
            || actual.parts.contains { $0[.autoIncrement] != nil && droppedColumns.contains($0.name) }
    }
}

/// What tells parts of one object apart.
private struct ObjectKey: Hashable {
    let kind: ObjectKind
    let name: String
}

extension SchemaObject {
    /// The object with some facts set or taken away.
    func with(_ facts: [AttributeKey: String?], name: String) -> SchemaObject {
        let kept = attributes.filter { facts[$0.key] == nil }
        let set = facts.compactMap { key, value in value.map { Attribute(key, $0) } }
        return SchemaObject(kind, namespace: namespace, name: name, attributes: kept + set, parts: parts)
    }
}
