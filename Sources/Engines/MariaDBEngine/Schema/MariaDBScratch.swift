package import Database
package import SQLText

extension MariaDB {
    package func openScratch(
        like server: Server,
        target: Endpoint,
        at place: Endpoint?
    ) async throws(DatabaseError) -> any Scratch {
        throw DatabaseError(.unsupported, "A scratch database is not supported yet.")
    }

    package func reach(of statement: Statement) -> StatementReach { .database }
}
