import Database
import Findings
import Migrations
import SchemaModel

/// Writes down the schema that a run leaves, so that drift can be told where history cannot be replayed.
///
/// What had drifted before the run stays visible: an object that the run did not touch keeps its recorded form. What it
/// touched is seen in a scratch database with the recorded schema, since a migration that adopts drift finds it done.
struct SchemaRecorder: Sendable {
    private let open: OpenTarget
    /// What was recorded and what was there when the run began; `nil` when nothing had been recorded.
    private let start: (recorded: Recorded, live: Schema)?

    /// Looks before the run: only where something was recorded is there anything to keep.
    ///
    /// `rows` is the history as the run found it.
    init(before open: OpenTarget, rows: [AppliedMigration]) async throws(TargetFailure) {
        self.open = open
        guard let recorded = try await open.recordedState.read(),
            // A record that others have made old says nothing about what they did.
            Set(rows.map(\.installedRank)).isSubset(of: recorded.files.map(\.rank))
        else {
            start = nil
            return
        }
        start = (recorded, try await open.liveSchema().schema)
    }

    /// Reads the schema that is there now and records it with the files that made it.
    func record() async throws(TargetFailure) {
        try await open.database("preparing to record the schema") { () async throws(DatabaseError) in
            try await open.session.prepareForMigration()
        }
        let after = try await open.liveSchema().schema
        let standing = try await open.standing()
        let schema = await expected(of: after, standing)
        let files = standing.recordedFiles(keeping: start?.recorded.files ?? [])
        try await open.recordedState.write(schema, files: files, toolVersion: open.workspace.toolVersion)
    }

    /// What the schema should be after the run that left `after`.
    private func expected(of after: Schema, _ standing: Standing) async -> Schema {
        guard let start else { return after }
        let merged = start.recorded.schema.recorded(before: start.live, after: after)
        // Where something has drifted, a migration that adopts it did nothing here: only elsewhere can its effect be seen.
        guard !merged.changes(in: after).isEmpty else { return merged }
        return await rehearsed(from: start.recorded, standing) ?? merged
    }

    /// What the run makes of the recorded schema where nothing has drifted; `nil` where that cannot be tried out.
    private func rehearsed(from recorded: Recorded, _ standing: Standing) async -> Schema? {
        let known = Set(recorded.files.map(\.rank))
        let run = standing.list.statuses
            .filter { status in status.applied.map { !known.contains($0.installedRank) } ?? false }
            .sorted { ($0.applied?.installedRank ?? 0) < ($1.applied?.installedRank ?? 0) }
        let migrations = run.compactMap(\.migration)
        guard !migrations.isEmpty, migrations.count == run.count else { return nil }
        do throws(TargetFailure) {
            return try await open.inScratch { scratch throws(TargetFailure) in
                try await open.make(recorded.schema, in: scratch)
                let before = try await open.schema(through: scratch.session, of: open.scope)
                let guardian = ReplayGuard(engine: open.engine)
                for migration in migrations { try await open.replay(migration, in: scratch.session, guardian) }
                let after = try await open.schema(through: scratch.session, of: open.scope)
                return recorded.schema.recorded(before: before, after: after)
            }
        } catch {
            return nil
        }
    }
}

extension OpenTarget {
    /// Does what changes the schema, and records what it leaves.
    ///
    /// The changes are in whatever becomes of the record, so a failure to record is a remark and no failure. `rows` is
    /// the history as the run found it. A run that fails records nothing: what it left half done is no schema to keep,
    /// and the next run notices that the record is older than the history.
    func recordingSchema<Outcome: Sendable>(
        after rows: [AppliedMigration]?,
        _ change: () async throws(TargetFailure) -> Outcome
    ) async throws(TargetFailure) -> (outcome: Outcome, remarks: [Finding]) {
        var remarks: [Finding] = []
        var recorder: SchemaRecorder?
        do throws(TargetFailure) { recorder = try await SchemaRecorder(before: self, rows: rows ?? []) } catch {
            remarks.append(Self.unrecorded(error))
        }
        let outcome = try await change()
        do throws(TargetFailure) { try await recorder?.record() } catch { remarks.append(Self.unrecorded(error)) }
        return (outcome, remarks)
    }

    private static func unrecorded(_ failure: TargetFailure) -> Finding {
        Finding(
            code: "SCHEMA_NOT_RECORDED",
            severity: .warning,
            message:
                "The run is done, and the schema that it left could not be recorded: \(failure.shortReason)",
            advice: "Drift is then told by replaying the history alone. The next successful apply records again."
        )
    }
}
