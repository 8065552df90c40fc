import ArgumentParser
import ConfigRules
import Files
import Findings
import Reports

struct ConfigFixCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fix",
        abstract: "Mend what needs no decision in Spring's application files.",
        discussion: """
            Adds a key that one environment lacks and all others have, as a placeholder that waits for a value; drops from \
            a profile's file what only repeats the base file; writes keys in kebab case where they are known. Comments, \
            order and form stay, and no secret's value is touched. Before anything is written, what every service would run \
            with is worked out again: what would change anything else is left alone, and said.

            Writes like a formatter, whatever git knows of the files; --dry-run shows the differences first.

            Examples:
              migrate config fix --dry-run
              migrate config fix --env prod
            """
    )

    @Flag(name: .customLong("dry-run"), help: "Show the differences and write nothing.")
    var isDryRun = false

    @Option(
        name: [.customLong("env"), .customShort("e")],
        help: ArgumentHelp("Only files that no other environment reads. Repeatable.", valueName: "name")
    )
    var environments: [String] = []

    @OptionGroup(title: "Service") var service: ServiceOptions
    @OptionGroup(title: "Output") var report: ReportOptions
    @OptionGroup(title: "Project") var project: ProjectOptions

    func validate() throws {
        guard service.services.isEmpty else {
            throw ValidationError(
                "A file may belong to several services, so all of them are looked at: leave out --service."
            )
        }
    }

    func run() async throws {
        try await Presenter(command: "config fix", options: report)
            .present { [service, environments, isDryRun, project] _ in
                let selection = try ConfigSelection(service, environments: environments, project: project)
                let survey = ConfigSurvey(selection.project)
                guard survey.isWhole else { return Report(command: "config fix", unreadable: survey.states.findings) }
                let plan = ConfigFixPlan(
                    selection.project,
                    survey.states,
                    judgement: survey.judgement,
                    environments: environments.isEmpty || service.namesFiles ? nil : environments
                )
                if !isDryRun {
                    for file in plan.files {
                        try File.write(file.after, to: Path.join(selection.project.folder, file.file))
                    }
                }
                return Report(fixing: plan, isDryRun: isDryRun, policy: selection.project.policy)
            }
    }
}
