/// Tables with their columns, partitions and heirs.
extension PostgresRandomSchema {
    mutating func makeTable() {
        let place = place("table")
        var table = Table(place: place, form: numbers.oneIn(5) ? .partitioned : .plain, columns: [])
        table.columns.append(Column(name: "id", kind: .integer, isNotNull: true, isUsed: true))
        for _ in 0..<numbers.number(1...8) { table.columns.append(column(hasSiblings: table.form == .partitioned)) }
        var lines = table.columns.map { definition(of: $0) }
        table.hasKey = !numbers.oneIn(5)
        if table.hasKey { lines.append(primaryKey(of: &table)) }
        lines += constraints(of: &table)
        let persistence = table.form == .plain && numbers.oneIn(6) ? "UNLOGGED " : ""
        if persistence.isEmpty { lines += foreignKeys(of: &table) }
        var text = "CREATE \(persistence)TABLE \(place.sql) (\n\(lines.joined(separator: ",\n"))\n)"
        if table.form == .partitioned {
            text += numbers.one(of: [
                " PARTITION BY RANGE (id)", " PARTITION BY LIST (id)", " PARTITION BY HASH (id)",
            ])
        } else if numbers.oneIn(4) {
            text += " WITH (fillfactor = 70, autovacuum_enabled = false)"
        }
        add(text)
        table.isUnlogged = !persistence.isEmpty
        if table.isUnlogged { table.hasKey = false }
        if table.form == .partitioned { makePartitions(of: table, by: text) }
        decorate(table)
        for _ in 0..<numbers.number(0...3) { makeIndex(on: &table) }
        if table.form == .plain, numbers.oneIn(6) { makeHeir(of: &table) }
        if table.form == .plain, persistence.isEmpty, numbers.oneIn(6) {
            add("ALTER TABLE \(place.sql) REPLICA IDENTITY FULL")
        }
        tables.append(table)
    }

    private mutating func column(hasSiblings: Bool) -> Column {
        var column = Column(name: name("c"), kind: numbers.one(of: kinds))
        switch numbers.number(0...9) {
        case 0:
            column.generated = numbers.one(of: ["id * 2", "(id + 1) * id", "length('it''s') + id"])
            return Column(name: column.name, kind: .integer, generated: column.generated)
        case 1 where !hasSiblings:
            let options = numbers.one(of: ["", " (START WITH 10 INCREMENT BY 5 CACHE 7 CYCLE)", " (MINVALUE -5)"])
            return Column(
                name: column.name,
                kind: .integer,
                isNotNull: true,
                identity: numbers.one(of: ["ALWAYS", "BY DEFAULT"]) + " AS IDENTITY" + options
            )
        default: break
        }
        column.isNotNull = numbers.oneIn(3)
        if numbers.oneIn(2) { column.defaultValue = numbers.one(of: column.kind.defaults) }
        if column.kind.isText, numbers.oneIn(3) {
            column.collation = numbers.one(of: ["\"C\"", "\"POSIX\"", "\"und-x-icu\"", "pg_catalog.\"default\""])
        }
        return column
    }

    private mutating func definition(of column: Column) -> String {
        var parts = [Self.quoted(column.name), column.kind.type]
        if let collation = column.collation { parts.append("COLLATE \(collation)") }
        if let generated = column.generated { parts.append("GENERATED ALWAYS AS (\(generated)) STORED") }
        if let identity = column.identity { parts.append("GENERATED \(identity)") }
        if let value = column.defaultValue { parts.append("DEFAULT \(value)") }
        if column.isNotNull { parts.append("NOT NULL") }
        return parts.joined(separator: " ")
    }

