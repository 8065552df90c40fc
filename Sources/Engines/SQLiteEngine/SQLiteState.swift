import Database

extension StateStatements {
    /// The SQL around the table of the recorded schema.
    init(sqliteTable table: String) {
        let name = "\"main\".\(SQLiteQuoting.name(table))"
        self.init(
            columns: HistoryStatements(sqliteTable: table).columns,
            create: """
                CREATE TABLE \(name) (
                    "part" INT NOT NULL PRIMARY KEY,
                    "parts" INT NOT NULL,
                    "tool_version" VARCHAR(50) NOT NULL,
                    "recorded_on" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now')),
                    "migrator" TEXT NOT NULL,
                    "checksums" TEXT NOT NULL,
                    "schema" TEXT NOT NULL
                )
                """,
            read: """
                SELECT "part", "parts", "tool_version", CAST("recorded_on" AS TEXT), "migrator", "checksums", "schema" \
                FROM \(name) ORDER BY "part"
                """,
            clear: "DELETE FROM \(name)",
            insert: """
                INSERT INTO \(name) ("part", "parts", "tool_version", "migrator", "checksums", "schema") \
                VALUES (?, ?, ?, ?, ?, ?)
                """
        )
    }
}
