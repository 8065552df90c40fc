import SchemaModel

/// Foreign data. A wrapper: `handler`, `validator`, `options`; a server: `module` (the wrapper), `type`, `version`, `options`; a user
/// mapping: its name alone, since its options are passwords and not everybody may see them.
extension PostgresReading {
    /// The questions for foreign data.
    static func foreignData(_ place: PostgresPlace) -> [PostgresQuestion] {
        [
            PostgresFamily(
                kind: .foreignDataWrapper,
                catalogue: .foreignDataWrapper,
                keys: [.handler, .validator, .options],
                sql: """
                    SELECT w.oid, NULL, w.fdwname, w.fdwowner, \(place.grants("w.fdwacl", "'F'", "w.fdwowner")), \
                    \(place.function("w.fdwhandler")), \(place.function("w.fdwvalidator")), \
                    \(place.foreignOptions("w.fdwoptions")) FROM pg_foreign_data_wrapper w
                    """
            ),
            PostgresFamily(
                kind: .foreignServer,
                catalogue: .foreignServer,
                keys: [.module, .type, .version, .options],
                sql: """
                    SELECT s.oid, NULL, s.srvname, s.srvowner, \(place.grants("s.srvacl", "'S'", "s.srvowner")), \
                    quote_ident(w.fdwname), quote_literal(s.srvtype), quote_literal(s.srvversion), \
                    \(place.foreignOptions("s.srvoptions")) \
                    FROM pg_foreign_server s JOIN pg_foreign_data_wrapper w ON w.oid = s.srvfdw
                    """
            ),
            PostgresFamily(
                kind: .userMapping,
                catalogue: .userMapping,
                keys: [],
                sql: """
                    SELECT umid, NULL, quote_ident(srvname) || ' for ' || CASE WHEN umuser = 0 THEN 'PUBLIC' \
                    ELSE quote_ident(usename) END, NULL, NULL, NULL FROM pg_user_mappings
                    """
            ),
        ]
        .map(\.question)
    }
}
