/// Owners, grants and policies; and what somebody does to a table by hand.
extension PostgresRandomSchema {
    mutating func makeRight() {
        let table = numbers.one(of: tables)
        let column = numbers.one(of: table.columns)
        switch numbers.number(0...6) {
        case 0: add("GRANT SELECT, INSERT ON \(table.place.sql) TO \(role())")
        case 1: add("GRANT ALL ON \(table.place.sql) TO \(role()) WITH GRANT OPTION")
        case 2:
            add("GRANT SELECT (\(Self.quoted(column.name))), UPDATE (id) ON \(table.place.sql) TO \(role()), PUBLIC")
        case 3: add("REVOKE ALL ON \(table.place.sql) FROM CURRENT_USER")
        case 4:
            add("ALTER TABLE \(table.place.sql) ENABLE ROW LEVEL SECURITY")
            let name = name("policy")
            let command = numbers.one(of: ["SELECT USING (id > 1)", "INSERT WITH CHECK (id <> 2)", "ALL USING (true)"])
            let form = numbers.one(of: ["", " AS RESTRICTIVE"])
            add(
                "CREATE POLICY \(Self.quoted(name)) ON \(table.place.sql)\(form) FOR \(command.replacing(" USING", with: " TO \(role()) USING"))"
            )
            propose(
                "DROP POLICY \(Self.quoted(name)) ON \(table.place.sql)",
                "missing policy:\(table.place.said).\(name)"
            )
        case 5:
            let schema = numbers.one(of: schemas).map { " IN SCHEMA \(Self.quoted($0))" } ?? ""
            add("ALTER DEFAULT PRIVILEGES\(schema) GRANT SELECT ON TABLES TO \(role())")
        default: add("ALTER TABLE \(table.place.sql) OWNER TO \(role())")
        }
    }

    /// What can be done to one table without touching another object.
    mutating func proposeChanges(of table: Table) {
        let (sql, said) = (table.place.sql, table.place.said)
        propose(
            "ALTER TABLE \(sql) ADD COLUMN \"by hand\" varchar(9) NOT NULL DEFAULT ''",
            "unexpected column:\(said).by hand"
        )
        propose("ALTER TABLE \(sql) ADD CONSTRAINT \"by hand\" CHECK (id < 1000)", "unexpected check:\(said).by hand")
        propose("CREATE INDEX \"by hand\" ON \(sql) (id, (id * 3))", "unexpected index:\(said).by hand")
        propose("COMMENT ON TABLE \(sql) IS 'by hand'", "changed table:\(said): comment")
        propose("ALTER TABLE \(sql) SET (fillfactor = 33)", "changed table:\(said): options")
        propose("ALTER TABLE \(sql) FORCE ROW LEVEL SECURITY", "changed table:\(said): forced row security")
        propose("GRANT TRIGGER ON \(sql) TO pg_monitor", "changed table:\(said): grants")
        if !table.isUsed { propose("DROP TABLE \(sql)", "missing table:\(said)") }
        for column in table.columns where column.name != "id" { proposeChanges(of: column, in: table) }
    }

    private mutating func proposeChanges(of column: Column, in table: Table) {
        let place = "\(table.place.said).\(column.name)"
        let alter = "ALTER TABLE \(table.place.sql) ALTER \(Self.quoted(column.name))"
        propose(
            "COMMENT ON COLUMN \(table.place.sql).\(Self.quoted(column.name)) IS 'by hand'",
            "changed column:\(place): comment"
        )
        propose("\(alter) SET STATISTICS 77", "changed column:\(place): statistics target")
        propose(
            "GRANT REFERENCES (\(Self.quoted(column.name))) ON \(table.place.sql) TO pg_monitor",
            "changed column:\(place): grants"
        )
        if column.generated != nil {
            propose("\(alter) DROP EXPRESSION", "changed column:\(place): generated")
            return
        }
        if column.identity != nil {
            propose("\(alter) SET INCREMENT BY 17", "changed column:\(place): identity")
            return
        }
        if let other = column.kind.defaults.first(where: { $0 != column.defaultValue && !$0.hasPrefix("NULL") }) {
            propose("\(alter) SET DEFAULT \(other)", "changed column:\(place): default")
        }
        if column.defaultValue != nil, column.defaultValue?.hasPrefix("NULL") == false {
            propose("\(alter) DROP DEFAULT", "changed column:\(place): default")
        }
        propose(
            column.isNotNull ? "\(alter) DROP NOT NULL" : "\(alter) SET NOT NULL",
            "changed column:\(place): not null"
        )
        guard !column.isUsed else { return }
        propose("ALTER TABLE \(table.place.sql) DROP COLUMN \(Self.quoted(column.name))", "missing column:\(place)")
        guard column.defaultValue == nil, column.collation == nil, !column.kind.type.contains("COLLATE") else { return }
        propose("\(alter) TYPE \(column.kind.other) USING NULL", "changed column:\(place): type")
    }
}
