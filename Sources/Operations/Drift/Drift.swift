import Database
package import Findings
package import SchemaModel
import Migrations
import SQLText
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
    package let expected: ExpectedSchema?
    /// The differences that nobody has allowed, each with its finding.
    package let differences: [DriftDifference]
    /// How many differences `drift.ignore` and `unmanaged: ignore` pass over.
    package let ignored: Int
    /// What else there is to say, such as an exception that has expired.
    package let remarks: [Finding]
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
    /// Compares the live schema with what it should be.
    func checkLiveSchema(_ standing: Standing) async -> LiveCheck {
        guard let rows = standing.rows, !rows.isEmpty else { return .withoutHistory }
        do throws(TargetFailure) {
            let live = try await liveSchema()
            let kinship = Kinship(
                dialect: session.server.dialect,
                version: session.server.version,
                history: rows.map { "\($0.script) \($0.checksum?.rawValue ?? 0) \($0.isSuccessful)" }
            )
            let drift = Drift(
                live: live,
                expected: nil,
                differences: [],
                ignored: 0,
                remarks: [],
                kinship: kinship,
                engine: engine,
                dialect: session.server.dialect
            )
            guard let expected = try await expectedSchema(standing) else { return .checked(drift) }
            return .checked(drift.judged(by: expected, judge: driftJudge))
        } catch {
            return .impossible(error.findingsOfCheck(of: target))
        }
    }

    var driftJudge: DriftJudge { DriftJudge(of: target, in: workspace) }
}

extension Drift {
    /// The same live schema, judged.
    func judged(by expected: ExpectedSchema, judge: DriftJudge) -> Drift {
        let changes = expected.schema.changes(in: live.schema).filter { !expected.unjudged.contains($0.path) }
        let verdict = judge.judge(changes, of: expected, live: live.schema, engine: engine, dialect: dialect)
        return Drift(
            live: live,
            expected: expected,
            differences: verdict.differences,
            ignored: verdict.ignored,
            remarks: verdict.remarks,
            kinship: kinship,
            engine: engine,
            dialect: dialect
        )
    }

    /// The same with other words about its differences.
    func with(_ differences: [DriftDifference]) -> Drift {
        Drift(
            live: live,
            expected: expected,
            differences: differences,
            ignored: ignored,
            remarks: remarks,
            kinship: kinship,
            engine: engine,
            dialect: dialect
        )
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
