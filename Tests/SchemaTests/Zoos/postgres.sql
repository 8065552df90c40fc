-- Every kind of object that a PostgreSQL database can hold, with every attribute that is compared, and nasty names.
-- Loaded with psql by a superuser into an empty database whose search path is the home schema, of any name, alone.

SET client_min_messages = error;

-- Roles belong to the server, so another database's load may have made them, or may be making them now.
DO $$
DECLARE role text;
BEGIN
    FOREACH role IN ARRAY ARRAY['zoo_owner', 'zoo_reader', 'zoo_writer', 'Zoo "odd", role'] LOOP
        BEGIN
            EXECUTE format('CREATE ROLE %I', role);
        EXCEPTION WHEN duplicate_object OR unique_violation THEN
            NULL;
        END;
    END LOOP;
END
$$;

-- Schemas and extensions.
CREATE SCHEMA reporting;
COMMENT ON SCHEMA reporting IS 'Read by people; "quoted", it''s';
GRANT USAGE ON SCHEMA reporting TO zoo_reader, PUBLIC;
CREATE SCHEMA "Strange ""schema"".x" AUTHORIZATION zoo_owner;
CREATE EXTENSION pg_trgm;
COMMENT ON EXTENSION pg_trgm IS 'Likeness of texts';
CREATE EXTENSION citext SCHEMA reporting;

-- Types.
CREATE TYPE mood AS ENUM ('sad', 'it''s ok', 'happy, very', '"glad"');
COMMENT ON TYPE mood IS 'How it goes';
CREATE TYPE reporting.grade AS ENUM ('a', 'b');
ALTER TYPE reporting.grade OWNER TO zoo_owner;
CREATE TYPE empty_enum AS ENUM ();
CREATE TYPE address AS (street text COLLATE "C", "house number" integer, place numeric(8, 3)[], felt mood);
CREATE TYPE pair AS (one integer, "Two" text COLLATE "C");
COMMENT ON TYPE address IS 'Where somebody lives';
COMMENT ON COLUMN address.street IS 'Without the number';
REVOKE USAGE ON TYPE address FROM PUBLIC;
CREATE DOMAIN positive AS integer DEFAULT 1 NOT NULL CONSTRAINT above_zero CHECK (VALUE > 0);
COMMENT ON DOMAIN positive IS 'Counts';
COMMENT ON CONSTRAINT above_zero ON DOMAIN positive IS 'One at least';
GRANT USAGE ON DOMAIN positive TO zoo_writer;
CREATE DOMAIN code AS varchar(12) COLLATE "C" CONSTRAINT upper_case CHECK (VALUE ~ '^[A-Z]+$')
    CONSTRAINT not_long CHECK (length(VALUE) < 10);
CREATE DOMAIN label AS varchar(5);
CREATE DOMAIN even_count AS positive CHECK (VALUE % 2 = 0);
ALTER DOMAIN code ADD CONSTRAINT late CHECK (VALUE <> 'LATE') NOT VALID;
CREATE FUNCTION moment_difference(a timestamp, b timestamp) RETURNS float8 LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS 'SELECT extract(epoch FROM a - b)';
CREATE TYPE moments AS RANGE (subtype = timestamp, subtype_diff = moment_difference, multirange_type_name = moment_sets);
CREATE TYPE words_between AS RANGE (subtype = text, collation = "C", subtype_opclass = text_pattern_ops);
COMMENT ON TYPE moments IS 'From and until';
CREATE TYPE shell_only;
CREATE TYPE tiny_text;
CREATE FUNCTION tiny_text_in(cstring) RETURNS tiny_text LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION tiny_text_out(tiny_text) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE tiny_text (INPUT = tiny_text_in, OUTPUT = tiny_text_out, LIKE = text, CATEGORY = 'S', COLLATABLE = true);
CREATE COLLATION "Plain C" (LOCALE = 'C');
COMMENT ON COLLATION "Plain C" IS 'By bytes';
CREATE COLLATION loose (PROVIDER = icu, LOCALE = 'und-u-ks-level2', DETERMINISTIC = false);
CREATE CONVERSION latin_out FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
COMMENT ON CONVERSION latin_out IS 'From the west';

