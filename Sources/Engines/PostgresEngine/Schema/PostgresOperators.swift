import SchemaModel

/// Operators, their classes and families, casts, transforms: each with a `definition` in the words of the statement that makes
/// it.
extension PostgresReading {
    /// The questions for operators and casts.
    static func operators(_ place: PostgresPlace) -> [PostgresQuestion] {
        [operators(place), families(place), classes(place), casts(place), transforms(place)].map(\.question)
    }

    /// The name holds the types; `definition` is the list in parentheses.
    private static func operators(_ place: PostgresPlace) -> PostgresFamily {
        let parts = [
            "'FUNCTION = ' || \(place.function("o.oprcode"))",
            "'LEFTARG = ' || format_type(NULLIF(o.oprleft, 0), NULL)",
            "'RIGHTARG = ' || format_type(NULLIF(o.oprright, 0), NULL)",
            "'COMMUTATOR = ' || \(place.operation("o.oprcom"))", "'NEGATOR = ' || \(place.operation("o.oprnegate"))",
            "'RESTRICT = ' || \(place.function("o.oprrest"))", "'JOIN = ' || \(place.function("o.oprjoin"))",
            "CASE WHEN o.oprcanhash THEN 'HASHES' END", "CASE WHEN o.oprcanmerge THEN 'MERGES' END",
        ]
        return PostgresFamily(
            kind: .operator,
            catalogue: .operator,
            keys: [.definition],
            sql: """
                SELECT o.oid, o.oprnamespace, o.oprname || ' (' || coalesce(format_type(NULLIF(o.oprleft, 0), NULL), \
                'NONE') || ', ' || coalesce(format_type(NULLIF(o.oprright, 0), NULL), 'NONE') || ')', o.oprowner, \
                NULL, NULL, concat_ws(', ', \(parts.joined(separator: ", "))) \
                FROM pg_operator o WHERE o.oprnamespace IN \(place.list) AND o.oprcode <> 0
                """
        )
    }

    /// What a class or a family holds, in the words of the statement.
    private static func members(_ place: PostgresPlace, catalogue: PostgresCatalogue, number: String) -> String {
        let belongs = { (member: Int) in
            """
            EXISTS (SELECT FROM pg_depend d WHERE d.classid = \(member) AND d.objid = m.oid \
            AND d.refclassid = \(catalogue.rawValue) AND d.refobjid = \(number))
            """
        }
        let operators = """
            SELECT 'OPERATOR ' || m.amopstrategy || ' ' || m.amopopr::regoperator || CASE WHEN m.amopsortfamily <> 0 \
            THEN ' FOR ORDER BY ' || \(place.member(of: "pg_opfamily", "opfnamespace", "opfname", "m.amopsortfamily")) \
            ELSE '' END item FROM pg_amop m WHERE \(belongs(2602))
            """
        let functions = """
            SELECT 'FUNCTION ' || m.amprocnum || ' (' || format_type(m.amproclefttype, NULL) || ', ' || \
            format_type(m.amprocrighttype, NULL) || ') ' || m.amproc::regprocedure \
            FROM pg_amproc m WHERE \(belongs(2603))
            """
        return """
            (SELECT string_agg(item, ', ' ORDER BY item COLLATE "C") FROM (\(operators) UNION ALL \(functions)) items)
            """
    }

    /// The name holds the access method; `definition` is what stands behind the name, the family included.
    private static func classes(_ place: PostgresPlace) -> PostgresFamily {
        PostgresFamily(
            kind: .operatorClass,
            catalogue: .operatorClass,
            keys: [.definition],
            sql: """
                SELECT c.oid, c.opcnamespace, quote_ident(c.opcname) || ' USING ' || quote_ident(a.amname), c.opcowner, NULL, NULL, \
                CASE WHEN c.opcdefault THEN 'DEFAULT ' ELSE '' END || 'FOR TYPE ' || format_type(c.opcintype, NULL) || \
                ' USING ' || quote_ident(a.amname) || ' FAMILY ' || \
                \(place.member(of: "pg_opfamily", "opfnamespace", "opfname", "c.opcfamily")) || ' AS ' || \
                concat_ws(', ', items, CASE WHEN c.opckeytype <> 0 OR items IS NULL \
                THEN 'STORAGE ' || format_type(COALESCE(NULLIF(c.opckeytype, 0), c.opcintype), NULL) END) \
                FROM pg_opclass c JOIN pg_am a ON a.oid = c.opcmethod \
                CROSS JOIN LATERAL \(members(place, catalogue: .operatorClass, number: "c.oid")) m (items) \
                WHERE c.opcnamespace IN \(place.list)
                """
        )
    }

    /// The name holds the access method; `definition` is what was added to the family besides its classes.
    private static func families(_ place: PostgresPlace) -> PostgresFamily {
        PostgresFamily(
            kind: .operatorFamily,
            catalogue: .operatorFamily,
            keys: [.definition],
            sql: """
                SELECT f.oid, f.opfnamespace, quote_ident(f.opfname) || ' USING ' || quote_ident(a.amname), f.opfowner, NULL, NULL, \
                \(members(place, catalogue: .operatorFamily, number: "f.oid")) \
                FROM pg_opfamily f JOIN pg_am a ON a.oid = f.opfmethod WHERE f.opfnamespace IN \(place.list)
                """
        )
    }

    /// Casts belong to no schema, but both of their types must be there to be read.
    private static func casts(_ place: PostgresPlace) -> PostgresFamily {
        let isSeen =
            "typnamespace IN (SELECT oid FROM pg_namespace WHERE nspname = 'pg_catalog' OR oid IN \(place.list))"
        return PostgresFamily(
            kind: .cast,
            catalogue: .cast,
            keys: [.definition],
            sql: """
                SELECT c.oid, NULL, format_type(c.castsource, NULL) || ' AS ' || format_type(c.casttarget, NULL), NULL, \
                NULL, NULL, CASE c.castmethod WHEN 'f' THEN 'WITH FUNCTION ' || c.castfunc::regprocedure \
                WHEN 'i' THEN 'WITH INOUT' ELSE 'WITHOUT FUNCTION' END || CASE c.castcontext \
                WHEN 'a' THEN ' AS ASSIGNMENT' WHEN 'i' THEN ' AS IMPLICIT' ELSE '' END \
                FROM pg_cast c JOIN pg_type s ON s.oid = c.castsource AND s.\(isSeen) \
                JOIN pg_type t ON t.oid = c.casttarget AND t.\(isSeen) \
                WHERE c.oid >= 16384 AND \(place.isNoPart("c.oid", of: .cast))
                """
        )
    }

    private static func transforms(_ place: PostgresPlace) -> PostgresFamily {
        PostgresFamily(
            kind: .transform,
            catalogue: .transform,
            keys: [.definition],
            sql: """
                SELECT r.oid, NULL, 'FOR ' || format_type(r.trftype, NULL) || ' LANGUAGE ' || quote_ident(l.lanname), \
                NULL, NULL, NULL, concat_ws(', ', \
                'FROM SQL WITH FUNCTION ' || NULLIF(r.trffromsql, 0)::regprocedure, \
                'TO SQL WITH FUNCTION ' || NULLIF(r.trftosql, 0)::regprocedure) \
                FROM pg_transform r JOIN pg_language l ON l.oid = r.trflang WHERE r.oid >= 16384
                """
        )
    }
}
