import Database
import Findings
package import Topology

/// What validating one target tells.
package struct ValidateOutcome: Sendable {
    package let status: StatusOutcome
    package var live: LiveCheck
}

/// Whether a command looks at the live schema.
package enum LiveSchemaUse: Sendable {
    case compared
    case passedOver
}

/// Judges one target: its history against the files, each pending file for whether it could be run at all, and the
/// live schema against what the history makes.
///
/// A schema that holds something without a history is a finding too. Writes nothing to the target, takes no lock.
package func validate(
    _ target: Target,
    in workspace: Workspace,
    pending: PendingMigrations,
    liveSchema: LiveSchemaUse
) async -> Result<ValidateOutcome, TargetFailure> {
    do throws(TargetFailure) {
        let open = try await OpenTarget(target, in: workspace, access: .readOnly)
        let (standing, remarks) = try await open.standingWithTexts()
        let unexplained = try await standing.unexplainedObjects().map { [$0] } ?? []
        let findings = standing.validate(pending: pending) + unexplained + (try standing.unfitScripts()) + remarks
        let status = StatusOutcome(of: standing, in: open, findings: findings)
        switch liveSchema {
        case .passedOver: return .success(ValidateOutcome(status: status, live: .notMeant))
        case .compared:
            return .success(ValidateOutcome(status: status, live: await open.checkLiveSchema(standing)))
        }
    } catch {
        return .failure(error)
    }
}

/// Lets the shards of one run tell about each other: who is the odd one out.
package func compareShards(
    _ results: [TargetResult<ValidateOutcome>],
    in workspace: Workspace
) -> (results: [TargetResult<ValidateOutcome>], groups: [ShardComparison.Group]) {
    let checks = results.compactMap { result in result.outcome.map { (result.target.shard, $0.live) } }
    let comparison = ShardComparison(
        checks,
        judges: Dictionary(
            results.map { ($0.target.shard, DriftJudge(of: $0.target, in: workspace)) },
            uniquingKeysWith: { first, _ in first }
        )
    )
    let told = results.map { result in
        guard case .success(var outcome) = result.result, let live = comparison.checks[result.target.shard] else {
            return result
        }
        outcome.live = live
        return TargetResult(target: result.target, result: .success(outcome))
    }
    return (told, comparison.groups)
}
