import SchemaModel

/// A schema of many tables, each with eight columns, a primary key, two indexes and a foreign key.
enum LargeSchema {
    /// The tables that differ on the other side, each in one place.
    static let adjusted: Set<Int> = [17, 2_500, 5_000, 7_777, 9_999]

    static func make(tables count: Int, adjusting adjusted: Set<Int> = []) -> Schema {
        Schema(objects: (0..<count).map { table($0, isAdjusted: adjusted.contains($0)) }, migrator: "migrator")
    }

    private static func table(_ number: Int, isAdjusted: Bool) -> SchemaObject {
        let name = "table_\(number)"
        let columns = [
            column("id", "bigint", Attribute(.notNull, holds: true)),
            column("account_id", "bigint", Attribute(.notNull, holds: true)),
            column("name", "character varying(100)", Attribute(.notNull, holds: true)),
            column("state", "character varying(20)", Attribute(.default, "'new'::character varying")),
            column("amount", isAdjusted ? "numeric(14,2)" : "numeric(12,2)", Attribute(.default, "0")),
            column("note", "character varying(400)", nil),
            column("created_at", "timestamp without time zone", Attribute(.default, "CURRENT_TIMESTAMP")),
            column("updated_at", "timestamp without time zone", nil),
        ]
        let keys = [
            SchemaObject(.primaryKey, name: "\(name)_pkey", attributes: [Attribute(.columns, "id")]),
            SchemaObject(.index, name: "\(name)_account_idx", attributes: [Attribute(.columns, "account_id")]),
            SchemaObject(.index, name: "\(name)_created_idx", attributes: [Attribute(.columns, "created_at, state")]),
            SchemaObject(
                .foreignKey,
                name: "\(name)_account_fkey",
                attributes: [Attribute(.columns, "account_id"), Attribute(.references, "table_\(number / 2)(id)")]
            ),
        ]
        return SchemaObject(.table, name: name, attributes: [Attribute(.owner, "migrator")], parts: columns + keys)
    }

    private static func column(_ name: String, _ type: String, _ fact: Attribute?) -> SchemaObject {
        SchemaObject(.column, name: name, attributes: [Attribute(.type, type), fact].compactMap(\.self))
    }
}
