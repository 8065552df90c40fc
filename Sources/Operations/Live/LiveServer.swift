package import Database
package import Topology

/// What one target's server said of itself.
package struct LiveServer: Sendable {
    /// An account whose rights were asked for.
    package struct Account: Sendable {
        package let user: String
        package let rights: Result<[SchemaRights], DatabaseError>
    }

    package let server: Server
    package let variables: [ServerVariable]
    package let role: Result<ServerRole, DatabaseError>
    package let accounts: [Account]
}

/// Asks one target's server for its settings, and for the rights of the users that `users` names.
///
/// Writes nothing, takes no lock. Two shards may be on one database, since nothing is done to it.
package func liveServer(
    of target: Target,
    in workspace: Workspace,
    users: @Sendable (Server) -> [String]
) async -> Result<LiveServer, TargetFailure> {
    do throws(TargetFailure) {
        let session = try await OpenTarget(reading: target, in: workspace).session
        do throws(DatabaseError) {
            let variables = try await session.serverVariables()
            let role = try await refusable { () async throws(DatabaseError) in try await session.serverRole() }
            var accounts: [LiveServer.Account] = []
            for user in users(session.server) {
                let rights = try await refusable { () async throws(DatabaseError) in
                    try await session.schemaRights(of: user)
                }
                accounts.append(LiveServer.Account(user: user, rights: rights))
            }
            return .success(
                LiveServer(server: session.server, variables: variables, role: role, accounts: accounts)
            )
        } catch {
            throw TargetFailure(error, while: "reading the server's settings")
        }
    } catch {
        return .failure(error)
    }
}

/// The answer to one question, which the server may refuse without refusing the next.
private func refusable<Answer: Sendable>(
    _ ask: () async throws(DatabaseError) -> Answer
) async throws(DatabaseError) -> Result<Answer, DatabaseError> {
    do throws(DatabaseError) { return .success(try await ask()) } catch {
        switch error.kind {
        case .notPermitted, .statement, .unsupported, .lockNotHad, .readOnly: return .failure(error)
        case .unreachable, .refused, .insecure, .notDirect, .cancelled, .connectionLost: throw error
        }
    }
}
