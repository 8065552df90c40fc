import SchemaModel

/// A table, view, composite type or sequence, while its parts are still coming in.
struct PostgresRelation {
    let kind: ObjectKind
    let number: UInt32
    let namespace: String?
    let name: String
    /// Its name as SQL, without the home schema.
    let reference: String
    /// Whether it belongs to a migration tool or to an extension, or is the table of another.
    let isLeftOut: Bool
    let isPartition: Bool
    /// Whether a type gives it its columns.
    let isTyped: Bool
    var attributes: [Attribute]
    var columns: [PostgresColumn] = []
    var parts: [PostgresPart] = []
    /// The tables that it inherits from, in their order.
    var parents: [UInt32] = []

    /// The column with a number, as SQL.
    func column(_ number: Int, _ lookups: PostgresLookups) -> String {
        column(number).map { lookups.quoted($0.name) } ?? "?"
    }

    /// The number of a column's collation.
    func collation(ofColumn number: Int) -> UInt32 { column(number)?.collation ?? 0 }

    private func column(_ number: Int) -> PostgresColumn? {
        let isInPlace = number > 0 && number <= columns.count && columns[number - 1].number == number
        return isInPlace ? columns[number - 1] : columns.first { $0.number == number }
    }

    /// Columns with numbers, as SQL.
    func columns(_ numbers: some Sequence<Int>, _ lookups: PostgresLookups) -> String {
        numbers.map { column($0, lookups) }.joined(separator: ", ")
    }
}

/// A column of a relation.
struct PostgresColumn {
    /// Whether the table itself says that it has the column.
    enum Origin {
        case own
        case inherited
        case ownAndInherited
    }

    let number: Int
    let name: String
    let origin: Origin
    let collation: UInt32
    var attributes: [Attribute]
}

/// A constraint, index or anything else that belongs to a relation, while its facts are still coming in.
struct PostgresPart {
    let kind: ObjectKind
    let name: String
    var attributes: [Attribute]

    var object: SchemaObject { SchemaObject(kind, name: name, attributes: attributes) }
}
