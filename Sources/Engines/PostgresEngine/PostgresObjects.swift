import Database

extension PostgresSession {
    func objects(besides ownTables: [String]) async throws(DatabaseError) -> [DatabaseObject] {
        let question = PostgresObjects.question(schema: server.schema, ownTables: ownTables)
        return try await ask(question)
            .map { row in
                let (kind, identity) = (row.text(0) ?? "", row.text(2) ?? "")
                return DatabaseObject(
                    kind: kind,
                    name: row.text(1).map(PostgresQuoting.plain) ?? identity,
                    // What it stands on may have taken it along.
                    dropStatement: "DROP \(PostgresObjects.keyword(kind: kind)) IF EXISTS \(identity) CASCADE"
                )
            }
    }
}

/// The question for all that lives in a schema and not in something else: neither the parts of an extension, nor
/// partitions, nor the sequences, types and indexes that a table brings along.
enum PostgresObjects {
    /// The word after DROP for a kind as `pg_identify_object` names it.
    static func keyword(kind: String) -> String {
        switch kind {
        // One word drops all three, and takes an aggregate's arguments as the server writes them.
        case "function", "procedure", "aggregate": "ROUTINE"
        default: kind.uppercased()
        }
    }

    /// Gives kind, name, and what SQL calls it, for a schema and tables to leave out.
    ///
    /// What may share its name with others, such as a function, has no name alone.
    static func question(schema: String, ownTables: [String]) -> String {
        let others = ownTables.map { table in
            """
            AND (found.classid, found.objid) IS DISTINCT FROM ('pg_class'::regclass::oid, \
            to_regclass(\(PostgresQuoting.text(PostgresQuoting.qualified(schema, table))))::oid) \

            """
        }
        return """
            WITH home AS (SELECT oid FROM pg_namespace WHERE nspname = \(PostgresQuoting.text(schema))), \
            found (place, classid, objid) AS (\(sources.joined(separator: " UNION ALL "))) \
            SELECT object.type, object.name, object.identity \
            FROM found CROSS JOIN LATERAL pg_identify_object(found.classid, found.objid, 0) object \
            WHERE NOT EXISTS (SELECT FROM pg_depend WHERE pg_depend.classid = found.classid \
            AND pg_depend.objid = found.objid AND objsubid = 0 AND deptype IN ('e', 'i')) \
            \(others.joined())\
            ORDER BY place, object.identity
            """
    }

    /// Where the kinds of objects are written down, what can be dropped without much else first.
    private static let sources = [
        """
        SELECT CASE relkind WHEN 'm' THEN 1 WHEN 'v' THEN 2 WHEN 'S' THEN 4 ELSE 3 END, 'pg_class'::regclass::oid, \
        pg_class.oid FROM pg_class JOIN home ON relnamespace = home.oid \
        WHERE relkind IN ('r', 'p', 'f', 'v', 'm', 'S') \
        AND NOT EXISTS (SELECT FROM pg_depend JOIN pg_class owner ON owner.oid = refobjid \
        WHERE classid = 'pg_class'::regclass AND objid = pg_class.oid AND refclassid = 'pg_class'::regclass \
        AND owner.relnamespace = pg_class.relnamespace AND deptype = 'a' \
        AND (pg_class.relispartition OR pg_class.relkind = 'S'))
        """,
        source("pg_operator", place: 5, schema: "oprnamespace"),
        source("pg_opclass", place: 6, schema: "opcnamespace"),
        source("pg_opfamily", place: 7, schema: "opfnamespace"),
        source("pg_proc", place: 8, schema: "pronamespace"),
        source("pg_type", place: 9, schema: "typnamespace"),
        source("pg_conversion", place: 10, schema: "connamespace"),
        source("pg_collation", place: 11, schema: "collnamespace"),
        source("pg_ts_config", place: 12, schema: "cfgnamespace"),
        source("pg_ts_dict", place: 13, schema: "dictnamespace"),
        source("pg_ts_template", place: 14, schema: "tmplnamespace"),
        source("pg_ts_parser", place: 15, schema: "prsnamespace"),
    ]

    private static func source(_ catalogue: String, place: Int, schema: String) -> String {
        """
        SELECT \(place), '\(catalogue)'::regclass::oid, \(catalogue).oid \
        FROM \(catalogue) JOIN home ON \(schema) = home.oid
        """
    }
}
