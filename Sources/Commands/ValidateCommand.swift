import ArgumentParser
import Operations
import Reports

struct ValidateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Check every shard's history against the files: the gate for CI.",
        discussion: """
            Finds edited, missing, failed, out-of-order and unknown migrations, with Flyway's codes, and files that \
            cannot be run. Migrations that are still pending are accepted unless --fail-on-pending is given.

            Examples:
              migrate validate
              migrate validate --env prod --fail-on-pending
              migrate validate --env prod --format json --output validate.json
            """
    )

    @Flag(name: .customLong("fail-on-pending"), help: "Pending migrations are findings too, as in 'flyway validate'.")
    var failOnPending = false

    @OptionGroup(title: "Selection") var selection: SelectionOptions
    @OptionGroup(title: "Output") var report: ReportOptions
    @OptionGroup(title: "Project") var project: ProjectOptions

    func run() async throws {
        let pending: PendingMigrations = failOnPending ? .refused : .accepted
        try await Presenter(command: "validate", options: report)
            .present { [project, selection] _ in
                let selected = try await Selection(project: project, selection: selection)
                let results = await selected.survey {
                    await Operations.validate($0, in: selected.workspace, pending: pending)
                }
                return Report(validate: results, of: selected)
            }
    }
}
