import ArgumentParser
import Operations
import Reports

struct ValidateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Check every shard's history against the files, and its live schema against its history.",
        discussion: """
            First the history: edited, missing, failed, out-of-order and unknown migrations, with Flyway's codes, and \
            files that cannot be run. Migrations that are still pending are accepted unless --fail-on-pending is given.

            Then the live schema: what the shard's own applied history makes is worked out in a scratch database, and \
            every difference is a finding ('drift' in migrate.yaml says what else is accepted). Nothing is written to \
            the shard.

            Examples:
              migrate validate
              migrate validate --env prod --fail-on-pending
              migrate validate --env prod --format junit --output validate.xml
              migrate validate --history-only
            """
    )

    @Flag(name: .customLong("fail-on-pending"), help: "Pending migrations are findings too, as in 'flyway validate'.")
    var failOnPending = false

    @Flag(name: .customLong("history-only"), help: "Leave the live schema alone, as 'flyway validate' does.")
    var historyOnly = false

    @OptionGroup(title: "Strictness") var strictness: StrictnessOptions
    @OptionGroup(title: "Selection") var selection: SelectionOptions
    @OptionGroup(title: "Output") var report: ReportOptions
    @OptionGroup(title: "Project") var project: ProjectOptions

    func run() async throws {
        let pending: PendingMigrations = failOnPending ? .refused : .accepted
        let liveSchema: LiveSchemaUse = historyOnly ? .passedOver : .compared
        try await Presenter(command: "validate", options: report)
            .present { [project, selection, strictness] _ in
                let selected = try await Selection(project: project, selection: selection)
                let survey = await ValidationSurvey(of: selected) {
                    await Operations.validate($0, in: selected.workspace, pending: pending, liveSchema: liveSchema)
                }
                return Report(validate: survey.judged(by: strictness))
            }
    }
}
