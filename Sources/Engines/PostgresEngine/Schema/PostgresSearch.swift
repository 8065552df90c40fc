import SchemaModel

/// Text search. A configuration: `parser`, and `definition` with one mapping a line; a dictionary: `definition`, its template
/// and options; parsers and templates: `definition`, the list of their functions.
extension PostgresReading {
    /// The questions for text search.
    static func search(_ place: PostgresPlace) -> [PostgresQuestion] {
        [configurations(place), dictionaries(place), parsers(place), templates(place)].map(\.question)
    }

    /// Only the server's own parsers are asked what they call their tokens.
    private static func configurations(_ place: PostgresPlace) -> PostgresFamily {
        PostgresFamily(
            kind: .textSearchConfiguration,
            catalogue: .textSearchConfiguration,
            keys: [.parser, .definition],
            sql: """
                SELECT c.oid, c.cfgnamespace, c.cfgname, c.cfgowner, NULL, NULL, \
                \(place.member(of: "pg_ts_parser", "prsnamespace", "prsname", "c.cfgparser")), \
                (SELECT string_agg(token || ' WITH ' || dictionaries, chr(10) ORDER BY token COLLATE "C") \
                FROM (SELECT coalesce(k.alias, 'token ' || m.maptokentype) token, string_agg(\
                \(place.member(of: "pg_ts_dict", "dictnamespace", "dictname", "m.mapdict")), ', ' \
                ORDER BY m.mapseqno) dictionaries FROM pg_ts_config_map m \
                LEFT JOIN LATERAL ts_token_type(CASE WHEN c.cfgparser < 16384 THEN c.cfgparser END) k \
                ON k.tokid = m.maptokentype \
                WHERE m.mapcfg = c.oid GROUP BY 1) mappings) \
                FROM pg_ts_config c WHERE c.cfgnamespace IN \(place.list)
                """
        )
    }

    private static func dictionaries(_ place: PostgresPlace) -> PostgresFamily {
        PostgresFamily(
            kind: .textSearchDictionary,
            catalogue: .textSearchDictionary,
            keys: [.definition],
            sql: """
                SELECT d.oid, d.dictnamespace, d.dictname, d.dictowner, NULL, NULL, concat_ws(', ', 'TEMPLATE = ' || \
                \(place.member(of: "pg_ts_template", "tmplnamespace", "tmplname", "d.dicttemplate")), d.dictinitoption) \
                FROM pg_ts_dict d WHERE d.dictnamespace IN \(place.list)
                """
        )
    }

    private static func parsers(_ place: PostgresPlace) -> PostgresFamily {
        let functions = [
            ("START", "prsstart"), ("GETTOKEN", "prstoken"), ("END", "prsend"), ("HEADLINE", "prsheadline"),
            ("LEXTYPES", "prslextype"),
        ]
        let parts = functions.map { "'\($0) = ' || \(place.function("p.\($1)"))" }
        return PostgresFamily(
            kind: .textSearchParser,
            catalogue: .textSearchParser,
            keys: [.definition],
            sql: """
                SELECT p.oid, p.prsnamespace, p.prsname, NULL, NULL, NULL, \
                concat_ws(', ', \(parts.joined(separator: ", "))) \
                FROM pg_ts_parser p WHERE p.prsnamespace IN \(place.list)
                """
        )
    }

    private static func templates(_ place: PostgresPlace) -> PostgresFamily {
        PostgresFamily(
            kind: .textSearchTemplate,
            catalogue: .textSearchTemplate,
            keys: [.definition],
            sql: """
                SELECT t.oid, t.tmplnamespace, t.tmplname, NULL, NULL, NULL, \
                concat_ws(', ', 'INIT = ' || \(place.function("t.tmplinit")), \
                'LEXIZE = ' || \(place.function("t.tmpllexize"))) \
                FROM pg_ts_template t WHERE t.tmplnamespace IN \(place.list)
                """
        )
    }
}
