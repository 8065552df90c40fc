import Database
import PostgresEngine
import SQLText
import TestSupport
import Testing

/// How far a statement for PostgreSQL reaches, as its text tells.
@Suite struct PostgresReachTests {
    @Test(arguments: [
        ("CREATE ROLE app", "CREATE ROLE"), ("create/* a */role app", "CREATE ROLE"),
        ("CREATE -- the role\n ROLE \"table\"", "CREATE ROLE"), ("CREATE USER app PASSWORD 'x'", "CREATE USER"),
        ("CREATE USER mapping", "CREATE USER"), ("DROP USER mapping", "DROP USER"),
        ("CREATE GROUP g", "CREATE GROUP"), ("ALTER ROLE app SET search_path = a", "ALTER ROLE"),
        ("ALTER USER app CREATEDB", "ALTER USER"), ("DROP ROLE IF EXISTS app", "DROP ROLE"),
        ("CREATE DATABASE other", "CREATE DATABASE"), ("ALTER DATABASE live SET work_mem = '1MB'", "ALTER DATABASE"),
        ("DROP DATABASE IF EXISTS live WITH (FORCE)", "DROP DATABASE"),
        ("CREATE TABLESPACE fast LOCATION '/fast'", "CREATE TABLESPACE"), ("DROP TABLESPACE fast", "DROP TABLESPACE"),
        ("ALTER SYSTEM SET work_mem = '1GB'", "ALTER SYSTEM"), ("REASSIGN OWNED BY a TO b", "REASSIGN OWNED"),
        ("DROP OWNED BY a CASCADE", "DROP OWNED"), ("GRANT a TO b", "GRANT of a role"),
        ("GRANT a, \"on\" TO b WITH ADMIN OPTION", "GRANT of a role"),
        ("REVOKE ADMIN OPTION FOR a FROM b", "REVOKE of a role"), ("revoke a from b cascade", "REVOKE of a role"),
        ("GRANT CONNECT ON DATABASE live TO app", "GRANT ON DATABASE"),
        ("REVOKE ALL ON DATABASE \"live\" FROM PUBLIC", "REVOKE ON DATABASE"),
        ("GRANT CREATE ON TABLESPACE fast TO app", "GRANT ON TABLESPACE"),
        ("GRANT SET ON PARAMETER work_mem TO app", "GRANT ON PARAMETER"),
        ("COMMENT ON ROLE app IS 'x'", "COMMENT ON ROLE"), ("COMMENT ON DATABASE live IS 'x'", "COMMENT ON DATABASE"),
        ("COMMENT ON TABLESPACE fast IS NULL", "COMMENT ON TABLESPACE"),
        ("COMMENT ON SUBSCRIPTION s IS 'x'", "COMMENT ON SUBSCRIPTION"),
        ("SECURITY LABEL FOR x ON ROLE app IS 'y'", "SECURITY LABEL ON ROLE"),
        ("CREATE SUBSCRIPTION s CONNECTION 'host=h' PUBLICATION p", "CREATE SUBSCRIPTION"),
        ("ALTER SUBSCRIPTION s DISABLE", "ALTER SUBSCRIPTION"), ("CHECKPOINT", "CHECKPOINT"),
        ("REINDEX DATABASE live", "REINDEX DATABASE"), ("REINDEX (VERBOSE) SYSTEM live", "REINDEX SYSTEM"),
        ("UPDATE pg_database SET datallowconn = false", "UPDATE of pg_database"),
        ("DELETE FROM ONLY pg_catalog.pg_authid", "DELETE of pg_authid"),
        ("SELECT pg_reload_conf()", "pg_reload_conf()"),
        ("SELECT pg_catalog.\"pg_rotate_logfile\"()", "pg_rotate_logfile()"),
        (
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() "
                + "AND pid <> pg_backend_pid()",
            "pg_terminate_backend()"
        ),
        (
            "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'app') THEN CREATE ROLE app; END IF; END $$",
            "CREATE ROLE in a DO block"
        ),
        ("DO 'BEGIN CREATE ROLE app; EXCEPTION WHEN duplicate_object THEN NULL; END'", "CREATE ROLE in a DO block"),
        ("do language plpgsql $a$ begin EXECUTE 'CREATE ROLE ' || 'app'; end $a$", "CREATE ROLE in a DO block"),
        ("DO $$ BEGIN EXECUTE format('GRANT %I TO %I', 'a', 'b'); END $$", "GRANT of a role in a DO block"),
        (
            "DO $do$ DECLARE q text := 'ALTER DATABASE live SET x.y = 1'; BEGIN RAISE NOTICE 'create table a'; END $do$",
            "ALTER DATABASE in a DO block"
        ),
        ("DO E'BEGIN\\n\\x43REATE ROLE app; END'", "CREATE ROLE in a DO block"),
    ])
    func `what all databases of a server share is left out`(_ sql: String, _ name: String) {
        #expect(PostgreSQL().reach(of: Statement(sql)) == .server(name))
    }

