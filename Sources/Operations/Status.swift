package import Database
package import Findings
package import Migrations
package import Topology

/// Where one target stands.
package struct StatusOutcome: Sendable {
    package let server: Server
    /// Whether the history table is there.
    package let hasHistory: Bool
    package let list: MigrationList
    /// The checksums that the repeatables have on this target, by script.
    package let checksums: [String: FlywayChecksum]
    /// What is not as it should be.
    package let findings: [Finding]

    init(of standing: Standing, in open: OpenTarget, findings: [Finding]) {
        server = open.session.server
        hasHistory = standing.rows != nil
        list = standing.list
        checksums = standing.checksums
        self.findings = findings.map { $0.on(shard: open.target.shard) }
    }
}

/// Whether migrations that have not run yet are something to complain about.
package enum PendingMigrations: Sendable {
    case accepted
    case refused
}

/// Reads one target's history and compares it with the files.
///
/// Writes nothing, takes no lock.
package func status(of target: Target, in workspace: Workspace) async -> Result<StatusOutcome, TargetFailure> {
    do throws(TargetFailure) {
        let open = try await OpenTarget(target, in: workspace, access: .readOnly)
        let standing = try await open.standing()
        return .success(StatusOutcome(of: standing, in: open, findings: standing.validate(pending: .accepted)))
    } catch {
        return .failure(error)
    }
}
