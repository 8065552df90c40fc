/// Keys, checks and indexes.
extension PostgresRandomSchema {
    mutating func constraints(of table: inout Table) -> [String] {
        var lines: [String] = []
        for _ in 0..<numbers.number(0...2) {
            lines.append(numbers.oneIn(2) ? check(of: &table) : unique(of: &table))
        }
        if table.form == .plain, numbers.oneIn(6) {
            let constraint = name("excl")
            lines.append(
                "CONSTRAINT \(Self.quoted(constraint)) EXCLUDE USING gist (int4range(id, id + 5) WITH &&) WHERE (id > 3)"
            )
            propose(
                "ALTER TABLE \(table.place.sql) DROP CONSTRAINT \(Self.quoted(constraint))",
                "missing exclusion:\(table.place.said).\(constraint)"
            )
        }
        return lines
    }

    private mutating func check(of table: inout Table) -> String {
        let place = numbers.number(0...(table.columns.count - 1))
        table.columns[place].isUsed = true
        let column = Self.quoted(table.columns[place].name)
        let condition = numbers.one(of: [
            "id > 0 OR \(column) IS NOT NULL", "id BETWEEN -5 AND 5 AND NOT (\(column) IS NULL)",
            "\(column) IS NULL OR id IN (1, 2, 3)", "CASE WHEN \(column) IS NULL THEN id > 1 ELSE true END",
            "coalesce(id, 0) <> 0 AND 'it''s; --' <> \(Self.literal(text()))", "(id)::text ~ '^[0-9]+$'",
        ])
        guard numbers.oneIn(2) else { return "CHECK (\(condition))" }
        let constraint = name("check")
        propose(
            "ALTER TABLE \(table.place.sql) DROP CONSTRAINT \(Self.quoted(constraint))",
            "missing check:\(table.place.said).\(constraint)"
        )
        propose(
            "COMMENT ON CONSTRAINT \(Self.quoted(constraint)) ON \(table.place.sql) IS 'by hand'",
            "changed check:\(table.place.said).\(constraint): comment"
        )
        let inheriting = table.form == .plain && numbers.oneIn(4) ? " NO INHERIT" : ""
        return "CONSTRAINT \(Self.quoted(constraint)) CHECK (\(condition))" + inheriting
    }

    private mutating func unique(of table: inout Table) -> String {
        var columns = ["id"]
        let ordered = table.columns.indices.filter { table.columns[$0].kind.isOrdered && $0 > 0 }
        if !ordered.isEmpty {
            let place = numbers.one(of: ordered)
            table.columns[place].isUsed = true
            columns =
                numbers.oneIn(2) || table.form == .partitioned
                ? [table.columns[place].name, "id"] : [table.columns[place].name]
        }
        let list = columns.map(Self.quoted).joined(separator: ", ")
        let options = numbers.one(of: ["", "", table.form == .plain ? " DEFERRABLE INITIALLY DEFERRED" : ""])
        let nulls = numbers.oneIn(4) ? " NULLS NOT DISTINCT" : ""
        guard numbers.oneIn(2) else { return "UNIQUE\(nulls) (\(list))\(options)" }
        let constraint = name("uq")
        propose(
            "ALTER TABLE \(table.place.sql) DROP CONSTRAINT \(Self.quoted(constraint))",
            "missing unique:\(table.place.said).\(constraint)"
        )
        return "CONSTRAINT \(Self.quoted(constraint)) UNIQUE\(nulls) (\(list))\(options)"
    }

    mutating func foreignKeys(of table: inout Table) -> [String] {
        var lines: [String] = []
        let choices = tables.filter(\.hasKey)
        for _ in 0..<(choices.isEmpty ? 0 : numbers.number(0...2)) {
            let target = numbers.one(of: choices)
            if let index = tables.firstIndex(where: { $0.place == target.place }) { tables[index].isUsed = true }
            let column = name("fk")
            table.columns.append(Column(name: column, kind: .integer, isUsed: true))
            let constraint = name("fk")
            let action = numbers.one(of: [
                "", " ON DELETE CASCADE", " ON DELETE SET NULL ON UPDATE RESTRICT", " ON UPDATE CASCADE",
                " ON DELETE SET DEFAULT", " MATCH FULL",
            ])
            let moment = numbers.one(of: ["", "", " DEFERRABLE", " DEFERRABLE INITIALLY DEFERRED"])
            lines.append("\(Self.quoted(column)) integer")
            let naming = numbers.oneIn(2) ? "CONSTRAINT \(Self.quoted(constraint)) " : ""
            lines.append(
                "\(naming)FOREIGN KEY (\(Self.quoted(column))) REFERENCES \(target.place.sql) (id)\(action)\(moment)"
            )
            guard !naming.isEmpty else { continue }
            propose(
                "ALTER TABLE \(table.place.sql) DROP CONSTRAINT \(Self.quoted(constraint))",
                "missing foreign key:\(table.place.said).\(constraint)"
            )
        }
        return lines
    }

    mutating func makeIndex(on table: inout Table) {
        let index = name("ix")
        let place = numbers.number(0...(table.columns.count - 1))
        let column = table.columns[place]
        table.columns[place].isUsed = true
        let path = Self.quoted(column.name)
        let term =
            !column.kind.isOrdered
            ? "(\(path) IS NULL)"
            : numbers.one(of: [
                path, "\(path) DESC", "\(path) NULLS FIRST", "id, \(path) DESC NULLS LAST", "(id + 1), \(path)",
                "(\(path) IS NOT NULL) DESC, id",
            ])
        let isUnique = numbers.oneIn(3) && table.form == .plain
        let options = [
            numbers.oneIn(4) && isUnique ? " NULLS NOT DISTINCT" : "",
            numbers.oneIn(5) ? " WITH (fillfactor = 55)" : "",
            numbers.oneIn(3)
                ? " WHERE "
                    + numbers.one(of: ["id > 5", "id <> 1 AND \(path) IS NOT NULL", "NOT (id = ANY (ARRAY[1, 2]))"])
                : "",
        ]
        let including = numbers.oneIn(4) ? " INCLUDE (id)" : ""
        let words = isUnique ? "UNIQUE INDEX" : "INDEX"
        let name = Place(schema: table.place.schema, name: index)
        add(
            "CREATE \(words) \(Self.quoted(index)) ON \(table.place.sql) (\(term))\(including)\(options.joined())"
        )
        if table.form != .partitioned {
            propose("DROP INDEX \(name.sql)", "missing index:\(table.place.said).\(index)")
            propose("COMMENT ON INDEX \(name.sql) IS 'by hand'", "changed index:\(table.place.said).\(index): comment")
        }
    }
}
