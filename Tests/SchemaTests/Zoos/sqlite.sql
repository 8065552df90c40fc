-- One of every kind of thing that an SQLite schema can hold, written in as many ways as SQLite reads.

CREATE TABLE account (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    email VARCHAR(255) NOT NULL COLLATE NOCASE UNIQUE,
    name TEXT DEFAULT 'nobody''s',
    balance DECIMAL(10, 2) NOT NULL DEFAULT 0.00 CHECK (balance >= -1000),
    level INTEGER DEFAULT -1,
    rate REAL DEFAULT 1.5e-3,
    token BLOB DEFAULT x'CAFE',
    created TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated TEXT DEFAULT (datetime('now', 'localtime')),
    active BOOLEAN NOT NULL DEFAULT TRUE,
    initials TEXT GENERATED ALWAYS AS (upper(substr(name, 1, 1))) STORED,
    label TEXT AS (name || ' <' || email || '>'),
    CONSTRAINT sane_level CHECK (level BETWEEN -1 AND 9 OR level IS NULL),
    CHECK (length(email) > 3)
);

create table "order item"( -- a name that needs quotes
    `order` integer not null,
    [line no] integer not null,
    "product" text /* a comment
    over lines */ not null default "none",
    note,
    primary key (`order`, [line no] desc),
    constraint one_product_once unique (`order`, product collate nocase) on conflict replace
) without rowid;

CREATE TABLE measurement (
    at INT NOT NULL,
    "value" ANY,
    kind TEXT CHECK (kind IN ('a', 'b')),
    PRIMARY KEY (at)
) STRICT;

CREATE TABLE odd_key (id INTEGER PRIMARY KEY DESC, "select" TEXT, "a""b" TEXT, 'quoted' TEXT, été TEXT);
CREATE TABLE even_key (id INTEGER, body TEXT NOT NULL ON CONFLICT IGNORE, PRIMARY KEY (id DESC));
CREATE TABLE no_comma (a TEXT, b TEXT, UNIQUE (a) CHECK (a <> b) CONSTRAINT both UNIQUE (a, b) ON CONFLICT FAIL);
CREATE TABLE strict_pair (a INT NOT NULL, b TEXT NOT NULL, PRIMARY KEY (a, b)) STRICT, WITHOUT ROWID;
CREATE TABLE untyped (a, b DEFAULT NULL, c "long type");
CREATE TABLE copied AS SELECT 1 AS one, 'x' AS "two words";

CREATE TABLE payment (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES account ON DELETE CASCADE ON UPDATE SET NULL DEFERRABLE INITIALLY DEFERRED,
    item_order INTEGER,
    item_line INTEGER,
    parent INTEGER REFERENCES payment (id) ON DELETE SET DEFAULT NOT DEFERRABLE,
    CONSTRAINT payment_item FOREIGN KEY (item_order, item_line)
        REFERENCES "order item" ("order", "line no") ON DELETE RESTRICT MATCH FULL
);

CREATE TABLE early (a INTEGER, b TEXT);
ALTER TABLE early ADD COLUMN c TEXT NOT NULL DEFAULT 'late' COLLATE RTRIM CHECK (c <> '');
ALTER TABLE early ADD COLUMN d INTEGER REFERENCES account (id);
ALTER TABLE early RENAME COLUMN b TO "renamed b";
ALTER TABLE early RENAME TO "late";

CREATE INDEX account_name ON account (name COLLATE NOCASE DESC, lower(email), level) WHERE active AND "level" > 0;
CREATE UNIQUE INDEX account_token ON account (token) WHERE token IS NOT NULL;
CREATE INDEX "odd index" ON "order item" ("product", [line no] ASC);
CREATE INDEX late_expression ON late (coalesce(c, '-') || a, "renamed b");

CREATE VIEW rich AS SELECT id, name, balance -- the rich
FROM account WHERE balance > 1000;
CREATE VIEW "by product" (product, "how many") AS
    WITH counted AS (SELECT product, count(*) AS n FROM "order item" GROUP BY product HAVING n > 1)
    SELECT product, n FROM counted ORDER BY n DESC LIMIT 10;
