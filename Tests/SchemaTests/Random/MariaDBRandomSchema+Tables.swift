/// Tables with their columns, keys and partitions.
extension MariaDBRandomSchema {
    private enum Form: CaseIterable { case plain, other, partitioned, versioned }

    mutating func makeTable() {
        let form = numbers.one(of: Form.allCases + [.plain, .plain])
        var table = Table(
            name: name("table"),
            engine: form == .other ? numbers.one(of: ["Aria", "MyISAM", "MEMORY"]) : "InnoDB",
            columns: [Column(name: "id", kind: .integer, isNotNull: true, isUsed: true)],
            isOrdinary: form == .plain
        )
        for _ in 0..<numbers.number(1...8) { table.columns.append(column(in: table)) }
        var lines = table.columns.map { definition(of: $0) }
        // What is computed from `id` cannot be where the server chooses it.
        table.isCounted = !table.columns.contains { $0.generated != nil } && numbers.oneIn(3)
        if table.isCounted { lines[0] += " AUTO_INCREMENT" }
        lines.append("PRIMARY KEY (id)")
        for _ in 0..<numbers.number(0...3) { lines.append(index(on: &table, isUniqueAllowed: form != .partitioned)) }
        if !table.isCounted, numbers.oneIn(3) { lines.append(check(on: &table)) }
        if table.isOrdinary { lines += foreignKeys(of: &table) }
        add(
            "CREATE TABLE \(Self.quoted(table.name)) (\n\(lines.joined(separator: ",\n"))\n)" + options(of: table)
                + (form == .versioned ? " WITH SYSTEM VERSIONING" : "")
                + (form == .partitioned ? partitions(of: table) : "")
        )
        tables.append(table)
    }

    private mutating func column(in table: Table) -> Column {
        var column = Column(name: name("c"), kind: numbers.one(of: kinds))
        // Neither an engine in memory nor partitions take every type.
        if !table.isOrdinary {
            while column.kind.prefix != nil || !column.kind.isKeyable { column.kind = numbers.one(of: kinds) }
        }
        if numbers.oneIn(3) { column.comment = text() }
        if numbers.oneIn(8), table.engine == "InnoDB" {
            column.kind = .integer
            column.generated = numbers.one(of: ["(id * 2) STORED", "(length('it''s') + id) VIRTUAL", "(id + 1)"])
            return column
        }
        column.isNotNull = numbers.oneIn(3)
        if numbers.oneIn(2), !column.kind.defaults.isEmpty {
            column.defaultValue = numbers.one(of: column.kind.defaults)
        }
        if column.kind.isText, numbers.oneIn(3) {
            column.collation = numbers.one(of: [
                "latin1_german2_ci", "utf8mb4_bin", "utf8mb4_unicode_nopad_ci", "ascii_bin",
            ])
        }
        column.isInvisible = numbers.oneIn(10) && (!column.isNotNull || column.defaultValue != nil)
        if column.kind.type == "INT", numbers.oneIn(3) {
            column.check = numbers.one(of: [
                "\(Self.quoted(column.name)) > 0", "\(Self.quoted(column.name)) NOT IN (1, 2)",
            ])
        }
        return column
    }

    /// The column as `CREATE` and `MODIFY` say it.
    func definition(of column: Column) -> String {
        var parts = [Self.quoted(column.name), column.kind.type]
        if let collation = column.collation { parts.append("COLLATE \(collation)") }
        if let generated = column.generated { parts.append("GENERATED ALWAYS AS \(generated)") }
        if column.isNotNull { parts.append("NOT NULL") } else if column.generated == nil { parts.append("NULL") }
        if let value = column.defaultValue { parts.append("DEFAULT \(value)") }
        if column.isInvisible { parts.append("INVISIBLE") }
        if let comment = column.comment { parts.append("COMMENT \(Self.literal(comment))") }
        if let check = column.check { parts.append("CHECK (\(check))") }
        return parts.joined(separator: " ")
    }

    private mutating func index(on table: inout Table, isUniqueAllowed: Bool) -> String {
        let places = table.columns.indices.filter {
            table.columns[$0].kind.isKeyable && table.columns[$0].generated == nil
        }
        let place = numbers.one(of: places)
        table.columns[place].isUsed = true
        let column = table.columns[place]
        let term = Self.quoted(column.name) + (column.kind.prefix.map { "(\($0))" } ?? "")
        let isUnique = isUniqueAllowed && numbers.oneIn(3)
        let name = name("ix")
        let terms = numbers.one(of: place == 0 ? [term, term + " DESC"] : [term, term + " DESC", "\(term), id"])
        let comment = numbers.oneIn(4) ? " COMMENT \(Self.literal(text() + "x"))" : ""
        let ignored = numbers.oneIn(6) ? " IGNORED" : ""
        let statement = "ALTER TABLE \(Self.quoted(table.name))"
        propose("\(statement) DROP INDEX \(Self.quoted(name))", "missing index:\(table.name).\(name)")
        propose(
            "\(statement) ALTER INDEX \(Self.quoted(name)) \(ignored.isEmpty ? "IGNORED" : "NOT IGNORED")",
            "changed index:\(table.name).\(name): ignored"
        )
        return "\(isUnique ? "UNIQUE " : "")INDEX \(Self.quoted(name)) (\(terms))\(comment)\(ignored)"
    }

