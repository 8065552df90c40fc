import SchemaModel

/// Indexes that belong to no constraint.
///
/// Enough to make one again: `unique`, `method` (btree when not said), `columns` (each as it stands in `CREATE INDEX`),
/// `include`, `nulls not distinct`, `predicate`, `options`, `tablespace`; then `statistics target` (`1 = 100` for the first
/// column) and `comment`. `invalid` says that it was never finished. An index that repeats one of the partitioned table
/// above is not listed.
extension PostgresReading {
    /// The question for indexes.
    static func indexes(_ place: PostgresPlace) -> PostgresQuestion {
        PostgresQuestion(
            sql: """
                SELECT i.indexrelid, i.indrelid, c.relname, c.relam, i.indisunique, i.indisvalid, i.indisclustered, \
                i.indisreplident, \(place.since(15, "i.indnullsnotdistinct", else: "false")), i.indnkeyatts, \
                i.indkey::text, i.indclass::text, i.indcollation::text, i.indoption::text, c.relispartition, \
                \(place.options("c.reloptions")), c.reltablespace, \
                CASE WHEN i.indpred IS NOT NULL THEN pg_get_expr(i.indpred, i.indrelid) END \
                FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE c.relnamespace IN \(place.list)
                """
        ) { row, reading in reading.readIndex(row) }
    }

    private mutating func readIndex(_ row: PostgresRow) {
        guard let index = relationPlaces[row.oid(1)], !relations[index].isLeftOut else { return }
        let name = row.text(2) ?? ""
        if row.holds(6) { relations[index].attributes.append(Attribute(.clusteredOn, lookups.quoted(name))) }
        if row.holds(7) {
            relations[index].attributes
                .append(
                    Attribute(.replicaIdentity, "USING INDEX \(lookups.quoted(name))")
                )
        }
        let facts = indexFacts(row, of: relations[index])
        if let place = indexPlaces[row.oid(0)] {
            guard place.part >= 0 else { return }
            let saysItself = relations[place.relation].parts[place.part].kind == .exclusion
            let comment = Attribute(.indexComment, lookups.comment(.relation, row.oid(0))).map { [$0] } ?? []
            relations[place.relation].parts[place.part].attributes +=
                comment + facts.filter { !saysItself || $0.key != .include }
            return
        }
        guard !row.holds(14) else { return }
        let method = lookups.accessMethods[row.oid(3)]
        let attributes = [
            Attribute(.unique, holds: row.holds(4)),
            Attribute(.method, method == "btree" ? nil : method.map(lookups.quoted)),
            Attribute(.columns, indexColumns(row, of: relations[index])),
            Attribute(.predicate, row.text(17).map(PostgresText.settled)),
            Attribute(.comment, lookups.comment(.relation, row.oid(0))),
        ]
        indexPlaces[row.oid(0)] = (index, relations[index].parts.count)
        relations[index].parts
            .append(
                PostgresPart(kind: .index, name: name, attributes: attributes.compactMap(\.self) + facts)
            )
    }

    /// What the index of a constraint can have too.
    private func indexFacts(_ row: PostgresRow, of relation: PostgresRelation) -> [Attribute] {
        let include = row.numbers(10).dropFirst(row.number(9))
        let targets = (indexColumnFacts[row.oid(0)] ?? [])
            .compactMap { fact in fact.statisticsTarget.map { "\(fact.number) = \($0)" } }
        return [
            Attribute(.include, include.isEmpty ? nil : relation.columns(include, lookups)),
            Attribute(.nullsNotDistinct, holds: row.holds(8)), Attribute(.invalid, holds: !row.holds(5)),
            Attribute(.options, row.text(15)),
            Attribute(.tablespace, lookups.tablespaces[row.oid(16)].map(lookups.quoted)),
            Attribute(.statisticsTarget, targets.isEmpty ? nil : targets.joined(separator: ", ")),
        ]
        .compactMap(\.self)
    }

    private func indexColumns(_ row: PostgresRow, of relation: PostgresRelation) -> String {
        let (keys, classes, collations) = (row.numbers(10), row.numbers(11), row.numbers(12))
        let options = row.numbers(13)
        let facts = indexColumnFacts[row.oid(0)] ?? []
        let columns = (0..<min(row.number(9), keys.count))
            .map { place in
                // An expression is filled in when expressions are read.
                var text = keys[place] == 0 ? Self.placeholder : relation.column(keys[place], lookups)
                let collation = UInt32(collations[place])
                if keys[place] != 0, collation != 0, collation != relation.collation(ofColumn: keys[place]) {
                    text += " COLLATE " + (lookups.collations[collation] ?? "?")
                }
                let parameters = facts.first { $0.number == place + 1 }?.options
                if let found = lookups.operatorClasses[UInt32(classes[place])], !found.isDefault || parameters != nil {
                    text += " " + found.name
                }
                if let parameters { text += " (\(parameters))" }
                return text + Self.order(options[place])
            }
        return columns.joined(separator: ", ")
    }

    /// Ascending with nulls last, and descending with nulls first, go without saying.
    private static func order(_ bits: Int) -> String {
        switch bits & 3 {
        case 1: " DESC NULLS LAST"
        case 2: " NULLS FIRST"
        case 3: " DESC"
        case _: ""
        }
    }

    /// What no name that is written as SQL holds.
    private static let placeholder = "\u{1}"

    /// The question for the expressions among the columns of indexes.
    static func indexExpressions(_ place: PostgresPlace) -> PostgresQuestion {
        PostgresQuestion(
            sql: """
                SELECT i.indexrelid, pg_get_indexdef(i.indexrelid, k.place::int, false), \
                CASE WHEN a.attcollation <> y.typcollation THEN a.attcollation END \
                FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid \
                CROSS JOIN LATERAL generate_series(1, i.indnkeyatts) k (place) \
                JOIN pg_attribute a ON a.attrelid = i.indexrelid AND a.attnum = k.place \
                JOIN pg_type y ON y.oid = a.atttypid \
                WHERE i.indexprs IS NOT NULL AND i.indkey[k.place - 1] = 0 AND c.relnamespace IN \(place.list) \
                ORDER BY i.indexrelid, k.place
                """
        ) { row, reading in
            guard let place = reading.indexPlaces[row.oid(0)], place.part >= 0, let text = row.text(1) else { return }
            let collation = reading.lookups.collations[row.oid(2)].map { " COLLATE " + $0 } ?? ""
            let expression = PostgresText.settled(text) + collation
            reading.relations[place.relation].parts[place.part].fill(placeholder, with: expression)
        }
    }
}

extension PostgresPart {
    /// Puts an expression in the first place that waits for one.
    fileprivate mutating func fill(_ placeholder: String, with text: String) {
        guard let index = attributes.firstIndex(where: { $0.key == .columns }),
            let range = attributes[index].value.firstRange(of: placeholder)
        else { return }
        let value = attributes[index].value
        attributes[index] = Attribute(.columns, value[..<range.lowerBound] + text + value[range.upperBound...])
    }
}
