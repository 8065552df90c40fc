/// Types, sequences and functions: what tables are made of.
extension PostgresRandomSchema {
    mutating func makeType() {
        switch numbers.number(0...4) {
        case 0: makeEnum()
        case 1: makeDomain()
        case 2: makeComposite()
        case 3: makeRange()
        default: makeCollation()
        }
    }

    private mutating func makeEnum() {
        let place = place("mood")
        let labels = ["low", "it's", "a,b", "\"glad\"", "x\\y", "名", ""].shuffled(using: &numbers)
            .prefix(numbers.number(1...5))
        add("CREATE TYPE \(place.sql) AS ENUM (\(labels.map(Self.literal).joined(separator: ", ")))")
        kinds.append(
            PostgresRandomKind(
                type: place.sql,
                defaults: labels.map(Self.literal) + ["NULL::\(place.sql)"],
                other: "text"
            )
        )
        // In a transaction, a label that is already in use elsewhere can still be renamed.
        propose(
            "ALTER TYPE \(place.sql) RENAME VALUE \(Self.literal(labels[0])) TO 'by hand'",
            "changed enum:\(place.said): labels"
        )
        if numbers.oneIn(2) {
            kinds.append(PostgresRandomKind(type: place.sql + "[]", defaults: ["'{}'"], other: "text[]"))
        }
    }

    private mutating func makeDomain() {
        let place = place("domain")
        let constraint = name("check")
        let isText = numbers.oneIn(2)
        let base = isText ? "varchar(12)" + (numbers.oneIn(2) ? " COLLATE \"C\"" : "") : "numeric(9, 2)"
        let check = isText ? "VALUE <> \(Self.literal(text()))" : "VALUE > -1.50 OR VALUE IS NULL"
        let start = numbers.oneIn(2) ? " DEFAULT \(isText ? "'x'" : "1")" : ""
        add(
            "CREATE DOMAIN \(place.sql) AS \(base)\(start)\(numbers.oneIn(3) ? " NOT NULL" : "") CONSTRAINT "
                + "\(Self.quoted(constraint)) CHECK (\(check))"
        )
        kinds.append(
            PostgresRandomKind(
                type: place.sql,
                defaults: isText ? ["'a'", "'b'"] : ["7", "8.5"],
                other: "text"
            )
        )
        propose(
            "ALTER DOMAIN \(place.sql) SET DEFAULT \(isText ? "'by hand'" : "42")",
            "changed domain:\(place.said): default"
        )
        propose(
            "ALTER DOMAIN \(place.sql) DROP CONSTRAINT \(Self.quoted(constraint))",
            "missing check:\(place.said).\(constraint)"
        )
        propose("COMMENT ON DOMAIN \(place.sql) IS 'by hand'", "changed domain:\(place.said): comment")
    }

    private mutating func makeComposite() {
        let place = place("pair")
        let member = name("m")
        add(
            "CREATE TYPE \(place.sql) AS (\(Self.quoted(member)) \(numbers.one(of: kinds).type), other text COLLATE \"C\")"
        )
        kinds.append(PostgresRandomKind(type: place.sql, defaults: ["NULL"], other: "text", isOrdered: false))
        propose("COMMENT ON TYPE \(place.sql) IS 'by hand'", "changed composite type:\(place.said): comment")
        propose(
            "REVOKE USAGE ON TYPE \(place.sql) FROM PUBLIC",
            "changed composite type:\(place.said): grants"
        )
    }

    private mutating func makeRange() {
        let place = place("span")
        let base = numbers.one(of: ["timestamp", "double precision", "date", "bigint"])
        add("CREATE TYPE \(place.sql) AS RANGE (subtype = \(base))")
        kinds.append(PostgresRandomKind(type: place.sql, defaults: ["'empty'"], other: "text"))
        propose("COMMENT ON TYPE \(place.sql) IS 'by hand'", "changed range type:\(place.said): comment")
    }

    private mutating func makeCollation() {
        let place = place("collation")
        add(
            numbers.oneIn(2)
                ? "CREATE COLLATION \(place.sql) (LOCALE = 'C')"
                : "CREATE COLLATION \(place.sql) (PROVIDER = icu, LOCALE = 'und-u-ks-level2', DETERMINISTIC = false)"
        )
        kinds.append(
            PostgresRandomKind(
                type: "text COLLATE \(place.sql)",
                defaults: ["'a'", "'b'"],
                other: "text COLLATE \"C\""
            )
        )
        propose("COMMENT ON COLLATION \(place.sql) IS 'by hand'", "changed collation:\(place.said): comment")
    }

    mutating func makeSequence() {
        let place = place("seq")
        let options = [
            "AS smallint", "INCREMENT BY -2", "MINVALUE -99 MAXVALUE 99", "START WITH 9", "CACHE 3", "CYCLE",
        ]
        .filter { _ in numbers.oneIn(2) }
        // A sequence that counts down starts at its maximum, which a START above it would contradict.
        let isLimited = options.contains { $0.hasPrefix("MINVALUE") } || !options.contains("INCREMENT BY -2")
        let kept = isLimited ? options : options.filter { !$0.hasPrefix("START") }
        add((["CREATE SEQUENCE \(place.sql)"] + kept).joined(separator: " "))
        kinds.append(
            PostgresRandomKind(
                type: "bigint",
                defaults: [
                    "nextval('\(place.sql.replacing("'", with: "''"))')",
                    "nextval('\(place.sql.replacing("'", with: "''"))'::text)",
                ],
                other: "numeric"
            )
        )
        let isDescending = kept.contains("INCREMENT BY -2")
        propose(
            "ALTER SEQUENCE \(place.sql) INCREMENT BY \(isDescending ? -13 : 13)",
            "changed sequence:\(place.said): increment"
        )
        propose("ALTER SEQUENCE \(place.sql) CACHE 77", "changed sequence:\(place.said): cache")
        propose("GRANT USAGE ON SEQUENCE \(place.sql) TO pg_monitor", "changed sequence:\(place.said): grants")
    }
}
