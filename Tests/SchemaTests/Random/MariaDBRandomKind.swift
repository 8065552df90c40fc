/// A type that a column may have, with values that it may start with.
struct MariaDBRandomKind {
    let type: String
    /// No two of them mean the same.
    let defaults: [String]
    /// A type that the column may become by hand.
    let other: String
    var isText = false
    /// How much of it an index takes: `nil` for all, as ordinary types do.
    var prefix: Int?
    var isKeyable = true

    static let integer = MariaDBRandomKind(type: "INT", defaults: ["0", "-7", "(1 + 2)"], other: "BIGINT")

    static let all: [MariaDBRandomKind] =
        [
            integer, .init(type: "TINYINT(1)", defaults: ["0", "1"], other: "SMALLINT"),
            .init(type: "BIGINT UNSIGNED", defaults: ["18446744073709551615", "5"], other: "BIGINT"),
            .init(type: "SMALLINT ZEROFILL", defaults: ["7"], other: "SMALLINT UNSIGNED"),
            .init(type: "DECIMAL(12, 4)", defaults: ["0.5000", "-1"], other: "DECIMAL(12, 3)"),
            .init(type: "DOUBLE", defaults: ["1e-3", "2.5"], other: "FLOAT"),
            .init(type: "DOUBLE(10, 3)", defaults: ["0.125"], other: "DOUBLE"),
            .init(type: "BIT(8)", defaults: ["b'101'", "b'0'"], other: "BIT(9)"),
            .init(type: "DATE", defaults: ["'2001-02-03'", "(CURRENT_DATE + INTERVAL 1 DAY)"], other: "DATETIME"),
            .init(
                type: "DATETIME(6)",
                defaults: [
                    "CURRENT_TIMESTAMP(6)", "'2020-01-02 03:04:05.000600'",
                    "CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6)",
                ],
                other: "DATETIME"
            ),
            .init(
                type: "TIMESTAMP",
                defaults: [
                    "CURRENT_TIMESTAMP", "'2020-01-02 03:04:05'", "CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP",
                ],
                other: "TIMESTAMP(3)"
            ), .init(type: "TIME(3)", defaults: ["'-01:02:03.400'"], other: "TIME"),
            .init(type: "YEAR", defaults: ["2001"], other: "INT"),
            .init(type: "UUID", defaults: ["(UUID())", "'00000000-0000-0000-0000-000000000001'"], other: "CHAR(36)"),
            .init(type: "INET6", defaults: ["'::1'"], other: "VARCHAR(39)"),
            .init(type: "BINARY(16)", defaults: ["'a'"], other: "VARBINARY(16)"),
            .init(type: "VARBINARY(32)", defaults: ["'x'"], other: "BINARY(32)"),
            .init(type: "JSON", defaults: ["'{}'", "(JSON_ARRAY(1, 'a'))"], other: "TINYTEXT", isKeyable: false),
            .init(type: "MEDIUMBLOB", defaults: ["'x'"], other: "LONGBLOB", prefix: 5),
            .init(type: "POINT", defaults: [], other: "GEOMETRY", isKeyable: false),
        ] + texts

    private static let texts: [MariaDBRandomKind] = [
        .init(
            type: "VARCHAR(20)",
            defaults: [
                "''", "'it''s -- ;'", "'a\\\\b\\nc'", "'NULL'", "(CONCAT('x', 1 + 2))", "'current_timestamp()'",
            ],
            other: "VARCHAR(21)",
            isText: true
        ), .init(type: "CHAR(3)", defaults: ["'x''y'", "'a'"], other: "CHAR(4)", isText: true),
        .init(type: "TEXT", defaults: ["'a'", "(UPPER('x'))"], other: "MEDIUMTEXT", isText: true, prefix: 7),
        .init(type: "ENUM('low', 'it''s', 'a,b')", defaults: ["'low'", "'it''s'"], other: "VARCHAR(9)", isText: true),
        .init(type: "SET('a', 'b', 'c')", defaults: ["'a,c'", "''"], other: "SET('a', 'b', 'c', 'd')", isText: true),
    ]
}
