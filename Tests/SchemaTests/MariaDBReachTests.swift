import Database
import SQLText
import Testing

@testable import MariaDBEngine

/// How far statements reach, evasions included.
@Suite struct MariaDBReaches {
    @Test(arguments: [
        ("CREATE USER app IDENTIFIED BY 'x'", "CREATE USER"), ("create  user app", "CREATE USER"),
        ("CREATE/**/USER app", "CREATE USER"), ("CREATE -- a comment\nUSER app", "CREATE USER"),
        ("CREATE # a comment\nUSER app", "CREATE USER"), ("/*!CREATE USER app*/", "CREATE USER"),
        ("/*M!100100 CREATE USER app */", "CREATE USER"), ("CREATE /*!50000 OR REPLACE */ USER app", "CREATE USER"),
        ("CREATE OR REPLACE USER IF NOT EXISTS app", "CREATE USER"), ("ALTER USER app ACCOUNT LOCK", "ALTER USER"),
        ("ALTER USER IF EXISTS app", "ALTER USER"), ("DROP USER app", "DROP USER"),
        ("RENAME USER a TO b", "RENAME USER"), ("CREATE ROLE r", "CREATE ROLE"),
        ("CREATE OR REPLACE ROLE r", "CREATE ROLE"), ("DROP ROLE IF EXISTS r", "DROP ROLE"),
        ("GRANT SELECT ON t TO app", "GRANT SELECT"), ("grant all on *.* to app", "GRANT ALL"),
        ("GRANT r TO app", "GRANT R"), ("REVOKE ALL PRIVILEGES ON t FROM app", "REVOKE ALL"),
        ("SET GLOBAL event_scheduler = ON", "SET GLOBAL"), ("SET @@global.event_scheduler = ON", "SET GLOBAL"),
        ("SET @@GLOBAL . event_scheduler = ON", "SET GLOBAL"), ("SET PERSIST max_connections = 5", "SET GLOBAL"),
        ("SET @@PERSIST_ONLY.a = 5", "SET GLOBAL"), ("set/**/global/**/a=1", "SET GLOBAL"),
        ("SET GLOBAL TRANSACTION ISOLATION LEVEL SERIALIZABLE", "SET GLOBAL"),
        ("SET PASSWORD FOR app = PASSWORD('x')", "SET PASSWORD"), ("SET DEFAULT ROLE r FOR app", "SET DEFAULT ROLE"),
        ("SET ROLE r", "SET ROLE"), ("SET STATEMENT max_statement_time=1 FOR DROP USER app", "DROP USER"),
        ("INSTALL SONAME 'ha_federatedx'", "INSTALL SONAME"), ("INSTALL PLUGIN p SONAME 's'", "INSTALL PLUGIN"),
        ("UNINSTALL PLUGIN p", "UNINSTALL PLUGIN"), ("UNINSTALL SONAME 's'", "UNINSTALL SONAME"),
        ("CREATE SERVER s FOREIGN DATA WRAPPER mysql OPTIONS (HOST 'h')", "CREATE SERVER"),
        ("CREATE OR REPLACE SERVER s FOREIGN DATA WRAPPER mysql OPTIONS (HOST 'h')", "CREATE SERVER"),
        ("ALTER SERVER s OPTIONS (HOST 'h')", "ALTER SERVER"), ("DROP SERVER IF EXISTS s", "DROP SERVER"),
        ("FLUSH PRIVILEGES", "FLUSH PRIVILEGES"), ("FLUSH TABLES WITH READ LOCK", "FLUSH TABLES"),
        ("RESET MASTER", "RESET MASTER"), ("KILL 5", "KILL 5"), ("SHUTDOWN", "SHUTDOWN"),
        ("CHANGE MASTER TO MASTER_HOST = 'h'", "CHANGE MASTER"), ("START SLAVE", "START SLAVE"),
        ("START ALL SLAVES", "START ALL"), ("STOP REPLICA", "STOP REPLICA"),
        ("PURGE BINARY LOGS BEFORE NOW()", "PURGE BINARY"), ("BACKUP STAGE START", "BACKUP STAGE"),
        ("CREATE DATABASE other", "CREATE DATABASE"), ("CREATE SCHEMA IF NOT EXISTS `other`", "CREATE SCHEMA"),
        ("INSERT INTO mysql.user VALUES (1)", "INSERT in the server's own tables"),
        ("insert ignore into `MySQL` . `global_priv` select 1", "INSERT in the server's own tables"),
        ("DELETE FROM mysql.db", "DELETE in the server's own tables"),
        ("UPDATE mysql.global_priv SET a = 1", "UPDATE in the server's own tables"),
        ("TRUNCATE TABLE mysql.general_log", "TRUNCATE in the server's own tables"),
        ("CALL mysql.rds_kill(1)", "CALL in the server's own tables"),
        ("CREATE TABLE IF NOT EXISTS mysql.mine (a INT)", "CREATE TABLE"), ("DROP TABLE mysql.db", "DROP TABLE"),
        ("EXECUTE IMMEDIATE 'CREATE USER app'", "CREATE USER"),
        ("EXECUTE IMMEDIATE CONCAT('CREATE ', 'USER ', @name)", "CREATE USER"),
        ("EXECUTE IMMEDIATE \"GRANT ALL ON *.* TO app\"", "GRANT ALL"),
    ])
    func `what the server shares is left out of a replay`(_ sql: String, _ words: String) {
        #expect(reach(sql) == .server(words))
    }

