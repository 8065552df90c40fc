/// A type that a column may have, with values that it may start with.
struct PostgresRandomKind {
    let type: String
    /// No two of them mean the same.
    let defaults: [String]
    /// A type that the column may become by hand.
    let other: String
    var isText = false
    var isOrdered = true

    static let integer = PostgresRandomKind(
        type: "integer",
        defaults: ["0", "-7", "1 + 2", "length('abc')"],
        other: "bigint"
    )

    static let builtIn: [PostgresRandomKind] =
        [
            integer, .init(type: "smallint", defaults: ["0", "'7'", "-1::smallint"], other: "integer"),
            .init(type: "bigint", defaults: ["9223372036854775807", "-5", "round(1.5)"], other: "numeric"),
            .init(type: "numeric(12, 4)", defaults: ["0.50", "-1", "'NaN'"], other: "numeric(12, 3)"),
            .init(type: "numeric", defaults: ["1e3", "0.10"], other: "numeric(9)"),
            .init(type: "double precision", defaults: ["1e-3", "'-Infinity'", "2 ^ 0.5"], other: "real"),
            .init(
                type: "timestamptz(3)",
                defaults: ["now()", "CURRENT_TIMESTAMP(3)", "'epoch'"],
                other: "timestamptz"
            ),
            .init(
                type: "timestamp",
                defaults: ["LOCALTIMESTAMP", "(now() AT TIME ZONE 'UTC')", "'2020-01-02 03:04:05'"],
                other: "date"
            ),
            .init(type: "date", defaults: ["CURRENT_DATE", "'2020-02-29'", "CURRENT_DATE + 7"], other: "timestamp"),
            .init(type: "time with time zone", defaults: ["'04:05:06+07'", "CURRENT_TIME"], other: "time"),
            .init(type: "interval day to second(2)", defaults: ["'1 day 02:03:04'", "'-1 hour'"], other: "interval"),
            .init(type: "boolean", defaults: ["true", "false", "(NOT (1 = 2))"], other: "integer"),
            .init(
                type: "uuid",
                defaults: ["gen_random_uuid()", "'00000000-0000-0000-0000-000000000001'"],
                other: "text"
            ),
            .init(type: "bytea", defaults: ["'\\x00ff'", "decode('00', 'hex')"], other: "text"),
            .init(type: "bit varying(9)", defaults: ["B'101'", "B''"], other: "bit varying(10)"),
            .init(type: "inet", defaults: ["'10.0.0.1/8'", "inet_client_addr()"], other: "cidr"),
            .init(type: "integer[]", defaults: ["'{}'", "ARRAY[1, 2]", "'{{1,2},{3,4}}'"], other: "bigint[]"),
            .init(type: "int4range", defaults: ["'[1,5)'", "'empty'"], other: "text"),
            .init(type: "money", defaults: ["0", "'1.50'"], other: "numeric"),
            .init(type: "\"char\"", defaults: ["'a'", "'b'"], other: "text"),
            .init(type: "oid", defaults: ["0", "'pg_class'::regclass"], other: "bigint"),
        ] + texts + unordered

    private static let texts: [PostgresRandomKind] = [
        .init(
            type: "text",
            defaults: ["''", "'it''s -- ;'", "E'a\\\\b\\nc'", "upper('x'::text)", "CURRENT_USER", "'$$ /* '"],
            other: "varchar(9)",
            isText: true
        ), .init(type: "varchar(20)", defaults: ["'a'", "'NULL'", "lower('X')"], other: "varchar(255)", isText: true),
        .init(type: "character(3)", defaults: ["'a'", "'abc'"], other: "character(4)", isText: true),
        .init(type: "text[]", defaults: ["'{}'", "ARRAY['a', 'it''s', NULL]"], other: "varchar[]", isText: true),
    ]

    private static let unordered: [PostgresRandomKind] = [
        .init(type: "jsonb", defaults: ["'{}'", "'{\"a\": [1, \"it''s\"]}'"], other: "text", isOrdered: false),
        .init(type: "json", defaults: ["'{ }'", "'null'"], other: "jsonb", isOrdered: false),
        .init(type: "point", defaults: ["'(1,2)'", "point(3, 4)"], other: "text", isOrdered: false),
        .init(type: "xml", defaults: ["'<a/>'"], other: "text", isOrdered: false),
    ]
}
