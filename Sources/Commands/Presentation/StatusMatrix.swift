import Migrations
import Operations
import Reports
import Topology

/// The status of many shards for people: one table for each set of shards that share a folder of migrations.
///
/// A row a migration and a column a shard while that fits a screen; a row a shard when there are more of them.
struct StatusMatrix {
    let results: [TargetResult<StatusOutcome>]
    let workspace: Workspace

    private static let shardColumnsMax = 8

    var tables: [Table] {
        groups.map { group in
            if let only = group.results.first, group.results.count == 1 { return list(of: only, title: group.title) }
            guard group.results.count <= Self.shardColumnsMax else {
                let shards = StatusRecords.shards(group.results, audience: .people)
                return Table(
                    key: shards.key,
                    title: group.title,
                    audience: .people,
                    columns: shards.columns,
                    rows: shards.rows
                )
            }
            return matrix(of: group.results, title: group.title)
        }
    }

    /// The shards that answered, by the folders that their migrations come from, in the order of the shards.
    private var groups: [(title: String, results: [TargetResult<StatusOutcome>])] {
        var groups: [(title: String, results: [TargetResult<StatusOutcome>])] = []
        var places: [String: Int] = [:]
        for result in results {
            let title = workspace.locations(of: result.target).joined(separator: ", ")
            if let place = places[title] {
                groups[place].results.append(result)
            } else {
                places[title] = groups.count
                groups.append((title, [result]))
            }
        }
        return groups
    }

    private func list(of result: TargetResult<StatusOutcome>, title: String) -> Table {
        Table(
            key: "matrix",
            title: "\(result.target.shard)  \(title)",
            audience: .people,
            columns: [
                Column("version", "Version"), Column("description", "Description"), Column("type", "Type"),
                Column("state", "State"), Column("installedOn", "Installed on"), Column("executionTime", "ms"),
            ],
            rows: shown(result)
                .map { status in
                    [
                        Cell(status.version?.text), .text(status.description), Cell(status.type?.text),
                        .state(status.state.displayName, status.state.tone), Cell(status.applied?.installedOn),
                        Cell(status.applied?.executionTimeMilliseconds),
                    ]
                }
        )
    }

    private func matrix(of results: [TargetResult<StatusOutcome>], title: String) -> Table {
        let columns = results.map { latestByKey(shown($0)) }
        var keys: Set<RowKey> = []
        columns.forEach { keys.formUnion($0.keys) }
        return Table(
            key: "matrix",
            title: title,
            audience: .people,
            columns: [Column("version", "Version"), Column("description", "Description")]
                + results.map { Column($0.target.shard, $0.target.shard) },
            rows: keys.sorted()
                .map { key in
                    [Cell(key.version?.text), .text(key.description)]
                        + zip(columns, results)
                        .map { statuses, result in
                            if let failure = result.failure { return .state(failure.word, .bad) }
                            return statuses[key].map { .state($0.state.displayName, $0.state.tone) } ?? .none
                        }
                }
        )
    }

    /// Undo scripts stand ready beside their migrations; only programs are told of each.
    private func shown(_ result: TargetResult<StatusOutcome>) -> [MigrationStatus] {
        (result.outcome?.list.statuses ?? []).filter { $0.state != .available }
    }

    /// The last word on each migration: older runs of a repeatable are left out.
    private func latestByKey(_ statuses: [MigrationStatus]) -> [RowKey: MigrationStatus] {
        Dictionary(
            statuses.map { (RowKey(version: $0.version, description: $0.description), $0) },
            uniquingKeysWith: { $1.state == .superseded || $1.state == .deleted ? $0 : $1 }
        )
    }
}

/// What makes two shards' migrations the same row; ordered as they run.
private struct RowKey: Hashable, Comparable {
    let version: Version?
    let description: String

    static func < (left: RowKey, right: RowKey) -> Bool {
        switch (left.version, right.version) {
        case (let first?, let second?) where first != second: first < second
        case (_?, nil): true
        case (nil, _?): false
        case (_, _): left.description.utf16.lexicographicallyPrecedes(right.description.utf16)
        }
    }
}
