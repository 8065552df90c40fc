import ArgumentParser
import Migrations
import Operations
import Reports

struct BaselineCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "baseline",
        abstract: "Declare that an existing database already holds everything up to a version.",
        discussion: """
            Writes the history table with one baseline row, as Flyway's baseline does. Migrations up to that version \
            are never run there.

            Examples:
              migrate baseline --env prod --shard shard1 --at 20250201 --confirm prod
            """
    )

    @Option(
        name: .customLong("at"),
        help: ArgumentHelp("The version; by default the project's baseline-version, or 1.", valueName: "version")
    )
    var version: Version?

    @Option(help: ArgumentHelp("The text of the row; by default Flyway's.", valueName: "text"))
    var description: String?

    @OptionGroup(title: "Selection") var selection: SelectionOptions
    @OptionGroup(title: "Safety") var confirmation: ConfirmationOptions
    @OptionGroup(title: "Output") var report: ReportOptions
    @OptionGroup(title: "Project") var project: ProjectOptions

    func run() async throws {
        try await Presenter(command: "baseline", options: report)
            .present { [self] progress in
                let selected = try await Selection(project: project, selection: selection)
                try selected.requireConfirmation(confirmation, for: "baseline")
                let results = await fanOut(over: selected.targets, rollout: selected.rollout) { shard in
                    await baseline(shard, at: version, description: description, in: selected.workspace) {
                        progress.showWaiting(holder: $0, of: shard)
                    }
                }
                return Report(baseline: results, of: selected)
            }
    }
}

extension Version: ExpressibleByArgument {
    package init?(argument: String) { self.init(argument) }
}
