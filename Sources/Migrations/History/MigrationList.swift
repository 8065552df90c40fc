/// Files and history side by side, one line each, as Flyway's `info` shows them.
package struct MigrationList: Sendable {
    /// What the list depends on besides files and rows.
    package struct Options: Hashable, Sendable {
        package var target = MigrationLimit.latest
        package var order = Plan.Order.strict
        /// The checksums of the repeatables for this target, by script: see `repeatableChecksums(of:placeholders:)`.
        package var repeatableChecksums: [String: FlywayChecksum] = [:]
        /// The scripts whose configuration says that they do not run on this target.
        package var skippedScripts: Set<String> = []
        /// What the files that were applied said, by the rank of their rows, as far as anybody wrote it down.
        package var appliedTexts: [Int: ContentDigest] = [:]

        package init() {}
    }

    /// In the order in which people read them: applied ones by rank, then what is still to come.
    package let statuses: [MigrationStatus]
    /// The line that says where the database is: its highest version, or else its latest repeatable.
    package let current: MigrationStatus?
    /// The version that a baseline row gives the database.
    package let appliedBaseline: Version?
    package let options: Options

    /// The version that the database is at, or `nil` when it has none.
    package var currentVersion: Version? { current?.version }

    /// Joins files and rows, in O(n log n) time.
    package init(migrations: [Migration], applied: [AppliedMigration], options: Options = Options()) {
        let judge = StateJudge(migrations: migrations, rows: AppliedRows(applied), options: options)
        var statuses = MigrationListOrder.sorted(applied: judge.appliedStatuses(), others: judge.unappliedStatuses())
        if options.target == .next { statuses = Self.limitedToNext(statuses) }
        self.statuses = statuses
        self.options = options
        appliedBaseline = judge.rows.baseline
        current = Self.current(in: statuses)
    }

    /// What a row's file said when it was applied, where it is known and the file of today says something else under the
    /// same checksum.
    package func textBeforeChange(of status: MigrationStatus) -> ContentDigest? {
        guard let row = status.applied, let migration = status.migration, status.state != .superseded,
            let known = options.appliedTexts[row.installedRank], known != migration.digest,
            row.checksum == migration.checksum || row.checksum == options.repeatableChecksums[migration.script]
        else { return nil }
        return known
    }

    /// The files that are still to run, in their order.
    package var pending: [Migration] {
        statuses.compactMap { $0.state == .pending ? $0.migration : nil }
    }

    /// Everything pending behind the version that runs next is out of reach.
    private static func limitedToNext(_ statuses: [MigrationStatus]) -> [MigrationStatus] {
        guard let limit = statuses.first(where: { $0.state == .pending })?.version else { return statuses }
        return statuses.map { status in
            guard status.state == .pending, let version = status.version, version > limit else { return status }
            return MigrationStatus(migration: status.migration, applied: nil, state: .aboveTarget)
        }
    }

    private static func current(in statuses: [MigrationStatus]) -> MigrationStatus? {
        let candidates = statuses.filter { status in
            guard let type = status.applied?.type, type != .delete, type != .schema, type.family != .undo else {
                return false
            }
            return status.state != .deleted && status.state != .undone
        }
        var highest: MigrationStatus?
        for status in candidates {
            guard let version = status.version else { continue }
            if let best = highest?.version, version <= best { continue }
            highest = status
        }
        return highest ?? candidates.last
    }
}
