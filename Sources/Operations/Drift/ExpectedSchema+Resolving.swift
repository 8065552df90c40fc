import Database
import Files
import Findings
import Migrations
import SchemaModel
import Topology

extension OpenTarget {
    /// Finds out what this target's schema should be, as the project says; `nil` when the other shards will tell.
    ///
    /// - Throws: `.refused` with `EXPECTED_SCHEMA_UNKNOWN` when nothing tells.
    func expectedSchema(_ standing: Standing) async throws(TargetFailure) -> ExpectedSchema? {
        switch settings.drift.expected.value {
        case .automatic: return try await replayedOrRecorded(standing)
        case .replay: return try await replayed(standing)
        case .recorded: return try await recorded(standing, insteadOf: nil)
        case .consensus: return nil
        case .shard(let name): return try await schema(ofShard: name)
        case .file(let path): return ExpectedSchema(try snapshot(at: path), from: .file(path))
        }
    }

    private func replayedOrRecorded(_ standing: Standing) async throws(TargetFailure) -> ExpectedSchema {
        do throws(TargetFailure) {
            return try await replayed(standing)
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
    func replayed(_ standing: Standing) async throws(TargetFailure) -> ExpectedSchema {
        let plan: ReplayPlan
        do throws(ReplayObstacle) { plan = try ReplayPlan(standing.list) } catch {
            throw .refused([.unknownExpectation("The history cannot be replayed, because \(error).")])
        }
        let replay = Replay(open: self, plan: plan, scope: scope)
        let answer = try await workspace.expectations.replay(of: try history(of: plan)) { () throws(TargetFailure) in
            try await replay.run()
        }
        let outdated = answer.withOutdated.map { answer.schema.changes(in: $0).map(\.path) } ?? []
        return ExpectedSchema(
            answer.schema,
            from: .replay(place: answer.place, leftOut: answer.leftOut),
            unjudged: Set(outdated)
        )
    }

    /// What the replay of a plan depends on.
    private func history(of plan: ReplayPlan) throws(TargetFailure) -> Expectations.History {
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
            settings: [:],
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
        let known = Set(recorded.files.map(\.rank))
        let later = (standing.rows ?? []).filter { !known.contains($0.installedRank) }
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
            [workspace, scope] () throws(TargetFailure) in
            let (_, session) = try await workspace.session(for: other, access: .readOnly)
            do throws(DatabaseError) {
                return workspace.schemas.share(try await session.schema(of: scope))
            } catch {
                throw TargetFailure(error, while: "reading the schema of \(name)")
            }
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