    @Test(arguments: [
        "COPY t FROM '/etc/passwd'", "COPY t TO PROGRAM 'cat'", "copy t(a, \"from\") from/**/program 'curl'",
        "COPY (SELECT 1 FROM stdin) TO '/tmp/a'", "COPY t FROM E'/etc\\x2fpasswd'", "COPY t FROM $$/etc/passwd$$",
        "COPY BINARY t TO U&'/tmp/a'", "LOAD 'auto_explain'", "IMPORT FOREIGN SCHEMA a FROM SERVER s INTO b",
        "SELECT * FROM dblink('dbname=live', 'SELECT 1') AS t(a int)", "SELECT \"dblink_exec\"('x')",
        "select public . dblink_connect ('x')", "WITH a AS (SELECT dblink_exec('x')) SELECT 1",
        "INSERT INTO t SELECT a FROM dblink('x') AS d(a int)",
        "CREATE TABLE t AS SELECT * FROM dblink('x') AS d(a int)",
        "CREATE MATERIALIZED VIEW v AS SELECT pg_read_file('/etc/passwd')", "SELECT lo_import('/etc/passwd')",
        "SELECT lo_export(1, '/tmp/a')", "SELECT pg_ls_dir('.')", "VALUES (pg_read_binary_file('a'))",
        "SELECT pg_catalog.pg_file_write('a', 'b', true)", "UPDATE t SET a = lo_import('/a')",
        "EXPLAIN ANALYZE SELECT dblink_exec('x')", "CALL p(dblink('x'))", "PREPARE TRANSACTION 'a'",
        "COMMIT PREPARED 'a'", "SELECT pg_create_logical_replication_slot('a', 'b')",
        "SELECT pg_reload_conf(), make_tables()", "SELECT pg_reload_conf() INTO t", "(SELECT dblink('x'))",
        "DO $$ BEGIN ALTER ROLE app; CREATE TABLE t (a int); END $$",
        "CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN CREATE ROLE app; END $$",
        "CREATE OR REPLACE PROCEDURE p() LANGUAGE sql AS 'SELECT pg_read_file(''a'')'",
        "CREATE OR REPLACE PROCEDURE p() LANGUAGE plpgsql AS $$ BEGIN COPY t TO PROGRAM 'x'; END $$",
        "DO $$ BEGIN IF true THEN PERFORM dblink_exec('x'); END IF; END $$",
        "DO $$ BEGIN EXECUTE 'COPY t FROM PROGRAM ''curl'''; END $$",
        "DO $a$ BEGIN EXECUTE $b$ COPY t TO '/tmp/a' $b$; END $a$", "DO LANGUAGE plpython3u $$ import os $$",
        "DO $$ DECLARE a text := dblink('x'); BEGIN END $$", "DO $$ BEGIN DROP ROLE a; PERFORM make(); END $$",
        "DO $$ BEGIN EXECUTE 'DO ''BEGIN PERFORM pg_read_file($b$a$b$); END'''; END $$",
        "DO $$ BEGIN DROP DATABASE a; EXECUTE q; END $$", "ALTER TABLE t ADD a text DEFAULT pg_read_file('a')",
    ])
    func `what may reach other databases, files or programs ends a replay`(_ sql: String) {
        guard case .beyond(let what) = PostgreSQL().reach(of: Statement(sql)) else {
            Issue.record("\(PostgreSQL().reach(of: Statement(sql)))")
            return
        }
        #expect(!what.isEmpty)
    }

