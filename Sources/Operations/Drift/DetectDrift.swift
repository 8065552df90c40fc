import Database
package import Topology

/// Compares one target's live schema with what it should be, whatever history and files say of each other.
///
/// Writes nothing, takes no lock.
package func detectDrift(of target: Target, in workspace: Workspace) async -> Result<ValidateOutcome, TargetFailure> {
    do throws(TargetFailure) {
        let open = try await OpenTarget(target, in: workspace, access: .readOnly)
        let standing = try await open.standingWithTexts().standing
        let status = StatusOutcome(of: standing, in: open, findings: [])
        return .success(ValidateOutcome(status: status, live: await open.checkLiveSchema(standing)))
    } catch {
        return .failure(error)
    }
}
