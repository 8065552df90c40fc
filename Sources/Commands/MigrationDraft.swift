import Files
import Findings
import Migrations
import Operations
import Topology

/// A migration file that is about to be made.
struct MigrationDraft {
    /// Relative to the project folder.
    let path: String
    let text: String

    init(_ command: NewCommand, in project: Project) throws {
        let migrationsFolder = Project.migrationsFolder
        let folder = command.folder.map { Path.join(migrationsFolder, $0) } ?? migrationsFolder
        guard !folder.hasPrefix("/"), !folder.split(separator: "/").contains("..") else {
            throw Self.refusal("\(folder) leads out of \(migrationsFolder)/.")
        }
        let existing = File.kind(Path.join(project.folder, folder)) == .folder ? try Self.load(folder, of: project) : []
        let naming = project.folderOptions.naming
        let suffix = naming.suffixes.first ?? ".sql"
        let name: String
        if let version = command.undo {
            let target = existing.first { $0.kind == .versioned(version) }
            guard let target else { throw Self.refusal("No migration in \(folder) has version \(version.text).") }
            name = naming.undoPrefix + target.script.dropFirst(naming.versionedPrefix.count)
        } else if command.repeatable {
            name = naming.repeatablePrefix + naming.separator + Self.words(command.words) + suffix
        } else {
            let version = command.version?.text ?? Self.nextVersion(after: existing.compactMap(\.version))
            name = naming.versionedPrefix + version + naming.separator + Self.words(command.words) + suffix
        }
        path = Path.join(folder, name)
        try Self.require(name, of: project, beside: existing)
        guard File.kind(Path.join(project.folder, path)) == nil else { throw Self.refusal("\(path) is there already.") }
        text =
            "-- \(command.words.isEmpty ? "Undoes version \(command.undo?.text ?? "")" : command.words.joined(separator: " "))\n"
    }

    /// The next migration of a folder, with a text that is ready to be applied.
    init(adopting text: String, in given: String, of project: Project) throws {
        let root = Project.migrationsFolder
        let folder = given == root || given.hasPrefix(root + "/") ? given : Path.join(root, given)
        guard !folder.hasPrefix("/"), !folder.split(separator: "/").contains("..") else {
            throw Self.refusal("\(folder) leads out of \(root)/.")
        }
        let existing = File.kind(Path.join(project.folder, folder)) == .folder ? try Self.load(folder, of: project) : []
        let naming = project.folderOptions.naming
        let version = Self.nextVersion(after: existing.compactMap(\.version))
        let name =
            naming.versionedPrefix + version + naming.separator + "adopt_drift" + (naming.suffixes.first ?? ".sql")
        path = Path.join(folder, name)
        try Self.require(name, of: project, beside: existing)
        guard File.kind(Path.join(project.folder, path)) == nil else { throw Self.refusal("\(path) is there already.") }
        self.text = text
    }

    /// Refuses a file that every later command would refuse: misnamed, or a version twice.
    private static func require(_ name: String, of project: Project, beside existing: [Migration]) throws {
        guard name.allSatisfy({ !$0.isNewline && $0 != "/" && $0 != "\0" }),
            case .migration(let made) = project.folderOptions.naming.judge(name), !made.description.isEmpty
        else { throw refusal("'\(name)' is not a name for a migration.") }
        let twin = existing.first { other in
            other.kind == made.kind && (made.kind.version != nil || other.description == made.description)
        }
        if let twin { throw refusal("\(twin.path) has that version or name already.") }
    }

    private static func load(_ folder: String, of project: Project) throws -> [Migration] {
        try MigrationFolder.load(locations: [folder], options: project.folderOptions).migrations
    }

    private static func words(_ words: [String]) -> String {
        words.flatMap { $0.split { $0 == " " || $0 == "/" } }.joined(separator: "_")
    }

    /// The next whole number where versions are small whole numbers; otherwise the time, so that branches do not clash.
    private static func nextVersion(after versions: [Version]) -> String {
        guard let newest = versions.max() else { return WallClock.universalVersion }
        guard let number = Int(newest.text), number < 10_000_000 else { return WallClock.universalVersion }
        let digits = String(number + 1)
        return String(repeating: "0", count: max(0, newest.text.count - digits.count)) + digits
    }

    private static func refusal(_ message: String) -> Refusal {
        Refusal(status: .usage, finding: Finding(code: "NOT_MADE", message: message))
    }
}
