extension PostgresMutation {
    static let types: [PostgresMutation] = [
        .init("CREATE TYPE more AS ENUM ('a')", "unexpected enum:more"),
        .init("DROP TYPE empty_enum", "missing enum:empty_enum"),
        .init("ALTER TYPE mood ADD VALUE 'furious'", "changed enum:mood: labels"),
        .init("ALTER TYPE mood ADD VALUE 'so so' BEFORE 'sad'", "changed enum:mood: labels"),
        .init("ALTER TYPE reporting.grade RENAME VALUE 'b' TO 'B'", "changed enum:reporting.grade: labels"),
        .init("ALTER TYPE reporting.grade OWNER TO CURRENT_USER", "changed enum:reporting.grade: owner"),
        .init("COMMENT ON TYPE mood IS 'x'", "changed enum:mood: comment"),
        .init("REVOKE USAGE ON TYPE mood FROM PUBLIC", "changed enum:mood: grants"),
        .init("CREATE TYPE couple AS (one integer, two integer)", "unexpected composite type:couple"),
        .init("ALTER TYPE pair ADD ATTRIBUTE zip text", "unexpected column:pair.zip"),
        .init("ALTER TYPE pair DROP ATTRIBUTE one", "missing column:pair.one"),
        .init("ALTER TYPE pair ALTER ATTRIBUTE one TYPE bigint", "changed column:pair.one: type"),
        .init(
            "ALTER TYPE pair ALTER ATTRIBUTE \"Two\" TYPE text COLLATE \"POSIX\"",
            "changed column:pair.Two: collation"
        ),
        .init("ALTER TYPE pair RENAME ATTRIBUTE \"Two\" TO two", "renamed column:pair.Two to two"),
        .init("GRANT USAGE ON TYPE address TO zoo_reader", "changed composite type:address: grants"),
        .init("COMMENT ON TYPE address IS NULL", "changed composite type:address: comment"),
        .init("COMMENT ON COLUMN address.felt IS 'x'", "changed column:address.felt: comment"),
        .init("CREATE DOMAIN more AS integer", "unexpected domain:more"),
        .init("ALTER DOMAIN positive SET DEFAULT 2", "changed domain:positive: default"),
        .init("ALTER DOMAIN positive DROP NOT NULL", "changed domain:positive: not null"),
        .init("ALTER DOMAIN positive DROP CONSTRAINT above_zero", "missing check:positive.above_zero"),
        .init("ALTER DOMAIN code ADD CONSTRAINT more CHECK (VALUE <> 'X')", "unexpected check:code.more"),
        .init("ALTER DOMAIN code RENAME CONSTRAINT not_long TO short", "renamed check:code.not_long to short"),
        .init("ALTER DOMAIN code VALIDATE CONSTRAINT late", "changed check:code.late: invalid"),
        .init(
            "COMMENT ON CONSTRAINT above_zero ON DOMAIN positive IS NULL",
            "changed check:positive.above_zero: comment"
        ),
        .init("COMMENT ON DOMAIN positive IS NULL", "changed domain:positive: comment"),
        .init("GRANT USAGE ON DOMAIN positive TO zoo_reader", "changed domain:positive: grants"),
        .init("DROP DOMAIN label; CREATE DOMAIN label AS varchar(6)", "changed domain:label: type"),
        .init(
            "DROP TYPE words_between; CREATE TYPE words_between AS RANGE (subtype = text, collation = \"C\")",
            "changed range type:words_between: options"
        ),
        .init("DROP TYPE words_between", "missing range type:words_between"),
        .init("COMMENT ON TYPE moments IS NULL", "changed range type:moments: comment"),
        .init("ALTER TYPE moments OWNER TO zoo_owner", "changed range type:moments: owner"),
        .init("DROP TYPE shell_only", "missing base type:shell_only"),
        .init("ALTER TYPE tiny_text SET (STORAGE = main)", "changed base type:tiny_text: definition"),
        .init("CREATE COLLATION more (LOCALE = 'C')", "unexpected collation:more"),
        .init("DROP COLLATION loose", "missing collation:loose"),
        .init(
            "DROP COLLATION loose; CREATE COLLATION loose (PROVIDER = icu, LOCALE = 'und-u-ks-level2')",
            "changed collation:loose: deterministic"
        ),
        .init("COMMENT ON COLLATION \"Plain C\" IS NULL", "changed collation:Plain C: comment"),
        .init("DROP CONVERSION latin_out", "missing conversion:latin_out"),
        .init("COMMENT ON CONVERSION latin_out IS NULL", "changed conversion:latin_out: comment"),
    ]

