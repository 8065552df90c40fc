extension PostgresMutation {
    static let rights: [PostgresMutation] = [
        .init("CREATE POLICY more ON price USING (true)", "unexpected policy:price.more"),
        .init("DROP POLICY \"all \"\"of\"\" them\" ON account", "missing policy:account.all \"of\" them"),
        .init("ALTER POLICY own_rows ON account RENAME TO theirs", "policy:account.own_rows is called theirs"),
        .init("ALTER POLICY own_rows ON account TO zoo_reader", "policy:account.own_rows roles"),
        .init("ALTER POLICY own_rows ON account USING (name = 'x')", "policy:account.own_rows using"),
        .init("ALTER POLICY own_rows ON account WITH CHECK (name = 'x')", "policy:account.own_rows with check"),
        .init("ALTER POLICY added ON price WITH CHECK (amount > 1)", "policy:price.added with check"),
        .init(
            "DROP POLICY \"all \"\"of\"\" them\" ON account; CREATE POLICY \"all \"\"of\"\" them\" ON account AS RESTRICTIVE USING (true)",
            "policy:account.all \"of\" them permissive"
        ),
        .init(
            "DROP POLICY \"all \"\"of\"\" them\" ON account; CREATE POLICY \"all \"\"of\"\" them\" ON account FOR SELECT USING (true)",
            "policy:account.all \"of\" them command"
        ),
        .init("COMMENT ON POLICY own_rows ON account IS NULL", "policy:account.own_rows comment"),
        .init(
            "ALTER DEFAULT PRIVILEGES GRANT INSERT ON TABLES TO zoo_reader",
            "default privileges:tables of migrator privileges"
        ),
        .init(
            "ALTER DEFAULT PRIVILEGES GRANT USAGE ON TYPES TO zoo_reader",
            "unexpected default privileges:types of migrator"
        ),
        .init(
            "ALTER DEFAULT PRIVILEGES IN SCHEMA reporting REVOKE USAGE ON SEQUENCES FROM zoo_reader, zoo_writer",
            "missing default privileges:reporting.sequences of migrator"
        ),
        .init("CREATE SCHEMA more", "unexpected schema:more"),
        .init("ALTER SCHEMA reporting OWNER TO zoo_owner", "schema:reporting owner"),
        .init("COMMENT ON SCHEMA reporting IS NULL", "schema:reporting comment"),
        .init("REVOKE USAGE ON SCHEMA reporting FROM PUBLIC", "schema:reporting grants"),
        .init("GRANT CREATE ON SCHEMA public TO zoo_writer", "schema:public grants"),
    ]

    static let databaseWide: [PostgresMutation] = [
        .init("CREATE EXTENSION fuzzystrmatch", "unexpected extension:fuzzystrmatch"),
        .init("UPDATE pg_catalog.pg_extension SET extversion = '0' WHERE extname = 'pg_trgm'", "extension:pg_trgm version"),
        .init("COMMENT ON EXTENSION pg_trgm IS 'x'", "extension:pg_trgm comment"),
        .init("CREATE PUBLICATION more", "unexpected publication:more"),
        .init("DROP PUBLICATION everything", "missing publication:everything"),
        .init("ALTER PUBLICATION everything SET (publish = 'insert')", "publication:everything publishes"),
        .init("ALTER PUBLICATION some_tables SET (publish_via_partition_root = false)", "publication:some_tables options"),
        .init("ALTER PUBLICATION some_tables ADD TABLE quick", "publication:some_tables members"),
        .init(
            "ALTER PUBLICATION some_tables SET TABLE account (id), full_identity WHERE (other > 5)",
            "publication:some_tables members"
        ),
        .init(
            "ALTER PUBLICATION some_tables SET TABLE account (id, email), full_identity WHERE (other > 6)",
            "publication:some_tables members"
        ),
        .init("ALTER PUBLICATION some_schemas DROP TABLES IN SCHEMA reporting", "publication:some_schemas members"),
        .init("COMMENT ON PUBLICATION some_tables IS NULL", "publication:some_tables comment"),
        .init("ALTER PUBLICATION everything OWNER TO zoo_owner", "publication:everything owner"),
        .init("CREATE STATISTICS more ON name, made FROM account", "unexpected statistics:more"),
        .init("DROP STATISTICS one_expression", "missing statistics:one_expression"),
        .init("ALTER STATISTICS related SET STATISTICS 124", "statistics:related statistics target"),
        .init(
            "DROP STATISTICS one_expression; CREATE STATISTICS one_expression ON (amount * 3) FROM account",
            "statistics:one_expression definition"
        ),
        .init("COMMENT ON STATISTICS related IS NULL", "statistics:related comment"),
        .init("ALTER FOREIGN DATA WRAPPER nowhere OPTIONS (SET debug 'x')", "foreign-data wrapper:nowhere options"),
        .init("COMMENT ON FOREIGN DATA WRAPPER nowhere IS NULL", "foreign-data wrapper:nowhere comment"),
        .init("ALTER SERVER far_away VERSION '1.3'", "server:far_away version"),
        .init("ALTER SERVER far_away OPTIONS (SET host 'x')", "server:far_away options"),
        .init("GRANT USAGE ON FOREIGN SERVER far_away TO zoo_writer", "server:far_away grants"),
        .init("ALTER SERVER far_away OWNER TO zoo_owner", "server:far_away owner"),
        .init("CREATE USER MAPPING FOR zoo_writer SERVER far_away", "unexpected user mapping:zoo_writer at far_away"),
        .init("ALTER FOREIGN TABLE distant OPTIONS (SET \"schema\" 'x')", "foreign table:distant options"),
        .init("ALTER FOREIGN TABLE distant ALTER id OPTIONS (SET column_name 'x')", "column:distant.id options"),
        .init("ALTER FOREIGN TABLE distant ADD more integer", "unexpected column:distant.more"),
        .init("DROP FOREIGN TABLE measurement_distant", "missing foreign table:measurement_distant"),
        .init("ALTER FOREIGN TABLE distant DROP CONSTRAINT claimed", "missing check:distant.claimed"),
    ]
}
