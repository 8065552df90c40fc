import Database
import Findings
package import Topology

/// Judges one target: its history against the files, and each pending file for whether it could be run at all.
///
/// The live schema against the history joins here. Writes nothing, takes no lock.
package func validate(
    _ target: Target,
    in workspace: Workspace,
    pending: PendingMigrations
) async -> Result<StatusOutcome, TargetFailure> {
    do throws(TargetFailure) {
        let open = try await OpenTarget(target, in: workspace, access: .readOnly)
        let standing = try await open.standing()
        let findings = standing.validate(pending: pending)
        return .success(StatusOutcome(of: standing, in: open, findings: findings + (try standing.unfitScripts())))
    } catch {
        return .failure(error)
    }
}
