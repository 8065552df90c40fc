import SchemaModel

/// What belongs to the whole database, and statistics objects.
extension PostgresReading {
    /// The questions for these.
    static func databaseWide(_ place: PostgresPlace) -> [PostgresQuestion] {
        [
            extensions(place), eventTriggers(place), publications(place), statistics(place), languages(place),
            accessMethods(place),
        ]
        .map(\.question)
    }

    /// `version`, and `schema` when that is not home; nobody can change who owns one.
    private static func extensions(_ place: PostgresPlace) -> PostgresFamily {
        PostgresFamily(
            kind: .extensionModule,
            catalogue: .extensionModule,
            keys: [.version, .schema],
            sql: """
                SELECT e.oid, NULL, e.extname, NULL, NULL, NULL, e.extversion, \
                CASE WHEN n.nspname <> \(PostgresQuoting.text(place.home)) THEN quote_ident(n.nspname) END \
                FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
                """
        )
    }

    /// `events`, `condition` (the tags), `function`, and `enabled` where that is not usual.
    private static func eventTriggers(_ place: PostgresPlace) -> PostgresFamily {
        PostgresFamily(
            kind: .eventTrigger,
            catalogue: .eventTrigger,
            keys: [.events, .condition, .function, .enabled],
            sql: """
                SELECT e.oid, NULL, e.evtname, e.evtowner, NULL, NULL, e.evtevent, \
                (SELECT string_agg(quote_literal(o), ', ' ORDER BY o COLLATE "C") FROM unnest(e.evttags) o), \
                \(place.function("e.evtfoid")) || '()', \
                \(PostgresPlace.words("e.evtenabled", ["D": "DISABLED", "R": "REPLICA", "A": "ALWAYS"])) \
                FROM pg_event_trigger e
                """
        )
    }

    /// `target` (`ALL TABLES`, or what stands behind FOR), `publishes` (where that is not everything) and `options`.
    ///
    /// One that publishes only what is not read, such as another tenant's tables, is left out.
    private static func publications(_ place: PostgresPlace) -> PostgresFamily {
        let columns = place.since(
            15,
            """
            coalesce(' (' || (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) FROM pg_attribute a \
            WHERE a.attrelid = r.prrelid AND a.attnum = ANY (r.prattrs)) || ')', '') || \
            coalesce(' WHERE (' || pg_get_expr(r.prqual, r.prrelid) || ')', '')
            """,
            else: "''"
        )
        let tables = """
            SELECT 'TABLE ' || r.prrelid::regclass || \(columns) item FROM pg_publication_rel r \
            JOIN pg_class c ON c.oid = r.prrelid WHERE r.prpubid = p.oid AND c.relnamespace IN \(place.list)
            """
        let schemas = place.since(
            15,
            """
             UNION ALL SELECT 'TABLES IN SCHEMA ' || CASE s.pnnspid WHEN \(place.homeNumber) THEN 'CURRENT_SCHEMA' \
            ELSE s.pnnspid::regnamespace::text END FROM pg_publication_namespace s \
            WHERE s.pnpubid = p.oid AND s.pnnspid IN \(place.list)
            """,
            else: ""
        )
        let isForeign = """
            NOT p.puballtables AND (EXISTS (SELECT FROM pg_publication_rel r WHERE r.prpubid = p.oid)\
            \(place.since(15, " OR EXISTS (SELECT FROM pg_publication_namespace s WHERE s.pnpubid = p.oid)", else: "")))
            """
        return PostgresFamily(
            kind: .publication,
            catalogue: .publication,
            keys: [.target, .publishes, .options],
            sql: """
                SELECT * FROM (SELECT p.oid, NULL, p.pubname, p.pubowner, NULL, NULL, CASE WHEN p.puballtables \
                THEN 'ALL TABLES' ELSE (SELECT string_agg(item, ', ' ORDER BY item COLLATE "C") \
                FROM (\(tables)\(schemas)) items) END target, \
                CASE WHEN NOT (p.pubinsert AND p.pubupdate AND p.pubdelete AND p.pubtruncate) THEN \
                concat_ws(', ', CASE WHEN p.pubinsert THEN 'insert' END, CASE WHEN p.pubupdate THEN 'update' END, \
                CASE WHEN p.pubdelete THEN 'delete' END, CASE WHEN p.pubtruncate THEN 'truncate' END) END, \
                \(place.since(13, "CASE WHEN p.pubviaroot THEN 'publish_via_partition_root' END")), \
                \(isForeign) has_members FROM pg_publication p) x WHERE target IS NOT NULL OR NOT has_members
                """
        )
    }

    /// `target` (the table), `columns` (expressions too), `members` (the kinds, where those are not all) and `statistics target`.
    private static func statistics(_ place: PostgresPlace) -> PostgresFamily {
        let columns = place.since(
            14,
            "pg_get_statisticsobjdef_columns(s.oid)",
            else: """
                (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) FROM pg_attribute a \
                WHERE a.attrelid = s.stxrelid AND a.attnum = ANY (s.stxkeys))
                """
        )
        let kinds = PostgresPlace.words("k", ["d": "ndistinct", "f": "dependencies", "m": "mcv"])
        return PostgresFamily(
            kind: .statistics,
            catalogue: .statistics,
            keys: [.target, .columns, .members, .statisticsTarget],
            sql: """
                SELECT s.oid, s.stxnamespace, s.stxname, s.stxowner, NULL, NULL, s.stxrelid::regclass::text, \
                \(columns), CASE WHEN NOT s.stxkind @> '{d,f,m}' AND s.stxkind <> '{e}' \
                THEN (SELECT string_agg(\(kinds), ', ' ORDER BY k) FROM unnest(s.stxkind) k) END, \
                \(place.since(13, "NULLIF(s.stxstattarget, -1)")) \
                FROM pg_statistic_ext s WHERE s.stxnamespace IN \(place.list)
                """
        )
    }

    /// `handler`, `validator`, `function` (for code without a routine), and `security: TRUSTED`.
    private static func languages(_ place: PostgresPlace) -> PostgresFamily {
        PostgresFamily(
            kind: .language,
            catalogue: .language,
            keys: [.handler, .validator, .function, .security],
            sql: """
                SELECT l.oid, NULL, l.lanname, l.lanowner, \(place.grants("l.lanacl", "'l'", "l.lanowner")), \
                \(place.function("l.lanplcallfoid")), \(place.function("l.lanvalidator")), \
                \(place.function("l.laninline")), CASE WHEN l.lanpltrusted THEN 'TRUSTED' END \
                FROM pg_language l WHERE l.lanispl
                """
        )
    }

    /// `type` (TABLE or INDEX) and `handler`.
    private static func accessMethods(_ place: PostgresPlace) -> PostgresFamily {
        PostgresFamily(
            kind: .accessMethod,
            catalogue: .accessMethod,
            keys: [.type, .handler],
            sql: """
                SELECT a.oid, NULL, a.amname, NULL, NULL, NULL, \
                \(PostgresPlace.words("a.amtype", ["t": "TABLE", "i": "INDEX"])), \(place.function("a.amhandler")) \
                FROM pg_am a WHERE a.oid >= 16384
                """
        )
    }
}
