/// The words that mean something to SQLite.
enum SQLiteKeywords {
    /// Words that are never a name without quotes.
    static let reserved: Set<String> = [
        "ADD", "ALL", "ALTER", "AND", "AS", "AUTOINCREMENT", "BETWEEN", "CASE", "CHECK", "COLLATE", "COMMIT",
        "CONSTRAINT", "CREATE", "DEFAULT", "DEFERRABLE", "DELETE", "DISTINCT", "DROP", "ELSE", "ESCAPE", "EXCEPT",
        "EXISTS", "FOREIGN", "FROM", "GROUP", "HAVING", "IN", "INDEX", "INSERT", "INTERSECT", "INTO", "IS", "ISNULL",
        "JOIN", "LIMIT", "NOT", "NOTHING", "NOTNULL", "NULL", "ON", "OR", "ORDER", "PRIMARY", "REFERENCES",
        "RETURNING", "SELECT", "SET", "TABLE", "THEN", "TO", "TRANSACTION", "UNION", "UNIQUE", "UPDATE", "USING",
        "VALUES", "WHEN", "WHERE",
    ]

    /// Words that SQLite also takes for names but which, in expressions, queries and bodies, are hardly ever one.
    static let usual: Set<String> = [
        "ASC", "BEGIN", "BY", "CAST", "CONFLICT", "CROSS", "CURRENT_DATE", "CURRENT_TIME", "CURRENT_TIMESTAMP", "DESC",
        "DO", "END", "FILTER", "FULL", "GLOB", "INDEXED", "INNER", "LEFT", "LIKE", "MATCH", "NATURAL", "OFFSET",
        "OUTER", "OVER", "PARTITION", "RAISE", "RECURSIVE", "REGEXP", "REPLACE", "RIGHT", "WINDOW", "WITH",
    ]

    /// Words that are names as often as not: left as they are written, but quoted when they are names of ours.
    private static let others: Set<String> = [
        "ABORT", "ACTION", "AFTER", "ALWAYS", "ANALYZE", "ATTACH", "BEFORE", "CASCADE", "COLUMN", "CURRENT", "DATABASE",
        "DEFERRED", "DETACH", "EACH", "EXCLUDE", "EXCLUSIVE", "EXPLAIN", "FAIL", "FALSE", "FIRST", "FOLLOWING", "FOR",
        "GENERATED", "GROUPS", "IF", "IGNORE", "IMMEDIATE", "INITIALLY", "INSTEAD", "KEY", "LAST", "MATERIALIZED", "NO",
        "NULLS", "OF", "OTHERS", "PLAN", "PRAGMA", "PRECEDING", "QUERY", "RANGE", "REINDEX", "RELEASE", "RENAME",
        "RESTRICT", "ROLLBACK", "ROW", "ROWS", "SAVEPOINT", "TEMP", "TEMPORARY", "TIES", "TRIGGER", "TRUE",
        "UNBOUNDED", "VACUUM", "VIEW", "VIRTUAL", "WITHIN", "WITHOUT",
    ]

    /// Whether a name must be quoted because it would be read as a keyword; `word` is in capitals.
    static func contains(_ word: String) -> Bool {
        reserved.contains(word) || usual.contains(word) || others.contains(word)
    }
}
