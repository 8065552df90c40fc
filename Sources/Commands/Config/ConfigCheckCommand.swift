import ArgumentParser
import Reports

struct ConfigCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Fail when the settings of environments break a rule.",
        discussion: """
            Works out what every service runs with in every environment and judges it by environments/rules.yaml: what no \
            rule names must be the same everywhere. Reads files alone. Ends with 1 when a rule is broken, with 2 when \
            something could not be read or worked out.

            Examples:
              migrate config check
              migrate config check --service payment --env prod
              migrate config check --format text --format sarif --output /dev/stdout --output config.sarif
            """
    )

    @Option(
        name: [.customLong("env"), .customShort("e")],
        help: ArgumentHelp("Only findings that touch this environment. Repeatable.", valueName: "name")
    )
    var environments: [String] = []

    @Flag(help: "Rules, waivers and types that match nothing fail too.")
    var strict = false

    @OptionGroup(title: "Service") var service: ServiceOptions
    @OptionGroup(title: "Output") var report: ReportOptions
    @OptionGroup(title: "Project") var project: ProjectOptions

    func run() async throws {
        try await Presenter(command: "config check", options: report)
            .present { [service, environments, strict, project] _ in
                let selection = try ConfigSelection(service, environments: environments, project: project)
                let survey = ConfigSurvey(selection.project, services: service.chosen, strict: strict)
                return Report(configCheck: survey, touching: environments)
            }
    }
}
