import Testing

/// A schema and what somebody does to it by hand.
struct MariaDBDifference: CustomTestStringConvertible, Sendable {
    let base: [String]
    let mutation: [String]
    /// Whether the mutated schema can stand beside those of all others.
    var stands = true

    /// What is done by hand.
    var testDescription: String { mutation.joined(separator: "; ") }

    init(_ base: [String], _ mutation: String..., stands: Bool = true) {
        self.base = base
        self.mutation = mutation
        self.stands = stands
    }

    static let all = tables + columns + keys + programs + others

    private static let plain = [
        "CREATE TABLE `t§` (id INT PRIMARY KEY, a INT, b VARCHAR(20), c DATETIME NOT NULL, INDEX i (a))"
    ]

    private static let tables = [
        Self([], "CREATE TABLE `t§` (id INT PRIMARY KEY)"),
        Self(plain, "ALTER TABLE `t§` ENGINE=MyISAM"),
        Self(plain, "ALTER TABLE `t§` COMMENT='it''s \\\\ a \"comment\"'"),
        Self(plain, "ALTER TABLE `t§` CONVERT TO CHARACTER SET latin1"),
        Self(plain, "ALTER TABLE `t§` DEFAULT CHARACTER SET latin1"),
        Self(plain, "ALTER TABLE `t§` COLLATE utf8mb4_bin"),
        Self(plain, "ALTER TABLE `t§` ROW_FORMAT=COMPRESSED KEY_BLOCK_SIZE=8"),
        Self(plain, "ALTER TABLE `t§` STATS_PERSISTENT=1 MAX_ROWS=10"),
        Self(plain, "ALTER TABLE `t§` ADD SYSTEM VERSIONING"),
        Self(plain, "ALTER TABLE `t§` PARTITION BY HASH (id) PARTITIONS 3"),
        Self(
            plain,
            """
            ALTER TABLE `t§` PARTITION BY RANGE (id) (PARTITION p0 VALUES LESS THAN (10), PARTITION p1 \
            VALUES LESS THAN MAXVALUE)
            """
        ),
        Self(
            ["CREATE TABLE `t§` (id INT PRIMARY KEY) PARTITION BY LIST (id) (PARTITION p0 VALUES IN (1, 2))"],
            "ALTER TABLE `t§` ADD PARTITION (PARTITION p1 VALUES IN (3))"
        ),
        Self(
            ["CREATE TABLE `t§` (id INT PRIMARY KEY, a DATE NOT NULL, b DATE NOT NULL)"],
            "ALTER TABLE `t§` ADD PERIOD FOR span (a, b)"
        ),
        Self(
            [],
            """
            CREATE TABLE `t§` (id INT, a TIMESTAMP(6) GENERATED ALWAYS AS ROW START, b TIMESTAMP(6) \
            GENERATED ALWAYS AS ROW END, PERIOD FOR SYSTEM_TIME (a, b)) WITH SYSTEM VERSIONING
            """
        ),
        Self(["CREATE TABLE `old§` (id INT PRIMARY KEY, a INT, b INT, c INT, d INT)"], "RENAME TABLE `old§` TO `new§`"),
        Self([], "CREATE TABLE `na``me's \" §` (`co``l` INT PRIMARY KEY, `ключ` INT, INDEX `i``x` (`ключ`))"),
    ]

    private static let versioned = ["CREATE TABLE `t§` (id INT PRIMARY KEY, a INT) WITH SYSTEM VERSIONING"]
    private static let counted = ["CREATE TABLE `t§` (id INT NOT NULL, a INT)"]

