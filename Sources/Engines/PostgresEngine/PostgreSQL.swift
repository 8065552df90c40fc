package import Database
package import SQLText

/// Opens sessions on PostgreSQL through libpq.
package struct PostgreSQL: Engine {
    package var dialects: [Dialect] { [.postgres] }

    package init() {}

    package func open(_ endpoint: Endpoint, access: Access) async throws(DatabaseError) -> any Session {
        try await PostgresConnector(endpoint: endpoint, access: access).open()
    }
}
