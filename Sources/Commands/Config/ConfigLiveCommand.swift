import ArgumentParser
import Reports

struct ConfigLiveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "live",
        abstract: "Compare what running servers are set to with what the rules ask for.",
        discussion: """
            Asks the servers of an environment's shards, and the Redis that its services use, for what the 'live' rules of \
            environments/rules.yaml name; where 'spring/no-runtime-ddl' is in force also for what the services' accounts \
            may do to the schema. Only looks: it writes nothing to a server and takes no lock. Ends with 1 when something is \
            not as asked for, with 2 when something was not checked. Waivers and the baseline of the rules file hold for its \
            findings, by the variable, the account or the service.

            Examples:
              migrate config live --env prod
              migrate config live --env prod --format json
            """
    )

    @Option(name: [.customLong("env"), .customShort("e")], help: ArgumentHelp("The environment.", valueName: "name"))
    var environment: String

    @Flag(
        name: .customLong("update-baseline"),
        help:
            "Write what is found into the baseline that the rules name: all of it the first time, later without what is mended."
    )
    var updatesBaseline = false

    @OptionGroup(title: "Values") var files: VariableFileOptions
    @OptionGroup(title: "Output") var report: ReportOptions
    @OptionGroup(title: "Project") var project: ProjectOptions

    func run() async throws {
        try await Presenter(command: "config live", options: report)
            .present { [environment, files, project, updatesBaseline] _ in
                let survey = try await LiveSurvey(of: environment, project: project, beside: files.spares)
                return Report(live: try LiveRatchet(survey, updatesBaseline ? .update : .read))
            }
    }
}
