import ArgumentParser
import Operations
import Reports

struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Show what is applied, pending, failed or out of order.",
        discussion: """
            Compares each shard's history with the files and prints one matrix: a row a migration, a column a shard. \
            Only looks: it writes nothing and takes no lock.

            Examples:
              migrate status
              migrate status --env prod --shard 'shard*'
              migrate status --env prod --format json --output status.json
            """,
        aliases: ["info"]
    )

    @OptionGroup(title: "Selection") var selection: SelectionOptions
    @OptionGroup(title: "Output") var report: ReportOptions
    @OptionGroup(title: "Project") var project: ProjectOptions

    func run() async throws {
        try await Presenter(command: "status", options: report)
            .present { [project, selection] _ in
                let selected = try await Selection(project: project, selection: selection)
                let results = await selected.survey { await status(of: $0, in: selected.workspace) }
                return Report(status: results, of: selected)
            }
    }
}
