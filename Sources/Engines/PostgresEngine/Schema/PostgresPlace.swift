import Database

/// Which schemas are read, and how questions about them are put together.
struct PostgresPlace {
    /// The schema that the migrations are for.
    let home: String
    /// The tables of migration tools in it.
    let ownTables: [String]
    /// Such as 150018.
    let version: Int
    /// The role that runs the migrations.
    let migrator: String
    /// The names of all schemas that are read, home included.
    let namespaces: [UInt32: String]
    /// The number of the home schema; 0 when it does not exist.
    let homeNumber: UInt32
    /// The numbers of the schemas as the right side of IN, never empty.
    let list: String

    /// Asks which schemas there are.
    ///
    /// - Throws: `DatabaseError` with `.notPermitted` when the account cannot see into the home schema.
    init(home: String, scope: SchemaScope, _ connection: borrowing PostgresHandle) throws(DatabaseError) {
        self.home = home
        ownTables = scope.ownTables
        version = connection.serverVersion
        let history = PostgresQuoting.text(scope.ownTables.first ?? "")
        let rows = try connection.batch(
            """
            SELECT n.oid, n.nspname, has_schema_privilege(n.oid, 'USAGE'), pg_get_userbyid(c.relowner), current_user \
            FROM pg_namespace n LEFT JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = \(history) \
            AND c.relkind IN ('r', 'p') \
            WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
            """
        )
        var namespaces: [UInt32: String] = [:]
        var (homeNumber, migrator) = (UInt32(0), rows.first?.text(4) ?? "")
        for row in rows {
            guard let number = row.integer(0), let name = row.text(1) else { continue }
            if name == home {
                homeNumber = UInt32(number)
                migrator = row.text(3) ?? migrator
                guard row.boolean(2) == true else { throw Self.notVisible(home, to: row.text(4) ?? "") }
            } else if row.text(3) != nil {
                continue
            }
            namespaces[UInt32(number)] = name
        }
        self.namespaces = namespaces
        self.homeNumber = homeNumber
        self.migrator = migrator
        list = namespaces.isEmpty ? "(0)" : "(\(namespaces.keys.sorted().map { "\($0)" }.joined(separator: ", ")))"
    }

    /// The server leaves a schema that an account may not use out of its path, and prints every name another way.
    private static func notVisible(_ home: String, to account: String) -> DatabaseError {
        let grant = "GRANT USAGE ON SCHEMA \(PostgresQuoting.name(home)) TO \(PostgresQuoting.name(account))"
        return DatabaseError(
            .notPermitted,
            "The account '\(account)' may not use the schema '\(home)', so it cannot be read. Run: \(grant);"
        )
    }

    /// The first text where the server is at least of a version, such as 14; else the second.
    func since(_ major: Int, _ text: String, else other: String = "NULL") -> String {
        version >= major * 10_000 ? text : other
    }

    /// Two columns: grants as they are, and as they are without anybody's doing; both NULL when they are that.
    func grants(_ column: String, _ letter: String, _ owner: String) -> String {
        "\(column)::text, CASE WHEN \(column) IS NOT NULL THEN acldefault(\(letter), \(owner))::text END"
    }

    /// An object's name in quotes where needed, with its schema unless that is home or the server's own.
    func name(_ schema: String, _ name: String) -> String {
        let isShort = "\(schema) IN ('pg_catalog', \(PostgresQuoting.text(home)))"
        return "CASE WHEN \(isShort) THEN '' ELSE quote_ident(\(schema)) || '.' END || quote_ident(\(name))"
    }

    /// The name of a function without its arguments; NULL for 0.
    func function(_ number: String) -> String { member(of: "pg_proc", "pronamespace", "proname", number) }

    /// The name of what a catalogue holds under a number; NULL for 0.
    func member(of catalogue: String, _ schema: String, _ column: String, _ number: String) -> String {
        """
        (SELECT \(name("fn.nspname", "f.\(column)")) FROM \(catalogue) f \
        JOIN pg_namespace fn ON fn.oid = f.\(schema) WHERE f.oid = \(number))
        """
    }

    /// An operator as it is written between its arguments, or with its schema; NULL for 0.
    func operation(_ number: String) -> String {
        """
        (SELECT CASE WHEN fn.nspname IN ('pg_catalog', \(PostgresQuoting.text(home))) THEN f.oprname::text \
        ELSE 'OPERATOR(' || quote_ident(fn.nspname) || '.' || f.oprname || ')' END FROM pg_operator f \
        JOIN pg_namespace fn ON fn.oid = f.oprnamespace WHERE f.oid = \(number))
        """
    }

    /// Whether a row is no part of something else, as the functions are that come with a range type.
    func isNoPart(_ number: String, of catalogue: PostgresCatalogue) -> String {
        """
        NOT EXISTS (SELECT FROM pg_depend i WHERE i.classid = \(catalogue.rawValue) AND i.objid = \(number) \
        AND i.objsubid = 0 AND i.deptype = 'i')
        """
    }

    /// Storage parameters and their like, sorted.
    func options(_ column: String) -> String {
        """
        CASE WHEN \(column) IS NOT NULL THEN \
        (SELECT string_agg(o, ', ' ORDER BY o COLLATE "C") FROM unnest(\(column)) o) END
        """
    }

    /// Options of foreign data, with their values in quotes, sorted.
    func foreignOptions(_ column: String) -> String {
        """
        CASE WHEN \(column) IS NOT NULL THEN (SELECT string_agg(quote_ident(option_name) || ' ' || \
        quote_literal(option_value), ', ' ORDER BY option_name COLLATE "C") FROM pg_options_to_table(\(column))) END
        """
    }

    /// The words for a letter of the catalogue; NULL for a letter that is not listed.
    static func words(_ column: String, _ words: KeyValuePairs<String, String>) -> String {
        let cases = words.map { "WHEN '\($0)' THEN '\($1)'" }
        return "CASE \(column) \(cases.joined(separator: " ")) END"
    }

    /// `yes`, or NULL.
    static func yes(_ condition: String) -> String { "CASE WHEN \(condition) THEN 'yes' END" }
}
