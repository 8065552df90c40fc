import Database
package import Migrations
package import Topology

/// Lists what `apply` would run on one target, each file read to its end.
///
/// Writes nothing, takes no lock.
package func plan(
    upTo limit: MigrationLimit,
    for target: Target,
    in workspace: Workspace
) async -> Result<[PendingScript], TargetFailure> {
    do throws(TargetFailure) {
        let open = try await OpenTarget(target, in: workspace, access: .readOnly)
        return .success(try await open.standing(upTo: limit).pendingScripts())
    } catch {
        return .failure(error)
    }
}
