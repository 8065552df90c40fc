/// Views and stored programs.
extension MariaDBRandomSchema {
    mutating func makeView() {
        let view = name("view")
        let (query, count) = query()
        let columns = (0..<count).map { _ in name("v") }
        let head = numbers.one(of: ["", "ALGORITHM = MERGE ", "ALGORITHM = TEMPTABLE "])
        let security = numbers.one(of: ["", "SQL SECURITY INVOKER "])
        let list = columns.map(Self.quoted).joined(separator: ", ")
        add("CREATE \(head)\(security)VIEW \(Self.quoted(view)) (\(list)) AS \(query)")
        views.append((view, columns))
        // A limit would take the algorithm MERGE away too.
        if !head.contains("MERGE") {
            propose(
                "CREATE OR REPLACE \(head)\(security)VIEW \(Self.quoted(view)) (\(list)) AS \(query) LIMIT 7",
                "changed view:\(view): definition"
            )
        }
        propose(
            "CREATE OR REPLACE \(head)\(security.isEmpty ? "SQL SECURITY INVOKER " : "")VIEW \(Self.quoted(view)) "
                + "(\(list)) AS \(query)",
            "changed view:\(view): security"
        )
    }

    /// A query whose first column is a whole number, and how many columns it has.
    private mutating func query() -> (sql: String, columns: Int) {
        if let view = views.last, numbers.oneIn(2) {
            let first = Self.quoted(view.columns[0])
            return ("SELECT \(first), COUNT(*) FROM \(Self.quoted(view.name)) GROUP BY \(first) HAVING COUNT(*) > 1", 2)
        }
        let index = numbers.number(0...(tables.count - 1))
        let column = numbers.number(0...(tables[index].columns.count - 1))
        tables[index].isUsed = true
        tables[index].columns[column].isUsed = true
        let from = Self.quoted(tables[index].name)
        let name = Self.quoted(tables[index].columns[column].name)
        return switch numbers.number(0...4) {
        case 0: ("SELECT id, \(name) FROM \(from)", 2)
        case 1: ("SELECT t.id, t.\(name), 'it''s; --' FROM \(from) t WHERE t.id > 1", 3)
        case 2:
            (
                // The server itself forgets the quotes of a name in WITH when one view reads another.
                "WITH big AS (SELECT * FROM \(from) WHERE id > 5) SELECT b.id, u.\(name) FROM big b LEFT JOIN "
                    + "\(from) u ON u.id = b.id",
                2
            )
        case 3:
            ("SELECT o.id, EXISTS (SELECT 1 FROM \(from) i WHERE i.id = o.id AND i.\(name) IS NULL) FROM \(from) o", 2)
        default: ("SELECT id, CASE WHEN \(name) IS NULL THEN 'a\\\\b' ELSE CONCAT(id, '%') END FROM \(from)", 2)
        }
    }

    private static let modes = [
        "STRICT_TRANS_TABLES,NO_ENGINE_SUBSTITUTION", "", "ANSI_QUOTES", "NO_BACKSLASH_ESCAPES,STRICT_ALL_TABLES",
    ]

