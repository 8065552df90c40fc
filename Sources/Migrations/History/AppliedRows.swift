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

    /// All rows by rank, without the deletion marks of versioned migrations: those show in the row that they delete.
    private(set) var entries: [Entry] = []
    /// The highest version that a baseline row has.
    private(set) var baseline: Version?
    /// The highest version that was applied and is neither deleted nor undone.
    private(set) var highest: Version?
    /// The rank of the latest run of each repeatable, by description.
    private(set) var latestRuns: [String: Int] = [:]

    /// Whether any row speaks of another one; most histories have none, and then no places are kept.
    private let hasMarks: Bool
    private var lastByVersion: [Version: Int] = [:]
    private var lastMigrationByVersion: [Version: Int] = [:]
    private var lastByDescription: [String: Int] = [:]

    init(_ rows: [AppliedMigration]) {
        let isInOrder = zip(rows, rows.dropFirst()).allSatisfy { $0.installedRank <= $1.installedRank }
        let ordered = isInOrder ? rows : rows.sorted { $0.installedRank < $1.installedRank }
        entries.reserveCapacity(rows.count)
        hasMarks = rows.contains { $0.type == .delete || $0.type.family == .undo }
        for row in ordered {
            if let version = row.version {
                add(row, version)
            } else {
                addUnversioned(row)
            }
        }
        markOutOfOrder()
    }

    private mutating func add(_ row: AppliedMigration, _ version: Version) {
        if row.type == .delete, row.isSuccessful {
            if let index = lastByVersion[version] { entries[index].isDeleted = true }
            return
        }
        if row.type.isBaseline { baseline = max(baseline ?? version, version) }
        entries.append(Entry(row: row))
        guard hasMarks else { return }
        let place = entries.count - 1
        switch row.type.family {
        case .undo:
            if row.isSuccessful, let index = lastMigrationByVersion[version] { entries[index].isUndone = true }
        case .migration: lastMigrationByVersion[version] = place
        case .synthetic, .baseline: break
        }
        if row.type.family != .synthetic { lastByVersion[version] = place }
    }

    private mutating func addUnversioned(_ row: AppliedMigration) {
        if row.type == .delete, row.isSuccessful, let index = lastByDescription[row.description] {
            entries[index].isDeleted = true
        }
        if row.type.family != .synthetic {
            lastByDescription[row.description] = entries.count
            latestRuns[row.description] = row.installedRank
        }
        entries.append(Entry(row: row))
    }

    private mutating func markOutOfOrder() {
        for index in entries.indices {
            guard let version = entries[index].row.version else { continue }
            if let highest, version <= highest {
                entries[index].isOutOfOrder = true
            } else if !entries[index].isDeleted, !entries[index].isUndone, entries[index].row.type.family != .undo {
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
