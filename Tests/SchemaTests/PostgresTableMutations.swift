extension PostgresMutation {
    static let tables: [PostgresMutation] = [
        .init("CREATE TABLE memo (id integer)", "unexpected table:memo"),
        .init("CREATE TABLE reporting.memo (id integer)", "unexpected table:reporting.memo"),
        .init("DROP TABLE no_columns", "missing table:no_columns"),
        .init("DROP TABLE measurement_south", "missing table:measurement_south"),
        .init("ALTER TABLE quick SET LOGGED", "table:quick persistence"),
        .init("ALTER TABLE full_identity OWNER TO zoo_owner", "table:full_identity owner"),
        .init("GRANT UPDATE ON quick TO zoo_writer", "table:quick grants"),
        .init("GRANT SELECT ON nothing_granted TO CURRENT_USER", "table:nothing_granted grants"),
        .init("REVOKE SELECT ON account FROM PUBLIC", "table:account grants"),
        .init("REVOKE GRANT OPTION FOR SELECT ON account FROM zoo_writer", "table:account grants"),
        .init("REVOKE TRUNCATE ON account FROM \"Zoo \"\"odd\"\", role\"", "table:account grants"),
        .init("COMMENT ON TABLE account IS 'Another'", "table:account comment"),
        .init("COMMENT ON TABLE account IS NULL", "table:account comment"),
        .init("COMMENT ON TABLE quick IS 'New'", "table:quick comment"),
        .init("ALTER TABLE account SET (fillfactor = 80)", "table:account options"),
        .init("ALTER TABLE account RESET (toast.autovacuum_enabled)", "table:account options"),
        .init("ALTER TABLE \"Odd \"\"table\"\".é\" SET (fillfactor = 50)", "table:Odd \"table\".é options"),
        .init("ALTER TABLE full_identity REPLICA IDENTITY NOTHING", "table:full_identity replica identity"),
        .init("ALTER TABLE index_identity REPLICA IDENTITY DEFAULT", "table:index_identity replica identity"),
        .init("ALTER TABLE account SET WITHOUT CLUSTER", "table:account clustered on"),
        .init("ALTER TABLE account CLUSTER ON account_pkey", "table:account clustered on"),
        .init("ALTER TABLE account DISABLE ROW LEVEL SECURITY", "table:account row security"),
        .init("ALTER TABLE price NO FORCE ROW LEVEL SECURITY", "table:price forced row security"),
        .init(
            """
            ALTER TABLE measurement DETACH PARTITION measurement_attached;
            ALTER TABLE measurement ATTACH PARTITION measurement_attached FOR VALUES FROM ('2024-01-01') TO (MAXVALUE)
            """,
            "table:measurement_attached partition bound"
        ),
        .init("ALTER TABLE child INHERIT no_columns", "table:child inherits"),
        .init("ALTER TABLE of_a_type NOT OF", "table:of_a_type of type"),
        .init("ALTER TABLE otherwise_stored SET ACCESS METHOD heap", "table:otherwise_stored access method"),
        .init("ALTER TABLE quick RENAME TO quicker", "table:quick is called quicker"),
        .init("ALTER TABLE price_note RENAME TO \"price note\"", "table:price_note is called price note"),
        .init(
            "DROP TABLE listed_sad; DROP TABLE listed; CREATE TABLE listed (kind mood, \"a b\" integer) PARTITION BY LIST (\"a b\"); "
                + "CREATE INDEX only_here ON ONLY listed (\"a b\"); CREATE TABLE listed_sad PARTITION OF listed FOR VALUES IN (1); "
                + "DROP TABLE listed_sad; CREATE TABLE listed_sad PARTITION OF listed FOR VALUES IN (2)",
            "table:listed partition key"
        ),
    ]

    static let columns: [PostgresMutation] = [
        .init("ALTER TABLE account ADD COLUMN memo varchar(255)", "unexpected column:account.memo"),
        .init("ALTER TABLE account DROP COLUMN woken", "missing column:account.woken"),
        .init("ALTER TABLE quick ADD \"a.b\" text NOT NULL DEFAULT ''", "unexpected column:quick.a.b"),
        .init("ALTER TABLE account ALTER varying_flags TYPE bit varying(10)", "column:account.varying_flags type"),
        .init("ALTER TABLE account ALTER matrix TYPE bigint[]", "column:account.matrix type"),
        .init("ALTER TABLE account ALTER letter TYPE character(2)", "column:account.letter type"),
        .init("ALTER TABLE account ALTER home TYPE text", "column:account.home type"),
        .init("ALTER TABLE account ALTER tags DROP NOT NULL", "column:account.tags not null"),
        .init("ALTER TABLE account ALTER place SET NOT NULL", "column:account.place not null"),
        .init("ALTER TABLE account ALTER feeling SET DEFAULT 'sad'", "column:account.feeling default"),
        .init("ALTER TABLE account ALTER ratio DROP DEFAULT", "column:account.ratio default"),
        .init("ALTER TABLE account ALTER place SET DEFAULT '(1,2)'", "column:account.place default"),
        .init("ALTER TABLE account ALTER ticket SET DEFAULT nextval('odd_numbers')", "column:account.ticket default"),
        .init("ALTER TABLE account ALTER twice DROP EXPRESSION", "column:account.twice generated"),
        .init("ALTER TABLE parent ALTER note SET DEFAULT 'z'", "column:parent.note default"),
        .init("ALTER TABLE child ALTER note SET DEFAULT 'z'", "column:child.note default"),
        .init("ALTER TABLE ONLY measurement_2021 ALTER region DROP DEFAULT", "column:measurement_2021.region default"),
        .init(
            "ALTER TABLE \"Odd \"\"table\"\".é\" ALTER \"Select\" SET GENERATED ALWAYS",
            "column:Odd \"table\".é.Select identity"
        ),
        .init(
            "ALTER TABLE \"Odd \"\"table\"\".é\" ALTER \"Select\" SET INCREMENT BY 7",
            "column:Odd \"table\".é.Select identity"
        ),
        .init("ALTER TABLE \"Odd \"\"table\"\".é\" ALTER \"a b\" SET CACHE 9", "column:Odd \"table\".é.a b identity"),
        .init("ALTER TABLE \"Odd \"\"table\"\".é\" ALTER \"a b\" SET NO CYCLE", "column:Odd \"table\".é.a b identity"),
        .init("ALTER TABLE \"Odd \"\"table\"\".é\" ALTER \"a b\" SET MAXVALUE 99", "column:Odd \"table\".é.a b identity"),
        .init("ALTER TABLE \"Odd \"\"table\"\".é\" ALTER \"a b\" DROP IDENTITY", "column:Odd \"table\".é.a b identity"),
        .init("ALTER TABLE full_identity ALTER id ADD GENERATED ALWAYS AS IDENTITY", "column:full_identity.id identity"),
        .init("ALTER TABLE account ALTER letters TYPE character(4) COLLATE \"POSIX\"", "column:account.letters collation"),
        .init("ALTER TABLE account ALTER document SET STORAGE MAIN", "column:account.document storage"),
        .init("ALTER TABLE account ALTER name SET STORAGE EXTENDED", "column:account.name storage"),
        .init("ALTER TABLE account ALTER bytes SET COMPRESSION default", "column:account.bytes compression"),
        .init("ALTER TABLE account ALTER status SET COMPRESSION pglz", "column:account.status compression"),
        .init("ALTER TABLE account ALTER email SET STATISTICS -1", "column:account.email statistics target"),
        .init("ALTER TABLE account ALTER tags SET STATISTICS 10", "column:account.tags statistics target"),
        .init("ALTER TABLE account ALTER status RESET (n_distinct)", "column:account.status options"),
        .init("COMMENT ON COLUMN account.email IS NULL", "column:account.email comment"),
        .init("COMMENT ON COLUMN \"Odd \"\"table\"\".é\".\"a b\" IS 'x'", "column:Odd \"table\".é.a b comment"),
        .init("GRANT SELECT (name) ON account TO zoo_reader", "column:account.name grants"),
        .init("REVOKE UPDATE (email) ON account FROM zoo_reader", "column:account.email grants"),
        .init("ALTER TABLE account RENAME woken TO awake", "column:account.woken is called awake"),
        .init("ALTER TABLE price RENAME amount TO sum", "column:price.amount is called sum"),
        .init("ALTER TABLE account RENAME letters TO \"some letters\"", "column:account.letters is called some letters"),
        .init("ALTER TABLE reporting.account ALTER note SET NOT NULL", "column:reporting.account.note not null"),
        .init(
            "DROP TABLE owned_by_another; CREATE TABLE owned_by_another (id integer, other integer); "
                + "ALTER TABLE owned_by_another OWNER TO zoo_owner; REVOKE ALL ON owned_by_another FROM zoo_reader",
            "unexpected column:owned_by_another.other"
        ),
    ]

    static let constraints: [PostgresMutation] = [
        .init("ALTER TABLE account DROP CONSTRAINT sane", "missing check:account.sane"),
        .init("ALTER TABLE account ADD CONSTRAINT new CHECK (id > 0)", "unexpected check:account.new"),
        .init("ALTER TABLE account RENAME CONSTRAINT sane TO sound", "check:account.sane is called sound"),
        .init(
            "ALTER TABLE account DROP CONSTRAINT known_status, ADD CONSTRAINT known_status CHECK (status IN ('new', 'x'))",
            "check:account.known_status expression"
        ),
        .init("ALTER TABLE price VALIDATE CONSTRAINT not_yet", "check:price.not_yet invalid"),
        .init(
            """
            ALTER TABLE account DROP CONSTRAINT sane,
                ADD CONSTRAINT sane CHECK (amount >= 0 AND ratio < 1e6 OR name = 'x.y');
            COMMENT ON CONSTRAINT sane ON account IS 'Sums make sense'
            """,
            "check:account.sane no inherit"
        ),
        .init("COMMENT ON CONSTRAINT sane ON account IS 'x'", "check:account.sane comment"),
        .init("ALTER TABLE account DROP CONSTRAINT account_email_key", "missing unique:account.account_email_key"),
        .init("ALTER TABLE account ADD UNIQUE (ticket)", "unexpected unique:account.account_ticket_key"),
        .init("ALTER INDEX currency_number SET (fillfactor = 60)", "unique:currency.currency_number options"),
        .init(
            "ALTER TABLE price DROP CONSTRAINT price_number, ADD CONSTRAINT price_number UNIQUE (number, kind)",
            "unique:price.price_number nulls not distinct"
        ),
        .init(
            "ALTER TABLE price DROP CONSTRAINT price_number, "
                + "ADD CONSTRAINT price_number UNIQUE NULLS NOT DISTINCT (kind, number)",
            "unique:price.price_number columns"
        ),
        .init(
            "ALTER TABLE price DROP CONSTRAINT price_number, "
                + "ADD CONSTRAINT price_number UNIQUE NULLS NOT DISTINCT (number, kind) INCLUDE (amount)",
            "unique:price.price_number include"
        ),
        .init(
            "ALTER TABLE currency DROP CONSTRAINT currency_rank, ADD CONSTRAINT currency_rank UNIQUE (rank) DEFERRABLE",
            "unique:currency.currency_rank deferrable"
        ),
        .init("ALTER TABLE full_identity ADD PRIMARY KEY (id)", "unexpected primary key:full_identity.full_identity_pkey"),
        .init(
            "ALTER TABLE \"Odd \"\"table\"\".é\" DROP CONSTRAINT \"Key of \"\"it\"\"\"",
            "missing primary key:Odd \"table\".é.Key of \"it\""
        ),
        .init("ALTER TABLE price RENAME CONSTRAINT price_pkey TO price_key", "primary key:price.price_pkey is called price_key"),
        .init(
            "ALTER TABLE price_note DROP CONSTRAINT price_note_id_key CASCADE; ALTER TABLE price_note ADD UNIQUE (id); "
                + "ALTER TABLE price_note ADD FOREIGN KEY (parent) REFERENCES price_note (id) ON DELETE CASCADE",
            "foreign key:price_note.price_note_parent_fkey on delete"
        ),
        .init("ALTER TABLE price_note DROP CONSTRAINT \"of \"\"account\"\"\"", "missing foreign key:price_note.of \"account\""),
        .init(
            "ALTER TABLE price_note ADD CONSTRAINT again FOREIGN KEY (id) REFERENCES reporting.account",
            "unexpected foreign key:price_note.again"
        ),
        .init(
            "ALTER TABLE price DROP CONSTRAINT price_currency, ADD CONSTRAINT price_currency FOREIGN KEY (currency) "
                + "REFERENCES currency ON DELETE RESTRICT",
            "foreign key:price.price_currency on update"
        ),
        .init(
            "ALTER TABLE price DROP CONSTRAINT price_number_known, ADD CONSTRAINT price_number_known FOREIGN KEY (number) "
                + "REFERENCES currency (number) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED",
            "foreign key:price.price_number_known match"
        ),
        .init(
            "ALTER TABLE price ALTER CONSTRAINT price_number_known DEFERRABLE INITIALLY IMMEDIATE",
            "foreign key:price.price_number_known deferrable"
        ),
        .init("ALTER TABLE price_note VALIDATE CONSTRAINT late_key", "foreign key:price_note.late_key invalid"),
        .init(
            "ALTER TABLE price_note DROP CONSTRAINT price_note_reported_fkey, ADD FOREIGN KEY (reported) "
                + "REFERENCES price_note (id) ON UPDATE SET DEFAULT",
            "foreign key:price_note.price_note_reported_fkey references"
        ),
        .init(
            "ALTER TABLE price_note DROP CONSTRAINT price_note_currency_since_fkey, ADD FOREIGN KEY (currency, since) "
                + "REFERENCES price (currency, \"from\") ON DELETE SET DEFAULT",
            "foreign key:price_note.price_note_currency_since_fkey on delete"
        ),
        .init("COMMENT ON CONSTRAINT late_key ON price_note IS NULL", "foreign key:price_note.late_key comment"),
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
            "foreign key:price_note.of \"account\" enabled"
        ),
        .init("ALTER TABLE booking DROP CONSTRAINT no_overlap", "missing exclusion:booking.no_overlap"),
        .init(
            "ALTER TABLE booking DROP CONSTRAINT no_overlap, ADD CONSTRAINT no_overlap EXCLUDE USING gist "
                + "(place WITH &&, during WITH &&) INCLUDE (room)",
            "exclusion:booking.no_overlap definition"
        ),
        .init(
            "ALTER TABLE booking DROP CONSTRAINT one_room, ADD CONSTRAINT one_room EXCLUDE (room WITH =)",
            "exclusion:booking.one_room deferrable"
        ),
        .init("ALTER TABLE measurement_2020 ADD CONSTRAINT own CHECK (value < 100)", "unexpected check:measurement_2020.own"),
        .init("ALTER TABLE measurement DROP CONSTRAINT measurement_value_check", "missing check:measurement.measurement_value_check"),
        .init("ALTER TABLE measurement DROP CONSTRAINT measurement_account_id_fkey", "missing foreign key:measurement.measurement_account_id_fkey"),
        .init("ALTER TABLE grandchild DROP CONSTRAINT own", "missing check:grandchild.own"),
    ]
}
