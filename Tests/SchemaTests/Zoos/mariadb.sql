-- Every kind of object that a MariaDB database can hold, with every attribute that is compared, and nasty names.
-- Loaded with the engine's own client into an empty database of any name.

SET NAMES utf8mb4;
SET sql_mode = 'STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_AUTO_CREATE_USER,NO_ENGINE_SUBSTITUTION';
ALTER DATABASE CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- Columns: each type, each default, each attribute.
CREATE TABLE plain (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT,
    tiny TINYINT(1) NOT NULL DEFAULT 0,
    small SMALLINT ZEROFILL,
    medium MEDIUMINT DEFAULT -7,
    large BIGINT UNSIGNED DEFAULT 18446744073709551615,
    exact DECIMAL(12, 4) NOT NULL DEFAULT 0.5000,
    single FLOAT DEFAULT 1.5,
    twice DOUBLE(10, 3),
    flags BIT(8) DEFAULT b'10100101',
    born DATE DEFAULT '2001-02-03',
    woken TIME(3),
    made DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    touched TIMESTAMP NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
    cohort YEAR,
    code CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'x''y',
    name VARCHAR(100) COLLATE utf8mb4_bin DEFAULT 'a\\b\nc',
    alias VARCHAR(50) DEFAULT NULL COMMENT 'It''s a `name`; -- no comment',
    mark VARCHAR(20) NOT NULL DEFAULT 'NULL',
    raw BINARY(16),
    hash VARBINARY(32) DEFAULT x'00FF41',
    note TEXT,
    story LONGTEXT NOT NULL,
    picture MEDIUMBLOB,
    squeezed TEXT COMPRESSED,
    `level` ENUM('low', 'it''s', 'a,b', 'hö') NOT NULL DEFAULT 'low',
    tags SET('a', 'b', 'c') DEFAULT 'a,c',
    document JSON,
    address INET6,
    old_address INET4,
    token UUID DEFAULT UUID(),
    computed VARCHAR(40) DEFAULT (CONCAT('x', 1 + 2)),
    hidden INT INVISIBLE DEFAULT 5,
    total DECIMAL(14, 4) GENERATED ALWAYS AS (exact * 2) STORED,
    label VARCHAR(120) GENERATED ALWAYS AS (CONCAT(name, '-', code)) VIRTUAL,
    place POINT NOT NULL,
    shape GEOMETRY,
    PRIMARY KEY (id),
    UNIQUE KEY code_name (code, name(20)),
    UNIQUE KEY story_unique (story),
    KEY by_born (born DESC, medium),
    KEY by_name (name(10)) COMMENT 'a prefix',
    KEY by_made (made) IGNORED,
    SPATIAL KEY places (place),
    CONSTRAINT exact_positive CHECK (exact >= 0 AND note <> '😀'),
    CONSTRAINT `odd ``check` CHECK (code <> 'a\'b' AND name NOT LIKE '%\\%')
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC COMMENT = 'Plain, isn''t it; `no`';

CREATE TABLE checked (
    id INT PRIMARY KEY,
    age INT CHECK (age > 0),
    size INT CHECK (size < 100),
    CHECK (age < 200),
    `it's "odd" \ ``column``; -- é 日本` INT DEFAULT 1 COMMENT 'Größe "x" \\ y'
) COMMENT 'checks of columns and of the table';

CREATE TABLE `it's "odd" \ ``table``; -- é 日本 /*` (
    `a``b` INT,
    `c"d` VARCHAR(10),
    ` e f` INT,
    KEY `i``j "k"` (`a``b`, `c"d`(3)),
    CONSTRAINT `ch``eck "x" 'y'` CHECK (`a``b` > 0 AND `c"d` <> '`')
);

-- Table options.
CREATE TABLE latin (id INT, word VARCHAR(10), other VARCHAR(10) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci)
    DEFAULT CHARACTER SET latin1 COLLATE latin1_german2_ci;
CREATE TABLE in_memory (id INT NOT NULL, at_once INT, KEY tree USING BTREE (id), KEY hashed USING HASH (at_once)) ENGINE = MEMORY MAX_ROWS = 1000;
CREATE TABLE counted (id INT PRIMARY KEY, word VARCHAR(20), FULLTEXT KEY words (word)) ENGINE = Aria TRANSACTIONAL = 0 CHECKSUM = 1;
CREATE TABLE old_style (id INT PRIMARY KEY, word VARCHAR(20), FULLTEXT KEY w (word)) ENGINE = MyISAM PACK_KEYS = 1 DELAY_KEY_WRITE = 1 AVG_ROW_LENGTH = 50 MIN_ROWS = 3 ROW_FORMAT = FIXED;
CREATE TABLE merge_me (id INT NOT NULL, word VARCHAR(20)) ENGINE = MyISAM;
CREATE TABLE merged (id INT NOT NULL, word VARCHAR(20)) ENGINE = MRG_MyISAM UNION = (merge_me) INSERT_METHOD = LAST;
CREATE TABLE squeezed_pages (id INT PRIMARY KEY, note TEXT) ROW_FORMAT = COMPRESSED KEY_BLOCK_SIZE = 8 STATS_PERSISTENT = 0 STATS_AUTO_RECALC = 1 STATS_SAMPLE_PAGES = 25;
CREATE TABLE page_options (id INT PRIMARY KEY) PAGE_COMPRESSED = 1 PAGE_COMPRESSION_LEVEL = 4;
CREATE TABLE lines_of_text (id INT NOT NULL, word VARCHAR(20) NOT NULL) ENGINE = CSV;
CREATE TABLE counter_start (id INT AUTO_INCREMENT PRIMARY KEY) AUTO_INCREMENT = 1000;
CREATE TABLE keyed (a INT NOT NULL, b INT NOT NULL, PRIMARY KEY (a, b));

-- Foreign keys.
CREATE TABLE parent (id INT, area INT, name VARCHAR(20), PRIMARY KEY (id, area), KEY by_area (area), UNIQUE KEY by_name (name));
CREATE TABLE child (
    id INT PRIMARY KEY,
    parent INT,
    area INT,
    parent_name VARCHAR(20),
    self INT,
    CONSTRAINT child_parent FOREIGN KEY (parent, area) REFERENCES parent (id, area) ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT child_name FOREIGN KEY (parent_name) REFERENCES parent (name) ON DELETE SET NULL,
    FOREIGN KEY (self) REFERENCES child (id) ON DELETE RESTRICT ON UPDATE NO ACTION
);
CREATE TABLE `odd "child"` (
    id INT,
    parent INT,
    KEY named_by_hand (parent),
    CONSTRAINT `odd ``key` FOREIGN KEY (parent) REFERENCES `child` (id)
);

-- Partitions.
CREATE TABLE by_range (id INT, made DATE, KEY k (made))
    PARTITION BY RANGE (YEAR(made)) (
        PARTITION p2020 VALUES LESS THAN (2021) COMMENT = 'first',
        PARTITION p2021 VALUES LESS THAN (2022),
        PARTITION pmax VALUES LESS THAN MAXVALUE
    );
CREATE TABLE by_list (id INT, area VARCHAR(10))
    PARTITION BY LIST COLUMNS (area) (
        PARTITION north VALUES IN ('a', 'it''s'), PARTITION rest DEFAULT
    );
CREATE TABLE by_hash (id INT PRIMARY KEY, n INT) PARTITION BY HASH (id) PARTITIONS 4;
CREATE TABLE by_key (id INT PRIMARY KEY, n INT) PARTITION BY LINEAR KEY (id) PARTITIONS 3;
CREATE TABLE by_both (id INT, made DATE)
    PARTITION BY RANGE COLUMNS (made) SUBPARTITION BY HASH (id) SUBPARTITIONS 2 (
        PARTITION one VALUES LESS THAN ('2021-01-01') (SUBPARTITION one_a, SUBPARTITION one_b),
        PARTITION two VALUES LESS THAN (MAXVALUE) (SUBPARTITION two_a, SUBPARTITION two_b)
    );

-- Versions of rows, and periods.
CREATE TABLE versioned (id INT PRIMARY KEY, kept INT, skipped INT WITHOUT SYSTEM VERSIONING) WITH SYSTEM VERSIONING;
CREATE TABLE versioned_by_hand (
    id INT PRIMARY KEY,
    began TIMESTAMP(6) GENERATED ALWAYS AS ROW START INVISIBLE,
    ended TIMESTAMP(6) GENERATED ALWAYS AS ROW END INVISIBLE,
    PERIOD FOR SYSTEM_TIME (began, ended)
) WITH SYSTEM VERSIONING;
CREATE TABLE versioned_partly (id INT, kept INT WITH SYSTEM VERSIONING);
CREATE TABLE versioned_parts (id INT) WITH SYSTEM VERSIONING
    PARTITION BY SYSTEM_TIME LIMIT 1000 (PARTITION past HISTORY, PARTITION present CURRENT);
CREATE TABLE booked (
    room INT, begins DATE NOT NULL, finishes DATE NOT NULL,
    PERIOD FOR stay (begins, finishes),
    UNIQUE KEY once (room, stay WITHOUT OVERLAPS)
);
CREATE TABLE absent (a DATE NOT NULL, b DATE NOT NULL, PERIOD FOR leave_time (a, b));

-- Sequences.
CREATE SEQUENCE numbers;
CREATE SEQUENCE `odd ``numbers` START WITH 100 INCREMENT BY -5 MINVALUE -1000 MAXVALUE 500 CACHE 7 CYCLE;
CREATE SEQUENCE uncached NOCACHE COMMENT = 'counts';
CREATE TABLE numbered (id BIGINT DEFAULT NEXTVAL(numbers), n INT);

-- Views, on tables and on each other.
CREATE VIEW v_faces AS SELECT '😀' AS face, name FROM plain;
CREATE VIEW v_plain AS SELECT id, name FROM plain WHERE name <> 'a.`b`' AND code LIKE '%\\%';
CREATE ALGORITHM = MERGE SQL SECURITY INVOKER VIEW v_merge AS SELECT id FROM plain WHERE exact > 0 WITH CASCADED CHECK OPTION;
CREATE ALGORITHM = TEMPTABLE VIEW v_temporary AS SELECT COUNT(*) AS many, v.name FROM v_plain v GROUP BY v.name;
CREATE VIEW v_local AS SELECT id FROM plain WHERE id > 0 WITH LOCAL CHECK OPTION;
CREATE VIEW `v ``odd "x"` (`a``b`, `c d`) AS SELECT t.`a``b`, t.`c"d` FROM `it's "odd" \ ``table``; -- é 日本 /*` t;
CREATE VIEW v_joined AS
    WITH big AS (SELECT p.id, p.exact FROM plain p WHERE p.exact > 10)
    SELECT big.id, (SELECT MAX(c.id) FROM child c WHERE c.parent = big.id) AS newest FROM big LEFT JOIN parent q ON q.id = big.id;

-- Stored programs.
DELIMITER //
CREATE FUNCTION doubled(n INT) RETURNS BIGINT DETERMINISTIC NO SQL RETURN n * 2//
CREATE FUNCTION `odd ``fn`(`a b` VARCHAR(10) CHARACTER SET latin1, c ENUM('x', 'y')) RETURNS VARCHAR(20) CHARSET utf8mb4 COLLATE utf8mb4_bin
    READS SQL DATA SQL SECURITY INVOKER COMMENT 'It''s odd'
BEGIN
    -- A comment; with `quotes` and 'more'.
    DECLARE found VARCHAR(20);
    SELECT name INTO found FROM plain WHERE alias = `a b` LIMIT 1;
    RETURN found;
END//
CREATE AGGREGATE FUNCTION added(x INT) RETURNS INT
BEGIN
    DECLARE sum INT DEFAULT 0;
    DECLARE CONTINUE HANDLER FOR NOT FOUND RETURN sum;
    LOOP
        FETCH GROUP NEXT ROW;
        SET sum = sum + x;
    END LOOP;
END//
CREATE PROCEDURE nothing() SELECT 1//
CREATE PROCEDURE work(IN a INT, OUT b VARCHAR(30), INOUT c DECIMAL(10, 2)) MODIFIES SQL DATA COMMENT 'works'
BEGIN
    UPDATE plain SET exact = a WHERE id = 1;
    SET b = 'done; 😀?', c = c + 1;
END//
SET sql_mode = 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES'//
CREATE PROCEDURE "ansi "" proc"(a INT) BEGIN SELECT "name" FROM "plain" WHERE code = '\'; END//
SET sql_mode = 'ORACLE'//
CREATE PACKAGE kit AS
    FUNCTION one RETURN INT;
    PROCEDURE two(a INT);
END//
CREATE PACKAGE BODY kit AS
    FUNCTION one RETURN INT AS BEGIN RETURN 1; END;
    PROCEDURE two(a INT) AS BEGIN SELECT a; END;
END//
CREATE PACKAGE lone SQL SECURITY INVOKER COMMENT 'without a body' AS
    FUNCTION one RETURN INT;
END//
SET sql_mode = 'STRICT_TRANS_TABLES'//

-- Triggers: more than one at the same moment.
CREATE TRIGGER first_note BEFORE INSERT ON plain FOR EACH ROW SET NEW.note = 'a'//
CREATE TRIGGER second_note BEFORE INSERT ON plain FOR EACH ROW FOLLOWS first_note SET NEW.note = CONCAT(NEW.note, ';')//
CREATE TRIGGER before_first BEFORE INSERT ON plain FOR EACH ROW PRECEDES first_note SET NEW.alias = 'x'//
CREATE TRIGGER `odd ``trigger` AFTER UPDATE ON `it's "odd" \ ``table``; -- é 日本 /*` FOR EACH ROW
BEGIN
    IF NEW.`a``b` <> OLD.`a``b` THEN
        INSERT INTO child (id) VALUES (NEW.`a``b`);
    END IF;
END//
CREATE TRIGGER gone AFTER DELETE ON child FOR EACH ROW SET @gone = OLD.id//

-- Events.
CREATE EVENT nightly ON SCHEDULE EVERY 1 DAY STARTS '2030-01-01 03:00:00' ENDS '2036-01-01 00:00:00' ON COMPLETION PRESERVE COMMENT 'at night'
    DO DELETE FROM child WHERE id < 0//
CREATE EVENT `odd ``event` ON SCHEDULE EVERY '1:30' HOUR_MINUTE STARTS '2030-01-01 00:00:00' DISABLE DO BEGIN SELECT 1; SELECT ';'; END//
SET time_zone = '+05:00'//
CREATE EVENT abroad ON SCHEDULE EVERY 1 HOUR STARTS '2030-01-01 00:00:00' DO SET @abroad = 1//
SET time_zone = 'SYSTEM'//
SET NAMES latin1//
CREATE PROCEDURE by_old_client() SELECT 'x' = 'X'//
SET NAMES utf8mb4//
CREATE EVENT once ON SCHEDULE AT '2035-05-05 05:05:00' DO SET @once = 1//
DELIMITER ;