-- Sequences.
CREATE SEQUENCE plain_numbers;
CREATE SEQUENCE odd_numbers AS smallint INCREMENT BY -2 MINVALUE -99 MAXVALUE 99 START WITH 9 CACHE 3 CYCLE;
COMMENT ON SEQUENCE odd_numbers IS 'Backwards';
GRANT USAGE ON SEQUENCE odd_numbers TO zoo_writer;
CREATE UNLOGGED SEQUENCE reporting."loose numbers";
ALTER SEQUENCE reporting."loose numbers" OWNER TO zoo_owner;

-- Tables: types, defaults, generated columns, identity, storage.
CREATE TABLE account (
    id bigserial PRIMARY KEY,
    email reporting.citext NOT NULL,
    name varchar(255) NOT NULL DEFAULT '',
    status varchar(10) NOT NULL DEFAULT 'new' CONSTRAINT known_status CHECK (status IN ('new', 'active', 'it''s over')),
    feeling mood DEFAULT 'it''s ok',
    home address,
    small smallserial,
    amount numeric(12, 4) DEFAULT 0.5000,
    ratio double precision DEFAULT -1.5e-10,
    flags bit(8) DEFAULT B'10100101',
    varying_flags bit varying(9),
    made timestamptz(3) NOT NULL DEFAULT now(),
    woken time without time zone DEFAULT '12:34:56',
    span interval day to second(2) DEFAULT '1 day 02:03:04',
    bytes bytea DEFAULT '\x00ff'::bytea,
    tags text[] NOT NULL DEFAULT '{}'::text[],
    matrix integer[][],
    document jsonb DEFAULT '{"a": [1, "it''s"]}'::jsonb,
    feelings mood[] DEFAULT ARRAY['sad', 'happy, very']::mood[],
    ticket integer DEFAULT nextval('plain_numbers'),
    count positive,
    during moments,
    letter char,
    letters character(4) COLLATE "C",
    place point,
    search tsvector GENERATED ALWAYS AS (to_tsvector('english', name)) STORED,
    twice numeric GENERATED ALWAYS AS (amount * 2) STORED NOT NULL,
    CONSTRAINT account_email_key UNIQUE (email),
    CONSTRAINT sane CHECK (amount >= 0 AND ratio < 1e6 OR name = 'x.y') NO INHERIT
);
COMMENT ON TABLE account IS E'Who uses it.\nSecond line, with a tab\t and \\.';
COMMENT ON COLUMN account.email IS 'Unique; compared without case';
COMMENT ON CONSTRAINT sane ON account IS 'Sums make sense';
COMMENT ON INDEX account_pkey IS 'By number';
ALTER TABLE account ALTER COLUMN document SET STORAGE EXTERNAL, ALTER COLUMN name SET STORAGE PLAIN,
    ALTER COLUMN bytes SET COMPRESSION pglz, ALTER COLUMN email SET STATISTICS 500,
    ALTER COLUMN status SET (n_distinct = 3, n_distinct_inherited = -0.5);
ALTER TABLE account SET (fillfactor = 70, autovacuum_enabled = false, toast.autovacuum_enabled = false);
ALTER TABLE account ADD COLUMN dropped integer;
ALTER TABLE account DROP COLUMN dropped;
ALTER TABLE account ADD COLUMN fast_default text NOT NULL DEFAULT 'fast';
GRANT SELECT, INSERT ON account TO zoo_writer WITH GRANT OPTION;
GRANT SELECT ON account TO PUBLIC;
GRANT SELECT (id, email), UPDATE (email) ON account TO zoo_reader;
GRANT ALL ON account TO "Zoo ""odd"", role";