    private mutating func check(on table: inout Table) -> String {
        let place = numbers.number(0...(table.columns.count - 1))
        table.columns[place].isUsed = true
        let column = Self.quoted(table.columns[place].name)
        let name = name("ck")
        propose(
            "ALTER TABLE \(Self.quoted(table.name)) DROP CONSTRAINT \(Self.quoted(name))",
            "missing check:\(table.name).\(name)"
        )
        let condition = numbers.one(of: [
            "id > 0 OR \(column) IS NOT NULL", "NOT (\(column) IS NULL) AND id BETWEEN 1 AND 5",
            "CASE WHEN \(column) IS NULL THEN id > 1 ELSE TRUE END", "'it''s' <> CONCAT('a', id)",
        ])
        return "CONSTRAINT \(Self.quoted(name)) CHECK (\(condition))"
    }

    private mutating func foreignKeys(of table: inout Table) -> [String] {
        let targets = tables.indices.filter { tables[$0].isOrdinary }
        guard !targets.isEmpty, numbers.oneIn(2) else { return [] }
        let target = numbers.one(of: targets)
        tables[target].isUsed = true
        table.isUsed = true
        let column = name("fk")
        let action = numbers.one(of: [
            "", " ON DELETE CASCADE", " ON DELETE SET NULL ON UPDATE CASCADE", " ON DELETE RESTRICT",
        ])
        // The server makes a name out of the table's, which may not become too long.
        let isNamed = numbers.oneIn(2) || table.name.utf8.count > 50
        let constraint = name("fk")
        let naming = isNamed ? "CONSTRAINT \(Self.quoted(constraint)) " : ""
        if isNamed {
            propose(
                "ALTER TABLE \(Self.quoted(table.name)) DROP FOREIGN KEY \(Self.quoted(constraint))",
                "missing foreign key:\(table.name).\(constraint)"
            )
        }
        table.columns.append(Column(name: column, kind: .integer, isUsed: true))
        return [
            "\(Self.quoted(column)) INT NULL",
            "\(naming)FOREIGN KEY (\(Self.quoted(column))) REFERENCES \(Self.quoted(tables[target].name)) (id)\(action)",
        ]
    }

    private mutating func options(of table: Table) -> String {
        var parts = [" ENGINE = \(table.engine)"]
        if numbers.oneIn(3) {
            parts.append("COLLATE = " + numbers.one(of: ["latin1_swedish_ci", "utf8mb4_general_ci", "utf8mb4_bin"]))
        }
        if numbers.oneIn(3) { parts.append("COMMENT = \(Self.literal(text()))") }
        if table.engine == "InnoDB", numbers.oneIn(3) {
            parts.append(numbers.one(of: ["ROW_FORMAT = COMPACT", "ROW_FORMAT = DYNAMIC", "ROW_FORMAT = REDUNDANT"]))
        }
        if numbers.oneIn(6) { parts.append("MAX_ROWS = 1000") }
        return parts.joined(separator: " ")
    }

    private mutating func partitions(of table: Table) -> String {
        let names = [name("p"), name("p")].map(Self.quoted)
        return numbers.one(of: [
            " PARTITION BY HASH (id) PARTITIONS 3", " PARTITION BY LINEAR KEY (id) PARTITIONS 2",
            " PARTITION BY RANGE (id) (PARTITION \(names[0]) VALUES LESS THAN (10), PARTITION \(names[1]) VALUES LESS "
                + "THAN MAXVALUE)",
            " PARTITION BY LIST (id) (PARTITION \(names[0]) VALUES IN (1, 2) COMMENT = 'it''s', PARTITION \(names[1]) "
                + "VALUES IN (NULL, 3))",
            " PARTITION BY RANGE COLUMNS (id) SUBPARTITION BY HASH (id) SUBPARTITIONS 2 (PARTITION \(names[0]) VALUES "
                + "LESS THAN (7), PARTITION \(names[1]) VALUES LESS THAN (MAXVALUE))",
        ])
    }
}
