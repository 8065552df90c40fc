import ArgumentParser
import Migrations
import Operations
import Reports

struct PlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Show what apply would do: files, statements, and how each one is protected.",
        discussion: """
            Reads the history and every pending file to its end, and changes nothing.

            Examples:
              migrate plan --env stage
              migrate plan --env prod --shard shard1 --format json
            """
    )

    @Option(help: ArgumentHelp("Stop after this version, as in 'apply'.", valueName: "version"))
    var target: MigrationLimit = .latest

    @OptionGroup(title: "Selection") var selection: SelectionOptions
    @OptionGroup(title: "Output") var report: ReportOptions
    @OptionGroup(title: "Project") var project: ProjectOptions

    func run() async throws {
        try await Presenter(command: "plan", options: report).present { [project, selection, target] progress in
            let selected = try await Selection(project: project, selection: selection)
            let results = await selected.survey { await plan(upTo: target, for: $0, in: selected.workspace) }
            return Report(plan: results, of: selected)
        }
    }
}
