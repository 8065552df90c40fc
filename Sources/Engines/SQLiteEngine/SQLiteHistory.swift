import Database

extension HistoryStatements {
    /// The SQL around a history table, which is laid out to the letter as Flyway lays it out on SQLite.
    init(sqliteTable table: String) {
        let name = "\"main\".\(SQLiteQuoting.name(table))"
        let index = "\"main\".\(SQLiteQuoting.name("\(table)_s_idx"))"
        let literal = SQLiteQuoting.text(table)
        self.init(
            columns: "SELECT name FROM pragma_table_info(\(literal), 'main') ORDER BY cid",
            create: [
                """
                CREATE TABLE \(name) (
                    "installed_rank" INT NOT NULL PRIMARY KEY,
                    "version" VARCHAR(50),
                    "description" VARCHAR(200) NOT NULL,
                    "type" VARCHAR(20) NOT NULL,
                    "script" VARCHAR(1000) NOT NULL,
                    "checksum" INT,
                    "installed_by" VARCHAR(100) NOT NULL,
                    "installed_on" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now')),
                    "execution_time" INT NOT NULL,
                    "success" BOOLEAN NOT NULL
                )
                """,
                "CREATE INDEX \(index) ON \(SQLiteQuoting.name(table)) (\"success\")",
            ],
            read: """
                SELECT "installed_rank", "version", "description", "type", "script", "checksum", "installed_by", \
                CAST("installed_on" AS TEXT), "execution_time", "success" FROM \(name) ORDER BY "installed_rank"
                """,
            insert: """
                INSERT INTO \(name) ("installed_rank", "version", "description", "type", "script", "checksum", \
                "installed_by", "execution_time", "success") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            delete: "DELETE FROM \(name) WHERE \"installed_rank\" = ?",
            update: """
                UPDATE \(name) SET "description" = ?, "type" = ?, "checksum" = ? WHERE "installed_rank" = ?
                """
        )
    }
}
