extension PostgresMutation {
    static let rights: [PostgresMutation] = [
        .init("CREATE POLICY more ON price USING (true)", "unexpected policy:price.more"),
        .init("DROP POLICY \"all \"\"of\"\" them\" ON account", "missing policy:account.all \"of\" them"),
        .init("ALTER POLICY own_rows ON account RENAME TO theirs", "renamed policy:account.own_rows to theirs"),
        .init("ALTER POLICY own_rows ON account TO zoo_reader", "changed policy:account.own_rows: roles"),
        .init("ALTER POLICY own_rows ON account USING (name = 'x')", "changed policy:account.own_rows: using"),
        .init(
            "ALTER POLICY own_rows ON account WITH CHECK (name = 'x')",
            "changed policy:account.own_rows: with check"
        ),
        .init("ALTER POLICY added ON price WITH CHECK (amount > 1)", "changed policy:price.added: with check"),
        .init(
            "DROP POLICY \"all \"\"of\"\" them\" ON account; CREATE POLICY \"all \"\"of\"\" them\" ON account AS RESTRICTIVE USING (true)",
            "changed policy:account.all \"of\" them: permissive"
        ),
        .init(
            "DROP POLICY \"all \"\"of\"\" them\" ON account; CREATE POLICY \"all \"\"of\"\" them\" ON account FOR SELECT USING (true)",
            "changed policy:account.all \"of\" them: command"
        ),
        .init("COMMENT ON POLICY own_rows ON account IS NULL", "changed policy:account.own_rows: comment"),
        .init(
            "ALTER DEFAULT PRIVILEGES GRANT INSERT ON TABLES TO zoo_reader",
            "changed default privileges:on tables in any schema: grants"
        ),
        .init(
            "ALTER DEFAULT PRIVILEGES GRANT USAGE ON TYPES TO zoo_reader",
            "unexpected default privileges:on types in any schema"
        ),
        .init(
            "ALTER DEFAULT PRIVILEGES IN SCHEMA reporting REVOKE USAGE ON SEQUENCES FROM zoo_reader, zoo_writer",
            "missing default privileges:reporting.on sequences"
        ),
        .init("CREATE SCHEMA more", "unexpected schema:more"),
        .init("ALTER SCHEMA reporting OWNER TO zoo_owner", "changed schema:reporting: owner"),
        .init("COMMENT ON SCHEMA reporting IS NULL", "changed schema:reporting: comment"),
        .init("REVOKE USAGE ON SCHEMA reporting FROM PUBLIC", "changed schema:reporting: grants"),
        .init("GRANT CREATE ON SCHEMA public TO zoo_writer", "unexpected schema:(home)"),
    ]

    static let databaseWide: [PostgresMutation] = [
        .init("CREATE EXTENSION fuzzystrmatch", "unexpected extension:fuzzystrmatch"),
        .init(
            "UPDATE pg_catalog.pg_extension SET extversion = '0' WHERE extname = 'pg_trgm'",
            "changed extension:pg_trgm: version"
        ),
        .init("COMMENT ON EXTENSION pg_trgm IS 'x'", "changed extension:pg_trgm: comment"),
        .init("CREATE PUBLICATION more", "unexpected publication:more"),
        .init("DROP PUBLICATION everything", "missing publication:everything"),
        .init("ALTER PUBLICATION everything SET (publish = 'insert')", "changed publication:everything: publishes"),
        .init(
            "ALTER PUBLICATION some_tables SET (publish_via_partition_root = false)",
            "changed publication:some_tables: options"
        ),
        .init("ALTER PUBLICATION some_tables ADD TABLE currency", "changed publication:some_tables: target"),
        .init(
            "ALTER PUBLICATION some_tables SET TABLE account (id), full_identity WHERE (other > 5)",
            "changed publication:some_tables: target"
        ),
        .init(
            "ALTER PUBLICATION some_tables SET TABLE account (id, email), full_identity WHERE (other > 6)",
            "changed publication:some_tables: target"
        ),
        .init(
            "ALTER PUBLICATION some_schemas DROP TABLES IN SCHEMA reporting",
            "changed publication:some_schemas: target"
        ),
        .init("COMMENT ON PUBLICATION some_tables IS NULL", "changed publication:some_tables: comment"),
        .init("ALTER PUBLICATION everything OWNER TO zoo_owner", "changed publication:everything: owner"),
        .init("CREATE STATISTICS more ON name, made FROM account", "unexpected statistics:more"),
        .init("DROP STATISTICS one_expression", "missing statistics:one_expression"),
        .init("ALTER STATISTICS related SET STATISTICS 124", "changed statistics:related: statistics target"),
        .init(
            "DROP STATISTICS one_expression; CREATE STATISTICS one_expression ON (amount * 3) FROM account",
            "changed statistics:one_expression: columns"
        ),
        .init("COMMENT ON STATISTICS related IS NULL", "changed statistics:related: comment"),
        .init(
            "ALTER FOREIGN DATA WRAPPER nowhere OPTIONS (SET debug 'x')",
            "changed foreign-data wrapper:nowhere: options"
        ),
        .init("COMMENT ON FOREIGN DATA WRAPPER nowhere IS NULL", "changed foreign-data wrapper:nowhere: comment"),
        .init("ALTER SERVER far_away VERSION '1.3'", "changed server:far_away: version"),
        .init("ALTER SERVER far_away OPTIONS (SET host 'x')", "changed server:far_away: options"),
        .init("GRANT USAGE ON FOREIGN SERVER far_away TO zoo_writer", "changed server:far_away: grants"),
        .init("ALTER SERVER far_away OWNER TO zoo_owner", "changed server:far_away: owner"),
        .init("CREATE USER MAPPING FOR zoo_writer SERVER far_away", "unexpected user mapping:far_away for zoo_writer"),
        .init("ALTER FOREIGN TABLE distant OPTIONS (SET \"schema\" 'x')", "changed foreign table:distant: options"),
        .init(
            "ALTER FOREIGN TABLE distant ALTER id OPTIONS (SET column_name 'x')",
            "changed column:distant.id: options"
        ),
        .init("ALTER FOREIGN TABLE distant ADD more integer", "unexpected column:distant.more"),
        .init("DROP FOREIGN TABLE measurement_distant", "missing foreign table:measurement_distant"),
        .init("ALTER FOREIGN TABLE distant DROP CONSTRAINT claimed", "missing check:distant.claimed"),
    ]
}
