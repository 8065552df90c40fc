import Database

/// The table of the recorded schema in PostgreSQL's words, which hold under any search path.
struct PostgresState {
    let schema: String
    let table: String
    /// The session's account.
    let user: String

    /// The SQL around the table.
    var statements: StateStatements {
        StateStatements(
            columns: PostgresHistory(schema: schema, table: table, createsSchema: false).statements.columns,
            create: """
                CREATE TABLE \(name) (
                    "part" INT NOT NULL PRIMARY KEY,
                    "parts" INT NOT NULL,
                    "tool_version" VARCHAR(50) NOT NULL,
                    "recorded_on" TIMESTAMP NOT NULL DEFAULT pg_catalog.now(),
                    "migrator" TEXT NOT NULL,
                    "checksums" TEXT NOT NULL,
                    "schema" TEXT NOT NULL
                )
                """,
            read: """
                SELECT "part", "parts", "tool_version", \
                pg_catalog.to_char("recorded_on", 'YYYY-MM-DD HH24:MI:SS.US'), "migrator", "checksums", "schema" \
                FROM \(name) ORDER BY "part"
                """,
            clear: "DELETE FROM \(name)",
            insert: """
                INSERT INTO \(name) ("part", "parts", "tool_version", "migrator", "checksums", "schema") \
                VALUES (?, ?, ?, ?, ?, ?)
                """,
            grant: "GRANT SELECT ON \(name) TO \(PostgresQuoting.name(user))"
        )
    }

    private var name: String { PostgresQuoting.qualified(schema, table) }
}
