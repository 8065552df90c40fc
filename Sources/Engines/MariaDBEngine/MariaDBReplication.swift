import Database
import SQLText

extension MariaDBSession {
    /// A replica is a server that has been told where its primary is, whether it follows it just now or not.
    func serverRole() async throws(DatabaseError) -> ServerRole {
        guard server.dialect == .mysql else { return try await role(by: "SHOW ALL SLAVES STATUS") }
        do throws(DatabaseError) { return try await role(by: "SHOW REPLICA STATUS") } catch {
            // Before 8.0.22 it knows the older word alone.
            guard error.kind == .statement else { throw error }
            return try await role(by: "SHOW SLAVE STATUS")
        }
    }

    private func role(by question: String) async throws(DatabaseError) -> ServerRole {
        try await rows(question).isEmpty ? .primary : .replica
    }
}
