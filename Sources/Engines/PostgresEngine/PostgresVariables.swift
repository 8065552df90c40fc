import Database

extension PostgresSession {
    /// What a new connection gets: `reset_val` is untouched by the settings that this session pins.
    func serverVariables() async throws(DatabaseError) -> [ServerVariable] {
        try await rows(PostgresVariables.question)
            .compactMap { row in
                guard let name = row.text(0), let value = row.text(1), !ServerVariable.mayHoldSecret(name) else {
                    return nil
                }
                return ServerVariable(name: name, value: value, unit: row.text(2), origin: row.text(3))
            }
    }
}

/// The question for settings: name, value, unit, origin.
enum PostgresVariables {
    /// Without those whose value this connection asked for when it began: the server's own is not to be had then.
    ///
    /// The origin of what the session set later is not told either.
    static let question = """
        SELECT name, reset_val, unit, CASE WHEN source <> 'session' THEN source END FROM pg_catalog.pg_settings \
        WHERE source <> 'client' AND reset_val IS NOT NULL ORDER BY name
        """
}
