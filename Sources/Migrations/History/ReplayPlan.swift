/// The files that made a database what it is, in the order in which they ran: what a replay of its history runs.
///
/// Files that are still pending do not count. A repeatable counts once, where it ran last.
package struct ReplayPlan: Sendable {
    package let migrations: [Migration]
    /// Repeatables whose files have changed since they ran: what they made is not in the files any more.
    package let outdated: [Migration]

    /// Reads the plan off the list that files and history make together.
    package init(_ list: MigrationList) throws(ReplayObstacle) {
        var migrations: [Migration] = []
        var outdated: [Migration] = []
        let applied = list.statuses.filter { $0.applied != nil }
            .sorted { ($0.applied?.installedRank ?? 0) < ($1.applied?.installedRank ?? 0) }
        for status in applied {
            guard let row = status.applied, !status.standsForNothing else { continue }
            if row.type == .baseline {
                migrations += try Self.files(below: status, in: list)
                continue
            }
            let migration = try status.replayable(row)
            let hasOtherChecksum =
                row.checksum != nil
                && row.checksum != list.options.repeatableChecksums[migration.script] ?? migration.checksum
            if hasOtherChecksum || list.textBeforeChange(of: status) != nil {
                guard migration.kind == .repeatable else { throw .edited(migration) }
                outdated.append(migration)
            } else {
                migrations.append(migration)
            }
        }
        self.migrations = migrations
        self.outdated = outdated
    }

    /// The files that describe what was there before the history began.
    private static func files(
        below baseline: MigrationStatus,
        in list: MigrationList
    ) throws(ReplayObstacle) -> [Migration] {
        guard let version = baseline.version else { return [] }
        let files = list.statuses.compactMap(\.migration).filter { ($0.version ?? version) <= version }
        let start = files.filter { $0.isBaseline }.max { ($0.version ?? version) < ($1.version ?? version) }
        let found = files.filter { file in
            guard file.kind != .repeatable, file.type != .undoSQL, let own = file.version else { return false }
            guard let first = start?.version else { return true }
            return file.isBaseline ? own == first : own > first
        }
        guard !found.isEmpty else { throw .baselineWithoutFiles(version) }
        return Migration.sorted(found)
    }
}

/// Why the files do not tell how a database became what it is.
package enum ReplayObstacle: Error, Hashable, Sendable {
    case failed(script: String)
    case missing(script: String)
    case edited(Migration)
    /// A row of something that is no SQL file, such as a Java migration.
    case notSQL(script: String)
    /// The database was declared to be at a version, and no file says what that version holds.
    case baselineWithoutFiles(Version)
}

extension ReplayObstacle: CustomStringConvertible {
    /// A clause that can follow "because".
    package var description: String {
        switch self {
        case .failed(let script): "\(script) failed there"
        case .missing(let script): "the file \(script), which was applied, is gone"
        case .edited(let migration): "\(migration.path) was edited after it was applied"
        case .notSQL(let script): "\(script) is no SQL file"
        case .baselineWithoutFiles(let version):
            "the history begins with a baseline at version \(version.text) and no file up to that version is there"
        }
    }
}

extension MigrationStatus {
    /// Whether nothing of the row is in the database: an earlier run, something undone, or a mark of the tool's own.
    fileprivate var standsForNothing: Bool {
        switch state {
        case .superseded, .undone: return true
        default: break
        }
        return applied?.type == .schema || applied?.type == .delete || applied?.type.family == .undo
    }

    /// The file of a row, when the row can be replayed at all.
    fileprivate func replayable(_ row: AppliedMigration) throws(ReplayObstacle) -> Migration {
        if state.isFailed || !row.isSuccessful { throw .failed(script: row.script) }
        guard row.type == .sql || row.type == .sqlBaseline else { throw .notSQL(script: row.script) }
        guard let migration, state != .deleted else { throw .missing(script: row.script) }
        return migration
    }
}

extension Migration {
    fileprivate var isBaseline: Bool { type == .sqlBaseline }
}
