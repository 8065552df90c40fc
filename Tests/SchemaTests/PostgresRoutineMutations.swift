extension PostgresMutation {
    static let routines: [PostgresMutation] = [
        .init("CREATE FUNCTION more() RETURNS integer LANGUAGE sql AS 'SELECT 1'", "unexpected function:more()"),
        .init(
            "CREATE FUNCTION greet(integer) RETURNS text LANGUAGE sql AS 'SELECT ''x'''",
            "unexpected function:greet(integer)"
        ),
        .init("DROP FUNCTION greet()", "missing function:greet()"),
        .init(
            "CREATE OR REPLACE FUNCTION greet(mood) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT ''x'''",
            "changed function:greet(mood): body"
        ),
        .init(
            "CREATE OR REPLACE FUNCTION standard(a integer, b currency) RETURNS bigint LANGUAGE sql "
                + "BEGIN ATOMIC SELECT account.id FROM account WHERE account.id = a; END",
            "changed function:standard(integer, currency): definition"
        ),
        .init(
            "CREATE OR REPLACE FUNCTION one_expression(a integer DEFAULT 8) RETURNS integer LANGUAGE sql RETURN a + 1",
            "changed function:one_expression(integer): arguments"
        ),
        .init("ALTER FUNCTION greet(mood) STABLE", "changed function:greet(mood): volatility"),
        .init("ALTER FUNCTION greet(mood) STRICT", "changed function:greet(mood): strictness"),
        .init("ALTER FUNCTION greet(mood) SECURITY DEFINER", "changed function:greet(mood): security"),
        .init("ALTER FUNCTION greet(mood) LEAKPROOF", "changed function:greet(mood): leakproof"),
        .init("ALTER FUNCTION greet(mood) PARALLEL SAFE", "changed function:greet(mood): parallel"),
        .init("ALTER FUNCTION greet(mood) COST 5", "changed function:greet(mood): cost"),
        .init("ALTER FUNCTION rows_of(mood) ROWS 6", "changed function:rows_of(mood): rows"),
        .init(
            "ALTER FUNCTION supported(integer) SUPPORT generate_series_int4_support",
            "changed function:supported(integer): support"
        ),
        .init("ALTER FUNCTION greet(mood) SET work_mem = '1MB'", "changed function:greet(mood): settings"),
        .init(
            "ALTER FUNCTION greet(text, integer, text[]) RESET work_mem",
            "changed function:greet(text, integer, text[]): settings"
        ),
        .init("ALTER FUNCTION greet(mood) OWNER TO zoo_owner", "changed function:greet(mood): owner"),
        .init(
            "GRANT EXECUTE ON FUNCTION greet(text, integer, text[]) TO PUBLIC",
            "changed function:greet(text, integer, text[]): grants"
        ),
        .init("REVOKE EXECUTE ON FUNCTION greet(mood) FROM PUBLIC", "changed function:greet(mood): grants"),
        .init(
            "COMMENT ON FUNCTION greet(text, integer, text[]) IS NULL",
            "changed function:greet(text, integer, text[]): comment"
        ),
        .init(
            "DROP FUNCTION set_of(); CREATE FUNCTION set_of() RETURNS SETOF text LANGUAGE sql AS 'SELECT ''a''::reporting.grade'; REVOKE EXECUTE ON FUNCTION set_of() FROM zoo_reader",
            "changed function:set_of(): returns"
        ),
        .init(
            "CREATE OR REPLACE FUNCTION reporting.plain(integer) RETURNS integer LANGUAGE zoo_language AS 'BEGIN RETURN 1; END'",
            "changed function:reporting.plain(integer): language"
        ),
        .init("ALTER PROCEDURE tidy SECURITY INVOKER", "changed procedure:tidy(integer, text): security"),
        .init("COMMENT ON PROCEDURE tidy IS NULL", "changed procedure:tidy(integer, text): comment"),
        .init("DROP PROCEDURE tidy", "missing procedure:tidy(integer, text)"),
        .init("DROP AGGREGATE tally(*)", "missing aggregate:tally(*)"),
        .init(
            "DROP AGGREGATE tally(*); CREATE AGGREGATE tally(*) (SFUNC = int8inc, STYPE = bigint, INITCOND = '1')",
            "changed aggregate:tally(*): definition"
        ),
        .init("COMMENT ON AGGREGATE total(numeric) IS NULL", "changed aggregate:total(numeric): comment"),
    ]

    static let views: [PostgresMutation] = [
        .init("CREATE VIEW more AS SELECT 1 AS one", "unexpected view:more"),
        .init("DROP VIEW uses_operators", "missing view:uses_operators"),
        .init(
            "CREATE OR REPLACE RECURSIVE VIEW counting (n) AS VALUES (1) UNION ALL SELECT n + 2 FROM counting WHERE n < 9",
            "changed view:counting: definition"
        ),
        .init(
            "CREATE OR REPLACE VIEW checked AS SELECT id, status FROM account WHERE id > 1 WITH LOCAL CHECK OPTION",
            "changed view:checked: definition"
        ),
        .init("ALTER VIEW checked RESET (check_option)", "changed view:checked: check option"),
        .init("ALTER VIEW barrier SET (security_barrier = false)", "changed view:barrier: options"),
        .init("ALTER VIEW counting SET (security_invoker = true)", "changed view:counting: options"),
        .init("ALTER VIEW counting OWNER TO zoo_owner", "changed view:counting: owner"),
        .init("COMMENT ON VIEW active IS NULL", "changed view:active: comment"),
        .init("COMMENT ON COLUMN active.id IS 'x'", "changed column:active.id: comment"),
        .init("ALTER VIEW active ALTER literal DROP DEFAULT", "missing column:active.literal"),
        .init("REVOKE SELECT ON active FROM zoo_reader", "changed view:active: grants"),
        .init("CREATE MATERIALIZED VIEW more AS SELECT 1 AS one", "unexpected materialized view:more"),
        .init("DROP MATERIALIZED VIEW not_filled", "missing materialized view:not_filled"),
        .init("ALTER MATERIALIZED VIEW summed SET (fillfactor = 61)", "changed materialized view:summed: options"),
        .init(
            "ALTER MATERIALIZED VIEW summed ALTER amount SET STATISTICS 8",
            "changed column:summed.amount: statistics target"
        ),
        .init("COMMENT ON MATERIALIZED VIEW summed IS NULL", "changed materialized view:summed: comment"),
        .init("ALTER TABLE quick ENABLE RULE keep", "changed rule:quick.keep: enabled"),
        .init("ALTER TABLE quick ENABLE ALWAYS RULE \"note \"\"it\"\"\"", "changed rule:quick.note \"it\": enabled"),
        .init(
            "CREATE OR REPLACE RULE change AS ON UPDATE TO active DO INSTEAD NOTHING",
            "changed rule:active.change: definition"
        ),
        .init("CREATE RULE more AS ON INSERT TO quick DO ALSO NOTHING", "unexpected rule:quick.more"),
        .init("DROP RULE keep ON quick", "missing rule:quick.keep"),
        .init("COMMENT ON RULE keep ON quick IS NULL", "changed rule:quick.keep: comment"),
    ]

    static let triggers: [PostgresMutation] = [
        .init(
            "CREATE TRIGGER more BEFORE DELETE ON account EXECUTE FUNCTION touch()",
            "unexpected trigger:account.more"
        ),
        .init("DROP TRIGGER emptied ON account", "missing trigger:account.emptied"),
        .init("ALTER TRIGGER emptied ON account RENAME TO cleared", "renamed trigger:account.emptied to cleared"),
        .init("ALTER TABLE account DISABLE TRIGGER emptied", "changed trigger:account.emptied: enabled"),
        .init("ALTER TABLE account ENABLE TRIGGER sleeping", "changed trigger:account.sleeping: enabled"),
        .init("ALTER TABLE account ENABLE REPLICA TRIGGER always", "changed trigger:account.always: enabled"),
        touched(
            "AFTER INSERT OR UPDATE OF name, email ON account FOR EACH ROW WHEN (new.name IS DISTINCT FROM 'public.x')",
            "timing"
        ),
        touched(
            "BEFORE INSERT OR UPDATE OF name ON account FOR EACH ROW WHEN (new.name IS DISTINCT FROM 'public.x')",
            "events"
        ),
        touched(
            "BEFORE INSERT OR UPDATE OF name, email ON account FOR EACH ROW WHEN (new.name IS DISTINCT FROM 'x')",
            "condition"
        ),
        touched(
            "BEFORE INSERT OR UPDATE OF name, email ON account FOR EACH ROW WHEN (new.name IS DISTINCT FROM 'public.x')",
            "function",
            arguments: "'a'"
        ),
        .init("COMMENT ON TRIGGER touched ON account IS NULL", "changed trigger:account.touched: comment"),
        .init(
            "CREATE OR REPLACE TRIGGER counted AFTER UPDATE ON account REFERENCING OLD TABLE AS \"old rows\" "
                + "FOR EACH STATEMENT EXECUTE FUNCTION touch()",
            "changed trigger:account.counted: transition tables"
        ),
        .init(
            "DROP TRIGGER sleeping ON account; CREATE TRIGGER sleeping AFTER DELETE ON account EXECUTE FUNCTION touch(); "
                + "ALTER TABLE account DISABLE TRIGGER sleeping",
            "changed trigger:account.sleeping: orientation"
        ),
        .init(
            "DROP TRIGGER \"late \"\"one\"\"\" ON account; CREATE CONSTRAINT TRIGGER \"late \"\"one\"\"\" AFTER INSERT ON account "
                + "FROM currency DEFERRABLE FOR EACH ROW EXECUTE FUNCTION touch()",
            "changed trigger:account.late \"one\": deferrable"
        ),
        .init("DROP TRIGGER instead ON active", "missing trigger:active.instead"),
        .init("DROP TRIGGER of_one_partition ON measurement_2020", "missing trigger:measurement_2020.of_one_partition"),
        .init(
            "ALTER TABLE measurement_attached DISABLE TRIGGER of_partitions",
            "unexpected trigger:measurement_attached.of_partitions"
        ),
        .init("DROP EVENT TRIGGER watcher_asleep", "missing event trigger:watcher_asleep"),
        .init("ALTER EVENT TRIGGER watcher DISABLE", "changed event trigger:watcher: enabled"),
        .init("COMMENT ON EVENT TRIGGER watcher IS NULL", "changed event trigger:watcher: comment"),
        .init(
            "DROP EVENT TRIGGER watcher_asleep; CREATE EVENT TRIGGER watcher_asleep ON sql_drop WHEN TAG IN ('DROP TABLE') "
                + "EXECUTE FUNCTION watch(); ALTER EVENT TRIGGER watcher_asleep DISABLE",
            "changed event trigger:watcher_asleep: condition"
        ),
    ]

    /// The trigger `touched` made again in another way.
    private static func touched(
        _ sql: String,
        _ key: String,
        arguments: String = "'a', 'it''s', 'b\\c'"
    ) -> PostgresMutation {
        PostgresMutation(
            "CREATE OR REPLACE TRIGGER touched \(sql) EXECUTE FUNCTION touch(\(arguments))",
            "changed trigger:account.touched: \(key)"
        )
    }
}
