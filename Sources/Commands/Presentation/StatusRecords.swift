import Database
import Findings
import Migrations
import Operations
import Reports
import SQLText
import Topology

/// The records of a status: one a shard, and one a migration and shard.
enum StatusRecords {
    /// One row a shard.
    static func shards(_ results: [TargetResult<StatusOutcome>], audience: Table.Audience = .programs) -> Table {
        Table(
            key: "shards",
            audience: audience,
            columns: [
                Column("shard", "Shard"), Column("engine", "Engine"), Column("version", "Version"),
                Column("applied", "Applied"), Column("pending", "Pending"), Column("state", "State"),
            ],
            rows: results.map { result in
                let state = result.shardState
                return [
                    .text(result.target.shard), Cell(result.outcome?.server.dialect.displayName),
                    Cell(result.outcome?.list.currentVersion?.text), Cell(result.outcome?.appliedCount),
                    Cell(result.outcome?.pendingCount), .state(state.word, state.tone),
                ]
            }
        )
    }

    /// One row a shard of a validation.
    static func validation(_ survey: ValidationSurvey) -> Table {
        let histories = survey.results.map { TargetResult(target: $0.target, result: $0.result.map(\.status)) }
        let table = shards(histories, audience: .both)
        let schemas = survey.results.map { result -> Cell in
            let word = result.outcome.map { survey.liveWord($0) } ?? ("", .quiet)
            return word.0.isEmpty ? .none : .state(word.0, word.1)
        }
        return Table(
            key: table.key,
            audience: .both,
            columns: table.columns + [Column("schema", "Live schema")],
            rows: zip(table.rows, schemas).map { $0 + [$1] }
        )
    }

    /// One row a migration and shard, with everything that a program may want to know.
    static func migrations(_ results: [TargetResult<StatusOutcome>]) -> Table {
        Table(
            key: "migrations",
            audience: .programs,
            columns: [
                "shard", "category", "version", "description", "type", "script", "file", "state", "checksum", "sha256",
                "installedRank", "installedBy", "installedOn", "executionTime", "recordedChecksum", "success",
            ]
            .map { Column($0, nil) },
            rows: results.flatMap { result in
                (result.outcome?.list.statuses ?? []).map { row($0, shard: result.target.shard, of: result.outcome) }
            }
        )
    }

    private static func row(_ status: MigrationStatus, shard: String, of outcome: StatusOutcome?) -> [Cell] {
        let applied = status.applied
        let checksum = status.migration.map { outcome?.checksums[$0.script] ?? $0.checksum }
        return [
            .text(shard), .text(status.category), Cell(status.version?.text), .text(status.description),
            Cell(status.type?.text), Cell(applied?.script ?? status.migration?.script), Cell(status.migration?.path),
            .text(status.state.displayName), Cell(checksum?.rawValue), Cell(status.migration?.digest.hexadecimal),
            Cell(applied?.installedRank), Cell(applied?.installedBy), Cell(applied?.installedOn),
            Cell(applied?.executionTimeMilliseconds), Cell(applied?.checksum?.rawValue),
            applied.map { .truth($0.isSuccessful) } ?? .none,
        ]
    }
}

extension StatusOutcome {
    /// How many migrations have been applied and count.
    var appliedCount: Int { list.statuses.count(where: \.isInEffect) }

    /// How many would run now.
    var pendingCount: Int { list.pending.count }
}

extension MigrationStatus {
    /// Whether a migration of this line is in the database; marks and older runs are none.
    fileprivate var isInEffect: Bool {
        guard let type = applied?.type, type != .schema, type != .delete else { return false }
        switch state {
        case .success, .baseline, .outOfOrder, .outdated, .missing, .future: return true
        case .pending, .aboveTarget, .belowBaseline, .ignoredBaseline, .ignored, .failed, .failedMissing, .failedFuture,
            .superseded, .deleted, .undone, .available:
            return false
        }
    }
}

extension TargetResult<StatusOutcome> {
    /// The shard in one word.
    fileprivate var shardState: (word: String, tone: Tone) {
        switch result {
        case .failure(let failure): (failure.word, .bad)
        case .success(let outcome):
            if outcome.findings.contains(where: { $0.severity == .error }) {
                ("not as it should be", .bad)
            } else if !outcome.hasHistory {
                ("no history yet", .waiting)
            } else if outcome.pendingCount > 0 {
                ("behind", .waiting)
            } else {
                ("up to date", .good)
            }
        }
    }
}

extension MigrationState {
    /// What the state means for a reader.
    var tone: Tone {
        switch self {
        case .success, .baseline: .good
        case .pending, .outdated, .aboveTarget, .available: .waiting
        case .failed, .failedMissing, .failedFuture, .missing, .outOfOrder, .ignored, .future: .bad
        case .belowBaseline, .ignoredBaseline, .undone, .superseded, .deleted: .quiet
        }
    }
}
