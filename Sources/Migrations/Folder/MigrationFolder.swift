package import Findings

/// The migrations of a project, read once and shared by all its databases.
///
/// This room turns a folder of SQL into values, and values into a plan. It knows files and text, and no database.
package struct MigrationFolder: Sendable {
    /// What loading depends on besides the files.
    package struct Options: Sendable {
        /// The project's folder; locations are relative to it, and no link may lead out of it.
        package var project = "."
        package var naming = NamingRules()
        /// Where a person wrote naming rules, if one did.
        package var namingLocation: SourceLocation?
        /// The folder that `migrations.sum` covers, relative to the project.
        package var sumRoot = "migrations"

        package init() {}
    }

    /// In the order in which they run: by version with baselines behind, then the repeatables by description.
    package let migrations: [Migration]
    package let callbacks: [Callback]
    /// What was passed over, and why.
    package let notes: [Finding]
    /// Where files and `migrations.sum` disagree; empty when there is no such file.
    package let sumFindings: [Finding]

    /// Reads all locations.
    ///
    /// - Throws: `MigrationFolderError` with everything that is wrong.
    package static func load(
        locations: [String],
        options: Options = Options()
    ) throws(MigrationFolderError) -> MigrationFolder {
        var reading = FolderReading(options: options)
        reading.read(locations)
        let migrations = Migration.sorted(reading.loading.migrations)
        let problems = reading.problems + DuplicateMigrations.findings(in: migrations)
        guard problems.isEmpty else { throw MigrationFolderError(findings: problems) }
        return MigrationFolder(
            migrations: migrations,
            callbacks: reading.loading.callbacks,
            notes: reading.loading.notes,
            sumFindings: reading.sumFindings()
        )
    }
}
