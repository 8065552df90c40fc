import Testing

/// Something that somebody does to the zoo by hand, and what has to be said about it.
struct SQLiteMutation: Sendable, CustomTestStringConvertible {
    let sql: String
    let changes: [String]

    init(_ sql: String, _ changes: String...) {
        self.sql = sql
        self.changes = changes
    }

    var testDescription: String { sql }

    /// Changes the text that SQLite has stored, for what no statement of SQLite changes in place.
    static func edit(_ object: String, _ old: String, _ new: String, _ changes: String...) -> SQLiteMutation {
        func literal(_ text: String) -> String { "'" + text.replacing("'", with: "''") + "'" }
        let sql = """
            PRAGMA writable_schema = on;
            UPDATE sqlite_master SET sql = replace(sql, \(literal(old)), \(literal(new)))
            WHERE name = \(literal(object)) AND instr(sql, \(literal(old)));
            """
        return SQLiteMutation(sql: sql, changes: changes)
    }

    private init(sql: String, changes: [String]) {
        self.sql = sql
        self.changes = changes
    }

    static let all = renames + tables + columns + keys + references + indexes + views + triggers + virtualTables

    private static let renames: [SQLiteMutation] = [
        .init("ALTER TABLE late RENAME TO later", "table:late is called later"),
        .init("ALTER TABLE account RENAME TO customer", "table:account is called customer"),
        .init("ALTER TABLE payment RENAME COLUMN item_line TO line", "column:payment.item_line is called line"),
        .init("ALTER TABLE late RENAME \"renamed b\" TO plain", "column:late.renamed b is called plain"),
        .init("ALTER TABLE account RENAME email TO \"e-mail\"", "column:account.email is called e-mail"),
        .init(
            "DROP INDEX account_token; CREATE UNIQUE INDEX \"by token\" ON account (token) WHERE token IS NOT NULL",
            "index:account.account_token is called by token"
        ),
        .edit("account", "sane_level", "right_level", "check:account.sane_level is called right_level"),
        .edit(
            "payment",
            "CONSTRAINT payment_item",
            "CONSTRAINT of_item",
            "foreign key:payment.payment_item is called of_item"
        ),
    ]

    private static let tables: [SQLiteMutation] = [
        .init("CREATE TABLE memo (id INTEGER PRIMARY KEY)", "unexpected table:memo"),
        .init("CREATE TABLE memo AS SELECT 1 AS one", "unexpected table:memo"),
        .init("DROP TABLE copied", "missing table:copied"),
        .init("DROP TABLE \"order item\"", "missing table:order item"),
        .edit("measurement", ") STRICT", ")", "table:measurement strict: yes is -"),
        .init(
            """
            DROP TABLE strict_pair;
            CREATE TABLE strict_pair (a INT NOT NULL, b TEXT NOT NULL, PRIMARY KEY (a, b)) STRICT;
            """,
            "table:strict_pair without rowid: yes is -"
        ),
        .init(
            "DROP TABLE untyped; CREATE TABLE untyped (b, a, c \"long type\")",
            "table:untyped has b, a, c"
        ),
    ]

    private static let columns: [SQLiteMutation] = [
        .init("ALTER TABLE payment ADD COLUMN memo varchar(255)", "unexpected column:payment.memo"),
        .init(
            "ALTER TABLE payment ADD COLUMN state TEXT NOT NULL DEFAULT 'new' COLLATE NOCASE",
            "unexpected column:payment.state"
        ),
        .init(
            "ALTER TABLE late ADD COLUMN e INTEGER CHECK (e > 0)",
            "unexpected check:late.e > 0",
            "unexpected column:late.e"
        ),
        .init("ALTER TABLE account DROP COLUMN rate", "missing column:account.rate"),
        .init("ALTER TABLE untyped DROP COLUMN c", "missing column:untyped.c"),
        .init("ALTER TABLE account DROP COLUMN label", "missing column:account.label"),
        .init("ALTER TABLE account DROP COLUMN initials", "missing column:account.initials"),
        .edit(
            "account",
            "balance DECIMAL(10, 2)",
            "balance DECIMAL(12, 2)",
            "column:account.balance type: DECIMAL(10, 2) is DECIMAL(12, 2)"
        ),
        .edit("account", "level INTEGER", "level TEXT", "column:account.level type: INTEGER is TEXT"),
        .edit("untyped", "(a,", "(a BLOB,", "column:untyped.a type: - is BLOB"),
        .edit("account", "created TEXT NOT NULL", "created TEXT", "column:account.created not null: yes is -"),
        .edit(
            "payment",
            "item_order INTEGER",
            "item_order INTEGER NOT NULL",
            "column:payment.item_order not null: - is yes"
        ),
        .edit("account", "DEFAULT -1", "DEFAULT 1", "column:account.level default: -1 is 1"),
        .edit("account", "DEFAULT CURRENT_TIMESTAMP", "", "column:account.created default: CURRENT_TIMESTAMP is -"),
        .edit("account", "x'CAFE'", "x'BABE'", "column:account.token default: x'cafe' is x'babe'"),
        .edit(
            "account",
            "'localtime'",
            "'utc'",
            "column:account.updated default: (datetime('now', 'localtime')) is (datetime('now', 'utc'))"
        ),
        .edit("late", "COLLATE RTRIM", "", "column:late.c collation: RTRIM is -"),
        .edit("measurement", "at INT", "at INT COLLATE NOCASE", "column:measurement.at collation: - is NOCASE"),
        .edit("account", "AUTOINCREMENT", "", "column:account.id auto-increment: yes is -"),
        .edit("even_key", "ON CONFLICT IGNORE", "ON CONFLICT FAIL", "column:even_key.body conflict: IGNORE is FAIL"),
        .edit(
            "account",
            "upper(substr",
            "lower(substr",
            "column:account.initials generated: (upper(substr(name, 1, 1))) STORED is (lower(substr(name, 1, 1))) STORED"
        ),
        .edit(
            "account",
            "|| '>')",
            "|| '>') STORED",
            "column:account.label generated: (name || ' <' || email || '>') VIRTUAL is (name || ' <' || email || '>') STORED"
        ),
    ]