    private static let columns = [
        Self(plain, "ALTER TABLE `t§` ADD COLUMN d INT FIRST"),
        Self(plain, "ALTER TABLE `t§` ADD COLUMN d INT AFTER a"),
        Self(plain, "ALTER TABLE `t§` ADD COLUMN d INT, ADD COLUMN e INT AFTER id, ADD COLUMN f INT AFTER e"),
        Self(plain, "ALTER TABLE `t§` MODIFY b VARCHAR(255)"), Self(plain, "ALTER TABLE `t§` MODIFY a BIGINT UNSIGNED"),
        Self(plain, "ALTER TABLE `t§` MODIFY b TEXT"), Self(plain, "ALTER TABLE `t§` MODIFY b ENUM('a', 'b''s')"),
        Self(plain, "ALTER TABLE `t§` MODIFY a INT NOT NULL"), Self(plain, "ALTER TABLE `t§` MODIFY a INT DEFAULT 5"),
        Self(plain, "ALTER TABLE `t§` MODIFY b VARCHAR(20) DEFAULT 'it''s'"),
        Self(plain, "ALTER TABLE `t§` MODIFY b VARCHAR(20) DEFAULT CONCAT('a', UUID())"),
        Self(
            plain,
            "ALTER TABLE `t§` MODIFY c DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP"
        ),
        Self(plain, "ALTER TABLE `t§` MODIFY c TIMESTAMP NULL"),
        Self(plain, "ALTER TABLE `t§` MODIFY c DATETIME(3) NOT NULL"),
        Self(plain, "ALTER TABLE `t§` MODIFY b VARCHAR(20) COLLATE latin1_swedish_ci"),
        Self(plain, "ALTER TABLE `t§` MODIFY b VARCHAR(20) COMMENT 'what''s this \\\\ 한글'"),
        Self(plain, "ALTER TABLE `t§` MODIFY b VARCHAR(20) INVISIBLE"),
        Self(plain, "ALTER TABLE `t§` MODIFY b VARCHAR(20) CHECK (b <> '')"),
        Self(plain, "ALTER TABLE `t§` MODIFY b VARCHAR(20) COMPRESSED"),
        Self(
            plain,
            """
            ALTER TABLE `t§` ADD COLUMN g INT AS (a + 1) STORED, ADD COLUMN h INT GENERATED ALWAYS AS (id \
            * 2) VIRTUAL
            """
        ),
        Self(plain, "ALTER TABLE `t§` ADD COLUMN g VARCHAR(40) AS (CONCAT(b, ' ', a)) PERSISTENT COMMENT 'x'"),
        Self(plain, "ALTER TABLE `t§` MODIFY c DATETIME NOT NULL AFTER id"),
        Self(plain, "ALTER TABLE `t§` MODIFY id INT AFTER c, MODIFY a INT AFTER b"),
        Self(plain, "ALTER TABLE `t§` RENAME COLUMN c TO d"),
        Self(plain, "ALTER TABLE `t§` ADD COLUMN p POINT REF_SYSTEM_ID=4326"),
        Self(plain, "ALTER TABLE `t§` ADD COLUMN j JSON, ADD COLUMN u UUID, ADD COLUMN k INET6, ADD COLUMN y YEAR"),
        Self(plain, "ALTER TABLE `t§` MODIFY id INT AUTO_INCREMENT"),
        Self(counted, "ALTER TABLE `t§` MODIFY id INT AUTO_INCREMENT PRIMARY KEY"),
        Self(counted, "ALTER TABLE `t§` ADD COLUMN n INT AUTO_INCREMENT UNIQUE"),
        Self(
            versioned,
            "SET system_versioning_alter_history = KEEP",
            "ALTER TABLE `t§` MODIFY a INT WITHOUT SYSTEM VERSIONING",
            stands: false
        ),
        Self(
            versioned,
            "SET system_versioning_alter_history = KEEP",
            "ALTER TABLE `t§` ADD COLUMN b INT",
            stands: false
        ),
    ]

    private static let parent = [
        "CREATE TABLE `p§` (id INT PRIMARY KEY, a INT, b INT, UNIQUE INDEX u (a, b))",
        "CREATE TABLE `t§` (id INT PRIMARY KEY, a INT, b INT, INDEX i (a, b))",
    ]