CREATE VIEW windowed AS
    SELECT id, sum(balance) OVER (PARTITION BY active ORDER BY id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS total,
        CASE WHEN level - -1 > 0 THEN 'up' ELSE 'down' END AS direction
    FROM account;

CREATE TRIGGER account_touched AFTER UPDATE OF name, email ON account
FOR EACH ROW WHEN NEW.name IS NOT OLD.name
BEGIN
    UPDATE account SET updated = datetime('now') WHERE id = NEW.id; -- touch
    INSERT INTO untyped (a, b) VALUES (OLD.name, CASE WHEN NEW.level > 1 THEN 'x' ELSE ';' END);
END;
CREATE TRIGGER payment_checked BEFORE INSERT ON payment BEGIN
    SELECT RAISE(ABORT, 'no such account') WHERE NOT EXISTS (SELECT 1 FROM account WHERE id = NEW.account_id);
END;
CREATE TRIGGER item_gone DELETE ON "order item" BEGIN DELETE FROM payment WHERE item_order = OLD."order"; END;
CREATE TRIGGER rich_insert INSTEAD OF INSERT ON rich BEGIN
    INSERT INTO account (name, email, balance) VALUES (NEW.name, NEW.name || '@example.org', NEW.balance);
END;

CREATE VIRTUAL TABLE note_search USING fts5(title, body, tokenize = 'porter unicode61', prefix='2 3');
CREATE VIRTUAL TABLE place USING rtree(id, west, east, +name TEXT);

-- What SQLite lets pass, as old schemas have it.
CREATE TABLE lenient (
    x INT CONSTRAINT n1 NOT NULL CONSTRAINT n2 UNIQUE,
    y INT DEFAULT (-5),
    z TEXT DEFAULT +.5 CHECK ("z" IN ("open", "closed", z)),
    w INT CONSTRAINT leads_nowhere,
    v TEXT COLLATE "binary",
    PRIMARY KEY (v COLLATE nocase, y)
);
CREATE TABLE "semi;colon" (
    "col ""q""" TEXT DEFAULT 1E+5 NULL,
    'sq' INT DEFAULT 0x1F,
    [br ack] real REFERENCES lenient(x) MATCH SIMPLE ON DELETE SET NULL,
    `bt``x` NUM CHECK (`bt``x` LIKE 'a\%' ESCAPE '\' AND - -5 < ~sq AND NOT sq IS NULL AND sq NOT IN (1,2)),
    "CamelCase" TEXT CHECK (camelcase -> '$.x' ->> 'y' = "text"),
    CHECK (sq = 1) ON CONFLICT ABORT,
    CHECK ("semi;colon".sq <> 2)
);
CREATE TABLE key (key TEXT PRIMARY KEY, "index" INT, desc TEXT, action INT, CHECK (key <> desc));
CREATE INDEX key_desc ON key (desc DESC, key, "index");
CREATE INDEX camel ON "semi;colon" ("camelcase", "col ""q""" COLLATE NOCASE) WHERE "nope" IS NOT NULL AND [br ack] > 1.;
CREATE INDEX computed ON lenient (v || "text", (x), CASE WHEN x THEN y ELSE z END, CAST(x AS text));
CREATE VIEW counted AS
    WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n+1 FROM c WHERE n<5)
    SELECT n AS 'single', "x", [y] FROM c, lenient LEFT JOIN key ON key.key = "x" WHERE "text" = 'q' AND lenient.x=-y;
CREATE TRIGGER lenient_made AFTER INSERT ON lenient WHEN (SELECT CASE WHEN new.x THEN 1 ELSE 2 END) BEGIN
    INSERT INTO key(key, "index") VALUES (1,2),(3,4) ON CONFLICT DO NOTHING; -- c;
    INSERT OR REPLACE INTO key(key) SELECT CASE x WHEN 1 THEN 'a;b' END FROM lenient; /* end; */
    UPDATE key SET desc = excluded FROM (SELECT 1 AS excluded) WHERE action IS NOT DISTINCT FROM excluded;
    SELECT RAISE(IGNORE);
END;

CREATE TABLE flyway_schema_history (installed_rank INT PRIMARY KEY, version TEXT);
CREATE INDEX flyway_schema_history_s_idx ON flyway_schema_history (version);
