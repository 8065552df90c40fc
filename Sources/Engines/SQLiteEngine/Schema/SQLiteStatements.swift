package import Database
package import SQLText
package import SchemaModel

extension SQLite {
    package func statements(
        undoing changes: [SchemaChange],
        in actual: Schema,
        toward wanted: Schema,
        dialect: Dialect
    ) -> [SchemaStatement] { [] }
}
