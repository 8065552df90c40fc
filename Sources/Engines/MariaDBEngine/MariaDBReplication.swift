import Database
import SQLText

extension MariaDBSession {
    /// A replica is a server that has been told where its primary is, whether it follows it just now or not.
    func serverRole() async throws(DatabaseError) -> ServerRole {
        let question =
            switch server.dialect {
            case .mysql: "SHOW REPLICA STATUS"
            case .mariadb, .postgres, .sqlite: "SHOW ALL SLAVES STATUS"
            }
        return try await rows(question).isEmpty ? .primary : .replica
    }
}
