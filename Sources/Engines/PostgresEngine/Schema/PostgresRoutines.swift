import SchemaModel

/// Functions, procedures and aggregates; their names hold the types that tell them apart.
///
/// Enough to make a function or procedure again: `arguments` (with names, modes and defaults), `returns`, `language`, then
/// either `body` (the text between the quotes) or `definition` (what stands there instead, `BEGIN ATOMIC … END` or `RETURN …`),
/// `module` (of a compiled one: the library, `body` is the symbol), `volatility` (VOLATILE when not said), `strictness`,
/// `security` (`DEFINER`), `leakproof`, `parallel` (UNSAFE when not said), `cost`, `rows`, `support`, `options` (`WINDOW`, transforms)
/// and `settings`, one `name=value` a line, in which `(home)` is the home schema. An aggregate: `arguments` and `definition`, the
/// list in its last parentheses.
extension PostgresReading {
    /// The questions for routines.
    static func routines(_ place: PostgresPlace) -> [PostgresQuestion] {
        [
            routines(place, .function, "p.prokind IN ('f', 'w')"), routines(place, .procedure, "p.prokind = 'p'"),
            aggregates(place),
        ]
        .map(\.question)
    }

    private static func head(_ place: PostgresPlace) -> String {
        """
        SELECT p.oid, p.pronamespace, quote_ident(p.proname) || '(' || CASE WHEN p.prokind = 'a' AND p.pronargs = 0 \
        THEN '*' ELSE oidvectortypes(p.proargtypes) END || ')', p.proowner, \
        \(place.grants("p.proacl", "'f'", "p.proowner")), NULLIF(pg_get_function_arguments(p.oid), '')
        """
    }

    private static let parallel = PostgresPlace.words("p.proparallel", ["s": "SAFE", "r": "RESTRICTED"])

    private static func routines(_ place: PostgresPlace, _ kind: ObjectKind, _ condition: String) -> PostgresFamily {
        let facts: [(key: AttributeKey, sql: String)] = [
            (.returns, "pg_get_function_result(p.oid)"), (.language, "quote_ident(l.lanname)"),
            (.body, place.since(14, "CASE WHEN p.prosqlbody IS NULL THEN p.prosrc END", else: "p.prosrc")),
            (.definition, place.since(14, "pg_get_function_sqlbody(p.oid)")), (.module, "p.probin"),
            (.volatility, PostgresPlace.words("p.provolatile", ["i": "IMMUTABLE", "s": "STABLE"])),
            (.parallel, parallel), (.strictness, PostgresPlace.yes("p.proisstrict")),
            (.security, "CASE WHEN p.prosecdef THEN 'DEFINER' END"),
            (.leakproof, PostgresPlace.yes("p.proleakproof")),
            (
                .cost,
                "NULLIF(p.procost::text, CASE WHEN l.lanname IN ('c', 'internal') THEN '1' ELSE '100' END)"
            ),
            (.rows, "CASE WHEN p.proretset THEN NULLIF(p.prorows::text, '1000') END"),
            (.support, place.since(12, place.function("p.prosupport"))),
            (
                .settings,
                "CASE WHEN p.proconfig IS NOT NULL THEN "
                    + "(SELECT string_agg(o, chr(10) ORDER BY o COLLATE \"C\") FROM unnest(p.proconfig) o) END"
            ),
            (
                .options,
                "NULLIF(concat_ws(', ', CASE p.prokind WHEN 'w' THEN 'WINDOW' END, "
                    + "(SELECT 'TRANSFORM FOR TYPE ' || string_agg(format_type(y, NULL), ', FOR TYPE ') "
                    + "FROM unnest(p.protrftypes) y)), '')"
            ),
        ]
        return PostgresFamily(
            kind: kind,
            catalogue: .function,
            keys: [.arguments] + facts.map(\.key),
            sql: """
                \(head(place)), \(facts.map(\.sql).joined(separator: ", ")) \
                FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang \
                WHERE p.pronamespace IN \(place.list) AND \(condition) AND \(place.isNoPart("p.oid", of: .function))
                """
        )
    }

    private static func aggregates(_ place: PostgresPlace) -> PostgresFamily {
        func called(_ word: String, _ column: String) -> String { "'\(word) = ' || \(place.function("a.\(column)"))" }
        func extra(_ word: String, _ column: String) -> String { "CASE WHEN a.\(column) THEN '\(word)' END" }
        func changes(_ word: String, _ column: String, usual: String) -> String {
            let words = PostgresPlace.words(
                "NULLIF(a.\(column), \(usual))",
                ["r": "READ_ONLY", "s": "SHAREABLE", "w": "READ_WRITE"]
            )
            return "'\(word) = ' || \(words)"
        }
        // Those over a sorted set usually change their state at the end.
        let usual = "CASE a.aggkind WHEN 'n' THEN 'r'::\"char\" ELSE 'w' END"
        let parts = [
            called("SFUNC", "aggtransfn"), "'STYPE = ' || format_type(a.aggtranstype, NULL)",
            "'SSPACE = ' || NULLIF(a.aggtransspace, 0)", called("FINALFUNC", "aggfinalfn"),
            extra("FINALFUNC_EXTRA", "aggfinalextra"), changes("FINALFUNC_MODIFY", "aggfinalmodify", usual: usual),
            called("COMBINEFUNC", "aggcombinefn"), called("SERIALFUNC", "aggserialfn"),
            called("DESERIALFUNC", "aggdeserialfn"), "'INITCOND = ' || quote_literal(a.agginitval)",
            called("MSFUNC", "aggmtransfn"), called("MINVFUNC", "aggminvtransfn"),
            "'MSTYPE = ' || format_type(NULLIF(a.aggmtranstype, 0), NULL)",
            "'MSSPACE = ' || NULLIF(a.aggmtransspace, 0)", called("MFINALFUNC", "aggmfinalfn"),
            extra("MFINALFUNC_EXTRA", "aggmfinalextra"), changes("MFINALFUNC_MODIFY", "aggmfinalmodify", usual: usual),
            "'MINITCOND = ' || quote_literal(a.aggminitval)", "'SORTOP = ' || \(place.operation("a.aggsortop"))",
            PostgresPlace.words("a.aggkind", ["h": "HYPOTHETICAL"]),
        ]
        return PostgresFamily(
            kind: .aggregate,
            catalogue: .function,
            keys: [.arguments, .definition, .parallel],
            sql: """
                \(head(place)), concat_ws(', ', \(parts.joined(separator: ", "))), \(parallel) \
                FROM pg_proc p JOIN pg_aggregate a ON a.aggfnoid = p.oid WHERE p.pronamespace IN \(place.list)
                """
        )
    }
}
