import Database
package import SchemaModel
package import Topology

/// Reads one target's live schema; a database without a history has one too.
package func snapshot(of target: Target, in workspace: Workspace) async -> Result<Schema, TargetFailure> {
    do throws(TargetFailure) {
        let open = try await OpenTarget(target, in: workspace, access: .readOnly)
        return .success(try await open.liveSchema().schema)
    } catch {
        return .failure(error)
    }
}
