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
        guard rehearsal == .perform else {
            return .success(CleanOutcome(objects: try await open.objects(), wasDropped: false))
        }
        return .success(
            try await open.withMigrationLock(onWait: onWait) { () async throws(TargetFailure) in
                let objects = try await open.objects()
                for object in objects {
                    let name = "\(object.kind) \(object.name)"
                    try await open.database("dropping \(name)") { () async throws(DatabaseError) in
                        _ = try await open.session.rows(object.dropStatement)
                    }
                }
                return CleanOutcome(objects: objects, wasDropped: !objects.isEmpty)
            }
        )
    } catch {
        return .failure(error)
    }
}

extension OpenTarget {
    /// Everything in the schema, in the order in which it can be dropped; under the lock when it will be.
    fileprivate func objects() async throws(TargetFailure) -> [DatabaseObject] {
        try await database("listing what the schema holds") { () async throws(DatabaseError) in
            try await session.objects(besides: [])
        }
    }
}