    static let operators: [PostgresMutation] = [
        .init(
            "CREATE OPERATOR #### (FUNCTION = int4eq, LEFTARG = integer, RIGHTARG = integer)",
            "unexpected operator:#### (integer, integer)"
        ),
        .init("ALTER OPERATOR === (mood, text) SET (RESTRICT = NONE)", "changed operator:=== (mood, text): definition"),
        .init("ALTER OPERATOR === (text, mood) OWNER TO zoo_owner", "changed operator:=== (text, mood): owner"),
        .init(
            "COMMENT ON OPERATOR reporting.!! (NONE, mood) IS NULL",
            "changed operator:reporting.!! (NONE, mood): comment"
        ),
        .init("CREATE OPERATOR FAMILY more USING hash", "unexpected operator family:more USING hash"),
        .init(
            "ALTER OPERATOR FAMILY whole USING btree ADD OPERATOR 1 < (bigint, bigint)",
            "changed operator family:whole USING btree: definition"
        ),
        .init(
            "COMMENT ON OPERATOR CLASS backwards USING btree IS NULL",
            "changed operator class:backwards USING btree: comment"
        ),
        .init("DROP OPERATOR CLASS moods USING hash", "missing operator class:moods USING hash"),
        .init("CREATE CAST (mood AS integer) WITH INOUT", "unexpected cast:mood AS integer"),
        .init("DROP CAST (address AS text)", "missing cast:address AS text"),
        .init(
            "DROP CAST (address AS text); CREATE CAST (address AS text) WITH INOUT AS ASSIGNMENT",
            "changed cast:address AS text: definition"
        ),
        .init("COMMENT ON CAST (integer AS mood) IS NULL", "changed cast:integer AS mood: comment"),
        .init("ALTER LANGUAGE zoo_language OWNER TO zoo_owner", "changed language:zoo_language: owner"),
        .init("GRANT USAGE ON LANGUAGE zoo_language TO zoo_reader", "changed language:zoo_language: grants"),
        .init("COMMENT ON LANGUAGE zoo_language IS NULL", "changed language:zoo_language: comment"),
        .init("CREATE ACCESS METHOD more TYPE INDEX HANDLER bthandler", "unexpected access method:more"),
        .init("COMMENT ON ACCESS METHOD another_heap IS NULL", "changed access method:another_heap: comment"),
    ]

    static let search: [PostgresMutation] = [
        .init("CREATE TEXT SEARCH DICTIONARY more (TEMPLATE = simple)", "unexpected text search dictionary:more"),
        .init(
            "ALTER TEXT SEARCH DICTIONARY short_words (ACCEPT = true)",
            "changed text search dictionary:short_words: definition"
        ),
        .init(
            "COMMENT ON TEXT SEARCH DICTIONARY short_words IS NULL",
            "changed text search dictionary:short_words: comment"
        ),
        .init(
            "ALTER TEXT SEARCH CONFIGURATION careful DROP MAPPING FOR int",
            "changed text search configuration:careful: definition"
        ),
        .init(
            "ALTER TEXT SEARCH CONFIGURATION careful ALTER MAPPING FOR word WITH simple",
            "changed text search configuration:careful: definition"
        ),
        .init(
            "ALTER TEXT SEARCH CONFIGURATION careful OWNER TO zoo_owner",
            "changed text search configuration:careful: owner"
        ),
        .init(
            "DROP TEXT SEARCH CONFIGURATION reporting.own_parser",
            "missing text search configuration:reporting.own_parser"
        ),
        .init("DROP TEXT SEARCH TEMPLATE stemming", "missing text search template:stemming"),
    ]
}
