import Database

/// Flyway's history table in PostgreSQL's words, which hold under any search path: operators are qualified too.
struct PostgresHistory {
    let schema: String
    let table: String
    /// Whether the schema is not there yet and was asked for by name.
    let createsSchema: Bool

    /// The SQL around the table.
    var statements: HistoryStatements {
        HistoryStatements(
            columns: """
                SELECT attname FROM pg_catalog.pg_attribute JOIN \(catalogue) \
                ON attrelid OPERATOR(pg_catalog.=) pg_class.oid \
                WHERE \(isTheTable) AND attnum OPERATOR(pg_catalog.>) 0 AND NOT attisdropped ORDER BY attnum
                """,
            create: createsSchema ? [createSchema] + createTable + [insertSchemaRow] : createTable,
            read: """
                SELECT "installed_rank", "version", "description", "type", "script", "checksum", "installed_by", \
                pg_catalog.to_char("installed_on", 'YYYY-MM-DD HH24:MI:SS.US'), "execution_time", "success" \
                FROM \(name) ORDER BY "installed_rank"
                """,
            insert: "INSERT INTO \(name) (\(Self.writtenColumns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            delete: "DELETE FROM \(name) WHERE \(hasRank)",
            update: "UPDATE \(name) SET \"description\" = ?, \"type\" = ?, \"checksum\" = ? WHERE \(hasRank)"
        )
    }

    private static let writtenColumns = """
        "installed_rank", "version", "description", "type", "script", "checksum", "installed_by", "execution_time", \
        "success"
        """

    private var name: String { PostgresQuoting.qualified(schema, table) }
    private var hasRank: String { "\"installed_rank\" OPERATOR(pg_catalog.=) ?" }
    private var catalogue: String {
        "pg_catalog.pg_class JOIN pg_catalog.pg_namespace ON relnamespace OPERATOR(pg_catalog.=) pg_namespace.oid"
    }

    /// A view counts: a history that was moved may be left behind as one.
    private var isTheTable: String {
        """
        relkind OPERATOR(pg_catalog.=) ANY (ARRAY['r', 'p', 'f', 'v', 'm']::pg_catalog."char"[]) \
        AND nspname OPERATOR(pg_catalog.=) \(PostgresQuoting.text(schema))::pg_catalog.name \
        AND relname OPERATOR(pg_catalog.=) \(PostgresQuoting.text(table))::pg_catalog.name
        """
    }

    private var createTable: [String] {
        [
            """
            CREATE TABLE \(name) (
                "installed_rank" INT NOT NULL,
                "version" VARCHAR(50),
                "description" VARCHAR(200) NOT NULL,
                "type" VARCHAR(20) NOT NULL,
                "script" VARCHAR(1000) NOT NULL,
                "checksum" INTEGER,
                "installed_by" VARCHAR(100) NOT NULL,
                "installed_on" TIMESTAMP NOT NULL DEFAULT pg_catalog.now(),
                "execution_time" INTEGER NOT NULL,
                "success" BOOLEAN NOT NULL
            )
            """,
            """
            ALTER TABLE \(name) ADD CONSTRAINT \(PostgresQuoting.name(table + "_pk")) \
            PRIMARY KEY ("installed_rank")
            """,
            "CREATE INDEX \(PostgresQuoting.name(table + "_s_idx")) ON \(name) (\"success\")",
        ]
    }

    private var createSchema: String { "CREATE SCHEMA IF NOT EXISTS \(PostgresQuoting.name(schema))" }

    /// Flyway's note that the schema is of its own making.
    private var insertSchemaRow: String {
        """
        INSERT INTO \(name) (\(Self.writtenColumns)) VALUES (0, NULL, '<< Flyway Schema Creation >>', 'SCHEMA', \
        \(PostgresQuoting.text(PostgresQuoting.name(schema))), NULL, current_user, 0, true)
        """
    }
}
