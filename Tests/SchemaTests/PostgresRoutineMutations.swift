extension PostgresMutation {
    static let routines: [PostgresMutation] = [
        .init("CREATE FUNCTION more() RETURNS integer LANGUAGE sql AS 'SELECT 1'", "unexpected function:more()"),
        .init("CREATE FUNCTION greet(integer) RETURNS text LANGUAGE sql AS 'SELECT ''x'''", "unexpected function:greet(integer)"),
        .init("DROP FUNCTION greet()", "missing function:greet()"),
        .init("CREATE OR REPLACE FUNCTION greet(mood) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT ''x'''", "function:greet(mood) body"),
        .init(
            "CREATE OR REPLACE FUNCTION standard(a integer, b account) RETURNS account LANGUAGE sql "
                + "BEGIN ATOMIC SELECT account.* FROM account WHERE account.id = a; END",
            "function:standard(integer, account) body"
        ),
        .init("CREATE OR REPLACE FUNCTION one_expression(a integer DEFAULT 8) RETURNS integer LANGUAGE sql RETURN a + 1", "function:one_expression(integer) arguments"),
        .init("ALTER FUNCTION greet(mood) STABLE", "function:greet(mood) volatility"),
        .init("ALTER FUNCTION greet(mood) STRICT", "function:greet(mood) strictness"),
        .init("ALTER FUNCTION greet(mood) SECURITY DEFINER", "function:greet(mood) security"),
        .init("ALTER FUNCTION greet(mood) LEAKPROOF", "function:greet(mood) leakproof"),
        .init("ALTER FUNCTION greet(mood) PARALLEL SAFE", "function:greet(mood) parallel"),
        .init("ALTER FUNCTION greet(mood) COST 5", "function:greet(mood) cost"),
        .init("ALTER FUNCTION rows_of(mood) ROWS 6", "function:rows_of(mood) rows"),
        .init("ALTER FUNCTION supported(integer) SUPPORT generate_series_int4_support", "function:supported(integer) support"),
        .init("ALTER FUNCTION greet(mood) SET work_mem = '1MB'", "function:greet(mood) settings"),
        .init("ALTER FUNCTION greet(text, integer, text[]) RESET work_mem", "function:greet(text, integer, text[]) settings"),
        .init("ALTER FUNCTION greet(mood) OWNER TO zoo_owner", "function:greet(mood) owner"),
        .init("GRANT EXECUTE ON FUNCTION greet(text, integer, text[]) TO PUBLIC", "function:greet(text, integer, text[]) grants"),
        .init("REVOKE EXECUTE ON FUNCTION greet(mood) FROM PUBLIC", "function:greet(mood) grants"),
        .init("COMMENT ON FUNCTION greet(text, integer, text[]) IS NULL", "function:greet(text, integer, text[]) comment"),
        .init("DROP FUNCTION set_of(); CREATE FUNCTION set_of() RETURNS SETOF text LANGUAGE sql AS 'SELECT ''a''::reporting.grade'; REVOKE EXECUTE ON FUNCTION set_of() FROM zoo_reader", "function:set_of() returns"),
        .init("CREATE OR REPLACE FUNCTION reporting.plain(integer) RETURNS integer LANGUAGE zoo_language AS 'BEGIN RETURN 1; END'", "function:reporting.plain(integer) language"),
        .init("ALTER PROCEDURE tidy SECURITY INVOKER", "procedure:tidy(integer, text) security"),
        .init("COMMENT ON PROCEDURE tidy IS NULL", "procedure:tidy(integer, text) comment"),
        .init("DROP PROCEDURE tidy", "missing procedure:tidy(integer, text)"),
        .init("DROP AGGREGATE tally(*)", "missing aggregate:tally(*)"),
        .init(
            "DROP AGGREGATE tally(*); CREATE AGGREGATE tally(*) (SFUNC = int8inc, STYPE = bigint, INITCOND = '1')",
            "aggregate:tally(*) definition"
        ),
        .init("COMMENT ON AGGREGATE total(numeric) IS NULL", "aggregate:total(numeric) comment"),
    ]

    static let views: [PostgresMutation] = [
        .init("CREATE VIEW more AS SELECT 1 AS one", "unexpected view:more"),
        .init("DROP VIEW uses_operators", "missing view:uses_operators"),
        .init("CREATE OR REPLACE RECURSIVE VIEW counting (n) AS VALUES (1) UNION ALL SELECT n + 2 FROM counting WHERE n < 9", "view:counting definition"),
        .init("CREATE OR REPLACE VIEW checked AS SELECT id, status FROM account WHERE id > 1 WITH LOCAL CHECK OPTION", "view:checked definition"),
        .init("ALTER VIEW checked RESET (check_option)", "view:checked check option"),
        .init("ALTER VIEW barrier SET (security_barrier = false)", "view:barrier options"),
        .init("ALTER VIEW counting SET (security_invoker = true)", "view:counting options"),
        .init("ALTER VIEW counting OWNER TO zoo_owner", "view:counting owner"),
        .init("COMMENT ON VIEW active IS NULL", "view:active comment"),
        .init("COMMENT ON COLUMN active.id IS 'x'", "column:active.id comment"),
        .init("ALTER VIEW active ALTER literal DROP DEFAULT", "column:active.literal default"),
        .init("REVOKE SELECT ON active FROM zoo_reader", "view:active grants"),
        .init("CREATE MATERIALIZED VIEW more AS SELECT 1 AS one", "unexpected materialized view:more"),
        .init("DROP MATERIALIZED VIEW not_filled", "missing materialized view:not_filled"),
        .init("REFRESH MATERIALIZED VIEW not_filled", "materialized view:not_filled populated"),
        .init("ALTER MATERIALIZED VIEW summed SET (fillfactor = 61)", "materialized view:summed options"),
        .init("ALTER MATERIALIZED VIEW summed ALTER amount SET STATISTICS 8", "column:summed.amount statistics target"),
        .init("COMMENT ON MATERIALIZED VIEW summed IS NULL", "materialized view:summed comment"),
        .init("ALTER TABLE quick ENABLE RULE keep", "rule:quick.keep enabled"),
        .init("ALTER TABLE quick ENABLE ALWAYS RULE \"note \"\"it\"\"\"", "rule:quick.note \"it\" enabled"),
        .init("CREATE OR REPLACE RULE change AS ON UPDATE TO active DO INSTEAD NOTHING", "rule:active.change definition"),
        .init("CREATE RULE more AS ON INSERT TO quick DO ALSO NOTHING", "unexpected rule:quick.more"),
        .init("DROP RULE keep ON quick", "missing rule:quick.keep"),
        .init("COMMENT ON RULE keep ON quick IS NULL", "rule:quick.keep comment"),
    ]

    static let triggers: [PostgresMutation] = [
        .init("CREATE TRIGGER more BEFORE DELETE ON account EXECUTE FUNCTION touch()", "unexpected trigger:account.more"),
        .init("DROP TRIGGER emptied ON account", "missing trigger:account.emptied"),
        .init("ALTER TRIGGER emptied ON account RENAME TO cleared", "trigger:account.emptied is called cleared"),
        .init("ALTER TABLE account DISABLE TRIGGER emptied", "trigger:account.emptied enabled"),
        .init("ALTER TABLE account ENABLE TRIGGER sleeping", "trigger:account.sleeping enabled"),
        .init("ALTER TABLE account ENABLE REPLICA TRIGGER always", "trigger:account.always enabled"),
        touched("AFTER INSERT OR UPDATE OF name, email ON account FOR EACH ROW WHEN (new.name IS DISTINCT FROM 'public.x')", "timing"),
        touched("BEFORE INSERT OR UPDATE OF name ON account FOR EACH ROW WHEN (new.name IS DISTINCT FROM 'public.x')", "events"),
        touched("BEFORE INSERT OR UPDATE OF name, email ON account FOR EACH ROW WHEN (new.name IS DISTINCT FROM 'x')", "condition"),
        touched(
            "BEFORE INSERT OR UPDATE OF name, email ON account FOR EACH ROW WHEN (new.name IS DISTINCT FROM 'public.x')",
            "function",
            arguments: "'a'"
        ),
        .init("COMMENT ON TRIGGER touched ON account IS NULL", "trigger:account.touched comment"),
        .init(
            "CREATE OR REPLACE TRIGGER counted AFTER UPDATE ON account REFERENCING OLD TABLE AS \"old rows\" "
                + "FOR EACH STATEMENT EXECUTE FUNCTION touch()",
            "trigger:account.counted transition tables"
        ),
        .init(
            "DROP TRIGGER sleeping ON account; CREATE TRIGGER sleeping AFTER DELETE ON account EXECUTE FUNCTION touch(); "
                + "ALTER TABLE account DISABLE TRIGGER sleeping",
            "trigger:account.sleeping orientation"
        ),
        .init(
            "DROP TRIGGER \"late \"\"one\"\"\" ON account; CREATE CONSTRAINT TRIGGER \"late \"\"one\"\"\" AFTER INSERT ON account "
                + "FROM currency DEFERRABLE FOR EACH ROW EXECUTE FUNCTION touch()",
            "trigger:account.late \"one\" deferrable"
        ),
        .init("DROP TRIGGER instead ON active", "missing trigger:active.instead"),
        .init("DROP TRIGGER of_partitions ON measurement", "missing trigger:measurement.of_partitions"),
        .init("ALTER TABLE measurement_attached DISABLE TRIGGER of_partitions", "trigger:measurement_attached.of_partitions enabled"),
        .init("DROP EVENT TRIGGER watcher_asleep", "missing event trigger:watcher_asleep"),
        .init("ALTER EVENT TRIGGER watcher DISABLE", "event trigger:watcher enabled"),
        .init("COMMENT ON EVENT TRIGGER watcher IS NULL", "event trigger:watcher comment"),
        .init(
            "DROP EVENT TRIGGER watcher_asleep; CREATE EVENT TRIGGER watcher_asleep ON sql_drop WHEN TAG IN ('DROP TABLE') "
                + "EXECUTE FUNCTION watch(); ALTER EVENT TRIGGER watcher_asleep DISABLE",
            "event trigger:watcher_asleep condition"
        ),
    ]

    /// The trigger `touched` made again in another way.
    private static func touched(_ sql: String, _ key: String, arguments: String = "'a', 'it''s', 'b\\c'") -> PostgresMutation {
        PostgresMutation(
            "CREATE OR REPLACE TRIGGER touched \(sql) EXECUTE FUNCTION touch(\(arguments))",
            "trigger:account.touched \(key)"
        )
    }
}
