import SchemaModel

/// Schemas, default privileges, and what else belongs to relations: rules and policies.
extension PostgresReading {
    /// Rules: `definition` is the whole statement; `enabled` where that is not usual.
    ///
    /// Policies: `command`, `roles`, `using`, `with check`, and `permissive: no` for one that restricts.
    static func relationParts(_ place: PostgresPlace) -> [PostgresQuestion] {
        [
            PostgresPartFamily(
                kind: .rule,
                catalogue: .rule,
                keys: [.definition, .enabled],
                sql: """
                    SELECT r.ev_class, r.oid, r.rulename, pg_get_ruledef(r.oid, true), \
                    \(PostgresPlace.words("r.ev_enabled", ["D": "DISABLED", "R": "REPLICA", "A": "ALWAYS"])) \
                    FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class \
                    WHERE c.relnamespace IN \(place.list) AND r.rulename <> '_RETURN'
                    """,
                path: .serverFirst
            ),
            PostgresPartFamily(
                kind: .policy,
                catalogue: .policy,
                keys: [.command, .permissive, .roles, .using, .withCheck],
                sql: """
                    SELECT p.polrelid, p.oid, p.polname, \
                    \(PostgresPlace.words("p.polcmd", [
                        "r": "SELECT", "a": "INSERT", "w": "UPDATE", "d": "DELETE", "*": "ALL",
                    ])), CASE WHEN NOT p.polpermissive THEN 'no' END, \
                    (SELECT string_agg(o, ', ' ORDER BY o COLLATE "C") FROM (SELECT CASE WHEN r = 0 THEN 'PUBLIC' \
                    ELSE quote_ident(pg_get_userbyid(r)) END o FROM unnest(p.polroles) r) roles), \
                    pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid) \
                    FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid WHERE c.relnamespace IN \(place.list)
                    """
            ),
        ]
        .map(\.question)
    }

    /// Schemas and default privileges.
    static func security(_ place: PostgresPlace) -> [PostgresQuestion] { [schemas(place), defaultPrivileges(place)] }

    /// The home schema is called `(home)`, and it and `public` are only mentioned where something about them is not as a
    /// fresh database has it, or as the tool or an administrator makes it: who owns them is no part of the history.
    private static func schemas(_ place: PostgresPlace) -> PostgresQuestion {
        let everybody = { (right: String) in "makeaclitem(0, n.nspowner, '\(right)', false)" }
        let rights = place.since(15, everybody("USAGE"), else: "\(everybody("USAGE")) || \(everybody("CREATE"))")
        let usual = "acldefault('n', n.nspowner) || \(rights)"
        return PostgresQuestion(
            sql: """
                SELECT n.oid, n.nspname, n.nspowner, n.nspacl::text, CASE WHEN n.nspname = 'public' \
                THEN (\(usual))::text ELSE acldefault('n', n.nspowner)::text END, r.rolname = 'pg_database_owner' OR r.rolsuper \
                OR r.oid = (SELECT datdba FROM pg_database WHERE datname = current_database()) \
                FROM pg_namespace n JOIN pg_roles r ON r.oid = n.nspowner \
                WHERE n.oid IN \(place.list)
                """
        ) { row, reading in
            let (number, name) = (row.oid(0), row.text(1) ?? "")
            guard !reading.lookups.isMember(.namespace, number) else { return }
            let isHome = number == reading.place.homeNumber
            var attributes = reading.common(
                .namespace,
                number,
                owner: row.oid(2),
                grants: row.text(3),
                usual: row.text(4)
            )
            if isHome || name == "public" {
                attributes = reading.unusual(attributes, ownerIsUsual: row.holds(5))
                guard !attributes.isEmpty else { return }
            }
            reading.objects.append(
                SchemaObject(.schema, name: isHome ? PostgresPlace.homeName : name, attributes: attributes)
            )
        }
    }

    private func unusual(_ attributes: [Attribute], ownerIsUsual: Bool) -> [Attribute] {
        attributes.compactMap { attribute in
            switch attribute.key {
            case .owner: return ownerIsUsual || attribute.value == place.migrator ? nil : attribute
            case .comment: return attribute.value == "standard public schema" ? nil : attribute
            case .grants:
                // The one who runs the migrations must have been let in.
                let others = attribute.value.split(separator: ", ").filter { !$0.hasPrefix(place.migrator + "=") }
                return others.isEmpty ? nil : Attribute(.grants, others.joined(separator: ", "))
            case _: return attribute
            }
        }
    }

    /// Default privileges: the name says on what, and for whose objects when those are not the migrator's.
    private static func defaultPrivileges(_ place: PostgresPlace) -> PostgresQuestion {
        let kinds = PostgresPlace.words(
            "d.defaclobjtype",
            ["r": "tables", "S": "sequences", "f": "functions", "T": "types", "n": "schemas", "L": "large objects"]
        )
        return PostgresQuestion(
            sql: """
                SELECT d.defaclrole, d.defaclnamespace, coalesce(\(kinds), d.defaclobjtype::text), d.defaclacl::text, \
                CASE WHEN d.defaclnamespace = 0 THEN acldefault(\
                CASE d.defaclobjtype WHEN 'S' THEN 's' ELSE d.defaclobjtype END, d.defaclrole)::text END \
                FROM pg_default_acl d WHERE d.defaclnamespace = 0 OR d.defaclnamespace IN \(place.list)
                """
        ) { row, reading in
            let role = reading.lookups.roles[row.oid(0)] ?? ""
            var name = "on " + (row.text(2) ?? "")
            if row.oid(1) == 0 { name += " in any schema" }
            if role != reading.place.migrator { name += " of " + reading.lookups.quoted(role) }
            let attributes = [
                Attribute(.owner, role),
                Attribute(.grants, reading.grantsText(row.text(3), usual: row.text(4))),
            ]
            reading.objects.append(
                SchemaObject(
                    .defaultPrivileges,
                    namespace: reading.namespace(row.oid(1)),
                    name: name,
                    attributes: attributes.compactMap(\.self)
                )
            )
        }
    }
}
