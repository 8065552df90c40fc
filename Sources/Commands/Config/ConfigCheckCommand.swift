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

            A team that starts with findings writes them down with --update-baseline and fails only on what is new. Each \
            later --update-baseline leaves out what is mended and takes nothing up. 'baseline:' in the rules file names \
            the file for every run, for that of 'migrate check' too.

            Examples:
              migrate config check
              migrate config check --service payment --env prod
              migrate config check --baseline .migrate/config-baseline.json --update-baseline
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

    @Option(
        help: ArgumentHelp(
            "The findings that are known: they are notes. By default the file that the rules name.",
            valueName: "file"
        ),
        completion: .file()
    )
    var baseline: String?

    @Flag(
        name: .customLong("update-baseline"),
        help: "Write the baseline: all of today's findings the first time, later without what is mended."
    )
    var updatesBaseline = false

    @OptionGroup(title: "Service") var service: ServiceOptions
    @OptionGroup(title: "Values") var values: ValueOptions
    @OptionGroup(title: "Output") var report: ReportOptions
    @OptionGroup(title: "Project") var project: ProjectOptions

    func validate() throws {
        guard !updatesBaseline || (service.services.isEmpty && environments.isEmpty) else {
            throw ValidationError(
                "A baseline is written of all services and environments: leave out --service and --env."
            )
        }
    }

    func run() async throws {
        try await Presenter(command: "config check", options: report)
            .present { [service, values, environments, strict, baseline, updatesBaseline, project] _ in
                let selection = try ConfigSelection(service, environments: environments, project: project)
                let file = baseline.map { BaselineFile($0) } ?? BaselineFile(of: selection.project)
                let states = try await selection.states(
                    of: service.chosen,
                    asking: environments.isEmpty ? nil : environments,
                    values
                )
                let survey = ConfigSurvey(selection.project, states, strict: strict)
                if updatesBaseline {
                    guard let file else { throw Refusal.noBaselineNamed(option: "--baseline FILE") }
                    return Report(try BaselineUpdate(of: file, with: survey))
                }
                let judged = try file.map { survey.against(try $0.read(), of: $0) } ?? survey
                return Report(configCheck: judged, touching: environments)
            }
    }
}
