import Migrations

// The rows that the verbs write; the server fills in when.

extension AppliedMigration {
    /// The row of a migration that has just run.
    init(
        _ script: PendingScript,
        installedRank: Int,
        installedBy: String,
        milliseconds: Int,
        isSuccessful: Bool
    ) {
        self.init(
            installedRank: installedRank,
            version: script.migration.version,
            description: script.migration.historyDescription,
            type: script.migration.type,
            script: script.migration.historyScript,
            checksum: script.checksum,
            installedBy: installedBy,
            installedOn: nil,
            executionTimeMilliseconds: milliseconds,
            isSuccessful: isSuccessful
        )
    }

    /// The row that says that everything up to a version is there already.
    init(baseline version: Version, description: String, installedRank: Int, installedBy: String) {
        self.init(
            installedRank: installedRank,
            version: version,
            description: description,
            type: .baseline,
            script: description,
            checksum: nil,
            installedBy: installedBy,
            installedOn: nil,
            executionTimeMilliseconds: 0,
            isSuccessful: true
        )
    }
}