    private static let keys = [
        Self(plain, "ALTER TABLE `t§` ADD INDEX j (b(5) DESC, a)"),
        Self(plain, "ALTER TABLE `t§` ADD UNIQUE INDEX j (b)"),
        Self(plain, "DROP INDEX i ON `t§`", "CREATE INDEX i ON `t§` (a, b)"),
        Self(plain, "DROP INDEX i ON `t§`", "CREATE UNIQUE INDEX i ON `t§` (a) COMMENT 'it''s'"),
        Self(plain, "ALTER TABLE `t§` RENAME INDEX i TO j"), Self(plain, "ALTER TABLE `t§` ALTER INDEX i IGNORED"),
        Self(plain, "ALTER TABLE `t§` DROP PRIMARY KEY"),
        Self(plain, "ALTER TABLE `t§` DROP PRIMARY KEY, ADD PRIMARY KEY (id, c)"),
        Self(plain, "ALTER TABLE `t§` ADD FULLTEXT INDEX f (b)"),
        Self(plain, "ALTER TABLE `t§` ADD COLUMN p POINT NOT NULL, ADD SPATIAL INDEX s (p)"),
        Self(plain, "ALTER TABLE `t§` ADD CONSTRAINT positive CHECK (a > 0)"),
        Self(
            plain + ["ALTER TABLE `t§` ADD CONSTRAINT positive CHECK (a > 0)"],
            "ALTER TABLE `t§` DROP CONSTRAINT positive",
            "ALTER TABLE `t§` ADD CONSTRAINT positive CHECK (a > 1 AND b <> 'it''s')"
        ),
        Self(parent, "ALTER TABLE `t§` ADD CONSTRAINT `f§` FOREIGN KEY (a, b) REFERENCES `p§` (a, b)"),
        Self(
            parent,
            """
            ALTER TABLE `t§` ADD CONSTRAINT `f§` FOREIGN KEY (a, b) REFERENCES `p§` (a, b) ON DELETE \
            CASCADE ON UPDATE SET NULL
            """
        ),
        Self(
            parent + ["ALTER TABLE `t§` ADD CONSTRAINT `f§` FOREIGN KEY (a, b) REFERENCES `p§` (a, b)"],
            "ALTER TABLE `t§` DROP FOREIGN KEY `f§`",
            "ALTER TABLE `t§` ADD CONSTRAINT `f§` FOREIGN KEY (a, b) REFERENCES `p§` (a, b) ON DELETE CASCADE"
        ),
        Self(
            [],
            "CREATE TABLE `a§` (id INT PRIMARY KEY, b INT, INDEX i (b))",
            """
            CREATE TABLE `b§` (id INT PRIMARY KEY, a INT, INDEX i (a), CONSTRAINT `ba§` FOREIGN KEY (a) \
            REFERENCES `a§` (id))
            """,
            "ALTER TABLE `a§` ADD CONSTRAINT `ab§` FOREIGN KEY (b) REFERENCES `b§` (id)"
        ),
        Self(plain, "ALTER TABLE `t§` DROP COLUMN a", stands: false),
        Self(
            parent + ["ALTER TABLE `t§` ADD CONSTRAINT `f§` FOREIGN KEY (a, b) REFERENCES `p§` (a, b)"],
            "ALTER TABLE `t§` ADD INDEX k (a, b, id), DROP INDEX i"
        ),
    ]

    private static let procedure = ["CREATE PROCEDURE `p§` (IN a INT, OUT b VARCHAR(10)) BEGIN SET b = 'it''s'; END"]
    private static let function = ["CREATE FUNCTION `f§` (a INT) RETURNS INT DETERMINISTIC RETURN a + 1"]
    private static let trigger = plain + ["CREATE TRIGGER `g§` BEFORE INSERT ON `t§` FOR EACH ROW SET NEW.a = 1"]
    private static let event = [
        "CREATE EVENT `e§` ON SCHEDULE EVERY 1 DAY STARTS '2030-01-01 00:00:00' DO DELETE FROM t"
    ]
    private static let view = plain + ["CREATE VIEW `v§` AS SELECT id, a FROM `t§`"]

