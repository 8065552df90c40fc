import SchemaModel

/// A small schema in few words, for tests that change one thing of it.
enum Sample {
    static func column(
        _ name: String,
        _ type: String = "integer",
        _ facts: [AttributeKey: String] = [:]
    ) -> SchemaObject {
        part(.column, name, facts.merging([.type: type]) { fact, _ in fact })
    }

    static func part(_ kind: ObjectKind, _ name: String, _ facts: [AttributeKey: String] = [:]) -> SchemaObject {
        SchemaObject(kind, name: name, attributes: facts.map { Attribute($0, $1) })
    }

    static func table(_ name: String, in namespace: String? = nil, _ parts: [SchemaObject]) -> SchemaObject {
        SchemaObject(.table, namespace: namespace, name: name, parts: parts)
    }

    static func table(_ name: String, _ facts: [AttributeKey: String], _ parts: [SchemaObject]) -> SchemaObject {
        SchemaObject(.table, name: name, attributes: facts.map { Attribute($0, $1) }, parts: parts)
    }

    /// Two columns, a key and an index.
    static func payment(_ name: String = "payment") -> SchemaObject {
        table(
            name,
            [
                column("id", "bigint", [.notNull: "yes"]), column("amount", "numeric(12,2)"),
                part(.primaryKey, "payment_pkey", [.columns: "id"]),
                part(.index, "payment_amount", [.columns: "amount"]),
            ]
        )
    }
}

/// What is said about two lists of objects.
func changes(
    _ expected: [SchemaObject],
    _ found: [SchemaObject],
    migrators: (expected: String, found: String) = ("", "")
) -> [SchemaChange] {
    Schema(objects: expected, migrator: migrators.expected)
        .changes(in: Schema(objects: found, migrator: migrators.found))
}

extension SchemaChange {
    /// In few words: `- column:payment.memo`, `~ column:payment.memo type`.
    var words: String {
        switch self {
        case .missing(let path, _): "- " + path.pattern
        case .unexpected(let path, _): "+ " + path.pattern
        case .changed(let path, let key, let expected, let found):
            "~ \(path.pattern) \(key.rawValue): \(expected ?? "nothing") → \(found ?? "nothing")"
        case .renamed(let path, let name): "= \(path.pattern) → \(name)"
        case .reordered(let path, let expected, let found):
            "% \(path.pattern) \(expected.joined(separator: " ")) → \(found.joined(separator: " "))"
        }
    }
}
