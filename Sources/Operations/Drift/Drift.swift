import Database
package import Findings
package import SchemaModel
import Migrations
import SQLText
import StrictYAML
import Topology

/// What became of looking at one target's live schema.
package enum LiveCheck: Sendable {
    case checked(Drift)
    /// There is no history yet that could say what the schema should be.
    case withoutHistory
    /// Nobody asked for it.
    case notMeant
    /// Nothing tells what the schema should be, or it could not be read.
    case impossible([Finding])
}

/// How one target's live schema stands to what it should be.
package struct Drift: Sendable {
    /// What it is.
    package let live: KnownSchema
    /// What it should be; `nil` while the other shards still have to tell.
    package var expected: ExpectedSchema?
    /// The differences that nobody has allowed, each with its finding.
    package var differences: [DriftDifference] = []
    /// The differences that `drift.ignore` and `unmanaged: ignore` pass over, and those that nobody can judge.
    var passedOver: [SchemaChange] = []
    /// How many differences the project passes over.
    package var ignored = 0
    /// What else there is to say, such as an exception that has expired.
    package var remarks: [Finding] = []
    /// What shards must have in common for their schemas to be comparable.
    let kinship: Kinship
    let engine: any Engine
    let dialect: Dialect

    /// Whether the live schema is what it should be, as far as anybody told.
    package var isClean: Bool { findings.allSatisfy { $0.severity != .error } }

    /// Everything there is to say.
    package var findings: [Finding] { differences.map(\.finding) + remarks }
}

/// One difference, and what a person reads of it.
package struct DriftDifference: Sendable {
    package let change: SchemaChange
    package var finding: Finding
}

/// Shards with one history on one kind of server should have one schema.
struct Kinship: Hashable, Sendable {
    let dialect: Dialect
    let version: String
    /// The applied scripts with their checksums, in their order.
    let history: [String]
}

extension OpenTarget {
    /// How often a history that changes while it is looked at is looked at again.
    private static let attemptsMax = 3

    /// Compares the live schema with what it should be.
    func checkLiveSchema(_ first: Standing) async -> LiveCheck {
        do throws(TargetFailure) {
            var standing = first
            for _ in 1...Self.attemptsMax {
                guard let rows = standing.rows, !rows.isEmpty else { return try await withoutHistory(standing) }
                if case .shard(target.shard) = settings.drift.expected.value { return .notMeant }
                let live = try await liveSchema()
                // An apply that ended in between would pass for drift.
                let again = try await standingWithTexts().standing
                guard again.rows == rows else {
                    standing = again
                    continue
                }
                return .checked(try await drift(of: live, rows, standing))
            }
            throw .refused([
                .unknownExpectation("The history changed each time it was looked at: migrations are being applied.")
            ])
        } catch {
            return .impossible(error.findingsOfCheck(of: target))
        }
    }

    private func withoutHistory(_ standing: Standing) async throws(TargetFailure) -> LiveCheck {
        guard try await standing.unexplainedObjects() != nil else { return .withoutHistory }
        throw .refused([
            .unknownExpectation("There is no history that could tell how the objects in the schema came to be.")
        ])
    }

    private func drift(
        of live: KnownSchema,
        _ rows: [AppliedMigration],
        _ standing: Standing
    ) async throws(TargetFailure) -> Drift {
        let kinship = Kinship(
            dialect: session.server.dialect,
            version: session.server.version,
            history: rows.map { "\($0.script) \($0.checksum?.rawValue ?? 0) \($0.isSuccessful)" }
        )
        let drift = Drift(live: live, kinship: kinship, engine: engine, dialect: session.server.dialect)
        guard let expected = try await expectedSchema(standing, live: live.schema) else { return drift }
        return drift.judged(by: expected, judge: DriftJudge(of: target, in: workspace))
    }
}

extension Drift {
    /// The same live schema, judged.
    func judged(by expected: ExpectedSchema, judge: DriftJudge) -> Drift {
        let changes = expected.schema.changes(in: live.schema)
        let judgeable = changes.filter { !expected.unjudged.contains($0.path) }
        let verdict = judge.judge(judgeable, of: expected, live: live.schema, engine: engine, dialect: dialect)
        var copy = self
        copy.expected = expected
        copy.differences = verdict.differences
        copy.ignored = verdict.ignored
        copy.remarks = verdict.remarks
        let counted = Set(verdict.differences.map(\.change))
        copy.passedOver = changes.filter { !counted.contains($0) }
        return copy
    }

    /// The same with other words about its differences.
    func with(_ differences: [DriftDifference]) -> Drift {
        var copy = self
        copy.differences = differences
        return copy
    }
}

extension TargetFailure {
    /// What a failed look at the live schema leaves to say.
    fileprivate func findingsOfCheck(of target: Target) -> [Finding] {
        switch self {
        case .refused(let findings), .unreadable(let findings): findings.map { $0.on(shard: target.shard) }
        case .database(let error, let doing):
            [
                Finding(
                    code: "SCHEMA_NOT_READ",
                    message: "While \(doing): \(error.description)",
                    location: target.location,
                    shard: target.shard
                )
            ]
        case .unresolved, .migration, .sameDatabase, .notStarted, .interrupted:
            [Finding(code: "SCHEMA_NOT_READ", message: "The schema was not read: \(shortReason).", shard: target.shard)]
        }
    }
}