    private mutating func primaryKey(of table: inout Table) -> String {
        let naming = numbers.oneIn(2) ? "CONSTRAINT \(Self.quoted(name("pk"))) " : ""
        let included = table.columns.indices.filter { table.columns[$0].generated == nil && $0 > 0 }
        guard let place = included.first, numbers.oneIn(5) else { return naming + "PRIMARY KEY (id)" }
        table.columns[place].isUsed = true
        return naming + "PRIMARY KEY (id) INCLUDE (\(Self.quoted(table.columns[place].name)))"
    }

    private mutating func makePartitions(of table: Table, by text: String) {
        for number in 0..<numbers.number(0...3) {
            let place = place("part")
            let bound =
                text.hasSuffix("RANGE (id)")
                ? "FOR VALUES FROM (\(number * 10)) TO (\(number * 10 + 10))"
                : text.hasSuffix("LIST (id)")
                    ? "FOR VALUES IN (\(number), \(number + 100)\(numbers.oneIn(3) && !table.hasKey ? ", NULL" : ""))"
                    : "FOR VALUES WITH (MODULUS 4, REMAINDER \(number))"
            let isNullTaken = bound.contains("NULL")
            let own = numbers.oneIn(3) ? " (CONSTRAINT \(Self.quoted(name("own"))) CHECK (id <> 7))" : ""
            add("CREATE TABLE \(place.sql) PARTITION OF \(table.place.sql)\(own) \(bound)")
            if numbers.oneIn(3) { add("CREATE INDEX \(Self.quoted(name("own"))) ON \(place.sql) (id DESC)") }
            if numbers.oneIn(4) { add("ALTER TABLE \(place.sql) ALTER id SET DEFAULT \(number)") }
            if !table.hasKey { propose("DROP TABLE \(place.sql)", "missing table:\(place.said)") }
            propose("COMMENT ON TABLE \(place.sql) IS 'by hand'", "changed table:\(place.said): comment")
            propose("CREATE INDEX by_hand ON \(place.sql) (id, id)", "unexpected index:\(place.said).by_hand")
            if isNullTaken { break }
        }
        if !text.hasSuffix("HASH (id)"), numbers.oneIn(2) {
            add("CREATE TABLE \(place("rest").sql) PARTITION OF \(table.place.sql) DEFAULT")
        }
    }

    private mutating func makeHeir(of table: inout Table) {
        let place = place("heir")
        let own = name("own")
        table.isUsed = true
        table.form = .child
        add("CREATE TABLE \(place.sql) (\(Self.quoted(own)) integer DEFAULT 3) INHERITS (\(table.place.sql))")
        propose(
            "ALTER TABLE \(place.sql) ALTER \(Self.quoted(own)) SET DEFAULT 4",
            "changed column:\(place.said).\(own): default"
        )
        propose("DROP TABLE \(place.sql)", "missing table:\(place.said)")
    }

    /// What no clause of `CREATE TABLE` says.
    private mutating func decorate(_ table: Table) {
        if numbers.oneIn(3) { add("COMMENT ON TABLE \(table.place.sql) IS \(Self.literal(text()))") }
        for column in table.columns where numbers.oneIn(6) {
            let path = "\(table.place.sql).\(Self.quoted(column.name))"
            add("COMMENT ON COLUMN \(path) IS \(Self.literal(text()))")
        }
        for column in table.columns where column.kind.isText && numbers.oneIn(5) {
            add(
                "ALTER TABLE \(table.place.sql) ALTER \(Self.quoted(column.name)) SET STORAGE "
                    + numbers.one(of: ["EXTERNAL", "MAIN", "PLAIN", "EXTENDED"])
            )
        }
        for column in table.columns where numbers.oneIn(12) {
            add("ALTER TABLE \(table.place.sql) ALTER \(Self.quoted(column.name)) SET STATISTICS 123")
        }
        if numbers.oneIn(5), table.form == .plain {
            // A column that is gone leaves a hole in the numbers of the others.
            add("ALTER TABLE \(table.place.sql) ADD COLUMN gone integer")
            add("ALTER TABLE \(table.place.sql) DROP COLUMN gone")
        }
    }
}