    @Test(arguments: [
        ("LOAD DATA INFILE '/etc/passwd' INTO TABLE t", "LOAD DATA"),
        ("load/**/data local infile 'x' into table t", "LOAD DATA"), ("LOAD XML INFILE 'x' INTO TABLE t", "LOAD XML"),
        ("SELECT 1 INTO OUTFILE '/tmp/x'", "SELECT … INTO OUTFILE"),
        ("(SELECT * FROM t) INTO/**/DUMPFILE '/tmp/x'", "SELECT … INTO OUTFILE"),
        ("WITH a AS (SELECT 1) SELECT * FROM a INTO OUTFILE '/tmp/x'", "SELECT … INTO OUTFILE"),
        ("CREATE TABLE t (a INT) ENGINE=FEDERATED CONNECTION='mysql://h/d/t'", "CREATE TABLE … ENGINE=FEDERATED"),
        ("CREATE TABLE t (a INT) engine connect", "CREATE TABLE … ENGINE=CONNECT"),
        ("CREATE TABLE t (a INT) ENGINE = 'Spider'", "CREATE TABLE … ENGINE=SPIDER"),
        ("CREATE TABLE t (a INT) ENGINE = `CONNECT`", "CREATE TABLE … ENGINE=CONNECT"),
        ("CREATE TABLE t (a INT) /*!50100 ENGINE=FEDERATED */", "CREATE TABLE … ENGINE=FEDERATED"),
        ("ALTER TABLE t ENGINE=S3", "ALTER TABLE … ENGINE=S3"),
        ("CREATE TEMPORARY TABLE t (a INT) ENGINE=FEDERATEDX", "CREATE TABLE … ENGINE=FEDERATEDX"),
        ("CREATE TABLE t (a INT) DATA DIRECTORY='/srv'", "CREATE TABLE … DATA DIRECTORY"),
        (
            "CREATE TABLE t (a INT) PARTITION BY HASH (a) (PARTITION p DATA DIRECTORY '/srv')",
            "CREATE TABLE … DATA DIRECTORY"
        ),
        ("CREATE TABLE t (a INT) INDEX DIRECTORY='/srv'", "CREATE TABLE … INDEX DIRECTORY"),
        ("CREATE FUNCTION f RETURNS STRING SONAME 'udf.so'", "CREATE FUNCTION … SONAME"),
        ("CREATE OR REPLACE AGGREGATE FUNCTION f RETURNS REAL SONAME 'udf.so'", "CREATE FUNCTION … SONAME"),
        ("DROP DATABASE payment", "DROP DATABASE"), ("DROP SCHEMA IF EXISTS payment", "DROP SCHEMA"),
        ("SET SESSION a = 1, GLOBAL b = 2", "SET of global variables together with others"),
        ("SET @x = 1, @@global.b = 2", "SET of global variables together with others"),
        ("PREPARE s FROM 'CREATE USER app'", "PREPARE of CREATE USER"),
        ("PREPARE s FROM 'LOAD DATA INFILE ''x'' INTO TABLE t'", "PREPARE of LOAD DATA"),
        ("EXECUTE IMMEDIATE 'SELECT 1 INTO OUTFILE ''/tmp/x'''", "SELECT … INTO OUTFILE"),
        ("BEGIN NOT ATOMIC CREATE USER app; END", "CREATE USER in a block"),
        ("BEGIN NOT ATOMIC SELECT 1; SET GLOBAL a = 1; END", "SET GLOBAL in a block"),
        ("IF (SELECT 1) THEN GRANT ALL ON *.* TO app; END IF", "GRANT ALL in a block"),
    ])
    func `what may reach elsewhere is not replayed at all`(_ sql: String, _ words: String) {
        #expect(reach(sql) == .beyond(words))
    }

