extension MariaDBMutation {
    static let keys: [MariaDBMutation] = [
        .init("ALTER TABLE keyed DROP PRIMARY KEY", "missing primary key:keyed.PRIMARY"),
        .init("ALTER TABLE in_memory ADD PRIMARY KEY (id)", "unexpected primary key:in_memory.PRIMARY"),
        .init(
            "ALTER TABLE keyed DROP PRIMARY KEY, ADD PRIMARY KEY (b, a)",
            "changed primary key:keyed.PRIMARY: columns"
        ),
        .init("ALTER TABLE counted DROP INDEX words", "missing index:counted.words"),
        .init("ALTER TABLE plain ADD INDEX more (tiny)", "unexpected index:plain.more"),
        .init("ALTER TABLE plain RENAME INDEX by_born TO by_birth", "renamed index:plain.by_born to by_birth"),
        .init(
            "ALTER TABLE plain DROP INDEX code_name, ADD INDEX code_name (code, name(20))",
            "changed index:plain.code_name: unique"
        ),
        .init(
            "ALTER TABLE plain DROP INDEX by_born, ADD INDEX by_born (born, medium)",
            "changed index:plain.by_born: columns"
        ),
        .init(
            "ALTER TABLE plain DROP INDEX by_name, ADD INDEX by_name (name(11)) COMMENT 'a prefix'",
            "changed index:plain.by_name: columns"
        ),
        .init(
            "ALTER TABLE plain DROP INDEX by_name, ADD INDEX by_name (name(10)) COMMENT 'other'",
            "changed index:plain.by_name: comment"
        ),
        .init("ALTER TABLE plain ALTER INDEX by_made NOT IGNORED", "changed index:plain.by_made: ignored"),
        .init("ALTER TABLE plain ALTER INDEX by_born IGNORED", "changed index:plain.by_born: ignored"),
        .init(
            "ALTER TABLE in_memory DROP INDEX hashed, ADD INDEX hashed USING BTREE (at_once)",
            "changed index:in_memory.hashed: method"
        ),
        .init("ALTER TABLE old_style DISABLE KEYS", "changed index:old_style.w: enabled"),
        .init(
            "ALTER TABLE booked DROP INDEX once; ALTER TABLE booked ADD UNIQUE KEY once (room, finishes, begins)",
            "changed index:booked.once: columns"
        ),
        .init("ALTER TABLE child DROP FOREIGN KEY child_name", "missing foreign key:child.child_name"),
        .init(
            "ALTER TABLE child ADD CONSTRAINT more FOREIGN KEY (id) REFERENCES counter_start (id)",
            "unexpected foreign key:child.more"
        ),
        .init(
            """
            ALTER TABLE child DROP FOREIGN KEY child_name;
            ALTER TABLE child ADD CONSTRAINT child_name FOREIGN KEY (parent_name) REFERENCES parent (name) ON DELETE CASCADE
            """,
            "changed foreign key:child.child_name: on delete"
        ),
        .init(
            """
            ALTER TABLE child DROP FOREIGN KEY child_name;
            ALTER TABLE child ADD CONSTRAINT child_name FOREIGN KEY (parent_name) REFERENCES parent (name)
                ON DELETE SET NULL ON UPDATE SET NULL
            """,
            "changed foreign key:child.child_name: on update"
        ),
        .init(
            """
            ALTER TABLE `odd "child"` DROP FOREIGN KEY `odd ``key`;
            ALTER TABLE `odd "child"` ADD CONSTRAINT `odd ``key` FOREIGN KEY (parent) REFERENCES counter_start (id)
            """,
            "changed foreign key:odd \"child\".odd `key: references"
        ),
        .init("ALTER TABLE plain DROP CONSTRAINT exact_positive", "missing check:plain.exact_positive"),
        .init("ALTER TABLE plain ADD CONSTRAINT more CHECK (tiny < 9)", "unexpected check:plain.more"),
        .init(
            "ALTER TABLE checked DROP CONSTRAINT CONSTRAINT_1, ADD CONSTRAINT CONSTRAINT_1 CHECK (age < 201)",
            "changed check:checked.CONSTRAINT_1: expression"
        ),
        .init(
            """
            ALTER TABLE plain DROP CONSTRAINT exact_positive,
                ADD CONSTRAINT exact_positive CHECK (exact >= 0 AND note <> '😁')
            """,
            "changed check:plain.exact_positive: expression"
        ),
    ]

    static let sequences: [MariaDBMutation] = [
        .init("CREATE SEQUENCE more", "unexpected sequence:more"),
        .init("DROP SEQUENCE uncached", "missing sequence:uncached"),
        .init("ALTER SEQUENCE numbers START 5", "changed sequence:numbers: start"),
        .init("ALTER SEQUENCE numbers INCREMENT 2", "changed sequence:numbers: increment"),
        .init("ALTER SEQUENCE numbers MINVALUE -7", "changed sequence:numbers: minimum"),
        .init("ALTER SEQUENCE numbers MAXVALUE 100000", "changed sequence:numbers: maximum"),
        .init("ALTER SEQUENCE numbers CACHE 10", "changed sequence:numbers: cache"),
        .init("ALTER SEQUENCE uncached CYCLE", "changed sequence:uncached: cycle"),
        .init("ALTER TABLE uncached COMMENT = 'other'", "changed sequence:uncached: comment"),
    ]
}
