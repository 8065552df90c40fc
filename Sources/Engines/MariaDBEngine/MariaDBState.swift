import Database

/// The table of the recorded schema in the words of MariaDB and MySQL.
enum MariaDBState {
    /// The statements for one table in one database.
    static func statements(table: String, server: Server) -> StateStatements {
        let database = server.schema
        let qualified = "\(MariaDBQuoting.name(database)).\(MariaDBQuoting.name(table))"
        let history = MariaDBHistory.statements(table: table, database: database, dialect: server.dialect)
        return StateStatements(
            columns: history.columns,
            probe: history.probe,
            // InnoDB whatever the server's default is: a record is replaced in a transaction.
            create: """
                CREATE TABLE \(qualified) (
                    `part` INT NOT NULL PRIMARY KEY,
                    `parts` INT NOT NULL,
                    `tool_version` VARCHAR(50) NOT NULL,
                    `recorded_on` TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
                    `migrator` VARCHAR(300) NOT NULL,
                    `checksums` LONGTEXT NOT NULL,
                    `schema` LONGTEXT NOT NULL
                ) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin
                """,
            read: """
                SELECT `part`, `parts`, `tool_version`, DATE_FORMAT(`recorded_on`, '%Y-%m-%d %H:%i:%s'), `migrator`, \
                `checksums`, `schema` FROM \(qualified) ORDER BY `part`
                """,
            clear: "DELETE FROM \(qualified)",
            insert: """
                INSERT INTO \(qualified) (`part`, `parts`, `tool_version`, `migrator`, `checksums`, `schema`) \
                VALUES (?, ?, ?, ?, ?, ?)
                """,
            // The host of the account is the server's to say: its refusal names it.
            grant: "GRANT SELECT ON \(qualified) TO \(MariaDBQuoting.name(server.user))@HOST"
        )
    }
}