    @Test(arguments: [
        "CREATE TABLE t (a INT)", "CREATE TABLE `user` (a INT)", "CREATE TABLE user (a INT)",
        "CREATE TABLE role (a INT)",
        "CREATE TABLE t (`engine` INT, connection INT)", "CREATE INDEX server ON t (a)", "DROP TABLE user",
        "CREATE TABLE payment.t (a INT)", "ALTER TABLE t ADD COLUMN grant_date DATE", "SET NAMES utf8mb4",
        "SET @x = @@global.sql_mode", "SET sql_mode = @@global.sql_mode", "SET @global = 1", "SET SESSION a = 1, b = 2",
        "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE", "ALTER DATABASE CHARACTER SET utf8mb4",
        "ALTER DATABASE payment COLLATE utf8mb4_bin", "USE payment", "START TRANSACTION",
        "INSERT INTO t VALUES ('CREATE USER')",
        "INSERT INTO user VALUES (1)", "UPDATE t SET a = 'GRANT'", "SELECT * FROM mysql.user", "CALL p()",
        "CREATE DEFINER=user@host VIEW v AS SELECT 1",
        "CREATE DEFINER=`root`@`%` PROCEDURE p() SELECT 1 INTO OUTFILE 'x'",
        "CREATE PROCEDURE p() BEGIN CREATE USER app; END", "CREATE FUNCTION f() RETURNS INT RETURN 1",
        "CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW SET NEW.a = 1", "EXECUTE s",
        "PREPARE s FROM 'SELECT 1'", "EXECUTE IMMEDIATE 'CREATE TABLE t (a INT)'", "BEGIN NOT ATOMIC SELECT 1; END",
        "/* CREATE USER app */ SELECT 1", "-- CREATE USER app\nSELECT 1", "SELECT 'a' -- INTO OUTFILE\n", "",
        "SELECT 'it''s' AS `a``b`, 'back\\'slash INTO OUTFILE'", "CREATE SEQUENCE s", "LOAD INDEX INTO CACHE t",
        "ANALYZE TABLE t", "LOCK TABLES t WRITE", "RENAME TABLE a TO b",
    ])
    func `what stays in its database is replayed`(_ sql: String) {
        #expect(reach(sql) == .database)
    }

    private func reach(_ sql: String) -> StatementReach {
        MariaDB()
            .reach(of: Statement(bytes: Array(sql.utf8), position: .start, transactionUse: .either))
    }
}
