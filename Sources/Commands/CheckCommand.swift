import ArgumentParser
import Operations
import Reports

struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "The gate before a deployment: everything that can be checked, in one report with one exit code.",
        discussion: """
            Checks the files against migrations.sum, every shard's history against the files, every live schema against \
            what its history makes, and, where environments/rules.yaml is there, the settings of all services by its rules.

            A team that starts with findings keeps today's report and fails only on what is new:
              migrate check --env prod --format json --output baseline.json
              migrate check --env prod --baseline baseline.json

            Examples:
              migrate check --env prod
              migrate check --env prod --format text --format junit --output /dev/stdout --output check.xml
              migrate check --env stage --fail-on-pending --strict
            """
    )

    @Option(
        help: ArgumentHelp(
            "A JSON report of an earlier check: what it found already does not fail again.",
            valueName: "file"
        ),
        completion: .file()
    )
    var baseline: String?

    @Flag(name: .customLong("fail-on-pending"), help: "Pending migrations are findings too.")
    var failOnPending = false

    @OptionGroup(title: "Strictness") var strictness: StrictnessOptions
    @OptionGroup(title: "Selection") var selection: SelectionOptions
    @OptionGroup(title: "Output") var report: ReportOptions
    @OptionGroup(title: "Project") var project: ProjectOptions

    func run() async throws {
        let pending: PendingMigrations = failOnPending ? .refused : .accepted
        try await Presenter(command: "check", options: report)
            .present { [project, selection, strictness, baseline] _ in
                let known = try baseline.map { try KnownFindings.read($0) }
                let selected = try await Selection(project: project, selection: selection)
                let survey = await ValidationSurvey(of: selected) {
                    await Operations.validate($0, in: selected.workspace, pending: pending, liveSchema: .compared)
                }
                return Report(
                    check: survey.judged(by: strictness),
                    configuration: try ConfigSurvey(ofProjectIn: selected.folder, strict: strictness.strict),
                    besides: known
                )
            }
    }
}
