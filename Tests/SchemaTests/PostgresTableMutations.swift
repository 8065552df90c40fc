extension PostgresMutation {
    static let tables: [PostgresMutation] = [
        .init("CREATE TABLE memo (id integer)", "unexpected table:memo"),
        .init("CREATE TABLE reporting.memo (id integer)", "unexpected table:reporting.memo"),
        .init("DROP TABLE no_columns", "missing table:no_columns"),
        .init("DROP TABLE measurement_south", "missing table:measurement_south"),
        .init("ALTER TABLE quick SET LOGGED", "changed table:quick: persistence"),
        .init("ALTER TABLE full_identity OWNER TO zoo_owner", "changed table:full_identity: owner"),
        .init("GRANT UPDATE ON quick TO zoo_writer", "changed table:quick: grants"),
        .init("GRANT SELECT ON nothing_granted TO CURRENT_USER", "changed table:nothing_granted: grants"),
        .init("REVOKE SELECT ON account FROM PUBLIC", "changed table:account: grants"),
        .init("REVOKE GRANT OPTION FOR SELECT ON account FROM zoo_writer", "changed table:account: grants"),
        .init("REVOKE TRUNCATE ON account FROM \"Zoo \"\"odd\"\", role\"", "changed table:account: grants"),
        .init("COMMENT ON TABLE account IS 'Another'", "changed table:account: comment"),
        .init("COMMENT ON TABLE account IS NULL", "changed table:account: comment"),
        .init("COMMENT ON TABLE quick IS 'New'", "changed table:quick: comment"),
        .init("ALTER TABLE account SET (fillfactor = 80)", "changed table:account: options"),
        .init("ALTER TABLE account RESET (toast.autovacuum_enabled)", "changed table:account: options"),
        .init("ALTER TABLE \"Odd \"\"table\"\".é\" SET (fillfactor = 50)", "changed table:Odd \"table\".é: options"),
        .init("ALTER TABLE full_identity REPLICA IDENTITY NOTHING", "changed table:full_identity: replica identity"),
        .init("ALTER TABLE index_identity REPLICA IDENTITY DEFAULT", "changed table:index_identity: replica identity"),
        .init("ALTER TABLE account SET WITHOUT CLUSTER", "changed table:account: clustered on"),
        .init("ALTER TABLE account CLUSTER ON account_pkey", "changed table:account: clustered on"),
        .init("ALTER TABLE account DISABLE ROW LEVEL SECURITY", "changed table:account: row security"),
        .init("ALTER TABLE price NO FORCE ROW LEVEL SECURITY", "changed table:price: forced row security"),
        .init(
            """
            ALTER TABLE measurement DETACH PARTITION measurement_attached;
            ALTER TABLE measurement ATTACH PARTITION measurement_attached FOR VALUES FROM ('2024-01-01') TO (MAXVALUE)
            """,
            "changed table:measurement_attached: partition bound"
        ),
        .init("ALTER TABLE child INHERIT no_columns", "changed table:child: inherits"),
        .init("ALTER TABLE otherwise_stored SET ACCESS METHOD heap", "changed table:otherwise_stored: access method"),
        .init("ALTER TABLE quick RENAME TO quicker", "renamed table:quick to quicker"),
        .init("ALTER TABLE price_note RENAME TO \"price note\"", "renamed table:price_note to price note"),
        .init(
            "DROP TABLE keyed; CREATE TABLE keyed (a integer, b integer) PARTITION BY RANGE (a, (b + 2)); "
                + "REVOKE ALL ON keyed FROM zoo_reader",
            "changed table:keyed: partition key"
        ),
    ]

    static let columns: [PostgresMutation] = [
        .init("ALTER TABLE account ADD COLUMN memo varchar(255)", "unexpected column:account.memo"),
        .init("ALTER TABLE account DROP COLUMN woken", "missing column:account.woken"),
        .init("ALTER TABLE quick ADD \"a.b\" text NOT NULL DEFAULT ''", "unexpected column:quick.a.b"),
        .init(
            "ALTER TABLE account ALTER varying_flags TYPE bit varying(10)",
            "changed column:account.varying_flags: type"
        ),
        .init("ALTER TABLE account ALTER matrix TYPE bigint[]", "changed column:account.matrix: type"),
        .init("ALTER TABLE account ALTER letter TYPE character(2)", "changed column:account.letter: type"),
        .init("ALTER TABLE account ALTER home TYPE text USING home::text", "changed column:account.home: type"),
        .init("ALTER TABLE account ALTER tags DROP NOT NULL", "changed column:account.tags: not null"),
        .init("ALTER TABLE account ALTER place SET NOT NULL", "changed column:account.place: not null"),
        .init("ALTER TABLE account ALTER feeling SET DEFAULT 'sad'", "changed column:account.feeling: default"),
        .init("ALTER TABLE account ALTER ratio DROP DEFAULT", "changed column:account.ratio: default"),
        .init("ALTER TABLE account ALTER place SET DEFAULT '(1,2)'", "changed column:account.place: default"),
        .init(
            "ALTER TABLE account ALTER ticket SET DEFAULT nextval('odd_numbers')",
            "changed column:account.ticket: default"
        ),
        .init("ALTER TABLE account ALTER twice DROP EXPRESSION", "changed column:account.twice: generated"),
        .init("ALTER TABLE ONLY parent ALTER note SET DEFAULT 'z'", "changed column:parent.note: default"),
        .init("ALTER TABLE child ALTER note SET DEFAULT 'z'", "changed column:child.note: default"),
        .init(
            "ALTER TABLE measurement_south ALTER region SET DEFAULT 'x'",
            "unexpected column:measurement_south.region"
        ),
        .init("ALTER TABLE measurement ALTER value SET DEFAULT 7", "changed column:measurement.value: default"),
        .init(
            "ALTER TABLE \"Odd \"\"table\"\".é\" ALTER \"Select\" SET GENERATED ALWAYS",
            "changed column:Odd \"table\".é.Select: identity"
        ),
        .init(
            "ALTER TABLE \"Odd \"\"table\"\".é\" ALTER \"Select\" SET INCREMENT BY 7",
            "changed column:Odd \"table\".é.Select: identity"
        ),
        .init(
            "ALTER TABLE \"Odd \"\"table\"\".é\" ALTER \"a b\" SET CACHE 9",
            "changed column:Odd \"table\".é.a b: identity"
        ),
        .init(
            "ALTER TABLE \"Odd \"\"table\"\".é\" ALTER \"a b\" SET NO CYCLE",
            "changed column:Odd \"table\".é.a b: identity"
        ),
        .init(
            "ALTER TABLE \"Odd \"\"table\"\".é\" ALTER \"a b\" SET MAXVALUE 99",
            "changed column:Odd \"table\".é.a b: identity"
        ),
        .init(
            "ALTER TABLE \"Odd \"\"table\"\".é\" ALTER \"a b\" DROP IDENTITY",
            "changed column:Odd \"table\".é.a b: identity"
        ),
        .init(
            "ALTER TABLE full_identity ALTER id ADD GENERATED ALWAYS AS IDENTITY",
            "changed column:full_identity.id: identity"
        ),
        .init(
            "ALTER TABLE account ALTER letters TYPE character(4) COLLATE \"POSIX\"",
            "changed column:account.letters: collation"
        ),
        .init("ALTER TABLE account ALTER document SET STORAGE MAIN", "changed column:account.document: storage"),
        .init("ALTER TABLE account ALTER name SET STORAGE EXTENDED", "changed column:account.name: storage"),
        .init("ALTER TABLE account ALTER bytes SET COMPRESSION default", "changed column:account.bytes: compression"),
        .init("ALTER TABLE account ALTER status SET COMPRESSION pglz", "changed column:account.status: compression"),
        .init("ALTER TABLE account ALTER email SET STATISTICS -1", "changed column:account.email: statistics target"),
        .init("ALTER TABLE account ALTER tags SET STATISTICS 10", "changed column:account.tags: statistics target"),
        .init("ALTER TABLE account ALTER status RESET (n_distinct)", "changed column:account.status: options"),
        .init("COMMENT ON COLUMN account.email IS NULL", "changed column:account.email: comment"),
        .init(
            "COMMENT ON COLUMN \"Odd \"\"table\"\".é\".\"a b\" IS 'x'",
            "changed column:Odd \"table\".é.a b: comment"
        ),
        .init("GRANT SELECT (name) ON account TO zoo_reader", "changed column:account.name: grants"),
        .init("REVOKE UPDATE (email) ON account FROM zoo_reader", "changed column:account.email: grants"),
        .init("ALTER TABLE account RENAME woken TO awake", "renamed column:account.woken to awake"),
        .init("ALTER TABLE price RENAME amount TO sum", "renamed column:price.amount to sum"),
        .init(
            "ALTER TABLE account RENAME letters TO \"some letters\"",
            "renamed column:account.letters to some letters"
        ),
        .init(
            "ALTER TABLE reporting.account ALTER note SET NOT NULL",
            "changed column:reporting.account.note: not null"
        ),
        .init(
            "DROP TABLE owned_by_another; CREATE TABLE owned_by_another (id integer, other integer); "
                + "ALTER TABLE owned_by_another OWNER TO zoo_owner; REVOKE ALL ON owned_by_another FROM zoo_reader",
            "unexpected column:owned_by_another.other"
        ),
    ]

    static let constraints: [PostgresMutation] = [
        .init("ALTER TABLE account DROP CONSTRAINT sane", "missing check:account.sane"),
        .init("ALTER TABLE account ADD CONSTRAINT new CHECK (id > 0)", "unexpected check:account.new"),
        .init("ALTER TABLE account RENAME CONSTRAINT sane TO sound", "renamed check:account.sane to sound"),
        .init(
            "ALTER TABLE account DROP CONSTRAINT known_status, ADD CONSTRAINT known_status CHECK (status IN ('new', 'x'))",
            "changed check:account.known_status: expression"
        ),
        .init("ALTER TABLE price VALIDATE CONSTRAINT not_yet", "changed check:price.not_yet: invalid"),
        .init(
            """
            ALTER TABLE account DROP CONSTRAINT sane,
                ADD CONSTRAINT sane CHECK (amount >= 0 AND ratio < 1e6 OR name = 'x.y');
            COMMENT ON CONSTRAINT sane ON account IS 'Sums make sense'
            """,
            "changed check:account.sane: no inherit"
        ),
        .init("COMMENT ON CONSTRAINT sane ON account IS 'x'", "changed check:account.sane: comment"),
        .init("ALTER TABLE account DROP CONSTRAINT account_email_key", "missing unique:account.account_email_key"),
        .init("ALTER TABLE account ADD UNIQUE (ticket)", "unexpected unique:account.account_ticket_key"),
        .init("ALTER INDEX currency_number SET (fillfactor = 60)", "changed unique:currency.currency_number: options"),
        .init(
            "ALTER TABLE price DROP CONSTRAINT price_number, ADD CONSTRAINT price_number UNIQUE (number, kind)",
            "changed unique:price.price_number: nulls not distinct"
        ),
        .init(
            "ALTER TABLE price DROP CONSTRAINT price_number, "
                + "ADD CONSTRAINT price_number UNIQUE NULLS NOT DISTINCT (kind, number)",
            "changed unique:price.price_number: columns"
        ),
        .init(
            "ALTER TABLE price DROP CONSTRAINT price_number, "
                + "ADD CONSTRAINT price_number UNIQUE NULLS NOT DISTINCT (number, kind) INCLUDE (amount)",
            "changed unique:price.price_number: include"
        ),
        .init(
            "ALTER TABLE currency DROP CONSTRAINT currency_rank, ADD CONSTRAINT currency_rank UNIQUE (rank) DEFERRABLE",
            "changed unique:currency.currency_rank: deferrable"
        ),
        .init(
            "ALTER TABLE full_identity ADD PRIMARY KEY (id)",
            "unexpected primary key:full_identity.full_identity_pkey"
        ),
        .init(
            "ALTER TABLE \"Odd \"\"table\"\".é\" DROP CONSTRAINT \"Key of \"\"it\"\"\"",
            "missing primary key:Odd \"table\".é.Key of \"it\""
        ),
        .init(
            "ALTER TABLE price RENAME CONSTRAINT price_pkey TO price_key",
            "renamed primary key:price.price_pkey to price_key"
        ),
        .init(
            "ALTER TABLE price_note DROP CONSTRAINT price_note_id_key CASCADE; ALTER TABLE price_note ADD UNIQUE (id); "
                + "ALTER TABLE price_note ADD FOREIGN KEY (parent) REFERENCES price_note (id) ON DELETE CASCADE",
            "changed foreign key:price_note.price_note_parent_fkey: on delete"
        ),
        .init(
            "ALTER TABLE price_note DROP CONSTRAINT \"of \"\"account\"\"\"",
            "missing foreign key:price_note.of \"account\""
        ),
        .init(
            "ALTER TABLE price_note ADD CONSTRAINT again FOREIGN KEY (id) REFERENCES reporting.account",
            "unexpected foreign key:price_note.again"
        ),
        .init(
            "ALTER TABLE price DROP CONSTRAINT price_currency, ADD CONSTRAINT price_currency FOREIGN KEY (currency) "
                + "REFERENCES currency ON DELETE RESTRICT",
            "changed foreign key:price.price_currency: on update"
        ),
        .init(
            "ALTER TABLE price DROP CONSTRAINT price_number_known, ADD CONSTRAINT price_number_known FOREIGN KEY (number) "
                + "REFERENCES currency (number) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED",
            "changed foreign key:price.price_number_known: match"
        ),
        .init(
            "ALTER TABLE price ALTER CONSTRAINT price_number_known DEFERRABLE INITIALLY IMMEDIATE",
            "changed foreign key:price.price_number_known: deferrable"
        ),
        .init(
            "ALTER TABLE price_note VALIDATE CONSTRAINT late_key",
            "changed foreign key:price_note.late_key: invalid"
        ),
        .init(
            "ALTER TABLE price_note DROP CONSTRAINT price_note_reported_fkey, ADD FOREIGN KEY (reported) "
                + "REFERENCES price_note (id) ON UPDATE SET DEFAULT",
            "changed foreign key:price_note.price_note_reported_fkey: references"
        ),
        .init(
            "ALTER TABLE price_note DROP CONSTRAINT price_note_currency_since_fkey, ADD FOREIGN KEY (currency, since) "
                + "REFERENCES price (currency, \"from\") ON DELETE SET DEFAULT",
            "changed foreign key:price_note.price_note_currency_since_fkey: on delete"
        ),
        .init(
            "COMMENT ON CONSTRAINT late_key ON price_note IS NULL",
            "changed foreign key:price_note.late_key: comment"
        ),
        .init(
            """
            DO $$
            DECLARE internal record;
            BEGIN
                FOR internal IN SELECT tgrelid::regclass AS at, tgname FROM pg_trigger
                    WHERE tgconstraint = (SELECT oid FROM pg_constraint WHERE conname = 'of "account"') LOOP
                    EXECUTE format('ALTER TABLE %s DISABLE TRIGGER %I', internal.at, internal.tgname);
                END LOOP;
            END
            $$
            """,
            "changed foreign key:price_note.of \"account\": enabled"
        ),
        .init("ALTER TABLE booking DROP CONSTRAINT no_overlap", "missing exclusion:booking.no_overlap"),
        .init(
            "ALTER TABLE booking DROP CONSTRAINT no_overlap, ADD CONSTRAINT no_overlap EXCLUDE USING gist "
                + "(place WITH &&, during WITH &&) INCLUDE (room)",
            "changed exclusion:booking.no_overlap: definition"
        ),
        .init(
            "ALTER TABLE booking DROP CONSTRAINT no_overlap, ADD CONSTRAINT no_overlap EXCLUDE USING gist "
                + "(place WITH &&, during WITH &&) INCLUDE (cancelled) WHERE (NOT cancelled)",
            "changed exclusion:booking.no_overlap: definition"
        ),
        .init(
            "ALTER TABLE booking DROP CONSTRAINT one_room, ADD CONSTRAINT one_room EXCLUDE (room WITH =)",
            "changed exclusion:booking.one_room: definition"
        ),
        .init(
            "ALTER TABLE measurement_2020 ADD CONSTRAINT own CHECK (value < 100)",
            "unexpected check:measurement_2020.own"
        ),
        .init(
            "ALTER TABLE measurement DROP CONSTRAINT measurement_value_check",
            "missing check:measurement.measurement_value_check"
        ),
        .init(
            "ALTER TABLE measurement DROP CONSTRAINT measurement_account_id_fkey",
            "missing foreign key:measurement.measurement_account_id_fkey"
        ),
        .init("ALTER TABLE grandchild DROP CONSTRAINT own", "missing check:grandchild.own"),
    ]
}
