import ArgumentParser
import Files
import Findings
import Migrations
import Reports
import Topology

struct NewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Make the next migration file.",
        discussion: """
            Names the file as the newest ones in its folder are named: the next whole number, or the time in UTC. \
            When the project has a migrations.sum, the file is entered there.

            Examples:
              migrate new add refund table
              migrate new --in payment/common add refund table
              migrate new --repeatable settlement view
              migrate new --undo 20250301
            """
    )

    @Option(
        name: .customLong("in"),
        help: ArgumentHelp("A folder below migrations/; it is made when it is not there.", valueName: "folder"),
        completion: .directory
    )
    var folder: String?

    @Flag(help: "A repeatable migration, which runs again whenever it changes.")
    var repeatable = false

    @Option(help: ArgumentHelp("The undo script of this version.", valueName: "version"))
    var undo: Version?

    @Option(
        name: .customLong("version-number"),
        help: ArgumentHelp("The version, in place of the next one.", valueName: "version")
    )
    var version: Version?

    @Argument(help: "What the migration does, in a few words.")
    var words: [String] = []

    @OptionGroup(title: "Output") var report: ReportOptions
    @OptionGroup(title: "Project") var project: ProjectOptions

    func validate() throws {
        guard undo != nil || !words.isEmpty else {
            throw ValidationError("Say in a few words what the migration does.")
        }
        guard undo == nil || !repeatable else { throw ValidationError("--undo and --repeatable exclude each other.") }
    }

    func run() async throws {
        try await Presenter(command: "new", options: report)
            .present { [self] _ in
                let opened = try Project.opened(project)
                try MigrationSums.requireAgreement(of: opened)
                let draft = try MigrationDraft(self, in: opened)
                let path = Path.join(opened.folder, draft.path)
                try Folder.create(Path.parent(of: path))
                try File.write(Array(draft.text.utf8), to: path)
                try MigrationSums.update(of: opened)
                return Report(
                    command: "new",
                    facts: [Fact("file", .text(draft.path))],
                    summary: draft.path,
                    next: "Write the SQL, then run 'migrate plan'.",
                    exitCode: ExitStatus.done.rawValue
                )
            }
    }
}
