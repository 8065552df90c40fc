import Database
import SQLText

/// Flyway's history table in the words of MariaDB and MySQL.
enum MariaDBHistory {
    /// The statements for one table; its name is the only thing that varies.
    static func statements(table: String, database: String, dialect: Dialect) -> HistoryStatements {
        let qualified = "\(MariaDBQuoting.name(database)).\(MariaDBQuoting.name(table))"
        let place =
            "TABLE_SCHEMA = \(MariaDBQuoting.text(database)) AND TABLE_NAME = \(MariaDBQuoting.text(table))"
        return HistoryStatements(
            columns: "SELECT COLUMN_NAME FROM information_schema.COLUMNS WHERE \(place) ORDER BY ORDINAL_POSITION",
            probe: "SELECT 1 FROM \(qualified) LIMIT 0",
            create: [
                creation(of: qualified, table: table, dialect: dialect),
                "CREATE INDEX \(MariaDBQuoting.name("\(table)_s_idx")) ON \(qualified) (`success`)",
            ],
            read: """
                SELECT `installed_rank`, `version`, `description`, `type`, `script`, `checksum`, `installed_by`, \
                DATE_FORMAT(`installed_on`, '%Y-%m-%d %H:%i:%s'), `execution_time`, `success` \
                FROM \(qualified) ORDER BY `installed_rank`
                """,
            insert: """
                INSERT INTO \(qualified) (`installed_rank`, `version`, `description`, `type`, `script`, `checksum`, \
                `installed_by`, `execution_time`, `success`) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            delete: "DELETE FROM \(qualified) WHERE `installed_rank` = ?",
            update: """
                UPDATE \(qualified) SET `description` = ?, `type` = ?, `checksum` = ? WHERE `installed_rank` = ?
                """
        )
    }

    private static func creation(of qualified: String, table: String, dialect: Dialect) -> String {
        // Servers ignore the name of a primary key; each gets what Flyway writes for it.
        let key = dialect == .mysql ? " \(MariaDBQuoting.name("\(table)_pk"))" : ""
        return """
            CREATE TABLE \(qualified) (
                `installed_rank` INT NOT NULL,
                `version` VARCHAR(50),
                `description` VARCHAR(200) NOT NULL,
                `type` VARCHAR(20) NOT NULL,
                `script` VARCHAR(1000) NOT NULL,
                `checksum` INT,
                `installed_by` VARCHAR(100) NOT NULL,
                `installed_on` TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
                `execution_time` INT NOT NULL,
                `success` BOOL NOT NULL,
                CONSTRAINT\(key) PRIMARY KEY (`installed_rank`)
            )
            """
    }
}
