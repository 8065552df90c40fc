/// One row of the history table.
package struct AppliedMigration: Hashable, Sendable {
    package let installedRank: Int
    /// `nil` for repeatables and for the row that says that the schema was created.
    package let version: Version?
    package let description: String
    package let type: HistoryType
    package let script: String
    /// `nil` for rows that stand for no file.
    package let checksum: FlywayChecksum?
    package let installedBy: String
    /// When it was written, in the server's words; `nil` for a row that is still to be written.
    package let installedOn: String?
    package let executionTimeMilliseconds: Int
    package let isSuccessful: Bool

    package init(
        installedRank: Int,
        version: Version?,
        description: String,
        type: HistoryType,
        script: String,
        checksum: FlywayChecksum?,
        installedBy: String,
        installedOn: String?,
        executionTimeMilliseconds: Int,
        isSuccessful: Bool
    ) {
        self.installedRank = installedRank
        self.version = version
        self.description = description
        self.type = type
        self.script = script
        self.checksum = checksum
        self.installedBy = installedBy
        self.installedOn = installedOn
        self.executionTimeMilliseconds = executionTimeMilliseconds
        self.isSuccessful = isSuccessful
    }
}
