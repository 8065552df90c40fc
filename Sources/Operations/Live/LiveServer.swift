package import Database
package import Topology

/// What one target's server is set to.
package struct LiveVariables: Sendable {
    package let server: Server
    package let variables: [ServerVariable]
}

/// Asks one target's server for its settings.
///
/// Writes nothing, takes no lock. Two shards may be on one database, since nothing is done to it.
package func liveVariables(of target: Target, in workspace: Workspace) async -> Result<LiveVariables, TargetFailure> {
    do throws(TargetFailure) {
        let open = try await OpenTarget(reading: target, in: workspace)
        do throws(DatabaseError) {
            return .success(
                LiveVariables(server: open.session.server, variables: try await open.session.serverVariables())
            )
        } catch {
            throw TargetFailure(error, while: "reading the server's variables")
        }
    } catch {
        return .failure(error)
    }
}