    mutating func makeRoutine() {
        let name = name("proc")
        let mode = numbers.one(of: Self.modes)
        add("SET sql_mode = '\(mode)'")
        let definer = numbers.oneIn(4) ? "DEFINER = somebody@localhost " : ""
        let options = numbers.one(of: ["", "SQL SECURITY INVOKER ", "READS SQL DATA ", "COMMENT 'it''s' "])
        // The names of arguments are as hard as any other.
        let argument = Self.quoted(self.name("a"))
        let isFunction = numbers.oneIn(2)
        let text = numbers.one(of: ["'it''s; //not'", "'Größe'", "'a -- b'", "'#'"]).replacing("//", with: "/ /")
        if isFunction {
            add(
                "CREATE \(definer)FUNCTION \(Self.quoted(name)) (\(argument) VARCHAR(20)) RETURNS INT DETERMINISTIC "
                    + "\(options)BEGIN\n    -- a comment; with 'quotes\n    RETURN LENGTH(CONCAT(\(argument), \(text)));\nEND"
            )
        } else {
            add(
                "CREATE \(definer)PROCEDURE \(Self.quoted(name)) (IN \(argument) INT, OUT other DECIMAL(10, 2)) \(options)"
                    + "BEGIN\n    /* a; comment */\n    SELECT \(text) INTO @x;\n    SET other = \(argument) * 2;\nEND"
            )
        }
        add("SET sql_mode = DEFAULT")
        let kind = isFunction ? "function" : "procedure"
        propose("ALTER \(kind.uppercased()) \(Self.quoted(name)) COMMENT 'by hand'", "changed \(kind):\(name): comment")
        propose(
            "ALTER \(kind.uppercased()) \(Self.quoted(name)) MODIFIES SQL DATA",
            "changed \(kind):\(name): data access"
        )
        propose("DROP \(kind.uppercased()) \(Self.quoted(name))", "missing \(kind):\(name)")
    }

    mutating func makeTrigger() {
        let index = numbers.number(0...(tables.count - 1))
        let table = tables[index].name
        let name = name("tr")
        let moment = numbers.one(of: ["BEFORE INSERT", "AFTER UPDATE", "BEFORE DELETE"])
        guard tables[index].moments.insert(moment).inserted else { return }
        let row = moment == "BEFORE DELETE" ? "OLD" : "NEW"
        let column = numbers.number(0...(tables[index].columns.count - 1))
        tables[index].columns[column].isUsed = true
        let value = "\(row).\(Self.quoted(tables[index].columns[column].name))"
        let mode = numbers.one(of: Self.modes)
        add("SET sql_mode = '\(mode)'")
        let definer = numbers.oneIn(4) ? "DEFINER = somebody@localhost " : ""
        add(
            "CREATE \(definer)TRIGGER \(Self.quoted(name)) \(moment) ON \(Self.quoted(table)) FOR EACH ROW BEGIN\n"
                + "    IF \(value) IS NULL THEN SET @a = 'it''s;'; END IF;\nEND"
        )
        add("SET sql_mode = DEFAULT")
        propose("DROP TRIGGER \(Self.quoted(name))", "missing trigger:\(table).\(name)")
        propose(
            "SET sql_mode = '\(mode)'; CREATE OR REPLACE \(definer)TRIGGER \(Self.quoted(name)) \(moment) ON "
                + "\(Self.quoted(table)) FOR EACH ROW SET @b = 1",
            "changed trigger:\(table).\(name): body"
        )
    }

    mutating func makeEvent() {
        let name = name("ev")
        let schedule = numbers.one(of: [
            "EVERY 1 DAY STARTS '2030-01-01 03:00:00'", "AT '2035-05-05 05:05:00'",
            "EVERY '1:30' HOUR_MINUTE STARTS '2030-01-01 00:00:00' ENDS '2036-01-01 00:00:00'", "EVERY 2 WEEK",
        ])
        let completion = numbers.one(of: ["", " ON COMPLETION PRESERVE"])
        let state = numbers.one(of: ["", " DISABLE"])
        let comment = numbers.oneIn(2) ? " COMMENT \(Self.literal(text()))" : ""
        add(
            "CREATE EVENT \(Self.quoted(name)) ON SCHEDULE \(schedule)\(completion)\(state)\(comment) DO "
                + numbers.one(of: ["SET @once = 1", "BEGIN SELECT 1; SELECT ';'; END", "SELECT 'it''s'"])
        )
        propose("DROP EVENT \(Self.quoted(name))", "missing event:\(name)")
        propose("ALTER EVENT \(Self.quoted(name)) COMMENT 'by hand'", "changed event:\(name): comment")
        propose(
            "ALTER EVENT \(Self.quoted(name)) \(state.isEmpty ? "DISABLE" : "ENABLE")",
            "changed event:\(name): enabled"
        )
    }
}