    private static let programs = [
        Self([], "CREATE PROCEDURE `p§` (IN a INT, OUT b VARCHAR(10)) BEGIN SET b = 'it''s'; END"),
        Self(procedure, "ALTER PROCEDURE `p§` COMMENT 'x' SQL SECURITY INVOKER READS SQL DATA"),
        Self(procedure, "CREATE OR REPLACE PROCEDURE `p§` (IN a INT) SELECT a; "),
        Self(
            function,
            "CREATE OR REPLACE FUNCTION `f§` (a INT, b TEXT) RETURNS VARCHAR(10) CHARSET latin1 NO SQL RETURN b"
        ),
        Self(
            function,
            "CREATE OR REPLACE DEFINER=nobody@'%' FUNCTION `f§` (a INT) RETURNS INT DETERMINISTIC RETURN a + 1"
        ),
        Self(
            function,
            "SET sql_mode = 'ANSI_QUOTES'",
            "CREATE OR REPLACE FUNCTION `f§` (a INT) RETURNS INT DETERMINISTIC RETURN a + 1"
        ),
        Self([], "SET sql_mode = ORACLE", "CREATE PROCEDURE `p§` (a IN INT, b OUT INT) AS BEGIN b := a; END"),
        Self([], "SET sql_mode = ORACLE", "CREATE FUNCTION `f§` (a INT) RETURN INT AS BEGIN RETURN a; END"),
        Self(
            [],
            "SET sql_mode = ORACLE",
            "CREATE PACKAGE `k§` AS FUNCTION f(a INT) RETURN INT; END",
            "CREATE PACKAGE BODY `k§` AS FUNCTION f(a INT) RETURN INT AS BEGIN RETURN a; END; END"
        ),
        Self(
            [],
            """
            CREATE AGGREGATE FUNCTION `s§` (x INT) RETURNS INT BEGIN DECLARE n INT DEFAULT 0; DECLARE \
            CONTINUE HANDLER FOR NOT FOUND RETURN n; LOOP FETCH GROUP NEXT ROW; SET n = n + x; END LOOP; \
            END
            """
        ),
        Self(trigger, "DROP TRIGGER `g§`"),
        Self(trigger, "CREATE OR REPLACE TRIGGER `g§` BEFORE INSERT ON `t§` FOR EACH ROW SET NEW.a = 2"),
        Self(trigger, "CREATE OR REPLACE TRIGGER `g§` AFTER UPDATE ON `t§` FOR EACH ROW SET @a = 2"),
        Self(trigger, "CREATE TRIGGER `h§` BEFORE INSERT ON `t§` FOR EACH ROW PRECEDES `g§` SET NEW.a = 3"),
        Self(
            event,
            """
            ALTER EVENT `e§` ON SCHEDULE EVERY '1:30' HOUR_MINUTE STARTS '2030-01-01 10:00:00' ENDS \
            '2031-01-01 00:00:00'
            """
        ),
        Self(event, "ALTER EVENT `e§` ON COMPLETION PRESERVE DISABLE COMMENT 'it''s'"),
        Self([], "CREATE EVENT `e§` ON SCHEDULE AT '2035-05-05 05:05:00' DO BEGIN SET @a = 1; SET @b = 2; END"),
        Self(
            event,
            "SET time_zone = '+05:00'",
            "ALTER EVENT `e§` ON SCHEDULE EVERY 2 DAY STARTS '2030-01-01 00:00:00'"
        ),
        Self(view, "CREATE OR REPLACE VIEW `v§` AS SELECT id, a, b FROM `t§` WHERE a > 1 WITH CASCADED CHECK OPTION"),
        Self(
            view,
            """
            CREATE OR REPLACE ALGORITHM=MERGE DEFINER=nobody@'%' SQL SECURITY INVOKER VIEW `v§` AS SELECT \
            id, a FROM `t§`
            """
        ),
        Self(
            view,
            "CREATE VIEW `a§` AS SELECT * FROM `v§`",
            "CREATE VIEW `b§` AS SELECT a FROM `a§`",
            "CREATE OR REPLACE VIEW `a§` AS SELECT * FROM `v§` WHERE id > 1"
        ),
        Self([], "CREATE FUNCTION `f§` () RETURNS INT RETURN 1", "CREATE VIEW `v§` AS SELECT `f§`() AS one"),
    ]

    private static let granted =
        plain + [
            "CREATE USER IF NOT EXISTS migrate_reader@'%'", "GRANT SELECT, INSERT ON `t§` TO migrate_reader@'%'",
            "GRANT EXECUTE ON * TO migrate_reader@'%'",
        ]

    private static let others = [
        Self(granted, "REVOKE INSERT ON `t§` FROM migrate_reader@'%'"),
        Self(granted, "GRANT UPDATE (a, b), DELETE ON `t§` TO migrate_reader@'%' WITH GRANT OPTION"),
        Self(granted, "REVOKE ALL PRIVILEGES ON `t§` FROM migrate_reader@'%'"),
        Self(granted, "GRANT SELECT, TRIGGER ON * TO migrate_reader@'%'"),
        Self([], "CREATE SEQUENCE `s§`"),
        Self(["CREATE SEQUENCE `s§`"], "ALTER SEQUENCE `s§` INCREMENT BY 5 MAXVALUE 1000 NOCACHE CYCLE"),
        Self(["CREATE SEQUENCE `s§`"], "CREATE OR REPLACE SEQUENCE `s§` START WITH 100 MINVALUE 10 COMMENT='x'"),
        Self([], "CREATE SEQUENCE `s§`", "CREATE TABLE `t§` (id BIGINT DEFAULT NEXTVAL(`s§`) PRIMARY KEY)"),
        Self([], "ALTER DATABASE COLLATE latin1_swedish_ci", stands: false),
        Self(plain, "ALTER DATABASE COLLATE utf8mb4_bin COMMENT 'it''s'", stands: false),
    ]
}
