/// Views, triggers and rules.
extension PostgresRandomSchema {
    mutating func makeView() {
        let place = place("view")
        let isStored = numbers.oneIn(4)
        let (query, columns) = query()
        let words = isStored ? "MATERIALIZED VIEW" : "VIEW"
        let kind = isStored ? "materialized view" : "view"
        let names = columns.map { _ in name("v") }
        let options =
            isStored ? "" : numbers.one(of: ["", "", " WITH (security_barrier)", " WITH (security_invoker = true)"])
        add("CREATE \(words) \(place.sql) (\(names.map(Self.quoted).joined(separator: ", ")))\(options) AS \(query)")
        if isStored, numbers.oneIn(2) {
            add("CREATE UNIQUE INDEX \(Self.quoted(name("mvix"))) ON \(place.sql) (\(Self.quoted(names[0])))")
        }
        if numbers.oneIn(3) { add("COMMENT ON \(words) \(place.sql) IS \(Self.literal(text()))") }
        propose("COMMENT ON \(words) \(place.sql) IS 'by hand'", "changed \(kind):\(place.said): comment")
        propose("GRANT SELECT ON \(place.sql) TO pg_monitor", "changed \(kind):\(place.said): grants")
        if !isStored {
            propose(
                "CREATE OR REPLACE VIEW \(place.sql) (\(names.map(Self.quoted).joined(separator: ", ")))\(options) AS "
                    + "SELECT * FROM (\(query)) AS again LIMIT 7",
                "changed view:\(place.said): definition"
            )
            views.append((place, names))
        }
    }

    /// A query whose first column is a whole number, with the names that its columns have by themselves.
    private mutating func query() -> (sql: String, columns: [String]) {
        if let view = views.last, numbers.oneIn(2) {
            let first = Self.quoted(view.columns[0])
            return (
                "SELECT \(first), count(*) FROM \(view.place.sql) GROUP BY \(first) HAVING count(*) > 1", ["a", "b"]
            )
        }
        let index = numbers.number(0...(tables.count - 1))
        let column = numbers.number(0...(tables[index].columns.count - 1))
        tables[index].isUsed = true
        tables[index].columns[column].isUsed = true
        let from = tables[index].place.sql
        let name = Self.quoted(tables[index].columns[column].name)
        return switch numbers.number(0...5) {
        case 0: ("SELECT id, \(name) FROM \(from)", ["a", "b"])
        case 1: ("SELECT t.id, t.\(name), 'it''s; --'::text FROM ONLY \(from) t WHERE t.id > 1", ["a", "b", "c"])
        case 2:
            (
                "WITH \"big one\" AS (SELECT id FROM \(from) WHERE id > 5) SELECT b.id, u.\(name) FROM \"big one\" b "
                    + "LEFT JOIN \(from) u ON u.id = b.id ORDER BY 1 DESC",
                ["a", "b"]
            )
        case 3: ("SELECT id, row_number() OVER (PARTITION BY \(name) IS NULL ORDER BY id) FROM \(from)", ["a", "b"])
        case 4:
            (
                "SELECT id, \(name) IS NULL AND EXISTS (SELECT FROM \(from) i WHERE i.id = o.id) FROM \(from) o",
                ["a", "b"]
            )
        default: ("SELECT id FROM \(from) UNION ALL SELECT 1 WHERE NOT EXISTS (SELECT \(name) FROM \(from))", ["a"])
        }
    }

    mutating func makeTrigger() {
        let function = place("fire")
        add(
            """
            CREATE FUNCTION \(function.sql)() RETURNS trigger LANGUAGE plpgsql AS $x$
            BEGIN -- it's; $$
                RETURN NEW;
            END $x$
            """
        )
        let index = numbers.number(0...(tables.count - 1))
        let table = tables[index].place
        let column = numbers.number(0...(tables[index].columns.count - 1))
        tables[index].columns[column].isUsed = true
        let name = name("tr")
        let path = Self.quoted(tables[index].columns[column].name)
        let moment = numbers.one(of: [
            "BEFORE INSERT OR DELETE ON \(table.sql) FOR EACH ROW",
            "AFTER UPDATE OF \(path) ON \(table.sql) FOR EACH ROW WHEN (OLD.id <> NEW.id)",
            "AFTER INSERT ON \(table.sql) REFERENCING NEW TABLE AS \"new; rows\" FOR EACH STATEMENT",
            "BEFORE TRUNCATE ON \(table.sql) FOR EACH STATEMENT",
        ])
        let arguments = numbers.one(of: ["", "'a', 'it''s', 'b\\c'"])
        add("CREATE TRIGGER \(Self.quoted(name)) \(moment) EXECUTE FUNCTION \(function.sql)(\(arguments))")
        let isPlain = tables[index].form == .plain
        if isPlain {
            let mode = numbers.one(of: ["DISABLE", "ENABLE ALWAYS", "ENABLE REPLICA", "ENABLE"])
            add("ALTER TABLE \(table.sql) \(mode) TRIGGER \(Self.quoted(name))")
            let other = mode == "DISABLE" ? "ENABLE" : "DISABLE"
            propose(
                "ALTER TABLE \(table.sql) \(other) TRIGGER \(Self.quoted(name))",
                "changed trigger:\(table.said).\(name): enabled"
            )
            propose("DROP TRIGGER \(Self.quoted(name)) ON \(table.sql)", "missing trigger:\(table.said).\(name)")
        }
        propose(
            "CREATE OR REPLACE FUNCTION \(function.sql)() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN OLD; END'",
            "changed function:\(function.saidRoutine)(): body"
        )
    }

    mutating func makeOther() {
        let chosen = numbers.one(of: tables)
        let table = chosen.place
        let name = name("other")
        switch numbers.number(0...3) {
        case 0:
            add("CREATE STATISTICS \(Self.quoted(name)) (ndistinct) ON id, (id + 1) FROM \(table.sql)")
            let place = Place(schema: nil, name: name)
            propose("DROP STATISTICS \(place.sql)", "missing statistics:\(place.said)")
        case 1 where !chosen.isUnlogged:
            add("CREATE PUBLICATION \(Self.quoted(name)) FOR TABLE \(table.sql) WITH (publish = 'insert')")
            propose("DROP PUBLICATION \(Self.quoted(name))", "missing publication:\(name)")
        case 2:
            add("CREATE RULE \(Self.quoted(name)) AS ON INSERT TO \(table.sql) WHERE NEW.id < 0 DO INSTEAD NOTHING")
            propose("DROP RULE \(Self.quoted(name)) ON \(table.sql)", "missing rule:\(table.said).\(name)")
        default:
            add("CREATE AGGREGATE \(Self.quoted(name))(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0')")
            propose(
                "DROP AGGREGATE \(Self.quoted(name))(integer)",
                "missing aggregate:\(Place(schema: nil, name: name).saidRoutine)(integer)"
            )
        }
    }
}
