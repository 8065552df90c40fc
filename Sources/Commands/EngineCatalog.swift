import Database
import MariaDBEngine
import PostgresEngine
import SQLiteEngine

/// The one list of engines.
enum EngineCatalog {
    static let engines: [any Engine] = [PostgreSQL(), MariaDB(), SQLite()]
}
