package import Database
package import Topology

/// What cleaning dropped, or would drop.
package struct CleanOutcome: Sendable {
    package let objects: [DatabaseObject]
    package let wasDropped: Bool
}

/// Whether a verb only says what it would do.
package enum Rehearsal: Sendable {
    case rehearse
    case perform
}

/// Empties one target's schema, the history table last: for throw-away environments alone.
///
/// Callers have refused protected environments and asked for confirmation.
package func clean(
    _ target: Target,
    in workspace: Workspace,
    rehearsal: Rehearsal,
    onWait: @escaping @Sendable (String) -> Void
) async -> Result<CleanOutcome, TargetFailure> {
    do throws(TargetFailure) {
        let open = try await OpenTarget(target, in: workspace, access: rehearsal == .perform ? .readWrite : .readOnly)
        let objects = try await open.database("listing what the schema holds") { () async throws(DatabaseError) in
            try await open.session.objects(besides: "")
        }
        guard rehearsal == .perform, !objects.isEmpty else {
            return .success(CleanOutcome(objects: objects, wasDropped: false))
        }
        try await open.withMigrationLock(onWait: onWait) { () async throws(TargetFailure) in
            for object in objects {
                try await open.database("dropping \(object.kind) \(object.name)") { () async throws(DatabaseError) in
                    _ = try await open.session.rows(object.dropStatement)
                }
            }
        }
        return .success(CleanOutcome(objects: objects, wasDropped: true))
    } catch {
        return .failure(error)
    }
}
