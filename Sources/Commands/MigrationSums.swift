import Files
import Migrations
import Operations
import Topology

/// The project's `migrations.sum`.
enum MigrationSums {
    static let path = Path.join(Project.migrationsFolder, MigrationSum.fileName)

    /// Writes it as the files are now.
    static func write(of project: Project) throws { try MigrationSum.write(options: project.folderOptions) }

    /// Makes sure that it agrees with the files, so that adding one entry cannot hide a change of another.
    static func requireAgreement(of project: Project) throws {
        let findings = try MigrationSum.check(options: project.folderOptions)
        guard findings.isEmpty else { throw MigrationFolderError(findings: findings) }
    }

    /// Writes it if the project has one.
    static func update(of project: Project) throws {
        guard File.kind(Path.join(project.folder, path)) != nil else { return }
        try write(of: project)
    }
}
