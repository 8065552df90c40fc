extension PostgresMutation {
    static let types: [PostgresMutation] = [
        .init("CREATE TYPE more AS ENUM ('a')", "unexpected enum:more"),
        .init("DROP TYPE empty_enum", "missing enum:empty_enum"),
        .init("ALTER TYPE mood ADD VALUE 'furious'", "enum:mood labels"),
        .init("ALTER TYPE mood ADD VALUE 'so so' BEFORE 'sad'", "enum:mood labels"),
        .init("ALTER TYPE reporting.grade RENAME VALUE 'b' TO 'B'", "enum:reporting.grade labels"),
        .init("ALTER TYPE reporting.grade OWNER TO CURRENT_USER", "enum:reporting.grade owner"),
        .init("COMMENT ON TYPE mood IS 'x'", "enum:mood comment"),
        .init("REVOKE USAGE ON TYPE mood FROM PUBLIC", "enum:mood grants"),
        .init("CREATE TYPE couple AS (one integer, two integer)", "unexpected composite type:couple"),
        .init("ALTER TYPE address ALTER ATTRIBUTE \"house number\" TYPE bigint CASCADE", "column:address.house number type"),
        .init("GRANT USAGE ON TYPE address TO zoo_reader", "composite type:address grants"),
        .init("COMMENT ON TYPE address IS NULL", "composite type:address comment"),
        .init("COMMENT ON COLUMN address.felt IS 'x'", "column:address.felt comment"),
        .init("CREATE DOMAIN more AS integer", "unexpected domain:more"),
        .init("ALTER DOMAIN positive SET DEFAULT 2", "domain:positive default"),
        .init("ALTER DOMAIN positive DROP NOT NULL", "domain:positive not null"),
        .init("ALTER DOMAIN positive DROP CONSTRAINT above_zero", "missing check:positive.above_zero"),
        .init("ALTER DOMAIN code ADD CONSTRAINT more CHECK (VALUE <> 'X')", "unexpected check:code.more"),
        .init("ALTER DOMAIN code RENAME CONSTRAINT not_long TO short", "check:code.not_long is called short"),
        .init("ALTER DOMAIN code VALIDATE CONSTRAINT late", "check:code.late invalid"),
        .init("COMMENT ON CONSTRAINT above_zero ON DOMAIN positive IS NULL", "check:positive.above_zero comment"),
        .init("COMMENT ON DOMAIN positive IS NULL", "domain:positive comment"),
        .init("GRANT USAGE ON DOMAIN positive TO zoo_reader", "domain:positive grants"),
        .init("DROP DOMAIN even_count; CREATE DOMAIN even_count AS integer CHECK (VALUE % 2 = 0)", "domain:even_count type"),
        .init(
            "DROP TYPE words_between; CREATE TYPE words_between AS RANGE (subtype = text, collation = \"C\")",
            "range type:words_between options"
        ),
        .init("DROP TYPE words_between", "missing range type:words_between"),
        .init("COMMENT ON TYPE moments IS NULL", "range type:moments comment"),
        .init("ALTER TYPE moments OWNER TO zoo_owner", "range type:moments owner"),
        .init("DROP TYPE shell_only", "missing base type:shell_only"),
        .init("ALTER TYPE tiny_text SET (STORAGE = plain)", "base type:tiny_text definition"),
        .init("CREATE COLLATION more (LOCALE = 'C')", "unexpected collation:more"),
        .init("DROP COLLATION loose", "missing collation:loose"),
        .init(
            "DROP COLLATION loose; CREATE COLLATION loose (PROVIDER = icu, LOCALE = 'und-u-ks-level2')",
            "collation:loose deterministic"
        ),
        .init("COMMENT ON COLLATION \"Plain C\" IS NULL", "collation:Plain C comment"),
        .init("DROP CONVERSION latin_out", "missing conversion:latin_out"),
        .init("COMMENT ON CONVERSION latin_out IS NULL", "conversion:latin_out comment"),
    ]

    static let operators: [PostgresMutation] = [
        .init(
            "CREATE OPERATOR #### (FUNCTION = int4eq, LEFTARG = integer, RIGHTARG = integer)",
            "unexpected operator:####(integer, integer)"
        ),
        .init("ALTER OPERATOR === (mood, text) SET (RESTRICT = NONE)", "operator:===(mood, text) definition"),
        .init("ALTER OPERATOR === (text, mood) OWNER TO zoo_owner", "operator:===(text, mood) owner"),
        .init("COMMENT ON OPERATOR reporting.!! (NONE, mood) IS NULL", "operator:reporting.!!(NONE, mood) comment"),
        .init("CREATE OPERATOR FAMILY more USING hash", "unexpected operator family:more USING hash"),
        .init(
            "ALTER OPERATOR FAMILY whole USING btree ADD OPERATOR 1 < (bigint, bigint)",
            "operator family:whole USING btree definition"
        ),
        .init("COMMENT ON OPERATOR CLASS backwards USING btree IS NULL", "operator class:backwards USING btree comment"),
        .init("DROP OPERATOR CLASS moods USING hash", "missing operator class:moods USING hash"),
        .init("CREATE CAST (mood AS integer) WITH INOUT", "unexpected cast:mood AS integer"),
        .init("DROP CAST (address AS text)", "missing cast:address AS text"),
        .init("DROP CAST (address AS text); CREATE CAST (address AS text) WITH INOUT AS ASSIGNMENT", "cast:address AS text definition"),
        .init("COMMENT ON CAST (integer AS mood) IS NULL", "cast:integer AS mood comment"),
        .init("ALTER LANGUAGE zoo_language OWNER TO zoo_owner", "language:zoo_language owner"),
        .init("GRANT USAGE ON LANGUAGE zoo_language TO zoo_reader", "language:zoo_language grants"),
        .init("COMMENT ON LANGUAGE zoo_language IS NULL", "language:zoo_language comment"),
        .init("CREATE ACCESS METHOD more TYPE INDEX HANDLER bthandler", "unexpected access method:more"),
        .init("COMMENT ON ACCESS METHOD another_heap IS NULL", "access method:another_heap comment"),
    ]

    static let search: [PostgresMutation] = [
        .init("CREATE TEXT SEARCH DICTIONARY more (TEMPLATE = simple)", "unexpected text search dictionary:more"),
        .init("ALTER TEXT SEARCH DICTIONARY short_words (ACCEPT = true)", "text search dictionary:short_words options"),
        .init("COMMENT ON TEXT SEARCH DICTIONARY short_words IS NULL", "text search dictionary:short_words comment"),
        .init(
            "ALTER TEXT SEARCH CONFIGURATION careful DROP MAPPING FOR int",
            "text search configuration:careful definition"
        ),
        .init(
            "ALTER TEXT SEARCH CONFIGURATION careful ALTER MAPPING FOR word WITH simple",
            "text search configuration:careful definition"
        ),
        .init("ALTER TEXT SEARCH CONFIGURATION careful OWNER TO zoo_owner", "text search configuration:careful owner"),
        .init("DROP TEXT SEARCH CONFIGURATION reporting.own_parser", "missing text search configuration:reporting.own_parser"),
        .init("DROP TEXT SEARCH TEMPLATE stemming", "missing text search template:stemming"),
    ]
}
