/// How many objects of each kind were compared.
package struct SchemaCoverage: Hashable, Sendable {
    /// In the order in which people think of them: tables and what belongs to them first.
    package let counts: [(kind: ObjectKind, count: Int)]

    /// Counts over several schemas together.
    package init(_ schemas: some Sequence<Schema>) {
        var counts: [ObjectKind: Int] = [:]
        for object in schemas.lazy.flatMap(\.objects) {
            counts[object.kind, default: 0] += 1
            for part in object.parts { counts[part.kind, default: 0] += 1 }
        }
        let first: [ObjectKind] = [.table, .column, .primaryKey, .unique, .foreignKey, .check, .index, .view]
        let order = first + ObjectKind.allCases.filter { !first.contains($0) }
        self.counts = order.compactMap { kind in counts[kind].map { (kind, $0) } }
    }

    /// `12 tables, 80 columns, 3 views`, or `nothing`.
    package var sentence: String {
        counts.isEmpty
            ? "nothing" : counts.map { "\($0.count) \($0.kind.words(for: $0.count))" }.joined(separator: ", ")
    }

    package static func == (left: SchemaCoverage, right: SchemaCoverage) -> Bool {
        left.counts.elementsEqual(right.counts) { $0.kind == $1.kind && $0.count == $1.count }
    }

    package func hash(into hasher: inout Hasher) {
        for (kind, count) in counts {
            hasher.combine(kind)
            hasher.combine(count)
        }
    }
}

extension Schema {
    /// How much of the database was compared.
    package var coverage: SchemaCoverage { SchemaCoverage(CollectionOfOne(self)) }
}

extension ObjectKind {
    /// The word for one or for many of them.
    package func words(for count: Int) -> String {
        let isAdjective = self == .unique || self == .exclusion
        let noun = isAdjective ? rawValue + " constraint" : rawValue
        guard count != 1, self != .statistics, self != .defaultPrivileges else { return noun }
        if noun.hasSuffix("y"), !noun.hasSuffix("ey") { return noun.dropLast() + "ies" }
        return noun + (noun.hasSuffix("x") || noun.hasSuffix("s") ? "es" : "s")
    }
}
