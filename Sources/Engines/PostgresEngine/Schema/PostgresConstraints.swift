import SchemaModel

/// Constraints of tables and domains.
///
/// Enough to make them again: of a primary key or unique constraint `columns`, `include`, `nulls not distinct`,
/// `deferrable` (the words behind it in SQL), `options`, `tablespace` and `index comment`; of a check `expression` and
/// `no inherit`; of a foreign key `columns`, `references`, `on delete`, `on update`, `match`, `deferrable`; of an exclusion
/// `definition` with `options` and `tablespace`. `invalid` says NOT VALID. `enabled` is only said of a foreign key whose
/// triggers somebody has switched off. One that a table inherits is not repeated; `local` says that a table has a check
/// of its own besides.
extension PostgresReading {
    /// The question for constraints.
    static func constraints(_ place: PostgresPlace) -> PostgresQuestion {
        PostgresQuestion(
            sql: """
                SELECT n.oid, n.conname, n.contype, n.conrelid, n.contypid, n.conindid, n.confrelid, n.conkey::text, \
                n.confkey::text, n.condeferrable, n.condeferred, n.convalidated, n.confupdtype, n.confdeltype, \
                n.confmatchtype, n.conislocal, n.coninhcount, n.connoinherit, n.conparentid, \
                \(place.since(15, "n.confdelsetcols::text")), \
                CASE n.contype WHEN 'c' THEN pg_get_expr(n.conbin, n.conrelid) \
                WHEN 'x' THEN pg_get_constraintdef(n.oid) \
                WHEN 'f' THEN CASE WHEN f.relnamespace NOT IN \(place.list) THEN pg_get_constraintdef(n.oid) END END \
                FROM pg_constraint n LEFT JOIN pg_class f ON f.oid = n.confrelid AND n.contype = 'f' \
                WHERE n.connamespace IN \(place.list) AND n.contype IN ('c', 'f', 'p', 'u', 'x')
                """
        ) { row, reading in reading.readConstraint(row) }
    }

    private mutating func readConstraint(_ row: PostgresRow) {
        let (number, name, letter) = (row.oid(0), row.text(1) ?? "", row.letter(2))
        let comment = Attribute(.comment, lookups.comment(.constraint, number))
        let invalid = Attribute(.invalid, holds: !row.holds(11))
        guard let index = relationPlaces[row.oid(3)] else {
            let expression = Attribute(.expression, row.text(20).map(PostgresText.settled))
            let attributes = [expression, invalid, comment].compactMap(\.self)
            domainChecks[row.oid(4), default: []].append(SchemaObject(.check, name: name, attributes: attributes))
            return
        }
        // What only repeats a constraint of the table above has nothing to say; its index neither.
        let isRepeated = letter == "c" ? row.number(16) > 0 && !row.holds(15) : row.oid(18) != 0
        let (relation, part) = (relations[index], relations[index].parts.count)
        if letter != "f" { indexPlaces[row.oid(5)] = (index, isRepeated ? -1 : part) }
        guard !isRepeated, !relation.isLeftOut else { return }
        var attributes: [Attribute?] = [comment, invalid, Attribute(.deferrable, Self.deferral(row))]
        let kind: ObjectKind
        switch letter {
        case "p", "u":
            kind = letter == "p" ? .primaryKey : .unique
            attributes.append(Attribute(.columns, relation.columns(row.numbers(7), lookups)))
        case "f":
            kind = .foreignKey
            attributes += foreignKey(row, of: relation)
        case "c":
            kind = .check
            attributes += checkFacts(row)
        case _:
            kind = .exclusion
            // Its text says when it is checked.
            attributes[2] = nil
            attributes.append(Attribute(.definition, row.text(20).map(PostgresText.settled)))
        }
        constraintPlaces[number] = (index, part)
        relations[index].parts.append(PostgresPart(kind: kind, name: name, attributes: attributes.compactMap(\.self)))
    }

    private func checkFacts(_ row: PostgresRow) -> [Attribute?] {
        if row.number(16) > 0 { return [Attribute(.isLocal, "yes")] }
        return [
            Attribute(.expression, row.text(20).map(PostgresText.settled)),
            Attribute(.noInherit, holds: row.holds(17)),
        ]
    }

    private func foreignKey(_ row: PostgresRow, of relation: PostgresRelation) -> [Attribute?] {
        var onDelete = Self.action(row.letter(13))
        let set = row.numbers(19)
        if !set.isEmpty { onDelete = onDelete.map { $0 + " (" + relation.columns(set, lookups) + ")" } }
        let target: String
        if let index = relationPlaces[row.oid(6)] {
            target = relations[index].reference + "(" + relations[index].columns(row.numbers(8), lookups) + ")"
        } else {
            target = Self.target(row.text(20) ?? "")
        }
        return [
            Attribute(.columns, relation.columns(row.numbers(7), lookups)), Attribute(.references, target),
            Attribute(.onUpdate, Self.action(row.letter(12))), Attribute(.onDelete, onDelete),
            Attribute(.match, row.letter(14) == "f" ? "FULL" : nil),
        ]
    }

    /// What a foreign key's text says of a table in a schema that is not read.
    private static func target(_ text: String) -> String {
        let bytes = Array(text.utf8)
        let keyword = Array(" REFERENCES ".utf8)
        var index = 0
        while index < bytes.count, !bytes[index...].starts(with: keyword) {
            index = PostgresScanner.skipGroup(bytes, index)
        }
        let start = min(index + keyword.count, bytes.count)
        index = start
        while index < bytes.count, bytes[index] != UInt8(ascii: "(") { index = PostgresScanner.skip(bytes, index) }
        let end = index < bytes.count ? PostgresScanner.skipGroup(bytes, index) : index
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }

    private static func deferral(_ row: PostgresRow) -> String? {
        guard row.holds(9) else { return nil }
        return row.holds(10) ? "DEFERRABLE INITIALLY DEFERRED" : "DEFERRABLE"
    }

    private static func action(_ letter: Unicode.Scalar) -> String? {
        switch letter {
        case "r": "RESTRICT"
        case "c": "CASCADE"
        case "n": "SET NULL"
        case "d": "SET DEFAULT"
        case _: nil
        }
    }
}
