import SchemaModel

/// Types that stand by themselves.
///
/// Enough to make them again: an enum's `labels`; a domain's `type`, `not null`, `default`, `collation` and its checks; a
/// range type's `type` (of the bounds) and `options`; a base type's `definition` (empty text for a shell).
extension PostgresReading {
    /// The questions for types, collations and conversions.
    static func types(_ place: PostgresPlace) -> [PostgresQuestion] {
        [enums(place), domains(place), ranges(place), bases(place), collations(place), conversions(place)]
            .map(\.question)
    }

    private static func type(
        _ place: PostgresPlace,
        _ kind: ObjectKind,
        _ facts: [(key: AttributeKey, sql: String)],
        _ rest: String
    ) -> PostgresFamily {
        PostgresFamily(
            kind: kind,
            catalogue: .type,
            keys: facts.map(\.key),
            sql: """
                SELECT t.oid, t.typnamespace, t.typname, t.typowner, \(place.grants("t.typacl", "'T'", "t.typowner")), \
                \(facts.map(\.sql).joined(separator: ", ")) FROM pg_type t \(rest) \
                AND t.typnamespace IN \(place.list)
                """
        )
    }

    private static func enums(_ place: PostgresPlace) -> PostgresFamily {
        let labels = """
            coalesce((SELECT string_agg(quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder) FROM pg_enum e \
            WHERE e.enumtypid = t.oid), '')
            """
        return type(place, .enumType, [(.labels, labels)], "WHERE t.typtype = 'e'")
    }

    private static func domains(_ place: PostgresPlace) -> PostgresFamily {
        type(
            place,
            .domain,
            [
                (.type, "format_type(t.typbasetype, t.typtypmod)"), (.notNull, PostgresPlace.yes("t.typnotnull")),
                (.default, "pg_get_expr(t.typdefaultbin, 1247)"),
                (
                    .collation,
                    "CASE WHEN t.typcollation <> b.typcollation THEN "
                        + "\(place.member(of: "pg_collation", "collnamespace", "collname", "t.typcollation")) END"
                ),
            ],
            "JOIN pg_type b ON b.oid = t.typbasetype WHERE t.typtype = 'd'"
        )
    }

    private static func ranges(_ place: PostgresPlace) -> PostgresFamily {
        let usualName = """
            CASE WHEN strpos(t.typname, 'range') > 0 THEN overlay(t.typname PLACING 'multirange' \
            FROM strpos(t.typname, 'range') FOR 5) ELSE t.typname || '_multirange' END
            """
        let multirange = place.since(
            14,
            """
            (SELECT 'MULTIRANGE_TYPE_NAME = ' || quote_ident(m.typname) FROM pg_type m \
            WHERE m.oid = r.rngmultitypid AND m.typname <> \(usualName))
            """
        )
        let options = """
            NULLIF(concat_ws(', ', CASE WHEN NOT o.opcdefault THEN 'SUBTYPE_OPCLASS = ' || \
            \(place.member(of: "pg_opclass", "opcnamespace", "opcname", "o.oid")) END, \
            CASE WHEN r.rngcollation <> s.typcollation THEN 'COLLATION = ' || \
            \(place.member(of: "pg_collation", "collnamespace", "collname", "r.rngcollation")) END, \
            'CANONICAL = ' || \(place.function("r.rngcanonical")), \
            'SUBTYPE_DIFF = ' || \(place.function("r.rngsubdiff")), \(multirange)), '')
            """
        return type(
            place,
            .rangeType,
            [(.type, "format_type(r.rngsubtype, NULL)"), (.options, options)],
            """
            JOIN pg_range r ON r.rngtypid = t.oid JOIN pg_type s ON s.oid = r.rngsubtype \
            JOIN pg_opclass o ON o.oid = r.rngsubopc WHERE t.typtype = 'r'
            """
        )
    }

    private static func bases(_ place: PostgresPlace) -> PostgresFamily {
        let functions = [
            ("INPUT", "typinput"), ("OUTPUT", "typoutput"), ("RECEIVE", "typreceive"), ("SEND", "typsend"),
            ("TYPMOD_IN", "typmodin"), ("TYPMOD_OUT", "typmodout"), ("ANALYZE", "typanalyze"),
        ]
        let parts =
            functions.map { "'\($0) = ' || \(place.function("t.\($1)"))" } + [
                place.since(14, "'SUBSCRIPT = ' || \(place.function("t.typsubscript"))"),
                "'INTERNALLENGTH = ' || t.typlen", PostgresPlace.words("t.typbyval", ["t": "PASSEDBYVALUE"]),
                "'ALIGNMENT = ' || t.typalign::text", "'STORAGE = ' || t.typstorage::text",
                "'CATEGORY = ' || t.typcategory::text",
                PostgresPlace.words("t.typispreferred", ["t": "PREFERRED"]),
                "'DEFAULT = ' || quote_literal(t.typdefault)",
                "CASE WHEN t.typelem <> 0 THEN 'ELEMENT = ' || format_type(t.typelem, NULL) END",
                "'DELIMITER = ' || NULLIF(t.typdelim::text, ',')",
                "CASE WHEN t.typcollation <> 0 THEN 'COLLATABLE' END",
            ]
        let definition = "CASE WHEN t.typisdefined THEN concat_ws(', ', \(parts.joined(separator: ", "))) ELSE '' END"
        return type(
            place,
            .baseType,
            [(.definition, definition)],
            """
            WHERE (t.typtype = 'b' AND NOT EXISTS \
            (SELECT FROM pg_type e WHERE e.oid = t.typelem AND e.typarray = t.oid) \
            OR t.typtype = 'p' AND NOT t.typisdefined)
            """
        )
    }

    /// `provider`, `definition` (the locale and what goes with it) and `deterministic: no`.
    private static func collations(_ place: PostgresPlace) -> PostgresFamily {
        let locale = place.since(17, "c.colllocale", else: place.since(15, "c.colliculocale"))
        return PostgresFamily(
            kind: .collation,
            catalogue: .collation,
            keys: [.provider, .definition, .deterministic],
            sql: """
                SELECT c.oid, c.collnamespace, c.collname, c.collowner, NULL, NULL, \
                \(PostgresPlace.words("c.collprovider", ["i": "icu", "c": "libc", "b": "builtin", "d": "default"])), \
                concat_ws(', ', 'LOCALE = ' || quote_literal(\(locale)), \
                'LC_COLLATE = ' || quote_literal(c.collcollate), 'LC_CTYPE = ' || quote_literal(c.collctype), \
                'RULES = ' || quote_literal(\(place.since(16, "c.collicurules")))), \
                \(place.since(12, "CASE WHEN NOT c.collisdeterministic THEN 'no' END")) \
                FROM pg_collation c WHERE c.collnamespace IN \(place.list)
                """
        )
    }

    /// `definition` is the statement behind the name.
    private static func conversions(_ place: PostgresPlace) -> PostgresFamily {
        PostgresFamily(
            kind: .conversion,
            catalogue: .conversion,
            keys: [.definition],
            sql: """
                SELECT c.oid, c.connamespace, c.conname, c.conowner, NULL, NULL, CASE WHEN c.condefault \
                THEN 'DEFAULT ' ELSE '' END || 'FOR ' || quote_literal(pg_encoding_to_char(c.conforencoding)) || ' TO ' \
                || quote_literal(pg_encoding_to_char(c.contoencoding)) || ' FROM ' || \(place.function("c.conproc")) \
                FROM pg_conversion c WHERE c.connamespace IN \(place.list)
                """
        )
    }
}
