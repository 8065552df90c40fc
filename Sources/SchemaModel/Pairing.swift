/// Two sorted lists of objects, joined by kind, schema and name.
struct Pairing {
    private(set) var both: [(SchemaObject, SchemaObject)] = []
    private(set) var missing: [SchemaObject] = []
    private(set) var unexpected: [SchemaObject] = []
    private(set) var renamed: [(SchemaObject, SchemaObject)] = []

    init(_ expected: some Collection<SchemaObject>, _ found: some Collection<SchemaObject>) {
        var (left, right) = (expected.startIndex, found.startIndex)
        while left < expected.endIndex || right < found.endIndex {
            if right == found.endIndex
                || (left < expected.endIndex && SchemaObject.isBefore(expected[left], found[right]))
            {
                missing.append(expected[left])
                expected.formIndex(after: &left)
            } else if left == expected.endIndex || SchemaObject.isBefore(found[right], expected[left]) {
                unexpected.append(found[right])
                found.formIndex(after: &right)
            } else {
                both.append((expected[left], found[right]))
                expected.formIndex(after: &left)
                found.formIndex(after: &right)
            }
        }
    }

    /// Joins what is called the same after a renaming of something else; `owner` is what a part belongs to.
    mutating func settleNames(_ translation: NameTranslation, owner: (SchemaObject) -> String) {
        guard !translation.isEmpty, !missing.isEmpty, !unexpected.isEmpty else { return }
        // Only what has the same outline can be the same: thousands of strangers are not compared each with each.
        let candidates = Dictionary(grouping: unexpected.indices) { translation.outline(unexpected[$0].name) }
        var joined: Set<Int> = []
        var strangers: [SchemaObject] = []
        for old in missing {
            let index = translation.outline(old.name).flatMap { candidates[$0] }?
                .first { index in
                    let other = unexpected[index]
                    return !joined.contains(index) && other.kind == old.kind && other.namespace == old.namespace
                        && translation.isSame(old.name, other.name, in: owner(old))
                }
            guard let index else {
                strangers.append(old)
                continue
            }
            both.append((old, unexpected[index]))
            joined.insert(index)
        }
        missing = strangers
        unexpected = unexpected.indices.filter { !joined.contains($0) }.map { unexpected[$0] }
    }

    /// Takes a missing and an unexpected object for one that was renamed, where they are the only ones of their kind
    /// and `isSame` says so: where anything else could be meant, both stay.
    mutating func settleRenames(_ isSame: (SchemaObject, SchemaObject) -> Bool) {
        guard !missing.isEmpty, !unexpected.isEmpty else { return }
        let gone = Dictionary(grouping: missing, by: \.kind)
        let new = Dictionary(grouping: unexpected, by: \.kind)
        for kind in ObjectKind.allCases {
            guard let old = gone[kind]?.first, gone[kind]?.count == 1, let other = new[kind]?.first,
                new[kind]?.count == 1, isSame(old, other)
            else { continue }
            renamed.append((old, other))
            missing.removeAll { $0.kind == kind }
            unexpected.removeAll { $0.kind == kind }
        }
    }
}

/// The columns of one table on both sides.
struct ColumnPairing {
    private(set) var both: [(SchemaObject, SchemaObject)] = []
    private(set) var missing: [SchemaObject] = []
    private(set) var unexpected: [SchemaObject] = []
    /// One column under another name: at the same place among the same others in the same order, with the same
    /// attributes, and no other pair in the table.
    private(set) var renamed: (old: SchemaObject, new: SchemaObject)?
    /// The names that both sides have, as each side orders them.
    private(set) var expectedOrder: [String] = []
    private(set) var foundOrder: [String] = []

    init(_ expected: ArraySlice<SchemaObject>, _ found: ArraySlice<SchemaObject>) {
        if expected.elementsEqual(found, by: { $0.name.isExactly($1.name) }) {
            both = Array(zip(expected, found))
            return
        }
        let others = Dictionary(found.map { ($0.identity, $0) }, uniquingKeysWith: { first, _ in first })
        let names = Set(expected.map(\.identity))
        for column in expected {
            if let other = others[column.identity] { both.append((column, other)) } else { missing.append(column) }
        }
        unexpected = found.filter { !names.contains($0.identity) }
        expectedOrder = both.map(\.0.name)
        foundOrder = found.filter { names.contains($0.identity) }.map(\.name)
        settleRename(expected, found)
    }

    private mutating func settleRename(_ expected: ArraySlice<SchemaObject>, _ found: ArraySlice<SchemaObject>) {
        guard missing.count == 1, unexpected.count == 1, expectedOrder == foundOrder,
            missing[0].attributes == unexpected[0].attributes,
            expected.firstIndex(where: { $0.identity == missing[0].identity })
                == found.firstIndex(where: { $0.identity == unexpected[0].identity })
        else { return }
        renamed = (missing[0], unexpected[0])
        missing = []
        unexpected = []
    }
}
