import ArgumentParser
import ConfigRules
import ConfigSets
import Reports

struct ConfigShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show the effective settings of one environment, and where each comes from.",
        discussion: """
            Examples:
              migrate config show --env prod
              migrate config show --env prod 'spring.datasource.**' --explain
              migrate config show --env prod --spring src/main/resources
            """
    )

    @Option(name: [.customLong("env"), .customShort("e")], help: ArgumentHelp("The environment.", valueName: "name"))
    var environment: String

    @Argument(help: ArgumentHelp("Only keys that match, such as 'spring.datasource.**'.", valueName: "pattern"))
    var keys: [String] = []

    @Flag(help: "The values that lose too, what each placeholder became, what would win over it, and what rules say.")
    var explain = false

    @OptionGroup(title: "Service") var service: ServiceOptions
    @OptionGroup(title: "Values") var values: ValueOptions
    @OptionGroup(title: "Output") var report: ReportOptions
    @OptionGroup(title: "Project") var project: ProjectOptions

    func run() async throws {
        try await Presenter(command: "config show", options: report)
            .present { [environment, service, values, keys, explain, project] _ in
                let selection = try ConfigSelection(service, environments: [environment], project: project)
                let states = try await selection.states(of: service.chosen, in: [environment], values)
                // What rules say depends on the other environments.
                let judgement = explain ? ConfigSurvey(selection.project, services: service.chosen).judgement : nil
                return Report(
                    showing: states,
                    of: environment,
                    keys: keys.map { KeyPattern($0) },
                    explainedBy: judgement
                )
            }
    }
}
