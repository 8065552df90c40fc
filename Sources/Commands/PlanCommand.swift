import ArgumentParser
import Files
import Migrations
import Operations
import Reports
import Topology

struct PlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Show what apply would do: files, statements, and how each one is protected.",
        discussion: """
            Reads the history and every pending file to its end, and changes nothing. With --out the plan is a file \
            that somebody can read and approve: 'apply --plan' runs exactly that, or nothing.

            Examples:
              migrate plan --env stage
              migrate plan --env prod --out plan.json
            """
    )

    @Option(help: ArgumentHelp("Stop after this version, as in 'apply'.", valueName: "version"))
    var target: MigrationLimit = .latest

    @Option(
        help: ArgumentHelp("Write the plan to this file too, for 'apply --plan'.", valueName: "file"),
        completion: .file()
    )
    var out: String?

    @OptionGroup(title: "Selection") var selection: SelectionOptions
    @OptionGroup(title: "Output") var report: ReportOptions
    @OptionGroup(title: "Project") var project: ProjectOptions

    func run() async throws {
        try await Presenter(command: "plan", options: report)
            .present { [self] _ in
                let selected = try await Selection(project: project, selection: selection)
                let results = await selected.survey { await plan(upTo: target, for: $0, in: selected.workspace) }
                var places: [String: String] = [:]
                for shard in selected.targets { places[shard.shard] = try? await selected.workspace.place(of: shard) }
                let report = Report(plan: results, upTo: target, places: places, of: selected)
                if let out { try File.write(Array(ReportFormat.json.render(report, style: .plain).utf8), to: out) }
                return report
            }
    }
}
