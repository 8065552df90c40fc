import ArgumentParser
import Files
import Findings
import Migrations
import Reports
import Topology

struct SumCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sum",
        abstract: "Write migrations/migrations.sum, so that branches conflict in git and not in production.",
        discussion: """
            Lists every migration with a running SHA-256. Once the file is there, every command checks it and 'new' \
            keeps it up to date. Commit it.

            Examples:
              migrate sum
            """
    )

    @OptionGroup(title: "Output") var report: ReportOptions
    @OptionGroup(title: "Project") var project: ProjectOptions

    func run() async throws {
        try await Presenter(command: "sum", options: report)
            .present { [project] _ in
                let opened = try Project.opened(project)
                try MigrationSums.write(of: opened)
                return Report(
                    command: "sum",
                    facts: [Fact("file", .text(MigrationSums.path))],
                    summary: "\(MigrationSums.path) is up to date.",
                    next: "Commit it.",
                    exitCode: ExitStatus.done.rawValue
                )
            }
    }
}
