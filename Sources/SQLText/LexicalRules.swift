/// How one kind of SQL is written: what opens a string, a comment, a body, and what ends a statement.
///
/// The two settings that a session can change are stored; everything else follows from the dialect.
package struct LexicalRules: Hashable, Sendable {
    package var dialect: Dialect
    /// Whether `\` protects the next character of a plain string.
    ///
    /// PostgreSQL: `standard_conforming_strings = off`. MariaDB and MySQL: unless `NO_BACKSLASH_ESCAPES` is set.
    package var backslashEscapes: Bool
    /// Whether `"…"` is a name and not a string: everywhere but in MariaDB and MySQL without `ANSI_QUOTES`.
    package var doubleQuotesMakeNames: Bool
    /// The database that the statements are sent to, when it is known: psql's `\connect` to another one is refused then.
    package var connectedDatabase: String?

    /// The rules of a fresh session with the server's default settings.
    package init(_ dialect: Dialect) {
        self.dialect = dialect
        switch dialect {
        case .postgres, .sqlite:
            backslashEscapes = false
            doubleQuotesMakeNames = true
        case .mariadb, .mysql:
            backslashEscapes = true
            doubleQuotesMakeNames = false
        }
    }
}

extension LexicalRules {
    /// Whether the rules of the MySQL family hold: `#` comments, backticks, executable comments, `DELIMITER`.
    var isMySQLFamily: Bool {
        switch dialect {
        case .mariadb, .mysql: true
        case .postgres, .sqlite: false
        }
    }

    /// Whether the psql client's language surrounds the SQL: `\commands` and the data of `COPY … FROM STDIN`.
    var isPostgres: Bool {
        switch dialect {
        case .postgres: true
        case .mariadb, .mysql, .sqlite: false
        }
    }
}
