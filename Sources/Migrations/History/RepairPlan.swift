/// What a repair would do to one history table, in the order of the lists.
package struct RepairPlan: Hashable, Sendable {
    /// A row that no longer says what its file says.
    package struct Alignment: Hashable, Sendable {
        package let applied: AppliedMigration
        package let migration: Migration
        /// What the row's three columns become.
        package let description: String
        package let type: HistoryType
        package let checksum: FlywayChecksum
    }

    /// The rows of failed migrations, to be deleted.
    package let deletions: [AppliedMigration]
    /// Rows to be written that mark migrations without a file as deleted, with their ranks.
    package let deletionMarks: [AppliedMigration]
    /// Rows to be brought in line with their files.
    package let alignments: [Alignment]

    /// Rows whose file has another text than was applied, under the same checksum: what is known of it is to be renewed.
    package let changedTexts: [AppliedMigration]

    /// Whether there is nothing to repair.
    package var isEmpty: Bool {
        deletions.isEmpty && deletionMarks.isEmpty && alignments.isEmpty && changedTexts.isEmpty
    }

    /// Decides what to repair.
    ///
    /// Rows that the patterns cover are not marked as deleted; `installedBy` goes into the rows to be written.
    package init(
        migrations: [Migration],
        applied: [AppliedMigration],
        ignoring patterns: [IgnorePattern] = IgnorePattern.standard,
        repeatableChecksums: [String: FlywayChecksum] = [:],
        appliedTexts: [Int: ContentDigest] = [:],
        installedBy: String
    ) {
        deletions = applied.filter { !$0.isSuccessful }
        let kept = applied.filter(\.isSuccessful)
        var options = MigrationList.Options()
        options.order = .outOfOrder
        options.repeatableChecksums = repeatableChecksums
        options.appliedTexts = appliedTexts
        let list = MigrationList(migrations: migrations, applied: kept, options: options)
        let statuses = list.statuses

        let lastRank = kept.map(\.installedRank).max() ?? 0
        let gone = statuses.filter { $0.state.isUnresolved && !patterns.cover($0) }.compactMap(\.applied)
        deletionMarks = gone.enumerated()
            .map { offset, row in
                row.deletionMark(rank: lastRank + 1 + offset, installedBy: installedBy)
            }
        alignments = statuses.compactMap { Self.alignment(of: $0, repeatableChecksums) }
        let aligned = Set(alignments.map(\.applied.installedRank))
        changedTexts = statuses.filter { list.textBeforeChange(of: $0) != nil }
            .compactMap(\.applied).filter { !aligned.contains($0.installedRank) }
    }

    private static func alignment(
        of status: MigrationStatus,
        _ repeatableChecksums: [String: FlywayChecksum]
    ) -> Alignment? {
        guard let applied = status.applied, let migration = status.migration else { return nil }
        let checksum: FlywayChecksum
        if applied.version != nil {
            checksum = migration.checksum
        } else {
            // A run of the same text before its placeholders were replaced: only its checksum is brought up to date.
            guard status.state == .success, let current = repeatableChecksums[migration.script] else { return nil }
            checksum = current
        }
        let isAligned =
            applied.checksum == checksum
            && (applied.version == nil
                || applied.type == migration.type && applied.description == migration.historyDescription)
        guard !isAligned else { return nil }
        return Alignment(
            applied: applied,
            migration: migration,
            description: migration.historyDescription,
            type: migration.type,
            checksum: checksum
        )
    }
}

extension AppliedMigration {
    /// The row that says that this one's migration is gone on purpose.
    fileprivate func deletionMark(rank: Int, installedBy: String) -> AppliedMigration {
        AppliedMigration(
            installedRank: rank,
            version: version,
            description: description,
            type: .delete,
            script: script,
            checksum: checksum,
            installedBy: installedBy,
            installedOn: nil,
            executionTimeMilliseconds: 0,
            isSuccessful: isSuccessful
        )
    }
}
