import SchemaModel

/// Tables, foreign tables, views, materialized views, composite types and sequences.
///
/// Enough to make them again: a table's columns, `partition key`, `partition of` with `partition bound`, `inherits`,
/// `of type`, `persistence`, `options`, `access method`, `tablespace`; a foreign table's columns, `server` and `options`;
/// a view's `definition`, `options` and `check option`; a materialized view's `definition`, `options`, `access method`
/// and `tablespace`; a composite type's columns. `toast.` leads the options of the table's second storage. What is said
/// after they are made: `owner`, `grants`, `comment`, `replica identity`, `clustered on`, `row security`,
/// `forced row security`. Whether a materialized view is populated is no part of the schema, as rows are not.
extension PostgresReading {
    /// The questions for relations and everything that belongs to one.
    static func relations(_ place: PostgresPlace) -> [PostgresQuestion] {
        [
            relationQuestion(place), definitions(place), inheritance(place), defaults(place), columns(place),
            sequences(place),
            constraints(place),
            indexes(place), indexExpressions(place), triggers(place),
        ] + relationParts(place)
    }

    private static func relationQuestion(_ place: PostgresPlace) -> PostgresQuestion {
        // The grants on a composite type are its row's in the catalogue of types.
        let acl = """
            CASE c.relkind WHEN 'c' THEN (SELECT y.typacl FROM pg_type y WHERE y.oid = c.reltype) ELSE c.relacl END
            """
        return PostgresQuestion(
            sql: """
                SELECT c.oid, c.relnamespace, c.relname, c.relkind, c.relowner, \
                (\(acl))::text, CASE WHEN c.relacl IS NOT NULL OR c.relkind = 'c' THEN acldefault(\
                CASE c.relkind WHEN 'S' THEN 's' WHEN 'c' THEN 'T' ELSE 'r' END::"char", c.relowner)::text END, \
                c.relpersistence, c.reltablespace, c.relam, \(place.options("c.reloptions")), \
                \(place.options("t.reloptions")), c.relrowsecurity, c.relforcerowsecurity, c.relreplident, \
                c.relispartition, CASE c.relkind WHEN 'p' THEN pg_get_partkeydef(c.oid) END, \
                CASE WHEN c.relispartition THEN pg_get_expr(c.relpartbound, c.oid) END, \
                CASE WHEN c.reloftype <> 0 THEN format_type(c.reloftype, NULL) END, \
                s.srvname, \(place.foreignOptions("f.ftoptions")), CASE c.relkind WHEN 'c' THEN c.reltype END \
                FROM pg_class c LEFT JOIN pg_class t ON t.oid = c.reltoastrelid AND t.reloptions IS NOT NULL \
                LEFT JOIN pg_foreign_table f ON f.ftrelid = c.oid LEFT JOIN pg_foreign_server s ON s.oid = f.ftserver \
                WHERE c.relnamespace IN \(place.list) AND c.relkind NOT IN ('i', 'I', 't')
                """
        ) { row, reading in reading.readRelation(row) }
    }

    /// What views are made from.
    private static func definitions(_ place: PostgresPlace) -> PostgresQuestion {
        PostgresQuestion(
            sql: """
                SELECT c.oid, pg_get_viewdef(c.oid) FROM pg_class c \
                WHERE c.relnamespace IN \(place.list) AND c.relkind IN ('v', 'm')
                """,
            path: .serverFirst
        ) { row, reading in
            guard let index = reading.relationPlaces[row.oid(0)], let text = row.text(1) else { return }
            reading.relations[index].attributes.append(Attribute(.definition, PostgresText.statement(text)))
        }
    }

    private mutating func readRelation(_ row: PostgresRow) {
        let (number, namespaceNumber, name) = (row.oid(0), row.oid(1), row.text(2) ?? "")
        guard let kind = Self.kind(row.letter(3)) else {
            unverified.append(UnverifiedObject(kind: "relation of kind '\(row.letter(3))'", name: name))
            return
        }
        let isOwn = namespaceNumber == place.homeNumber && place.ownTables.contains(name)
        let type = row.oid(21)
        let isMember = type == 0 ? lookups.isMember(.relation, number) : lookups.isMember(.type, type)
        relationPlaces[number] = relations.count
        var relation = PostgresRelation(
            kind: kind,
            number: number,
            namespace: namespace(namespaceNumber),
            name: name,
            reference: reference(namespaceNumber, name),
            isLeftOut: isOwn || isMember,
            isPartition: row.holds(15),
            isTyped: row.text(18) != nil,
            attributes: []
        )
        if !relation.isLeftOut { relation.attributes = relationAttributes(row, kind, type: type) }
        relations.append(relation)
    }

    private mutating func relationAttributes(_ row: PostgresRow, _ kind: ObjectKind, type: UInt32) -> [Attribute] {
        let catalogue: PostgresCatalogue = type == 0 ? .relation : .type
        var attributes = common(
            catalogue,
            type == 0 ? row.oid(0) : type,
            owner: row.oid(4),
            grants: row.text(5),
            usual: row.text(6)
        )
        let toast = row.text(11).map { $0.split(separator: ", ").map { "toast." + $0 }.joined(separator: ", ") }
        let (options, checkOption) = Self.checkOption(row.text(10))
        let allOptions = [options, toast, row.text(20)].compactMap(\.self)
        let accessMethod = lookups.accessMethods[row.oid(9)]
        attributes += [
            Attribute(.persistence, row.letter(7) == "u" ? "unlogged" : nil),
            Attribute(.options, allOptions.isEmpty ? nil : allOptions.joined(separator: ", ")),
            Attribute(.checkOption, checkOption),
            Attribute(.tablespace, lookups.tablespaces[row.oid(8)].map(lookups.quoted)),
            Attribute(.accessMethod, accessMethod == "heap" ? nil : accessMethod.map(lookups.quoted)),
            Attribute(.rowSecurity, holds: row.holds(12)), Attribute(.forcedRowSecurity, holds: row.holds(13)),
            Attribute(.replicaIdentity, Self.replicaIdentity(row.letter(14), of: kind)),
            Attribute(.partitionKey, row.text(16).map(PostgresText.settled)),
            Attribute(.partitionBound, row.text(17).map(PostgresText.settled)), Attribute(.ofType, row.text(18)),
            Attribute(.server, row.text(19).map(lookups.quoted)),
        ]
        .compactMap(\.self)
        return attributes
    }

    private static func kind(_ letter: Unicode.Scalar) -> ObjectKind? {
        switch letter {
        case "r", "p": .table
        case "f": .foreignTable
        case "v": .view
        case "m": .materializedView
        case "c": .compositeType
        case "S": .sequence
        case _: nil
        }
    }

    /// The default is to know rows by the primary key; an index is named when indexes are read.
    private static func replicaIdentity(_ letter: Unicode.Scalar, of kind: ObjectKind) -> String? {
        switch letter {
        case _ where kind != .table: nil
        case "f": "FULL"
        case "n": "NOTHING"
        case _: nil
        }
    }

    /// A view's options without the check option, and the check option.
    private static func checkOption(_ options: String?) -> (options: String?, checkOption: String?) {
        guard let options, let start = options.firstRange(of: "check_option=") else { return (options, nil) }
        let value = options[start.upperBound...].prefix { $0 != "," }
        let others = options.split(separator: ", ").filter { !$0.hasPrefix("check_option=") }.joined(separator: ", ")
        return (others.isEmpty ? nil : others, value.uppercased())
    }
}
