import Database
import Findings
package import Topology

/// Judges one target: its history against the files, and each pending file for whether it could be run at all.
///
/// A schema that holds something without a history is a finding too. Writes nothing, takes no lock.
package func validate(
    _ target: Target,
    in workspace: Workspace,
    pending: PendingMigrations
) async -> Result<StatusOutcome, TargetFailure> {
    do throws(TargetFailure) {
        let open = try await OpenTarget(target, in: workspace, access: .readOnly)
        let standing = try await open.standing()
        let unexplained = try await standing.unexplainedObjects().map { [$0] } ?? []
        let findings = standing.validate(pending: pending) + unexplained + (try standing.unfitScripts())
        return .success(StatusOutcome(of: standing, in: open, findings: findings))
    } catch {
        return .failure(error)
    }
}
