/// What a run will do to one database: the files to run, in order.
package struct Plan: Sendable {
    /// Whether a file may run behind newer ones.
    package enum Order: Hashable, Sendable {
        /// A file that is older than the newest applied one is left out; validation names it.
        case strict
        case outOfOrder
    }

    /// The migrations to run: a baseline on an empty database, the versioned ones ascending, then the repeatables.
    package let pending: [Migration]

    /// Takes the plan from a list.
    ///
    /// Whether files and history agree is for `HistoryValidation` to say; a plan refuses only what no run may pass.
    package init(_ list: MigrationList) throws(PlanError) {
        for status in list.statuses {
            guard let row = status.applied else { continue }
            if case .unknown(let word) = row.type { throw .unknownType(word, installedRank: row.installedRank) }
        }
        let failed = list.statuses.filter { $0.state.isFailed }
        guard failed.isEmpty else { throw .failedMigrations(failed) }
        if case .version(let version) = list.options.target {
            guard list.statuses.contains(where: { $0.version == version }) else { throw .targetNotFound(version) }
        }
        let pending = list.pending
        self.pending = list.options.target == .next ? Array(pending.prefix(1)) : pending
    }
}

/// Why no plan can be made for a database.
package enum PlanError: Error, Equatable, Sendable {
    case failedMigrations([MigrationStatus])
    case targetNotFound(Version)
    case unknownType(String, installedRank: Int)
}

extension PlanError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .failedMigrations(let statuses):
            """
            The history records \(statuses.map(\.name).joined(separator: ", ")) as failed. \
            Remove what was left behind, run 'migrate repair' to take the failed rows out of the history, and try again.
            """
        case .targetNotFound(let version):
            """
            No migration has the target version \(version). \
            Name a version that a file or the history has, or write \(version)? when it may be absent.
            """
        case .unknownType(let word, let installedRank):
            """
            The history row with rank \(installedRank) has the type \(word), which this version of migrate does not know. \
            Nothing is done to a history that is not understood; use a newer version, or correct the row.
            """
        }
    }
}

extension MigrationStatus {
    /// How sentences name it: by its version and description.
    package var name: String {
        version.map { "version \($0) (\(description))" } ?? "the repeatable migration \"\(description)\""
    }
}
