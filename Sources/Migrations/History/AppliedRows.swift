/// The history rows with what later rows say about them: undone, deleted, overtaken.
struct AppliedRows {
    /// One row and its fate.
    struct Entry {
        let row: AppliedMigration
        var isDeleted = false
        var isUndone = false
        /// A row before it had a version at least as high.
        var isOutOfOrder = false
    }

    /// What a versioned row and a file have in common when they are the same migration.
    struct Key: Hashable {
        let version: Version
        let family: HistoryType.Family
    }

    private(set) var versioned: [Entry] = []
    /// Rows without a version: runs of repeatables, their deletion marks, and the row for the created schema.
    private(set) var unversioned: [Entry] = []
    /// The highest version that a baseline row has.
    private(set) var baseline: Version?
    /// The highest version that was applied and is neither deleted nor undone.
    private(set) var highest: Version?
    /// The rank of the latest run of each repeatable, by description.
    private(set) var latestRuns: [String: Int] = [:]

    init(_ rows: [AppliedMigration]) {
        var lastByVersion: [Version: Int] = [:]
        var lastByDescription: [String: Int] = [:]
        var lastMigrationByVersion: [Version: Int] = [:]
        versioned.reserveCapacity(rows.count)
        for row in rows.sorted(by: { $0.installedRank < $1.installedRank }) {
            let isMark = row.type == .delete && row.isSuccessful
            guard let version = row.version else {
                if isMark, let index = lastByDescription[row.description] { unversioned[index].isDeleted = true }
                if row.type.family != .synthetic {
                    lastByDescription[row.description] = unversioned.count
                    latestRuns[row.description] = row.installedRank
                }
                unversioned.append(Entry(row: row))
                continue
            }
            if isMark {
                // The mark of a versioned migration is no line of its own: it shows in the line that it deletes.
                if let index = lastByVersion[version] { versioned[index].isDeleted = true }
                continue
            }
            if row.type.isBaseline { baseline = max(baseline ?? version, version) }
            switch row.type.family {
            case .undo:
                if row.isSuccessful, let index = lastMigrationByVersion[version] { versioned[index].isUndone = true }
            case .migration: lastMigrationByVersion[version] = versioned.count
            case .synthetic, .baseline: break
            }
            if row.type.family != .synthetic { lastByVersion[version] = versioned.count }
            versioned.append(Entry(row: row))
        }
        markOutOfOrder()
    }

    private mutating func markOutOfOrder() {
        for index in versioned.indices {
            guard let version = versioned[index].row.version else { continue }
            if let highest, version <= highest {
                versioned[index].isOutOfOrder = true
            } else if !versioned[index].isDeleted, !versioned[index].isUndone, versioned[index].row.type.family != .undo
            {
                highest = version
            }
        }
    }
}

extension AppliedMigration {
    var key: AppliedRows.Key? { version.map { AppliedRows.Key(version: $0, family: type.family) } }
}

extension Migration {
    var key: AppliedRows.Key? { version.map { AppliedRows.Key(version: $0, family: type.family) } }
}