CREATE TABLE "Odd ""table"".é" (
    "a b" integer GENERATED ALWAYS AS IDENTITY (START WITH 10 INCREMENT BY 5 MINVALUE 5 MAXVALUE 1000 CACHE 7 CYCLE),
    "Select" bigint GENERATED BY DEFAULT AS IDENTITY,
    "quote""d" text COLLATE "Plain C" DEFAULT 'a\b "c" ''d'' $$e$$',
    "new
line" text,
    "select" text,
    "ünï.code" text COLLATE "POSIX",
    CONSTRAINT "Key of ""it""" PRIMARY KEY ("a b") INCLUDE ("select"),
    CONSTRAINT "a = ""b""" CHECK ("quote""d" <> '"''')
);
COMMENT ON TABLE "Odd ""table"".é" IS 'Nasty ''names'', "all" of them';
CREATE INDEX "Index ""of"" it.s" ON "Odd ""table"".é" ("Select" DESC, lower("quote""d"), "ünï.code" COLLATE "C");
CREATE TABLE no_columns ();
CREATE UNLOGGED TABLE quick (id integer, note text);
CREATE TABLE owned_by_another (id integer);
ALTER TABLE owned_by_another OWNER TO zoo_owner;
CREATE TABLE nothing_granted (id integer);
REVOKE ALL ON nothing_granted FROM CURRENT_USER;
CREATE TABLE of_a_type OF address (felt WITH OPTIONS DEFAULT 'sad', CONSTRAINT has_street CHECK (street <> ''));
CREATE TABLE full_identity (id integer NOT NULL, other integer NOT NULL);
ALTER TABLE full_identity REPLICA IDENTITY FULL;
CREATE TABLE reporting.payment_2020 (like account INCLUDING DEFAULTS);
CREATE TABLE reporting.account (id integer PRIMARY KEY, note text);
CREATE TABLE "Strange ""schema"".x"."Table" (id integer);

