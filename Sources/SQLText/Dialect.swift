/// The kind of SQL that a database speaks.
package enum Dialect: String, CaseIterable, Sendable {
    case postgres
    case mariadb
    case mysql
    case sqlite

    /// Whether a failed migration leaves nothing behind, because schema changes are part of the transaction.
    package var rollsBackSchemaChanges: Bool {
        switch self {
        case .postgres, .sqlite: true
        case .mariadb, .mysql: false
        }
    }

    /// What people call the engine.
    package var displayName: String {
        switch self {
        case .postgres: "PostgreSQL"
        case .mariadb: "MariaDB"
        case .mysql: "MySQL"
        case .sqlite: "SQLite"
        }
    }
}
