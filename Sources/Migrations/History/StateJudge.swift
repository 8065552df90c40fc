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
    private let versioned: [AppliedRows.Key: Migration]
    private let repeatables: [String: Migration]
    /// The highest version that any file has.
    private let highestFile: Version?
    private let limit: Limit

    init(migrations: [Migration], rows: AppliedRows, options: MigrationList.Options) {
        var versioned: [AppliedRows.Key: Migration] = [:]
        var repeatables: [String: Migration] = [:]
        var highestFile: Version?
        versioned.reserveCapacity(migrations.count)
        for migration in migrations {
            guard let key = migration.key else {
                repeatables[migration.historyDescription] = migration
                continue
            }
            versioned[key] = migration
            if key.family != .undo { highestFile = max(highestFile ?? key.version, key.version) }
        }
        self.rows = rows
        self.options = options
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
        let entries = rows.versioned + rows.unversioned
        return entries.sorted { $0.row.installedRank < $1.row.installedRank }
            .map { entry in
                let migration = migration(of: entry.row)
                return MigrationStatus(migration: migration, applied: entry.row, state: state(of: entry, migration))
            }
    }

    private func migration(of row: AppliedMigration) -> Migration? {
        guard row.type.family != .synthetic else { return nil }
        guard let key = row.key else { return repeatables[row.description] }
        return versioned[key]
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

    /// The lines of the files without a row that still counts.
    func unappliedStatuses() -> [MigrationStatus] {
        let live = rows.versioned.filter { !$0.isDeleted && !$0.isUndone }
        let liveKeys = Set(live.compactMap(\.row.key))
        let open = versioned.filter { !liveKeys.contains($0.key) }.map(\.value)
        let pendingBaseline = open.lazy.filter { $0.kind.isBaseline }.compactMap(\.version)
            .filter { limit.allows($0) }.max()
        let fromVersioned = open.compactMap { migration -> MigrationStatus? in
            guard let version = migration.version else { return nil }
            let state: MigrationState
            if migration.kind.isUndo {
                guard liveKeys.contains(AppliedRows.Key(version: version, family: .migration)) else { return nil }
                state = .available
            } else {
                state = self.state(of: migration, version, pendingBaseline: pendingBaseline)
            }
            return MigrationStatus(migration: migration, applied: nil, state: state)
        }
        return fromVersioned + pendingRepeatables()
    }

    private func pendingRepeatables() -> [MigrationStatus] {
        var upToDate: Set<String> = []
        for entry in rows.unversioned where !entry.isDeleted {
            let description = entry.row.description
            guard entry.row.type.family != .synthetic, rows.latestRuns[description] == entry.row.installedRank,
                let migration = repeatables[description], hasChecksum(of: migration, entry.row)
            else { continue }
            upToDate.insert(description)
        }
        return repeatables.filter { !upToDate.contains($0.key) }
            .map { _, migration in
                let isSkipped = options.skippedScripts.contains(migration.script)
                return MigrationStatus(migration: migration, applied: nil, state: isSkipped ? .ignored : .pending)
            }
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

    var isUndo: Bool {
        switch self {
        case .undo: true
        case .versioned, .repeatable, .baseline: false
        }
    }
}