    private static let keys: [SQLiteMutation] = [
        .init(
            "DROP TABLE even_key; CREATE TABLE even_key (id INTEGER, body TEXT NOT NULL ON CONFLICT IGNORE)",
            "missing primary key:even_key.PRIMARY"
        ),
        .init(
            """
            DROP TABLE strict_pair;
            CREATE TABLE strict_pair (a INT NOT NULL, b TEXT NOT NULL, PRIMARY KEY (b, a)) STRICT, WITHOUT ROWID;
            """,
            "primary key:strict_pair.PRIMARY columns: a, b is b, a"
        ),
        .init(
            """
            DROP TABLE odd_key;
            CREATE TABLE odd_key (id INTEGER PRIMARY KEY, "select" TEXT, "a""b" TEXT, quoted TEXT, été TEXT);
            """,
            "primary key:odd_key.PRIMARY columns: id DESC is id"
        ),
        .init(
            """
            DROP TABLE no_comma;
            CREATE TABLE no_comma (a TEXT, b TEXT, CHECK (a <> b), CONSTRAINT both UNIQUE (a, b) ON CONFLICT FAIL);
            """,
            "missing unique:no_comma.a"
        ),
        .init(
            """
            DROP TABLE no_comma;
            CREATE TABLE no_comma (a TEXT UNIQUE, b TEXT, CHECK (a <> b), CONSTRAINT both UNIQUE (b, a) ON CONFLICT FAIL);
            """,
            "unique:no_comma.both columns: a, b is b, a"
        ),
        .edit(
            "no_comma",
            "ON CONFLICT FAIL",
            "ON CONFLICT ROLLBACK",
            "unique:no_comma.both conflict: FAIL is ROLLBACK"
        ),
        .edit(
            "account",
            "CONSTRAINT sane_level CHECK (level BETWEEN -1 AND 9",
            "CONSTRAINT sane_level CHECK (level BETWEEN -1 AND 8",
            "check:account.sane_level expression: level BETWEEN -1 AND 9 OR level IS NULL is level BETWEEN -1 AND 8 OR level IS NULL"
        ),
        .edit("account", ",\n    CHECK (length(email) > 3)", "", "missing check:account.length(email) > 3"),
        .edit(
            "measurement",
            "PRIMARY KEY (at)",
            "PRIMARY KEY (at), CHECK (at > 0)",
            "unexpected check:measurement.at > 0"
        ),
        .edit(
            "measurement",
            "CHECK (kind IN ('a', 'b'))",
            "CHECK (kind < 'c')",
            "missing check:measurement.kind IN ('a', 'b')",
            "unexpected check:measurement.kind < 'c'"
        ),
    ]

    private static let references: [SQLiteMutation] = [
        .edit(
            "payment",
            "ON DELETE CASCADE",
            "ON DELETE RESTRICT",
            "foreign key:payment.account_id on delete: CASCADE is RESTRICT"
        ),
        .edit("payment", "ON UPDATE SET NULL", "", "foreign key:payment.account_id on update: SET NULL is -"),
        .edit(
            "payment",
            "DEFERRABLE INITIALLY DEFERRED",
            "",
            "foreign key:payment.account_id deferrable: INITIALLY DEFERRED is -"
        ),
        .edit("payment", "MATCH FULL", "", "foreign key:payment.payment_item match: FULL is -"),
        .edit(
            "payment",
            "REFERENCES payment (id)",
            "REFERENCES account (id)",
            "foreign key:payment.parent references: payment(id) is account(id)"
        ),
        .edit("late", "REFERENCES account (id)", "", "missing foreign key:late.d"),
        .edit(
            "payment",
            "item_line INTEGER",
            "item_line INTEGER REFERENCES account",
            "unexpected foreign key:payment.item_line"
        ),
    ]

