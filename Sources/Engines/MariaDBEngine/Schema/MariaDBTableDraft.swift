import SchemaModel

/// What is known of a table while its parts come in.
final class MariaDBTableDraft {
    let name: String
    let engine: String
    let collation: String
    /// Why its `SHOW CREATE` is to be read.
    var needsText = false
    var attributes: [Attribute]
    var columns: [SchemaObject] = []
    var indexes: [MariaDBIndexDraft] = []
    /// Foreign keys, checks and triggers.
    var others: [SchemaObject] = []

    init(name: String, engine: String, collation: String, attributes: [Attribute]) {
        self.name = name
        self.engine = engine
        self.collation = collation
        self.attributes = attributes
    }

    var object: SchemaObject {
        SchemaObject(.table, name: name, attributes: attributes, parts: columns + indexes.map(\.object) + others)
    }
}

/// What is known of an index while its columns come in.
struct MariaDBIndexDraft {
    let name: String
    var columns: [String]
    var attributes: [Attribute]

    var object: SchemaObject {
        SchemaObject(
            name == "PRIMARY" ? .primaryKey : .index,
            name: name,
            attributes: attributes + [Attribute(.columns, columns.joined(separator: ", "))]
        )
    }
}
