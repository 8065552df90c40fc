import Database
import Files
import Findings
import Migrations
import SchemaModel
import StrictYAML
import Topology

extension OpenTarget {
    /// Finds out what this target's schema should be, as the project says; `nil` when the other shards will tell.
    ///
    /// - Throws: `.refused` with `EXPECTED_SCHEMA_UNKNOWN` when nothing tells.
    func expectedSchema(_ standing: Standing, live: Schema) async throws(TargetFailure) -> ExpectedSchema? {
        switch settings.drift.expected.value {
        case .automatic: return try await replayedOrRecorded(standing, live: live)
        case .replay: return try await replayed(standing, live: live)
        case .recorded: return try await recorded(standing, insteadOf: nil)
        case .consensus: return nil
        case .shard(let name): return try await schema(ofShard: name)
        case .file(let path): return ExpectedSchema(try snapshot(at: path), from: .file(path))
        }
    }

    private func replayedOrRecorded(_ standing: Standing, live: Schema) async throws(TargetFailure) -> ExpectedSchema {
        do throws(TargetFailure) {
            return try await replayed(standing, live: live)
        } catch {
            guard let reason = error.reasonToFallBack else { throw error }
            do throws(TargetFailure) {
                return try await recorded(standing, insteadOf: reason.message)
            } catch {
                guard let second = error.reasonToFallBack else { throw error }
                throw .refused([.unknownExpectation([reason, second])])
            }
        }
    }

    /// What this target's own history makes.
    func replayed(_ standing: Standing, live: Schema) async throws(TargetFailure) -> ExpectedSchema {
        let plan: ReplayPlan
        do throws(ReplayObstacle) { plan = try ReplayPlan(standing.list) } catch {
            throw .refused([.unknownExpectation("The history cannot be replayed, because \(error).")])
        }
        let replay = Replay(open: self, plan: plan, scope: scope)
        let answer = try await workspace.expectations.replay(of: try await history(of: plan, live: live)) {
            () throws(TargetFailure) in
            try await replay.run()
        }
        var unjudged = Set(answer.withOutdated.map { answer.schema.changes(in: $0).map(\.path) } ?? [])
        if answer.withOutdated != nil {
            // What the changed file made before is not in it any more: only the record can still name it.
            let known = try await recordedState.read()?.schema
            unjudged.formUnion(known.map { answer.schema.changes(in: $0).map(\.path) } ?? live.repeatablePaths)
        }
        return ExpectedSchema(
            answer.schema,
            from: .replay(place: answer.place, leftOut: answer.leftOut),
            unjudged: unjudged
        )
    }

    /// What the replay of a plan depends on.
    private func history(of plan: ReplayPlan, live: Schema) async throws(TargetFailure) -> Expectations.History {
        let settings = try await workspace.endpoint(of: target).settings
        let checker = ScriptChecker(opener: opener, allowsMixed: true)
        var scripts: [String] = []
        for migration in plan.migrations + plan.outdated {
            let digest =
                migration.replacesPlaceholders && opener.placeholders != nil
                ? try checker.check(migration, checksum: migration.checksum).textDigest : migration.digest
            scripts.append("\(migration.script) \(digest.hexadecimal)")
        }
        return Expectations.History(
            dialect: session.server.dialect,
            version: session.server.version,
            settings: settings,
            database: live.objects.first { $0.kind == .database }?.attributes ?? [],
            ownTables: ownTables,
            scripts: scripts
        )
    }

    private func recorded(_ standing: Standing, insteadOf reason: String?) async throws(TargetFailure) -> ExpectedSchema
    {
        guard let recorded = try await recordedState.read() else {
            throw .refused([
                .unknownExpectation(
                    "No schema has been recorded: 'migrate apply' records one when it has applied something."
                )
            ])
        }
        let known = Set(recorded.files.map { "\($0.rank) \($0.script)" })
        let later = (standing.rows ?? []).filter { !known.contains("\($0.installedRank) \($0.script)") }
        if let first = later.first {
            throw .refused([
                .unknownExpectation(
                    "The recorded schema is older than the history: something else applied \(first.script) after it."
                )
            ])
        }
        return ExpectedSchema(recorded.schema, from: .recorded(on: recorded.recordedOn, insteadOf: reason))
    }

