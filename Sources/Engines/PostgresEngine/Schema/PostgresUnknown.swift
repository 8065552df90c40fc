import SchemaModel

/// What exists and is not compared.
extension PostgresReading {
    /// The questions for it; each gives a kind, a name, and the catalogue and number that an extension would know it by.
    static func unknown(_ place: PostgresPlace) -> [PostgresQuestion] {
        let theServers = "(SELECT oid FROM pg_namespace WHERE nspname IN ('pg_catalog', 'information_schema'))"
        let intruders = [
            ("pg_class", "relnamespace", "AND x.relkind NOT IN ('t', 'i', 'I')"), ("pg_proc", "pronamespace", ""),
            ("pg_operator", "oprnamespace", ""), ("pg_opclass", "opcnamespace", ""),
            ("pg_collation", "collnamespace", ""), ("pg_ts_config", "cfgnamespace", ""),
            ("pg_ts_dict", "dictnamespace", ""),
            ("pg_type", "typnamespace", "AND x.typtype <> 'c' AND x.typelem = 0"),
        ]
        .map { catalogue, schema, condition in
            """
            SELECT 'object in a system schema', pg_describe_object('\(catalogue)'::regclass, x.oid, 0), \
            '\(catalogue)'::regclass::oid, x.oid FROM \(catalogue) x \
            WHERE x.\(schema) IN \(theServers) AND x.oid >= 16384 \(condition)
            """
        }
        let others = [
            """
            SELECT 'subscription', subname, 6100, oid FROM pg_subscription \
            WHERE subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())
            """,
            "SELECT 'large objects', count(*)::text, 0, 0 FROM pg_largeobject_metadata HAVING count(*) > 0",
            """
            SELECT 'security label', provider || ' on ' || pg_describe_object(classoid, objoid, objsubid), 0, 0 \
            FROM pg_seclabel
            """,
        ]
        return (intruders + others)
            .map { sql in
                PostgresQuestion(sql: sql) { row, reading in
                    let address = PostgresLookups.Address(catalogue: row.oid(2), number: row.oid(3), part: 0)
                    guard !reading.lookups.members.contains(address) else { return }
                    reading.unverified.append(
                        UnverifiedObject(kind: row.text(0) ?? "", name: row.text(1) ?? "")
                    )
                }
            }
    }
}
