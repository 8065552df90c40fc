/// Decides the state of every file and row of one list.
struct StateJudge {
    /// How high a versioned migration may stand.
    private enum Limit {
        case none
        case nothing
        case version(Version)

        func allows(_ version: Version) -> Bool {
            switch self {
            case .none: true
            case .nothing: false
            case .version(let highest): version <= highest
            }
        }
    }

    let rows: AppliedRows
    private let options: MigrationList.Options
    /// The files in the order in which they run; the dictionaries hold places in it.
    private let migrations: [Migration]
    private let versioned: [AppliedRows.Key: Int]
    private let repeatables: [String: Int]
    /// The highest version that any file has.
    private let highestFile: Version?
    private let limit: Limit

    init(migrations: [Migration], rows: AppliedRows, options: MigrationList.Options) {
        let isInOrder = zip(migrations, migrations.dropFirst()).allSatisfy { !Migration.runsBefore($1, $0) }
        let ordered = isInOrder ? migrations : Migration.sorted(migrations)
        var versioned: [AppliedRows.Key: Int] = [:]
        var repeatables: [String: Int] = [:]
        var highestFile: Version?
        versioned.reserveCapacity(ordered.count)
        for (index, migration) in ordered.enumerated() {
            guard let key = migration.key else {
                repeatables[migration.historyDescription] = index
                continue
            }
            versioned[key] = index
            if key.family != .undo { highestFile = max(highestFile ?? key.version, key.version) }
        }
        self.rows = rows
        self.options = options
        self.migrations = ordered
        self.versioned = versioned
        self.repeatables = repeatables
        self.highestFile = highestFile
        limit =
            switch options.target {
            case .latest, .next: .none
            case .current: rows.highest.map(Limit.version) ?? .nothing
            case .version(let version), .versionIfPresent(let version): .version(version)
            }
    }

    /// The lines of the rows, by rank.
    func appliedStatuses() -> [MigrationStatus] {
        rows.entries.map { entry in
            let migration = place(of: entry.row).map { migrations[$0] }
            return MigrationStatus(migration: migration, applied: entry.row, state: state(of: entry, migration))
        }
    }

    /// The place of a row's file.
    private func place(of row: AppliedMigration) -> Int? {
        guard row.type.family != .synthetic else { return nil }
        return row.key.map { versioned[$0] } ?? repeatables[row.description]
    }

    private func state(of entry: AppliedRows.Entry, _ migration: Migration?) -> MigrationState {
        let row = entry.row
        if entry.isUndone { return .undone }
        if entry.isDeleted { return .deleted }
        switch row.type {
        case .delete, .schema: return .success
        case .baseline: return .baseline
        case .sql, .jdbc, .springJDBC, .script, .custom, .sqlBaseline, .jdbcBaseline, .sqlStateScript, .jdbcStateScript,
            .undoSQL, .undoJDBC, .undoScript, .unknown:
            break
        }
        let isLatestRun = rows.latestRuns[row.description] == row.installedRank
        guard let migration else {
            if row.version != nil || isLatestRun { return stateWithoutFile(of: row) }
            return row.isSuccessful ? .superseded : .failed
        }
        guard row.isSuccessful else { return .failed }
        if row.type.family == .baseline { return .baseline }
        guard row.version != nil else {
            guard isLatestRun else { return .superseded }
            return hasChecksum(of: migration, row) ? .success : .outdated
        }
        return entry.isOutOfOrder && row.type.family != .undo ? .outOfOrder : .success
    }

    private func stateWithoutFile(of row: AppliedMigration) -> MigrationState {
        let isBehindFiles = row.version.map { version in highestFile.map { version < $0 } ?? false } ?? true
        return switch (isBehindFiles, row.isSuccessful) {
        case (true, true): .missing
        case (true, false): .failedMissing
        case (false, true): .future
        case (false, false): .failedFuture
        }
    }

    /// Whether a run of a repeatable was of the text that the file holds now, with or without its placeholders replaced.
    private func hasChecksum(of migration: Migration, _ row: AppliedMigration) -> Bool {
        guard let recorded = row.checksum else { return false }
        return recorded == migration.checksum || recorded == options.repeatableChecksums[migration.script]
    }

    /// The lines of the files without a row that still counts, in the order in which they run.
    func unappliedStatuses() -> [MigrationStatus] {
        var isDone = [Bool](repeating: false, count: migrations.count)
        for entry in rows.entries where !entry.isDeleted && !entry.isUndone {
            guard let place = place(of: entry.row), entry.row.version != nil || isUpToDate(migrations[place], entry.row)
            else { continue }
            isDone[place] = true
        }
        let open = migrations.indices.filter { !isDone[$0] }
        let pendingBaseline = open.lazy.map { migrations[$0].kind }.filter(\.isBaseline).compactMap(\.version)
            .filter { limit.allows($0) }.max()
        return open.compactMap { place in
            let migration = migrations[place]
            let state: MigrationState
            switch migration.kind {
            case .undo(let version):
                // An undo is at hand while the migration that it takes back is in effect.
                let undone = versioned[AppliedRows.Key(version: version, family: .migration)]
                guard let undone, isDone[undone] else { return nil }
                state = .available
            case .repeatable: state = options.skippedScripts.contains(migration.script) ? .ignored : .pending
            case .versioned(let version), .baseline(let version):
                state = self.state(of: migration, version, pendingBaseline: pendingBaseline)
            }
            return MigrationStatus(migration: migration, applied: nil, state: state)
        }
    }

    /// Whether a row is the latest run of a repeatable and ran the text that the file holds now.
    private func isUpToDate(_ migration: Migration, _ row: AppliedMigration) -> Bool {
        rows.latestRuns[row.description] == row.installedRank && hasChecksum(of: migration, row)
    }

    /// The state of a versioned migration or a baseline that has no row.
    private func state(of migration: Migration, _ version: Version, pendingBaseline: Version?) -> MigrationState {
        if options.skippedScripts.contains(migration.script) { return .ignored }
        let isEmptyHistory = rows.highest == nil
        if let baseline = isEmptyHistory ? pendingBaseline : rows.baseline {
            if version < baseline { return .belowBaseline }
            if version == baseline { return migration.kind.isBaseline && isEmptyHistory ? .pending : .ignoredBaseline }
        }
        guard limit.allows(version) else { return .aboveTarget }
        if migration.kind.isBaseline { return .ignored }
        if let highest = rows.highest, version < highest, options.order == .strict { return .ignored }
        return .pending
    }
}

extension MigrationKind {
    var isBaseline: Bool {
        switch self {
        case .baseline: true
        case .versioned, .repeatable, .undo: false
        }
    }
}
