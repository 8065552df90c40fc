import Testing

/// A small schema of many kinds, and what somebody does to it by hand.
enum PostgresRepairZoo {
    /// What makes it, nasty names included.
    static let statements = #"""
        CREATE SCHEMA "Other Schema";
        CREATE EXTENSION citext;
        CREATE EXTENSION postgres_fdw;
        CREATE TYPE mood AS ENUM ('sad', 'it''s ok', 'happy');
        CREATE TYPE "Other Schema".pair AS (a integer, "B b" text COLLATE "C");
        CREATE DOMAIN amount AS numeric(10,2) DEFAULT 0 CONSTRAINT positive CHECK (VALUE >= 0);
        CREATE TYPE floats AS RANGE (SUBTYPE = float8, SUBTYPE_DIFF = float8mi);
        CREATE SEQUENCE numbers START 5 INCREMENT 5 MAXVALUE 1000 CYCLE;
        CREATE FUNCTION twice(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1 * 2';
        CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$BEGIN RETURN NEW; END$$;
        CREATE TABLE customer (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL, email citext, note varchar(20),
            feeling mood NOT NULL DEFAULT 'happy', credit amount, doubled integer GENERATED ALWAYS AS (twice(3)) STORED,
            number integer DEFAULT nextval('numbers'), pairs "Other Schema".pair[], made timestamptz DEFAULT now(),
            CONSTRAINT name_not_empty CHECK (name <> ''), CONSTRAINT email_once UNIQUE (email)
        );
        CREATE TABLE "Order" (
            "Id" serial PRIMARY KEY, customer bigint NOT NULL, parent integer, amount numeric DEFAULT 1.5, "select" text,
            period tstzrange, CONSTRAINT belongs FOREIGN KEY (customer) REFERENCES customer ON DELETE CASCADE,
            CONSTRAINT "is Child" FOREIGN KEY (parent) REFERENCES "Order" DEFERRABLE INITIALLY DEFERRED,
            CONSTRAINT no_overlap EXCLUDE USING gist (period WITH &&) WHERE (amount > 0)
        );
        ALTER TABLE customer ADD COLUMN last_order integer CONSTRAINT last_order REFERENCES "Order" ON UPDATE SET NULL;
        ALTER TABLE "Order" ADD CONSTRAINT sane CHECK (amount < 1000) NOT VALID;
        CREATE INDEX by_name ON customer (lower(name) DESC, id) INCLUDE (note) WHERE note IS NOT NULL;
        CREATE UNIQUE INDEX "by Select" ON "Order" ("select" COLLATE "C" text_pattern_ops) WITH (fillfactor = 70);
        CREATE TABLE log (at date NOT NULL, line text) PARTITION BY RANGE (at);
        CREATE TABLE log_2024 PARTITION OF log FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
        CREATE TABLE log_rest PARTITION OF log DEFAULT;
        CREATE INDEX log_at ON log (at);
        CREATE TABLE base (a integer, b text);
        CREATE TABLE child (c integer) INHERITS (base);
        CREATE UNLOGGED TABLE cache (k text PRIMARY KEY, v jsonb) WITH (fillfactor = 50, autovacuum_enabled = false);
        CREATE TABLE "Other Schema"."na""me's" ("co""l" integer, CONSTRAINT "k'ey" PRIMARY KEY ("co""l"));
        CREATE VIEW recent AS SELECT c.id, c.name, o.amount FROM customer c JOIN "Order" o ON o.customer = c.id;
        CREATE VIEW names WITH (security_barrier = true) AS SELECT name FROM recent WHERE amount > 1;
        CREATE VIEW checked AS SELECT id, name FROM customer WHERE name > 'a' WITH LOCAL CHECK OPTION;
        CREATE MATERIALIZED VIEW totals AS SELECT customer, sum(amount) AS total FROM "Order" GROUP BY customer;
        CREATE UNIQUE INDEX totals_customer ON totals (customer);
        CREATE FUNCTION orders_of(customer) RETURNS SETOF "Order" LANGUAGE sql STABLE
            AS 'SELECT * FROM "Order" WHERE customer = $1.id';
        CREATE FUNCTION summed(a integer, b integer DEFAULT 2) RETURNS integer LANGUAGE sql IMMUTABLE RETURN a + b;
        CREATE PROCEDURE tidy(INOUT n integer) LANGUAGE plpgsql AS $_$BEGIN DELETE FROM log; n := $$1$$; END$_$;
        CREATE AGGREGATE total(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0');
        CREATE OPERATOR === (FUNCTION = int4eq, LEFTARG = integer, RIGHTARG = integer, COMMUTATOR = ===);
        CREATE TRIGGER touched BEFORE INSERT OR UPDATE OF name ON customer FOR EACH ROW
            WHEN (NEW.name IS NOT NULL) EXECUTE FUNCTION touch();
        CREATE CONSTRAINT TRIGGER later AFTER DELETE ON customer DEFERRABLE FOR EACH ROW EXECUTE FUNCTION touch();
        CREATE TRIGGER inserted AFTER INSERT ON "Order" REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT
            EXECUTE FUNCTION touch();
        CREATE RULE ignore AS ON DELETE TO customer WHERE old.id < 0 DO INSTEAD NOTHING;
        ALTER TABLE customer ENABLE ROW LEVEL SECURITY;
        CREATE POLICY mine ON customer FOR SELECT TO PUBLIC USING (name = CURRENT_USER);
        CREATE POLICY strict ON customer AS RESTRICTIVE USING (id > 0) WITH CHECK (id > 1);
        CREATE STATISTICS related (dependencies, ndistinct) ON name, note FROM customer;
        CREATE PUBLICATION changes FOR TABLE customer, log WITH (publish = 'insert, delete');
        CREATE FOREIGN DATA WRAPPER plain;
        CREATE SERVER far TYPE 'x' VERSION '1' FOREIGN DATA WRAPPER plain OPTIONS (host 'h', port '1');
        CREATE USER MAPPING FOR PUBLIC SERVER far;
        CREATE FOREIGN TABLE distant (a integer OPTIONS (column_name 'x') NOT NULL) SERVER far OPTIONS (t 'y');
        CREATE TEXT SEARCH DICTIONARY words (TEMPLATE = simple, stopwords = english);
        CREATE TEXT SEARCH CONFIGURATION search (PARSER = default);
        ALTER TEXT SEARCH CONFIGURATION search ADD MAPPING FOR asciiword, word WITH words, simple;
        CREATE COLLATION german (PROVIDER = icu, LOCALE = 'de');
        CREATE CAST (mood AS integer) WITH INOUT AS ASSIGNMENT;
        CREATE OPERATOR FAMILY numbers_family USING btree;
        CREATE OPERATOR CLASS numbers_class FOR TYPE integer USING btree FAMILY numbers_family AS
            OPERATOR 1 <, OPERATOR 3 =, FUNCTION 1 btint4cmp(integer, integer);
        GRANT SELECT, INSERT ON customer TO PUBLIC;
        GRANT SELECT ("Id", amount), UPDATE (amount) ON "Order" TO pg_monitor;
        GRANT EXECUTE ON FUNCTION twice(integer) TO pg_monitor WITH GRANT OPTION;
        REVOKE EXECUTE ON FUNCTION summed(integer, integer) FROM PUBLIC;
        GRANT USAGE ON SCHEMA "Other Schema" TO pg_monitor;
        GRANT USAGE ON SEQUENCE numbers TO pg_monitor;
        ALTER DEFAULT PRIVILEGES IN SCHEMA "Other Schema" GRANT SELECT ON TABLES TO pg_monitor;
        ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
        ALTER FUNCTION orders_of(customer) OWNER TO pg_monitor;
        COMMENT ON TABLE customer IS 'it''s a "comment" with \ and
        two lines; -- and more';
        COMMENT ON COLUMN customer.name IS 'a name';
        COMMENT ON CONSTRAINT belongs ON "Order" IS 'a key';
        COMMENT ON INDEX by_name IS 'an index';
        COMMENT ON TRIGGER touched ON customer IS 'a trigger';
        COMMENT ON FUNCTION twice(integer) IS 'a function';
        COMMENT ON TYPE mood IS 'a type';
        ALTER TABLE customer ALTER COLUMN name SET STATISTICS 500, ALTER COLUMN note SET STORAGE EXTERNAL;
        ALTER TABLE customer ALTER COLUMN name SET (n_distinct = 5), REPLICA IDENTITY USING INDEX customer_pkey;
        ALTER TABLE "Order" CLUSTER ON "by Select", DISABLE TRIGGER inserted;
        ALTER INDEX by_name ALTER COLUMN 1 SET STATISTICS 200;
        """#

    /// What somebody does, one change or a few.
    static let mutations = tables + columns + constraints + routines + others

    private static let tables = [
        "CREATE TABLE new_table (id integer PRIMARY KEY, a text DEFAULT 'x' NOT NULL, b integer REFERENCES new_table)",
        "CREATE TABLE a (id integer PRIMARY KEY, b integer); CREATE TABLE b (id integer PRIMARY KEY REFERENCES a); "
            + "ALTER TABLE a ADD CONSTRAINT circle FOREIGN KEY (b) REFERENCES b",
        "DROP TABLE cache", "DROP TABLE \"Other Schema\".\"na\"\"me's\"", "DROP TABLE base CASCADE",
        "DROP TABLE log CASCADE",
        "DROP TABLE customer CASCADE", "ALTER TABLE cache RENAME TO \"Store d\"", "ALTER TABLE cache SET LOGGED",
        "ALTER TABLE base SET UNLOGGED", "ALTER TABLE cache SET (fillfactor = 60)",
        "ALTER TABLE cache RESET (fillfactor)",
        "ALTER TABLE base SET (toast.autovacuum_enabled = false)", "ALTER TABLE customer DISABLE ROW LEVEL SECURITY",
        "ALTER TABLE base ENABLE ROW LEVEL SECURITY", "ALTER TABLE customer FORCE ROW LEVEL SECURITY",
        "ALTER TABLE customer REPLICA IDENTITY FULL", "ALTER TABLE \"Order\" SET WITHOUT CLUSTER",
        "ALTER TABLE child NO INHERIT base", "ALTER TABLE log DETACH PARTITION log_2024",
        "ALTER TABLE log DETACH PARTITION log_rest",
        "ALTER TABLE log DETACH PARTITION log_2024; "
            + "ALTER TABLE log ATTACH PARTITION log_2024 FOR VALUES FROM ('2023-01-01') TO ('2025-01-01')",
        "CREATE TABLE log_2025 PARTITION OF log (CONSTRAINT c CHECK (line <> '')) FOR VALUES FROM ('2025-01-01') TO ('2026-01-01')",
        "COMMENT ON TABLE customer IS NULL", "COMMENT ON TABLE base IS 'x''y'", "ALTER TABLE base OWNER TO pg_monitor",
        "GRANT DELETE, TRUNCATE ON customer TO pg_monitor", "REVOKE ALL ON customer FROM PUBLIC",
        "REVOKE INSERT ON customer FROM PUBLIC", "GRANT SELECT ON customer TO pg_monitor WITH GRANT OPTION",
        "REVOKE UPDATE (amount) ON \"Order\" FROM pg_monitor", "GRANT INSERT (name) ON customer TO pg_monitor",
        "REVOKE DELETE ON base FROM CURRENT_USER",
        "ALTER DEFAULT PRIVILEGES IN SCHEMA \"Other Schema\" GRANT INSERT ON TABLES TO pg_monitor",
        "ALTER DEFAULT PRIVILEGES IN SCHEMA \"Other Schema\" REVOKE ALL ON TABLES FROM pg_monitor",
        "ALTER DEFAULT PRIVILEGES GRANT EXECUTE ON FUNCTIONS TO PUBLIC",
        "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO pg_monitor",
        "CREATE SCHEMA extra; CREATE TABLE extra.t (a integer)", "DROP SCHEMA \"Other Schema\" CASCADE",
        "REVOKE USAGE ON SCHEMA \"Other Schema\" FROM pg_monitor", "ALTER SCHEMA \"Other Schema\" OWNER TO pg_monitor",
    ]

    private static let columns = [
        "ALTER TABLE base ADD COLUMN \"new Column\" varchar(10) DEFAULT 'it''s' NOT NULL",
        "ALTER TABLE customer ADD COLUMN memo text COLLATE \"C\"", "ALTER TABLE child DROP COLUMN c",
        "ALTER TABLE customer DROP COLUMN made", "ALTER TABLE customer RENAME COLUMN note TO \"Note\"",
        "ALTER TABLE base ALTER COLUMN b TYPE varchar(30)", "ALTER TABLE customer ALTER COLUMN note TYPE text",
        "ALTER TABLE customer ALTER COLUMN made TYPE date",
        "ALTER TABLE \"Order\" ALTER COLUMN \"select\" TYPE text COLLATE \"C\"",
        "ALTER TABLE \"Order\" ALTER COLUMN parent TYPE bigint", "ALTER TABLE customer ALTER COLUMN name DROP NOT NULL",
        "ALTER TABLE customer ALTER COLUMN note SET NOT NULL",
        "ALTER TABLE customer ALTER COLUMN note SET DEFAULT 'a\\b'",
        "ALTER TABLE customer ALTER COLUMN made DROP DEFAULT",
        "ALTER TABLE customer ALTER COLUMN feeling SET DEFAULT 'sad'",
        "ALTER TABLE customer ALTER COLUMN doubled DROP EXPRESSION",
        "ALTER TABLE customer ALTER COLUMN id SET GENERATED BY DEFAULT",
        "ALTER TABLE customer ALTER COLUMN id SET INCREMENT BY 3 SET CACHE 10",
        "ALTER TABLE base ALTER COLUMN a SET NOT NULL, ALTER COLUMN a ADD GENERATED BY DEFAULT AS IDENTITY (START WITH 7)",
        "ALTER TABLE customer ALTER COLUMN id DROP IDENTITY", "ALTER TABLE customer ALTER COLUMN note SET STORAGE MAIN",
        "ALTER TABLE customer ALTER COLUMN name SET STORAGE EXTERNAL",
        "ALTER TABLE customer ALTER COLUMN name SET STATISTICS -1",
        "ALTER TABLE customer ALTER COLUMN note SET STATISTICS 10",
        "ALTER TABLE customer ALTER COLUMN name RESET (n_distinct)",
        "ALTER TABLE customer ALTER COLUMN note SET (n_distinct = -0.5)",
        "ALTER TABLE customer ALTER COLUMN note SET COMPRESSION pglz",
        "COMMENT ON COLUMN customer.note IS 'x'", "COMMENT ON COLUMN customer.name IS NULL",
        "ALTER TABLE child ALTER COLUMN a SET DEFAULT 3", "ALTER TABLE child ALTER COLUMN a SET NOT NULL",
        "ALTER TABLE log_2024 ALTER COLUMN line SET DEFAULT 'x'",
        "ALTER TABLE \"Order\" ALTER COLUMN \"Id\" DROP DEFAULT",
        "ALTER FOREIGN TABLE distant ALTER COLUMN a OPTIONS (SET column_name 'z')",
        "ALTER FOREIGN TABLE distant ADD COLUMN b text OPTIONS (column_name 'b')",
    ]

    private static let constraints = [
        "ALTER TABLE customer DROP CONSTRAINT customer_pkey CASCADE", "ALTER TABLE customer DROP CONSTRAINT email_once",
        "ALTER TABLE customer DROP CONSTRAINT email_once, ADD CONSTRAINT email_once UNIQUE NULLS NOT DISTINCT (email, name) INCLUDE (note)",
        "ALTER TABLE base ADD PRIMARY KEY (a)", "ALTER TABLE base ADD UNIQUE (a, b) DEFERRABLE",
        "ALTER TABLE customer DROP CONSTRAINT name_not_empty",
        "ALTER TABLE customer DROP CONSTRAINT name_not_empty, ADD CONSTRAINT name_not_empty CHECK (name > 'b')",
        "ALTER TABLE base ADD CONSTRAINT \"Fresh\" CHECK (a > 0) NO INHERIT",
        "ALTER TABLE base ADD CONSTRAINT common CHECK (a > 0)",
        "ALTER TABLE \"Order\" VALIDATE CONSTRAINT sane",
        "ALTER TABLE customer RENAME CONSTRAINT name_not_empty TO \"other Name\"",
        "ALTER TABLE \"Order\" DROP CONSTRAINT belongs", "ALTER TABLE \"Order\" ALTER CONSTRAINT belongs DEFERRABLE",
        "ALTER TABLE \"Order\" DROP CONSTRAINT belongs, ADD CONSTRAINT belongs FOREIGN KEY (customer) REFERENCES customer ON DELETE RESTRICT",
        "ALTER TABLE \"Order\" DROP CONSTRAINT belongs, ADD CONSTRAINT belongs FOREIGN KEY (customer) REFERENCES customer ON DELETE CASCADE NOT VALID",
        "ALTER TABLE \"Order\" DROP CONSTRAINT no_overlap", "COMMENT ON CONSTRAINT belongs ON \"Order\" IS NULL",
        "ALTER TABLE customer DROP CONSTRAINT customer_pkey CASCADE, ADD CONSTRAINT customer_pkey PRIMARY KEY (id) INCLUDE (name); "
            + "ALTER TABLE \"Order\" ADD CONSTRAINT belongs FOREIGN KEY (customer) REFERENCES customer ON DELETE CASCADE",
        "DROP INDEX by_name", "DROP INDEX \"by Select\"", "DROP INDEX log_at",
        "CREATE INDEX extra ON customer USING hash (name)",
        "CREATE INDEX \"Extra\" ON log (line DESC NULLS LAST)", "ALTER INDEX by_name RENAME TO \"by Name\"",
        "DROP INDEX by_name; CREATE INDEX by_name ON customer (lower(name))",
        "ALTER INDEX \"by Select\" SET (fillfactor = 80)",
        "ALTER INDEX \"by Select\" RESET (fillfactor)", "ALTER INDEX by_name ALTER COLUMN 1 SET STATISTICS -1",
        "COMMENT ON INDEX by_name IS 'other'", "DROP TRIGGER touched ON customer",
        "ALTER TABLE customer DISABLE TRIGGER touched",
        "ALTER TABLE \"Order\" ENABLE TRIGGER inserted", "ALTER TRIGGER touched ON customer RENAME TO \"Touched\"",
        "CREATE OR REPLACE TRIGGER touched BEFORE INSERT ON customer FOR EACH ROW EXECUTE FUNCTION touch()",
        "DROP POLICY mine ON customer", "ALTER POLICY mine ON customer TO pg_monitor USING (true)",
        "ALTER POLICY strict ON customer WITH CHECK (id > 5)", "ALTER POLICY mine ON customer RENAME TO theirs",
        "DROP RULE ignore ON customer", "CREATE RULE more AS ON UPDATE TO base DO ALSO NOTIFY x",
        "CREATE OR REPLACE RULE ignore AS ON DELETE TO customer WHERE old.id < 5 DO INSTEAD NOTHING",
    ]

    private static let routines = [
        "CREATE OR REPLACE FUNCTION twice(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1 + $1'",
        "CREATE FUNCTION twice(text) RETURNS text LANGUAGE sql AS 'SELECT $1 || $1'",
        "DROP FUNCTION orders_of(customer)",
        "ALTER FUNCTION twice(integer) STABLE STRICT LEAKPROOF SECURITY DEFINER PARALLEL SAFE COST 7",
        "ALTER FUNCTION twice(integer) SET work_mem = '1MB'", "ALTER FUNCTION touch() RESET ALL",
        "ALTER FUNCTION touch() RENAME TO \"Touch\"",
        "ALTER FUNCTION touch() SET search_path = 'Other Schema', public, pg_temp",
        "DROP FUNCTION summed(integer, integer); CREATE FUNCTION summed(x integer, y integer) RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint'",
        "REVOKE EXECUTE ON FUNCTION twice(integer) FROM PUBLIC",
        "REVOKE GRANT OPTION FOR EXECUTE ON FUNCTION twice(integer) FROM pg_monitor",
        "GRANT EXECUTE ON FUNCTION summed(integer, integer) TO PUBLIC", "COMMENT ON FUNCTION twice(integer) IS NULL",
        "DROP PROCEDURE tidy(integer)", "CREATE OR REPLACE PROCEDURE tidy(INOUT n integer) LANGUAGE sql AS 'SELECT 1'",
        "DROP AGGREGATE total(integer)",
        "CREATE OR REPLACE AGGREGATE total(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '5')",
        "CREATE AGGREGATE counted(*) (SFUNC = int8inc, STYPE = bigint, INITCOND = '0')",
        "CREATE AGGREGATE middle(float8 ORDER BY anyelement) (SFUNC = ordered_set_transition, STYPE = internal, "
            + "FINALFUNC = percentile_disc_final, FINALFUNC_EXTRA)",
        "DROP OPERATOR === (integer, integer)", "ALTER FUNCTION orders_of(customer) OWNER TO CURRENT_USER",
        "CREATE FUNCTION \"na\"\"me\"(\"a b\" \"Other Schema\".pair) RETURNS TABLE(x integer, y text) LANGUAGE sql ROWS 5 AS 'SELECT 1, ''a'''",
    ]

    private static let others = [
        "DROP VIEW names", "DROP VIEW recent CASCADE",
        "CREATE OR REPLACE VIEW names WITH (security_barrier = true) AS SELECT name FROM recent WHERE amount > 2",
        "CREATE OR REPLACE VIEW recent AS SELECT c.id, c.name, o.amount, c.email FROM customer c JOIN \"Order\" o ON o.customer = c.id",
        "ALTER TABLE customer ADD COLUMN extra varchar(9); CREATE VIEW extras AS SELECT id, extra FROM customer",
        "ALTER TABLE customer ADD COLUMN extra varchar(9); CREATE OR REPLACE VIEW checked AS SELECT id, name, extra FROM customer WHERE name > 'a' WITH LOCAL CHECK OPTION",
        "DROP VIEW checked; ALTER TABLE customer ALTER note TYPE varchar(30); CREATE VIEW checked AS SELECT id, name, note FROM customer",
        "ALTER TABLE customer ADD COLUMN extra varchar(9); CREATE VIEW extras AS SELECT id, extra FROM customer; CREATE FUNCTION of_extras(extras) RETURNS text LANGUAGE sql RETURN $1.extra",
        "CREATE INDEX by_double ON customer (doubled); ALTER TABLE customer ALTER doubled DROP EXPRESSION",
        "ALTER VIEW names RESET (security_barrier)", "ALTER VIEW checked SET (check_option = cascaded)",
        "ALTER VIEW names RENAME TO \"all names\"",
        "ALTER VIEW recent ALTER COLUMN amount SET DEFAULT 4", "COMMENT ON VIEW names IS 'v'",
        "GRANT SELECT ON names TO PUBLIC",
        "DROP MATERIALIZED VIEW totals", "DROP INDEX totals_customer",
        "DROP MATERIALIZED VIEW totals; CREATE MATERIALIZED VIEW totals AS SELECT customer, max(amount) AS total FROM \"Order\" GROUP BY customer; CREATE UNIQUE INDEX totals_customer ON totals (customer)",
        "ALTER TYPE mood ADD VALUE 'angry' BEFORE 'sad'", "ALTER TYPE mood ADD VALUE 'at the end'",
        "ALTER TYPE mood RENAME VALUE 'sad' TO 'gone'",
        "ALTER TYPE mood RENAME TO \"Mood\"",
        "CREATE TYPE colour AS ENUM ('red'); ALTER TABLE base ADD COLUMN colour colour",
        "ALTER DOMAIN amount DROP DEFAULT", "ALTER DOMAIN amount SET DEFAULT 7", "ALTER DOMAIN amount SET NOT NULL",
        "ALTER DOMAIN amount DROP CONSTRAINT positive",
        "ALTER DOMAIN amount ADD CONSTRAINT small CHECK (VALUE < 100) NOT VALID",
        "CREATE DOMAIN d AS text COLLATE \"C\" CHECK (VALUE <> '')",
        "ALTER TYPE \"Other Schema\".pair ADD ATTRIBUTE c date",
        "ALTER TYPE \"Other Schema\".pair RENAME ATTRIBUTE a TO \"A\"",
        "DROP TYPE floats", "ALTER SEQUENCE numbers INCREMENT 1 NO MAXVALUE START 1 NO CYCLE CACHE 5",
        "CREATE SEQUENCE fresh AS smallint MINVALUE -5 OWNED BY base.a",
        "ALTER SEQUENCE numbers OWNED BY base.a", "ALTER SEQUENCE \"Order_Id_seq\" OWNED BY NONE",
        "REVOKE USAGE ON SEQUENCE numbers FROM pg_monitor",
        "DROP EXTENSION postgres_fdw", "CREATE EXTENSION pg_trgm", "CREATE EXTENSION hstore SCHEMA \"Other Schema\"",
        "DROP STATISTICS related", "CREATE STATISTICS s ON a, b FROM base",
        "ALTER STATISTICS related SET STATISTICS 50", "DROP PUBLICATION changes",
        "ALTER PUBLICATION changes SET TABLE customer (id, name) WHERE (id > 1), base",
        "ALTER PUBLICATION changes SET (publish = 'update', publish_via_partition_root = true)",
        "CREATE PUBLICATION everything FOR ALL TABLES",
        "CREATE PUBLICATION home FOR TABLES IN SCHEMA public, \"Other Schema\"",
        "ALTER SERVER far OPTIONS (SET host 'other', DROP port, ADD x 'it''s')", "ALTER SERVER far VERSION '2'",
        "DROP FOREIGN TABLE distant", "DROP SERVER far CASCADE",
        "CREATE USER MAPPING FOR CURRENT_USER SERVER far", "ALTER FOREIGN TABLE distant OPTIONS (SET t 'other')",
        "DROP TEXT SEARCH CONFIGURATION search",
        "ALTER TEXT SEARCH CONFIGURATION search ALTER MAPPING FOR word WITH simple",
        "ALTER TEXT SEARCH DICTIONARY words (stopwords = german, accept = false)",
        "DROP COLLATION german", "DROP CAST (mood AS integer)", "DROP OPERATOR CLASS numbers_class USING btree",
        "ALTER OPERATOR FAMILY numbers_family USING btree ADD OPERATOR 1 < (integer, bigint)",
        "CREATE FUNCTION watch() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END'; "
            + "CREATE EVENT TRIGGER watcher ON ddl_command_end WHEN TAG IN ('CREATE TABLE') EXECUTE FUNCTION watch(); ALTER EVENT TRIGGER watcher DISABLE",
    ]
}
