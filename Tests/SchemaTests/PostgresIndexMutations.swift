extension PostgresMutation {
    static let indexes: [PostgresMutation] = [
        .init("CREATE INDEX new ON quick (id)", "unexpected index:quick.new"),
        .init(
            "CREATE INDEX measurement_new ON ONLY measurement (value)",
            "unexpected index:measurement.measurement_new"
        ),
        .init("DROP INDEX account_made", "missing index:account.account_made"),
        .init("DROP INDEX measurement_region", "missing index:measurement.measurement_region"),
        .init("DROP INDEX measurement_own", "missing index:measurement_2020.measurement_own"),
        .init(
            "ALTER INDEX account_made RENAME TO \"by \"\"made\"\"\"",
            "renamed index:account.account_made to by \"made\""
        ),
        again("account_hash", "CREATE INDEX account_hash ON account (status)", "method"),
        again(
            "account_made",
            "CREATE INDEX account_made ON account USING brin (made, id) WITH (pages_per_range = 16)",
            "columns"
        ),
        again(
            "account_name",
            "CREATE INDEX account_name ON account (name, made DESC, status NULLS FIRST); "
                + "COMMENT ON INDEX account_name IS 'For prefixes'; ALTER TABLE account CLUSTER ON account_name",
            "columns"
        ),
        again(
            "account_name",
            "CREATE INDEX account_name ON account (name text_pattern_ops, made, status NULLS FIRST); "
                + "COMMENT ON INDEX account_name IS 'For prefixes'; ALTER TABLE account CLUSTER ON account_name",
            "columns"
        ),
        again(
            "account_collated",
            "CREATE INDEX account_collated ON account (name COLLATE \"C\" DESC, letters COLLATE \"ucs_basic\")",
            "columns"
        ),
        again(
            "account_collated",
            "CREATE INDEX account_collated ON account (name COLLATE \"C\" DESC NULLS LAST, letters)",
            "columns"
        ),
        again(
            "account_like",
            "CREATE INDEX account_like ON account USING gist (name gist_trgm_ops (siglen = 64))",
            "columns"
        ),
        again(
            "account_expression",
            "CREATE INDEX account_expression ON account ((document ->> 'b'), (name || 'public.x')); "
                + "ALTER INDEX account_expression ALTER COLUMN 1 SET STATISTICS 200",
            "columns"
        ),
        again(
            "account_lower",
            "CREATE INDEX account_lower ON account (lower(name), (amount + 1)) INCLUDE (id, made) WHERE status <> 'it''s over'",
            "unique"
        ),
        again(
            "account_lower",
            "CREATE UNIQUE INDEX account_lower ON account (lower(name), (amount + 1)) INCLUDE (id) WHERE status <> 'it''s over'",
            "include"
        ),
        again(
            "account_lower",
            "CREATE UNIQUE INDEX account_lower ON account (lower(name), (amount + 1)) INCLUDE (id, made) WHERE status <> 'x'",
            "predicate"
        ),
        again("account_no_nulls", "CREATE UNIQUE INDEX account_no_nulls ON account (ticket)", "nulls not distinct"),
        .init("ALTER INDEX account_document SET (fastupdate = on)", "changed index:account.account_document: options"),
        .init("ALTER INDEX account_made RESET (pages_per_range)", "changed index:account.account_made: options"),
        .init("COMMENT ON INDEX account_name IS NULL", "changed index:account.account_name: comment"),
        .init(
            "ALTER INDEX account_expression ALTER 1 SET STATISTICS 300",
            "changed index:account.account_expression: statistics target"
        ),
        .init(
            "UPDATE pg_catalog.pg_index SET indisvalid = false WHERE indexrelid = 'account_made'::regclass",
            "changed index:account.account_made: invalid"
        ),
        .init("COMMENT ON INDEX account_pkey IS NULL", "changed primary key:account.account_pkey: index comment"),
        .init("DROP INDEX summed_status", "missing index:summed.summed_status"),
        .init("ALTER INDEX account_backwards RENAME TO turned", "renamed index:account.account_backwards to turned"),
    ]

    static let sequences: [PostgresMutation] = [
        .init("CREATE SEQUENCE more_numbers", "unexpected sequence:more_numbers"),
        .init("DROP SEQUENCE odd_numbers", "missing sequence:odd_numbers"),
        .init("ALTER SEQUENCE odd_numbers INCREMENT BY -3", "changed sequence:odd_numbers: increment"),
        .init("ALTER SEQUENCE odd_numbers MINVALUE -98", "changed sequence:odd_numbers: minimum"),
        .init("ALTER SEQUENCE odd_numbers MAXVALUE 98", "changed sequence:odd_numbers: maximum"),
        .init("ALTER SEQUENCE odd_numbers START WITH 8", "changed sequence:odd_numbers: start"),
        .init("ALTER SEQUENCE odd_numbers CACHE 1", "changed sequence:odd_numbers: cache"),
        .init("ALTER SEQUENCE odd_numbers NO CYCLE", "changed sequence:odd_numbers: cycle"),
        .init("ALTER SEQUENCE plain_numbers AS integer", "changed sequence:plain_numbers: type"),
        .init("ALTER SEQUENCE plain_numbers OWNED BY account.ticket", "changed sequence:plain_numbers: owned by"),
        .init("ALTER SEQUENCE account_id_seq OWNED BY NONE", "changed sequence:account_id_seq: owned by"),
        .init("ALTER SEQUENCE plain_numbers OWNER TO zoo_owner", "changed sequence:plain_numbers: owner"),
        .init(
            "ALTER SEQUENCE reporting.\"loose numbers\" SET LOGGED",
            "changed sequence:reporting.loose numbers: persistence"
        ),
        .init("GRANT SELECT ON SEQUENCE odd_numbers TO zoo_reader", "changed sequence:odd_numbers: grants"),
        .init("COMMENT ON SEQUENCE odd_numbers IS NULL", "changed sequence:odd_numbers: comment"),
    ]

    /// An index that somebody made again in another way.
    private static func again(_ index: String, _ sql: String, _ key: String) -> PostgresMutation {
        PostgresMutation("DROP INDEX \(index); \(sql)", "changed index:account.\(index): \(key)")
    }
}
