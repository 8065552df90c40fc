import SchemaModel

/// Columns. `type` alone makes an ordinary one again; `default`, `generated` (an expression that is stored) and `identity`
/// (`ALWAYS` or `BY DEFAULT`, with the sequence's options in parentheses) are what follows it in SQL.
///
/// `privileges` are the grants on the sequence behind an identity. A column that a table inherits is a part of it only
/// where something about it differs from the parent's, and then says just that; `default: NULL` when the parent has one.
extension PostgresReading {
    /// The question for columns of relations, and for what single columns of indexes were given.
    static func columns(_ place: PostgresPlace) -> PostgresQuestion {
        PostgresQuestion(
            sql: """
                SELECT a.attrelid, a.attnum, a.attname, a.atttypid, a.atttypmod, a.attnotnull, a.attidentity, \
                \(place.since(12, "a.attgenerated")), a.attcollation, a.attstorage, \(place.since(14, "a.attcompression")), \
                a.attstattarget, a.attislocal, a.attinhcount, a.attacl::text, \(place.options("a.attoptions")), \
                \(place.foreignOptions("a.attfdwoptions")), \
                CASE WHEN c.relkind IN ('i', 'I') THEN 'yes' END \
                FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid \
                WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relnamespace IN \(place.list) \
                AND (c.relkind NOT IN ('i', 'I', 't', 'S') \
                OR c.relkind IN ('i', 'I') AND (a.attoptions IS NOT NULL OR a.attstattarget >= 0))
                """
        ) { row, reading in reading.readColumn(row) }
    }

    /// The question for defaults and for what generated columns are made from.
    ///
    /// To print one takes the server longest of all, and thousands are the same, so each is printed once; only where it
    /// names columns does it matter whose it is.
    static func defaults(_ place: PostgresPlace) -> PostgresQuestion {
        PostgresQuestion(
            sql: """
                WITH trees AS MATERIALIZED (SELECT d.adrelid, d.adnum, d.adbin, \
                CASE WHEN strpos(d.adbin::text, '{VAR ') > 0 THEN d.adrelid ELSE 0 END owner \
                FROM pg_attrdef d JOIN pg_class c ON c.oid = d.adrelid WHERE c.relnamespace IN \(place.list)), \
                printed AS MATERIALIZED (SELECT x.adbin::text tree, x.owner, pg_get_expr(x.adbin, x.owner) words \
                FROM (SELECT DISTINCT adbin, owner FROM trees) x) \
                SELECT t.adrelid, t.adnum, p.words FROM trees t \
                JOIN printed p ON p.tree = t.adbin::text AND p.owner = t.owner
                """
        ) { row, reading in
            guard let words = row.text(2) else { return }
            reading.lookups.defaults[PostgresLookups.key(row.oid(0), row.number(1))] = PostgresText.settled(words)
        }
    }

    private mutating func readColumn(_ row: PostgresRow) {
        if row.text(17) != nil {
            let fact = PostgresIndexColumnFact(
                number: row.number(1),
                options: row.text(15),
                statisticsTarget: Self.statisticsTarget(row)
            )
            indexColumnFacts[row.oid(0), default: []].append(fact)
            return
        }
        guard let place = relationPlaces[row.oid(0)] else { return }
        let isInherited = row.number(13) > 0
        let origin: PostgresColumn.Origin =
            if !isInherited { .own } else if row.holds(12) { .ownAndInherited } else { .inherited }
        let column = PostgresColumn(
            number: row.number(1),
            name: row.text(2) ?? "",
            origin: origin,
            collation: row.oid(8),
            attributes: relations[place].isLeftOut ? [] : columnAttributes(row, of: relations[place])
        )
        // Rows come as they lie in the catalogue, which is their order until somebody touches one.
        let columns = relations[place].columns
        if let last = columns.last, last.number > column.number {
            let index = columns.firstIndex { $0.number > column.number } ?? columns.endIndex
            relations[place].columns.insert(column, at: index)
        } else {
            relations[place].columns.append(column)
        }
    }

    private mutating func columnAttributes(_ row: PostgresRow, of relation: PostgresRelation) -> [Attribute] {
        guard let type = lookups.columnType(row.oid(3), modifier: row.number(4)) else { return [] }
        var attributes = [Attribute(.type, type.name)]
        func add(_ key: AttributeKey, _ value: String?) {
            if let value { attributes.append(Attribute(key, value)) }
        }
        if row.holds(5) { add(.notNull, "yes") }
        if let expression = lookups.defaults[PostgresLookups.key(row.oid(0), row.number(1))] {
            switch row.letter(7) {
            case "s": add(.generated, expression)
            case "v": add(.generated, expression + " VIRTUAL")
            case _: add(.default, expression)
            }
        }
        switch row.letter(6) {
        case "a": add(.identity, "ALWAYS")
        case "d": add(.identity, "BY DEFAULT")
        case _: break
        }
        let collation = row.oid(8)
        if collation != type.collation { add(.collation, lookups.collations[collation]) }
        let storage = row.letter(9)
        if storage != type.storage { add(.storage, Self.storage(storage)) }
        switch row.letter(10) {
        case "p": add(.compression, "pglz")
        case "l": add(.compression, "lz4")
        case _: break
        }
        add(.statisticsTarget, Self.statisticsTarget(row))
        add(.options, row.text(15) ?? row.text(16))
        add(.grants, grantsText(row.text(14), usual: nil))
        add(.comment, columnComment(row, relation))
        return attributes
    }

    private func columnComment(_ row: PostgresRow, _ relation: PostgresRelation) -> String? {
        lookups.comment(.relation, relation.number, part: row.number(1))
    }

    /// How much is asked of the statistics; -1 and, since 17, NULL leave it to the server's setting.
    private static func statisticsTarget(_ row: PostgresRow) -> String? {
        row.text(11).flatMap { $0 == "-1" ? nil : $0 }
    }

    private static func storage(_ letter: Unicode.Scalar) -> String {
        switch letter {
        case "p": "PLAIN"
        case "e": "EXTERNAL"
        case "m": "MAIN"
        case _: "EXTENDED"
        }
    }
}

/// What a single column of an index was given.
struct PostgresIndexColumnFact {
    /// Counted from 1.
    let number: Int
    /// The parameters of its operator class.
    let options: String?
    let statisticsTarget: String?
}
