extension Schema {
    /// What has to be said about `found`, when this schema is what was expected: each difference once, at its object.
    ///
    /// Pure; linear in the size of both.
    package func changes(in found: Schema) -> [SchemaChange] {
        var changes: [SchemaChange] = []
        pair(objects, found.objects) { expected, actual in
            switch (expected, actual) {
            case (let expected?, nil): changes.append(.missing(ObjectPath(expected), expected))
            case (nil, let actual?): changes.append(.unexpected(ObjectPath(actual), actual))
            case (let expected?, let actual?):
                guard expected != actual else { return }
                changes += attributeChanges(expected, actual, at: ObjectPath(expected))
                pair(expected.parts.filter { $0.kind != .column }, actual.parts.filter { $0.kind != .column }) {
                    changes += partChanges($0, $1, of: expected)
                }
                let byName = { (left: SchemaObject, right: SchemaObject) in left.name < right.name }
                let (old, new) = (expected.parts.filter { $0.kind == .column }, actual.parts.filter { $0.kind == .column })
                pair(old.sorted(by: byName), new.sorted(by: byName)) { changes += partChanges($0, $1, of: expected) }
                let (oldNames, newNames) = (Set(old.map(\.name)), Set(new.map(\.name)))
                let (oldOrder, newOrder) = (
                    old.map(\.name).filter(newNames.contains), new.map(\.name).filter(oldNames.contains)
                )
                if oldOrder != newOrder {
                    changes.append(.reordered(ObjectPath(expected), expected: oldOrder, found: newOrder))
                }
            case (nil, nil): break
            }
        }
        return changes
    }

    private func partChanges(_ expected: SchemaObject?, _ actual: SchemaObject?, of owner: SchemaObject) -> [SchemaChange] {
        switch (expected, actual) {
        case (let expected?, nil): [.missing(ObjectPath(expected, of: owner), expected)]
        case (nil, let actual?): [.unexpected(ObjectPath(actual, of: owner), actual)]
        case (let expected?, let actual?): attributeChanges(expected, actual, at: ObjectPath(expected, of: owner))
        case (nil, nil): []
        }
    }

    private func attributeChanges(_ expected: SchemaObject, _ actual: SchemaObject, at path: ObjectPath) -> [SchemaChange] {
        Set(expected.attributes.map(\.key) + actual.attributes.map(\.key)).sorted()
            .compactMap { key in
                let (old, new) = (expected[key], actual[key])
                return old == new ? nil : .changed(path, key, expected: old, found: new)
            }
    }

    private func pair(
        _ left: [SchemaObject],
        _ right: [SchemaObject],
        _ visit: (SchemaObject?, SchemaObject?) -> Void
    ) {
        var (i, j) = (0, 0)
        while i < left.count || j < right.count {
            if j == right.count || (i < left.count && SchemaObject.isBefore(left[i], right[j])) {
                visit(left[i], nil)
                i += 1
            } else if i == left.count || SchemaObject.isBefore(right[j], left[i]) {
                visit(nil, right[j])
                j += 1
            } else {
                visit(left[i], right[j])
                i += 1
                j += 1
            }
        }
    }
}
