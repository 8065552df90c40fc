package import Database
package import SQLText
package import SchemaModel

extension PostgreSQL {
    package func statements(
        undoing changes: [SchemaChange],
        in actual: Schema,
        toward wanted: Schema,
        dialect: Dialect
    ) -> [SchemaStatement] {
        PostgresRepair(undoing: changes, in: actual, toward: wanted).statements
    }
}