    private static let indexes: [SQLiteMutation] = [
        .init("CREATE INDEX by_name ON account (name)", "unexpected index:account.by_name"),
        .init("DROP INDEX account_token", "missing index:account.account_token"),
        .init(
            "DROP INDEX account_token; CREATE INDEX account_token ON account (token) WHERE token IS NOT NULL",
            "index:account.account_token unique: yes is -"
        ),
        .init(
            "DROP INDEX account_token; CREATE UNIQUE INDEX account_token ON account (token) WHERE token > ''",
            "index:account.account_token predicate: token IS NOT NULL is token > ''"
        ),
        .init(
            "DROP INDEX \"odd index\"; CREATE INDEX \"odd index\" ON \"order item\" (product, [line no] DESC)",
            "index:order item.odd index columns: product, \"line no\" is product, \"line no\" DESC"
        ),
        .init(
            "DROP INDEX \"odd index\"; CREATE INDEX \"odd index\" ON \"order item\" (product COLLATE NOCASE, [line no])",
            "index:order item.odd index columns: product, \"line no\" is product COLLATE NOCASE, \"line no\""
        ),
        .init(
            "DROP INDEX late_expression; CREATE INDEX late_expression ON late (coalesce(c, '+') || a, \"renamed b\")",
            "index:late.late_expression columns: coalesce(c, '-') || a, \"renamed b\" is coalesce(c, '+') || a, \"renamed b\""
        ),
    ]

    private static let views: [SQLiteMutation] = [
        .init("CREATE VIEW poor AS SELECT id FROM account WHERE balance < 0", "unexpected view:poor"),
        .init("DROP VIEW windowed", "missing view:windowed"),
        .init("DROP VIEW rich", "missing view:rich"),
        .edit("windowed", "'up'", "'UP'", "view:windowed definition: \(windowed("up")) is \(windowed("UP"))"),
        .edit(
            "by product",
            "\"how many\"",
            "how_many",
            "view:by product columns: product, \"how many\" is product, how_many"
        ),
    ]

    private static func windowed(_ word: String) -> String {
        "SELECT id, sum(balance) OVER (PARTITION BY active ORDER BY id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS total, "
            + "CASE WHEN level - -1 > 0 THEN '\(word)' ELSE 'down' END AS direction FROM account"
    }

    private static let triggers: [SQLiteMutation] = [
        .init("CREATE TRIGGER late_gone AFTER DELETE ON late BEGIN SELECT 1; END", "unexpected trigger:late.late_gone"),
        .init("DROP TRIGGER account_touched", "missing trigger:account.account_touched"),
        .init("DROP TRIGGER rich_insert", "missing trigger:rich.rich_insert"),
        .edit(
            "account_touched",
            "AFTER UPDATE",
            "BEFORE UPDATE",
            "trigger:account.account_touched timing: AFTER is BEFORE"
        ),
        .edit(
            "account_touched",
            "OF name, email",
            "OF name",
            "trigger:account.account_touched events: UPDATE OF name, email is UPDATE OF name"
        ),
        .edit(
            "account_touched",
            "WHEN NEW.name IS NOT OLD.name",
            "",
            "trigger:account.account_touched condition: NEW.name IS NOT OLD.name is -"
        ),
        .edit(
            "item_gone",
            "DELETE FROM payment WHERE",
            "DELETE FROM payment WHERE 1 AND",
            "trigger:order item.item_gone body: DELETE FROM payment WHERE item_order = OLD.\"order\"; is DELETE FROM payment WHERE 1 AND item_order = OLD.\"order\";"
        ),
    ]

    private static let virtualTables: [SQLiteMutation] = [
        .init("CREATE VIRTUAL TABLE more USING fts5(text)", "unexpected virtual table:more"),
        .init("DROP TABLE place", "missing virtual table:place"),
        .init(
            "DROP TABLE place; CREATE VIRTUAL TABLE place USING rtree_i32(id, west, east, +name TEXT)",
            "virtual table:place module: rtree is rtree_i32"
        ),
        .init(
            "DROP TABLE place; CREATE VIRTUAL TABLE place USING rtree(id, west, east)",
            "virtual table:place arguments: id, west, east, +name TEXT is id, west, east"
        ),
    ]
}
