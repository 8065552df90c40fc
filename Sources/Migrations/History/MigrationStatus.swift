/// One line of the list that files and history make together.
package struct MigrationStatus: Hashable, Sendable {
    /// The file, or `nil` when there is none for the row.
    package let migration: Migration?
    /// The row, or `nil` when the file has not been applied.
    package let applied: AppliedMigration?
    package let state: MigrationState

    package init(migration: Migration?, applied: AppliedMigration?, state: MigrationState) {
        self.migration = migration
        self.applied = applied
        self.state = state
    }

    /// The row's version where there is a row, the file's otherwise.
    package var version: Version? { applied.map(\.version) ?? migration?.version }

    package var description: String { applied?.description ?? migration?.description ?? "" }

    package var type: HistoryType? { applied?.type ?? migration?.type }

    /// The file's path as a person would type it, or the history's script when there is no file.
    package var path: String { migration?.path ?? applied?.script ?? "" }

    /// The word for its kind in the first column of Flyway's `info`.
    package var category: String {
        guard version != nil else { return type == .schema ? "" : "Repeatable" }
        return switch type?.family {
        case .migration, nil: "Versioned"
        case .baseline: "Baseline"
        case .undo: "Undo"
        case .synthetic: type == .baseline ? "Baseline" : ""
        }
    }
}
