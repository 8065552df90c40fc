import Database

extension PostgresSession {
    /// A server in recovery follows another one, or a file of its log.
    func serverRole() async throws(DatabaseError) -> ServerRole {
        let row = try await rows("SELECT pg_catalog.pg_is_in_recovery()").first
        return row?.boolean(0) == true ? .replica : .primary
    }

    /// Everybody may read who owns what, so nothing is refused here.
    func schemaRights(of user: String) async throws(DatabaseError) -> [SchemaRights] {
        guard try await !rows("SELECT 1 FROM pg_catalog.pg_roles WHERE rolname = ?", [.text(user)]).isEmpty else {
            return []
        }
        var rights = try await rights(PostgresRightsQuestions.superuser, user)
        // To a superuser every question is answered with yes.
        if rights.isEmpty {
            for question in PostgresRightsQuestions.questions { rights += try await self.rights(question, user) }
        }
        return [SchemaRights(account: user, rights: rights)]
    }

    private func rights(_ question: String, _ user: String) async throws(DatabaseError) -> [SchemaRight] {
        try await rows("\(PostgresRightsQuestions.held) \(question)", [.text(user)])
            .compactMap { row in
                guard let name = row.text(0), let place = row.text(1) else { return nil }
                return SchemaRight(name: name, place: place, role: row.text(2))
            }
    }
}

/// The questions for rights: name, place, and the role that holds it where that is not the account.
enum PostgresRightsQuestions {
    /// The account and every role that it is a member of, whether it has their rights at once or after `SET ROLE`.
    static let held = """
        WITH account AS (SELECT oid, rolsuper FROM pg_catalog.pg_roles WHERE rolname = ?), \
        held AS (SELECT role.oid, role.rolname, role.rolsuper, \
        CASE WHEN role.oid <> account.oid THEN role.rolname END AS through \
        FROM pg_catalog.pg_roles role, account \
        WHERE CASE WHEN account.rolsuper THEN role.oid = account.oid \
        ELSE pg_catalog.pg_has_role(account.oid, role.oid, 'MEMBER') END), \
        spaces AS (SELECT oid, nspname, nspowner FROM pg_catalog.pg_namespace \
        WHERE nspname !~ '^pg_' AND nspname <> 'information_schema')
        """

    static let superuser = "SELECT 'superuser', 'the whole server', through FROM held WHERE rolsuper"

    static let questions = [database, schemas, relations, routines, tables]

    private static let database = """
        SELECT DISTINCT ON (1, 2) right_name, 'database ' || datname, through FROM pg_catalog.pg_database, held, \
        LATERAL (SELECT CASE WHEN datdba = held.oid THEN 'owner' \
        WHEN pg_catalog.has_database_privilege(held.oid, pg_database.oid, 'CREATE') THEN 'CREATE' END AS right_name) x \
        WHERE datname = pg_catalog.current_database() AND right_name IS NOT NULL ORDER BY 1, 2, through NULLS FIRST
        """

    private static let schemas = """
        SELECT DISTINCT ON (1, 2) right_name, 'schema ' || nspname, through FROM spaces, held, \
        LATERAL (SELECT CASE WHEN nspowner = held.oid THEN 'owner' \
        WHEN pg_catalog.has_schema_privilege(held.oid, spaces.oid, 'CREATE') THEN 'CREATE' END AS right_name) x \
        WHERE right_name IS NOT NULL ORDER BY 1, 2, through NULLS FIRST
        """

    private static let relations = """
        SELECT 'owner', \(places("'table, view or sequence '", "'tables, views and sequences'", name: "relname")), through \
        FROM pg_catalog.pg_class thing JOIN spaces ON spaces.oid = relnamespace JOIN held ON held.oid = relowner \
        WHERE relkind IN ('r', 'p', 'v', 'm', 'f', 'S') GROUP BY through ORDER BY through NULLS FIRST
        """

    private static let routines = """
        SELECT 'owner', \(places("'routine '", "'routines'", name: "proname")), through \
        FROM pg_catalog.pg_proc thing JOIN spaces ON spaces.oid = pronamespace JOIN held ON held.oid = proowner \
        GROUP BY through ORDER BY through NULLS FIRST
        """

    /// Rights on tables of others, each of which lets something be made that stands on the table.
    private static let tables = """
        SELECT right_name, \(places("'table '", "'tables'", name: "relname")), through \
        FROM (SELECT DISTINCT ON (thing.oid, right_name) right_name, nspname, relname, through \
        FROM pg_catalog.pg_class thing JOIN spaces ON spaces.oid = relnamespace, held, \
        (VALUES ('TRIGGER'), ('REFERENCES')) wanted (right_name) WHERE relkind IN ('r', 'p') \
        AND NOT EXISTS (SELECT 1 FROM held owner WHERE owner.oid = relowner) \
        AND pg_catalog.has_table_privilege(held.oid, thing.oid, right_name) \
        ORDER BY thing.oid, right_name, through NULLS FIRST) found \
        GROUP BY right_name, through ORDER BY right_name, through NULLS FIRST
        """

    /// One thing by its name, of several their number and the first.
    private static func places(_ one: String, _ many: String, name: String) -> String {
        let first = "pg_catalog.min(nspname || '.' || \(name))"
        return "CASE WHEN pg_catalog.count(*) = 1 THEN \(one) || \(first) "
            + "ELSE pg_catalog.count(*) || ' ' || \(many) || ' such as ' || \(first) END"
    }
}
