import Database
import SQLText
import SchemaModel

/// One reading of a schema on its way: what is asked for, and what has been found.
final class MariaDBReading {
    let database: String
    /// The database's name as a literal.
    let place: String
    let dialect: Dialect
    let scope: SchemaScope
    /// The collation that programs made over a connection such as ours remember.
    let collation: String
    /// The database's name taken out of what the server prints.
    let ownName: MariaDBOwnName
    private let catalogue: Set<String>
    private let ownTables: Set<String>

    /// What stands by itself, but for tables.
    var objects: [SchemaObject] = []
    var unverified: [UnverifiedObject] = []
    private(set) var tables: [MariaDBTableDraft] = []
    private var places: [String: Int] = [:]
    /// The table of the row before: rows come table by table.
    private var last: MariaDBTableDraft?
    var sequences: [MariaDBSequenceDraft] = []
    /// When each table, view and sequence was made.
    var times: [String: String] = [:]
    /// Long values that many objects have are kept once.
    private var shared: Set<String> = []

    init(_ server: Server, collation: String, scope: SchemaScope, catalogue: Set<String>) {
        database = server.database
        place = MariaDBQuoting.text(database)
        dialect = server.dialect
        self.collation = collation
        self.scope = scope
        self.catalogue = catalogue
        ownTables = Set(scope.ownTables)
        ownName = MariaDBOwnName(database)
    }

    /// The column of an information_schema view, or `NULL` where this server's view lacks it.
    func column(_ name: String, of view: String) -> String {
        catalogue.contains("\(view).\(name)") ? name : "NULL"
    }

    /// Whether a table belongs to a migration tool, and so not to the schema.
    func isOwn(_ table: String) -> Bool { ownTables.contains(table) }

    func add(_ table: MariaDBTableDraft) {
        places[table.name] = tables.count
        tables.append(table)
    }

    /// The table of a row, or `nil` for a view, a sequence, or a table that is not compared.
    func table(_ name: String) -> MariaDBTableDraft? {
        if let last, last.name == name { return last }
        guard let place = places[name] else { return nil }
        last = tables[place]
        return last
    }

    /// The same text, in one copy for all objects.
    func share(_ text: String) -> String {
        // Up to 15 bytes have no copies.
        guard text.utf8.count > 15 else { return text }
        return shared.insert(text).memberAfterInsert
    }

    /// An expression as SQL: MySQL's catalogue shows quotes in it behind backslashes.
    func expression(_ text: String) -> String {
        switch dialect {
        case .mysql: text.replacing("\\'", with: "'")
        case .mariadb, .postgres, .sqlite: text
        }
    }

    /// Remembers what exists and is not compared.
    func leaveOut(_ kind: String, _ name: String) { unverified.append(UnverifiedObject(kind: kind, name: name)) }
}

extension MariaDBReading {
    static let attemptsMax = 5

    /// What the server prints differently under another setting, set for the reading and put back after it.
    static let adjusted = ["sql_mode", "time_zone"]
    static let settings =
        "SET @@SESSION.sql_mode = '', @@SESSION.time_zone = 'SYSTEM', @@SESSION.sql_quote_show_create = 1"

    /// The beginnings of the names of statements that change a schema, as the server counts them.
    static let changing = ["alter", "create", "drop", "rename", "grant", "revoke"]

    /// The views of information_schema that have more columns on newer servers.
    static let gradual = [
        "CHECK_CONSTRAINTS", "STATISTICS", "SCHEMATA", "COLUMNS", "VIEWS", "TABLE_CONSTRAINTS", "PARAMETERS",
    ]
}