-- Keys and constraints.
CREATE TABLE currency (
    code char(3) PRIMARY KEY,
    number smallint NOT NULL,
    rank integer,
    CONSTRAINT currency_number UNIQUE (number) INCLUDE (code) WITH (fillfactor = 50),
    CONSTRAINT currency_rank UNIQUE (rank) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE price (
    currency char(3) NOT NULL,
    number smallint,
    "from" date NOT NULL,
    amount numeric NOT NULL,
    kind integer,
    PRIMARY KEY (currency, "from"),
    CONSTRAINT price_number UNIQUE NULLS NOT DISTINCT (number, kind),
    CONSTRAINT price_currency FOREIGN KEY (currency) REFERENCES currency ON UPDATE CASCADE ON DELETE RESTRICT,
    CONSTRAINT price_number_known FOREIGN KEY (number) REFERENCES currency (number) MATCH FULL
        ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED
);
ALTER TABLE price ADD CONSTRAINT not_yet CHECK (amount > 0) NOT VALID;
CREATE TABLE price_note (
    currency char(3) DEFAULT 'EUR',
    since date,
    of_account bigint CONSTRAINT "of ""account""" REFERENCES account ON DELETE CASCADE DEFERRABLE,
    reported integer REFERENCES reporting.account (id) ON UPDATE SET DEFAULT,
    parent integer,
    id integer UNIQUE,
    FOREIGN KEY (currency, since) REFERENCES price (currency, "from") ON DELETE SET DEFAULT (currency),
    FOREIGN KEY (parent) REFERENCES price_note (id)
);
ALTER TABLE price_note ADD CONSTRAINT late_key FOREIGN KEY (parent) REFERENCES reporting.account NOT VALID;
COMMENT ON CONSTRAINT late_key ON price_note IS 'Not looked at yet';
CREATE TABLE booking (
    room integer,
    during tstzrange,
    place box,
    cancelled boolean NOT NULL DEFAULT false,
    CONSTRAINT no_overlap EXCLUDE USING gist (place WITH &&, during WITH &&) INCLUDE (room) WHERE (NOT cancelled),
    CONSTRAINT one_room EXCLUDE (room WITH =) DEFERRABLE
);

-- Indexes.
CREATE INDEX account_name ON account (name text_pattern_ops, made DESC, status NULLS FIRST);
CREATE UNIQUE INDEX account_lower ON account (lower(name), (amount + 1)) INCLUDE (id, made) WHERE status <> 'it''s over';
CREATE UNIQUE INDEX account_no_nulls ON account (ticket) NULLS NOT DISTINCT;
CREATE INDEX account_document ON account USING gin (document jsonb_path_ops) WITH (fastupdate = off);
CREATE INDEX account_tags ON account USING gin (tags, search);
CREATE INDEX account_like ON account USING gist (name gist_trgm_ops (siglen = 32));
CREATE INDEX account_made ON account USING brin (made) WITH (pages_per_range = 16);
CREATE INDEX account_hash ON account USING hash (status);
CREATE INDEX account_place ON account USING spgist (place);
CREATE INDEX account_collated ON account (name COLLATE "C" DESC NULLS LAST, letters COLLATE "ucs_basic");
CREATE INDEX account_expression ON account ((document ->> 'a'), (name || 'public.x'));
ALTER INDEX account_expression ALTER COLUMN 1 SET STATISTICS 200;
COMMENT ON INDEX account_name IS 'For prefixes';
ALTER TABLE account CLUSTER ON account_name;
CREATE UNIQUE INDEX full_identity_other ON full_identity (other);
CREATE TABLE index_identity (id integer NOT NULL, other integer NOT NULL);
CREATE UNIQUE INDEX index_identity_other ON index_identity (other);
ALTER TABLE index_identity REPLICA IDENTITY USING INDEX index_identity_other;

-- Partitions and inheritance.
CREATE TABLE measurement (
    id integer NOT NULL,
    taken date NOT NULL,
    region text DEFAULT 'north',
    value numeric CHECK (value > 0),
    account_id bigint REFERENCES account,
    PRIMARY KEY (id, taken, region)
) PARTITION BY RANGE (taken);
CREATE INDEX measurement_region ON measurement (region);
CREATE TABLE measurement_2020 PARTITION OF measurement FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE TABLE measurement_2021 PARTITION OF measurement (region DEFAULT 'south', CONSTRAINT small CHECK (value < 9))
    FOR VALUES FROM ('2021-01-01') TO ('2022-01-01') PARTITION BY LIST (region);
CREATE TABLE measurement_south PARTITION OF measurement_2021 FOR VALUES IN ('south', 'it''s');
CREATE TABLE reporting.measurement_rest PARTITION OF measurement DEFAULT;
CREATE INDEX measurement_own ON measurement_2020 (value);
CREATE TABLE measurement_attached (taken date NOT NULL, id integer NOT NULL, region text NOT NULL, value numeric,
    account_id bigint, CONSTRAINT measurement_value_check CHECK (value > 0));
ALTER TABLE measurement ATTACH PARTITION measurement_attached FOR VALUES FROM ('2023-01-01') TO (MAXVALUE);
CREATE TABLE keyed (a integer, b integer) PARTITION BY RANGE (a, (b + 1));
CREATE TABLE hashed (id integer, name text) PARTITION BY HASH (id, lower(name) text_pattern_ops);
CREATE TABLE hashed_0 PARTITION OF hashed FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE listed (kind mood, "a b" integer) PARTITION BY LIST (kind);
CREATE TABLE listed_sad PARTITION OF listed FOR VALUES IN ('sad');
CREATE INDEX only_here ON ONLY listed ("a b");
CREATE TABLE parent (id integer NOT NULL, note text DEFAULT 'x' CONSTRAINT short CHECK (length(note) < 9));
CREATE TABLE other_parent (id integer, extra text);
CREATE TABLE child (own integer, note text DEFAULT 'y') INHERITS (parent, other_parent);
CREATE TABLE grandchild (CONSTRAINT own CHECK (own > 0)) INHERITS (child);

-- Routines.
CREATE FUNCTION greet(name text, OUT greeting text, times integer DEFAULT 1 + 1, VARIADIC rest text[] DEFAULT '{}'::text[])
    LANGUAGE plpgsql STABLE STRICT SECURITY DEFINER LEAKPROOF PARALLEL RESTRICTED COST 7
    SET search_path = pg_catalog SET work_mem = '64kB' SET "zoo.setting" = 'it''s, a "value"'
    AS $body$
DECLARE
    text_of_it text := 'public.x, home.y';
BEGIN
    -- Nothing in here is touched: public.account
    greeting := 'hello ' || name;
END
$body$;
COMMENT ON FUNCTION greet(text, integer, text[]) IS 'Says hello';
REVOKE EXECUTE ON FUNCTION greet FROM PUBLIC;
GRANT EXECUTE ON FUNCTION greet TO zoo_reader;
CREATE FUNCTION greet(mood) RETURNS text LANGUAGE sql IMMUTABLE AS $$SELECT $1::text$$;
CREATE FUNCTION greet() RETURNS void LANGUAGE sql AS '';
CREATE FUNCTION standard(a integer, b currency) RETURNS bigint LANGUAGE sql
    BEGIN ATOMIC
        SELECT account.id FROM account WHERE account.id = a AND account.name <> 'public.x';
    END;
CREATE FUNCTION one_expression(a integer DEFAULT 7) RETURNS integer LANGUAGE sql RETURN a + 1;
CREATE FUNCTION rows_of(mood) RETURNS TABLE (id integer, "b c" text) LANGUAGE sql ROWS 5 AS 'SELECT 1, ''x''';
CREATE FUNCTION set_of() RETURNS SETOF reporting.grade LANGUAGE sql AS 'SELECT ''a''::reporting.grade';
CREATE FUNCTION "Odd ""function"".x"("a b" reporting.grade[]) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION found_on_path() RETURNS integer LANGUAGE sql SET search_path FROM CURRENT AS 'SELECT 1';
CREATE FUNCTION windowed() RETURNS bigint LANGUAGE internal WINDOW AS 'window_row_number';
CREATE FUNCTION reporting.plain(integer) RETURNS integer LANGUAGE plpgsql AS 'BEGIN RETURN 1; END';
CREATE FUNCTION likeness(internal) RETURNS internal LANGUAGE internal STRICT AS 'generate_series_int4_support';
CREATE FUNCTION supported(integer) RETURNS SETOF integer LANGUAGE sql SUPPORT likeness AS 'SELECT 1';
CREATE PROCEDURE tidy(INOUT counted integer, "what for" text DEFAULT 'x') LANGUAGE plpgsql SECURITY DEFINER
    AS 'BEGIN counted := counted + 1; END';
COMMENT ON PROCEDURE tidy IS 'Tidies up';
CREATE FUNCTION add_up(state numeric, next numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT $1 + $2';
CREATE FUNCTION take_off(state numeric, next numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT $1 - $2';
CREATE FUNCTION halve(state numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT $1 / 2';
CREATE FUNCTION halve_more(state numeric, numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT $1 / 2';
CREATE AGGREGATE total(numeric) (SFUNC = add_up, STYPE = numeric, SSPACE = 16, FINALFUNC = halve,
    FINALFUNC_MODIFY = SHAREABLE, COMBINEFUNC = add_up, INITCOND = '0', MSFUNC = add_up, MINVFUNC = take_off,
    MSTYPE = numeric, MINITCOND = '1', MFINALFUNC = halve_more, MFINALFUNC_EXTRA, PARALLEL = SAFE);
COMMENT ON AGGREGATE total(numeric) IS 'Half of it all';
CREATE AGGREGATE tally(*) (SFUNC = int8inc, STYPE = bigint, INITCOND = '0');
CREATE AGGREGATE smallest(text) (SFUNC = text_smaller, STYPE = text, SORTOP = <);
CREATE AGGREGATE middle(double precision ORDER BY anyelement) (SFUNC = ordered_set_transition, STYPE = internal,
    FINALFUNC = percentile_disc_final, FINALFUNC_EXTRA);

-- Views and rules.
CREATE VIEW active AS SELECT id, email, name AS "a ""name""", 'public.x home.y' AS literal FROM account
    WHERE status = 'active' AND name NOT IN ('x', 'y');
COMMENT ON VIEW active IS 'Who uses it now';
COMMENT ON COLUMN active.id IS 'Of the account';
GRANT SELECT ON active TO zoo_reader;
ALTER VIEW active ALTER COLUMN literal SET DEFAULT 'nothing';
CREATE VIEW barrier WITH (security_barrier, security_invoker = true) AS
    SELECT a.id, r.note, "Select" FROM account a JOIN reporting.account r USING (id), "Odd ""table"".é" o;
CREATE VIEW checked AS SELECT id, status FROM account WHERE id > 0 WITH LOCAL CHECK OPTION;
CREATE VIEW cascaded (first_column, "Second ""column""") AS SELECT id, status FROM checked WITH CASCADED CHECK OPTION;
CREATE RECURSIVE VIEW counting (n) AS VALUES (1) UNION ALL SELECT n + 1 FROM counting WHERE n < 9;
CREATE VIEW reporting.latest AS
    SELECT DISTINCT ON (name) name, made, one_expression(1), greet('sad'::mood), total(amount) OVER w AS total
    FROM account WINDOW w AS (PARTITION BY status ORDER BY made) ORDER BY name, made DESC;
ALTER VIEW reporting.latest OWNER TO zoo_owner;
CREATE MATERIALIZED VIEW summed WITH (fillfactor = 60) AS SELECT status, sum(amount) AS amount FROM account GROUP BY 1;
CREATE UNIQUE INDEX summed_status ON summed (status);
COMMENT ON MATERIALIZED VIEW summed IS 'Once a day';
ALTER MATERIALIZED VIEW summed ALTER COLUMN amount SET STATISTICS 7;
CREATE MATERIALIZED VIEW not_filled AS SELECT 1 AS one WITH NO DATA;
CREATE RULE keep AS ON DELETE TO quick WHERE old.id > 0 DO INSTEAD NOTHING;
CREATE RULE "note ""it""" AS ON INSERT TO quick DO ALSO (
    INSERT INTO other_parent VALUES (new.id, new.note);
    NOTIFY quick_change
);
COMMENT ON RULE keep ON quick IS 'Nothing is lost';
ALTER TABLE quick DISABLE RULE keep;
CREATE RULE change AS ON UPDATE TO active DO INSTEAD UPDATE account SET name = new."a ""name""" WHERE id = old.id;

-- Triggers.
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
CREATE TRIGGER touched BEFORE INSERT OR UPDATE OF name, email ON account FOR EACH ROW
    WHEN (new.name IS DISTINCT FROM 'public.x') EXECUTE FUNCTION touch('a', 'it''s', 'b\c');
COMMENT ON TRIGGER touched ON account IS 'Knows of changes';
CREATE TRIGGER emptied AFTER TRUNCATE ON account EXECUTE FUNCTION touch();
CREATE TRIGGER counted AFTER UPDATE ON account REFERENCING OLD TABLE AS "old rows" NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION touch();
CREATE TRIGGER sleeping AFTER DELETE ON account FOR EACH ROW EXECUTE FUNCTION touch();
ALTER TABLE account DISABLE TRIGGER sleeping;
CREATE TRIGGER always AFTER DELETE ON account FOR EACH ROW EXECUTE FUNCTION touch();
ALTER TABLE account ENABLE ALWAYS TRIGGER always;
CREATE CONSTRAINT TRIGGER "late ""one""" AFTER INSERT ON account FROM currency DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION touch();
CREATE TRIGGER instead INSTEAD OF INSERT OR DELETE ON active FOR EACH ROW EXECUTE FUNCTION touch();
CREATE TRIGGER of_partitions AFTER INSERT ON measurement FOR EACH ROW EXECUTE FUNCTION touch();
CREATE TRIGGER of_one_partition BEFORE INSERT ON measurement_2020 FOR EACH ROW EXECUTE FUNCTION touch();
ALTER TABLE measurement_2020 DISABLE TRIGGER of_partitions;
CREATE FUNCTION watch() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
CREATE EVENT TRIGGER watcher ON ddl_command_end WHEN TAG IN ('CREATE TABLE', 'DROP TABLE') EXECUTE FUNCTION watch();
COMMENT ON EVENT TRIGGER watcher IS 'Sees all';
CREATE EVENT TRIGGER watcher_asleep ON sql_drop EXECUTE FUNCTION watch();
ALTER EVENT TRIGGER watcher_asleep DISABLE;

-- Rights.
ALTER TABLE account ENABLE ROW LEVEL SECURITY;
ALTER TABLE price ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_rows ON account AS RESTRICTIVE FOR UPDATE TO zoo_reader, zoo_writer
    USING (name = CURRENT_USER AND status <> 'x') WITH CHECK (EXISTS (SELECT FROM currency WHERE code = 'EUR'));
CREATE POLICY "all ""of"" them" ON account USING (true);
COMMENT ON POLICY own_rows ON account IS 'Each their own';
CREATE POLICY added ON price FOR INSERT WITH CHECK (amount > 0);
ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO zoo_reader;
ALTER DEFAULT PRIVILEGES IN SCHEMA reporting GRANT USAGE ON SEQUENCES TO zoo_reader, zoo_writer;
ALTER DEFAULT PRIVILEGES FOR ROLE zoo_owner REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE zoo_owner REVOKE USAGE ON TYPES FROM PUBLIC;

-- Publications and statistics.
CREATE PUBLICATION everything FOR ALL TABLES WITH (publish = 'insert, update');
CREATE PUBLICATION some_tables FOR TABLE account (id, email), full_identity WHERE (other > 5)
    WITH (publish_via_partition_root = true);
CREATE PUBLICATION some_schemas FOR TABLES IN SCHEMA reporting, TABLE price;
COMMENT ON PUBLICATION some_tables IS 'For the warehouse';
CREATE STATISTICS related (ndistinct, mcv) ON name, status, lower(email::text) FROM account;
CREATE STATISTICS one_expression ON (amount * 2) FROM account;
ALTER STATISTICS related SET STATISTICS 123;
COMMENT ON STATISTICS related IS 'For the planner';

-- Foreign data, without an extension.
CREATE FOREIGN DATA WRAPPER nowhere OPTIONS (debug 'it''s true');
COMMENT ON FOREIGN DATA WRAPPER nowhere IS 'Leads nowhere';
CREATE SERVER far_away TYPE 'some' VERSION '1.2' FOREIGN DATA WRAPPER nowhere OPTIONS (host 'localhost', "Port no" '1');
GRANT USAGE ON FOREIGN SERVER far_away TO zoo_reader;
COMMENT ON SERVER far_away IS 'Over there';
CREATE USER MAPPING FOR PUBLIC SERVER far_away OPTIONS ("user" 'x');
CREATE USER MAPPING FOR zoo_reader SERVER far_away;
CREATE FOREIGN TABLE distant (
    id integer OPTIONS (column_name 'ID') NOT NULL,
    note text DEFAULT 'x' COLLATE "C",
    CONSTRAINT claimed CHECK (id > 0)
) SERVER far_away OPTIONS (table_name 'it''s "there"', "schema" 's');
COMMENT ON FOREIGN TABLE distant IS 'Elsewhere';
CREATE FOREIGN TABLE measurement_distant PARTITION OF hashed FOR VALUES WITH (MODULUS 2, REMAINDER 1) SERVER far_away;

-- Operators, casts and languages.
CREATE FUNCTION same(a mood, b text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT a::text = b';
CREATE FUNCTION same_turned(a text, b mood) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT a = b::text';
CREATE OPERATOR === (FUNCTION = same, LEFTARG = mood, RIGHTARG = text, COMMUTATOR = ===, RESTRICT = eqsel,
    JOIN = eqjoinsel, HASHES, MERGES);
CREATE OPERATOR === (FUNCTION = same_turned, LEFTARG = text, RIGHTARG = mood, COMMUTATOR = ===);
CREATE FUNCTION shout(mood) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT upper($1::text)';
CREATE OPERATOR reporting.!! (FUNCTION = shout, RIGHTARG = mood);
COMMENT ON OPERATOR reporting.!! (NONE, mood) IS 'Louder';
CREATE VIEW uses_operators AS SELECT status FROM account
    WHERE feeling === status AND status === feeling AND OPERATOR(reporting.!!) feeling = 'SAD';
CREATE OPERATOR FAMILY whole USING btree;
CREATE OPERATOR CLASS backwards FOR TYPE integer USING btree FAMILY whole AS
    OPERATOR 1 > , OPERATOR 2 >=, OPERATOR 3 =, OPERATOR 4 <=, OPERATOR 5 <, FUNCTION 1 btint4cmp(integer, integer);
COMMENT ON OPERATOR CLASS backwards USING btree IS 'The other way round';
CREATE OPERATOR CLASS moods FOR TYPE mood USING hash AS OPERATOR 1 = (anyenum, anyenum), FUNCTION 1 hashenum(anyenum);
CREATE INDEX account_backwards ON account USING btree (ticket backwards);
CREATE FUNCTION as_mood(integer) RETURNS mood LANGUAGE sql IMMUTABLE AS 'SELECT ''sad''::mood';
CREATE CAST (integer AS mood) WITH FUNCTION as_mood(integer) AS ASSIGNMENT;
CREATE CAST (mood AS varchar) WITH INOUT AS IMPLICIT;
CREATE CAST (address AS text) WITH INOUT;
COMMENT ON CAST (integer AS mood) IS 'Always sad';
CREATE FUNCTION zoo_handler() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';
CREATE FUNCTION zoo_inline(internal) RETURNS void LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_inline_handler';
CREATE FUNCTION zoo_validator(oid) RETURNS void LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_validator';
CREATE TRUSTED LANGUAGE zoo_language HANDLER zoo_handler INLINE zoo_inline VALIDATOR zoo_validator;
COMMENT ON LANGUAGE zoo_language IS 'Another name for one that is there';
GRANT USAGE ON LANGUAGE zoo_language TO zoo_writer;
CREATE FUNCTION in_zoo_language() RETURNS integer LANGUAGE zoo_language AS 'BEGIN RETURN 1; END';
CREATE FUNCTION from_sql(internal) RETURNS internal LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE FUNCTION into_sql(internal) RETURNS mood LANGUAGE internal IMMUTABLE STRICT AS 'enum_in';
CREATE TRANSFORM FOR mood LANGUAGE zoo_language (FROM SQL WITH FUNCTION from_sql(internal),
    TO SQL WITH FUNCTION into_sql(internal));
CREATE FUNCTION transformed(mood) RETURNS mood LANGUAGE zoo_language TRANSFORM FOR TYPE mood AS 'BEGIN RETURN $1; END';
CREATE ACCESS METHOD another_heap TYPE TABLE HANDLER heap_tableam_handler;
COMMENT ON ACCESS METHOD another_heap IS 'The same by another name';
CREATE TABLE otherwise_stored (id integer) USING another_heap;

-- Text search.
CREATE TEXT SEARCH DICTIONARY short_words (TEMPLATE = simple, STOPWORDS = english, ACCEPT = false);
COMMENT ON TEXT SEARCH DICTIONARY short_words IS 'Leaves much out';
CREATE TEXT SEARCH CONFIGURATION careful (COPY = english);
ALTER TEXT SEARCH CONFIGURATION careful ALTER MAPPING FOR asciiword, word WITH short_words, english_stem;
ALTER TEXT SEARCH CONFIGURATION careful DROP MAPPING FOR email, url;
COMMENT ON TEXT SEARCH CONFIGURATION careful IS 'Not everything';
CREATE TEXT SEARCH PARSER cutting (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end,
    LEXTYPES = prsd_lextype, HEADLINE = prsd_headline);
CREATE TEXT SEARCH TEMPLATE stemming (INIT = dsimple_init, LEXIZE = dsimple_lexize);
CREATE TEXT SEARCH CONFIGURATION reporting.own_parser (PARSER = cutting);
CREATE INDEX account_search ON account USING gin (to_tsvector('careful', name));

-- What is not part of the schema: our own table with all that belongs to it, and another service's schema.
CREATE TABLE flyway_schema_history (installed_rank serial PRIMARY KEY, script text CHECK (script <> ''), success boolean);
CREATE INDEX flyway_schema_history_s_idx ON flyway_schema_history (success);
CREATE SCHEMA other_service;
CREATE TABLE other_service.flyway_schema_history (installed_rank integer);
CREATE TABLE other_service.account (id serial PRIMARY KEY);
CREATE FUNCTION other_service.greet() RETURNS integer LANGUAGE sql AS 'SELECT 1';