    private func schema(ofShard name: String) async throws(TargetFailure) -> ExpectedSchema {
        let other: Target
        do {
            guard let found = try workspace.project.targets(environment: target.environment, shards: [name]).first
            else {
                throw TargetFailure.refused([.unknownExpectation("There is no shard \(name) to compare with.")])
            }
            other = found
        } catch let failure as TargetFailure {
            throw failure
        } catch {
            throw .refused([.unknownExpectation("The shard \(name) to compare with: \(error)")])
        }
        let known = try await workspace.expectations.schema(ofShard: name) {
            [workspace] () throws(TargetFailure) in
            try await OpenTarget(reading: other, in: workspace).liveSchema()
        }
        return ExpectedSchema(known.schema, from: .shard(name))
    }

    private func snapshot(at path: String) throws(TargetFailure) -> Schema {
        try Schema.read(snapshot: Path.join(workspace.project.folder, path), shownAs: path)
    }
}

extension Schema {
    /// Reads a snapshot file.
    static func read(snapshot file: String, shownAs path: String) throws(TargetFailure) -> Schema {
        let bytes: [UInt8]
        do throws(FileError) { bytes = try File.read(file) } catch {
            throw .unreadable([
                Finding(code: "UNREADABLE_SNAPSHOT", message: error.description, location: SourceLocation(file: path))
            ])
        }
        do throws(SnapshotError) {
            return try Schema(snapshot: String(decoding: bytes, as: UTF8.self))
        } catch {
            throw .unreadable([
                Finding(
                    code: "UNREADABLE_SNAPSHOT",
                    message: error.message,
                    advice: "Only files that 'migrate snapshot' wrote can be read.",
                    location: SourceLocation(file: path, line: error.line)
                )
            ])
        }
    }
}

extension Finding {
    /// Nothing tells what the schema should be: never green.
    static func unknownExpectation(_ reason: String) -> Finding {
        Finding(code: "EXPECTED_SCHEMA_UNKNOWN", message: reason)
    }

    /// The same for several ways that were tried.
    fileprivate static func unknownExpectation(_ reasons: [Finding]) -> Finding {
        Finding(
            code: "EXPECTED_SCHEMA_UNKNOWN",
            message: "The live schema was not checked: nothing tells what it should be.\n"
                + reasons.map(\.sentence).joined(separator: "\n"),
            advice: "Give the history a place to be replayed in ('scratch' in the environment's file), or name another "
                + "source with 'drift: {expected: …}' in migrate.yaml, or check the history alone with --history-only.",
            location: reasons.first?.location
        )
    }
}

extension TargetFailure {
    /// Why a replay or a record is not to be had, as far as another source may help; `nil` for an interruption.
    fileprivate var reasonToFallBack: Finding? {
        switch self {
        case .interrupted, .notStarted: nil
        case .refused(let findings), .unreadable(let findings): findings.first
        case .database(let error, let doing):
            Finding(code: "EXPECTED_SCHEMA_UNKNOWN", message: "While \(doing): \(error.description)")
        case .unresolved, .migration, .sameDatabase:
            Finding(code: "EXPECTED_SCHEMA_UNKNOWN", message: shortReason)
        }
    }
}

extension Schema {
    /// The objects that repeatable migrations are written for.
    fileprivate var repeatablePaths: [ObjectPath] {
        let kinds: Set<ObjectKind> = [
            .view, .materializedView, .function, .procedure, .aggregate, .package, .packageBody, .event,
        ]
        return objects.filter { kinds.contains($0.kind) }.map { ObjectPath($0) }
    }
}