    @Test(arguments: [
        "DO $$ BEGIN IF missing THEN CREATE ROLE app; END IF; CREATE TABLE t (a int); END $$",
        "CREATE TABLE role (a int)", "CREATE TABLE \"CREATE ROLE\" (a int)", "CREATE TABLE database.user (a int)",
        "INSERT INTO t VALUES ('CREATE ROLE app')", "SELECT 'DROP DATABASE live'", "-- CREATE ROLE\nSELECT 1",
        "CREATE USER MAPPING FOR app SERVER s OPTIONS (password 'x')",
        "CREATE USER MAPPING IF NOT EXISTS FOR a SERVER s",
        "ALTER USER MAPPING FOR a SERVER s OPTIONS (SET b 'c')", "DROP USER MAPPING IF EXISTS FOR a SERVER s",
        "GRANT SELECT ON t TO app", "GRANT SELECT ON database TO app", "GRANT SELECT ON tablespace, t TO app",
        "GRANT SELECT ON parameter.t TO app", "GRANT SELECT (a, b) ON TABLE t TO app",
        "REVOKE ALL ON ALL TABLES IN SCHEMA a FROM b",
        "GRANT USAGE ON FOREIGN SERVER s TO app", "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO app",
        "COMMENT ON TABLE database IS 'CREATE ROLE'", "COMMENT ON COLUMN role.database IS 'x'",
        "CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN PERFORM dblink('x'); END $$",

        "CREATE VIEW v AS SELECT * FROM dblink('x') AS t(a int)", "CREATE SERVER s FOREIGN DATA WRAPPER postgres_fdw",
        "CREATE FOREIGN TABLE t (a int) SERVER s", "COPY t FROM STDIN", "copy t (a) from stdin with (format csv)",
        "COPY (SELECT a FROM t) TO STDOUT", "CREATE INDEX CONCURRENTLY i ON t (a)", "CREATE EXTENSION dblink",
        "SELECT pg_advisory_lock(1)", "SELECT setval('s', 1)", "SELECT lo_create(0)", "NOTIFY a", "LISTEN a",
        "VACUUM ANALYZE t", "REINDEX TABLE database", "REINDEX INDEX i", "SET ROLE app", "RESET ALL",
        "INSERT INTO dblink (a) VALUES (1)", "CREATE PUBLICATION p FOR ALL TABLES", "BEGIN", "COMMIT", "ROLLBACK",
        "DO $$ BEGIN RAISE NOTICE 'CREATE ROLE'; CREATE TABLE t (a int); END $$",
        "DO $$ BEGIN EXECUTE 'CREATE TABLE t (a int)'; END $$", "DO $$ BEGIN CREATE TABLE role (a int); END $$",
        "DO $$ BEGIN COMMENT ON TABLE t IS 'DROP DATABASE live'; END $$",
        "ALTER TABLE t OWNER TO app", "ALTER TABLE role RENAME TO database", "DROP TABLE role",
        "CREATE TRIGGER t AFTER INSERT ON a EXECUTE FUNCTION f('DROP ROLE')", "", "; ", "'unterminated",
    ])
    func `what stays in its database is replayed`(_ sql: String) {
        #expect(PostgreSQL().reach(of: Statement(sql)) == .database)
    }
}
