import Database
package import Findings
package import Migrations
import StrictYAML
package import Topology

/// What `baseline` found or wrote.
package enum BaselineOutcome: Sendable {
    /// With what does not stop anything and should be known.
    case written(Version, remarks: [Finding])
    /// The same baseline was there already.
    case alreadyThere(Version)
}

/// Writes the row that says "everything up to this version is here already", as Flyway's `baseline` does.
///
/// A version or description of `nil` stands for the project's `baseline-version` and `baseline-description`.
package func baseline(
    _ target: Target,
    at version: Version?,
    description: String?,
    in workspace: Workspace,
    onWait: @escaping @Sendable (String) -> Void
) async -> Result<BaselineOutcome, TargetFailure> {
    do throws(TargetFailure) {
        let open = try await OpenTarget(target, in: workspace, access: .readWrite)
        return .success(
            try await open.withMigrationLock(onWait: onWait) { () async throws(TargetFailure) in
                try await writeBaseline(
                    version ?? workspace.baselineVersion,
                    description: description ?? open.settings.baselineDescription,
                    in: open
                )
            }
        )
    } catch {
        return .failure(error)
    }
}

private func writeBaseline(
    _ version: Version,
    description: String,
    in open: OpenTarget
) async throws(TargetFailure) -> BaselineOutcome {
    let rows = try await open.history.read()
    if let rows {
        let baseline = rows.first { $0.type == .baseline }
        if let baseline, baseline.version == version, baseline.description == description {
            return .alreadyThere(version)
        }
        guard rows.allSatisfy({ $0.type == .schema }), !rows.isEmpty else {
            throw .refused([refusal(rows: rows, baseline: baseline, in: open)])
        }
    }
    let (_, remarks) = try await open.recordingSchema(after: rows) { () async throws(TargetFailure) in
        try await insertBaseline(version, description: description, after: rows, in: open)
    }
    return .written(version, remarks: remarks)
}

private func insertBaseline(
    _ version: Version,
    description: String,
    after rows: [AppliedMigration]?,
    in open: OpenTarget
) async throws(TargetFailure) {
    try await open.inOneTransaction("the baseline") { () async throws(TargetFailure) in
        if rows == nil { try await open.history.create() }
        try await open.history.insert(
            AppliedMigration(
                baseline: version,
                description: description,
                installedRank: (rows?.last?.installedRank ?? 0) + 1,
                installedBy: open.installedBy
            )
        )
    }
}

private func refusal(rows: [AppliedMigration], baseline: AppliedMigration?, in open: OpenTarget) -> Finding {
    let table = open.history.table
    if let baseline {
        return Finding(
            code: "BASELINE_DIFFERS",
            message: """
                \(table) already holds a baseline at version \(baseline.version?.description ?? "?") \
                ('\(baseline.description)').
                """,
            advice: "A database has one baseline. Keep it, or remove its row by hand if it is wrong."
        )
    }
    guard !rows.isEmpty else {
        return Finding(
            code: "EMPTY_HISTORY",
            message: "\(table) exists and is empty, so it cannot be told what it once meant.",
            advice: "Drop the empty table, then run baseline again."
        )
    }
    return Finding(
        code: "ALREADY_MIGRATED",
        message: "\(table) already holds \(rows.count) rows: migrations have been applied here.",
        advice: "A baseline is for a database without history. Run 'migrate status' to see what is applied."
    )
}
