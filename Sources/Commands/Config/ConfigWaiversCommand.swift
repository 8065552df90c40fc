import ArgumentParser
import ConfigRules
import Reports

struct ConfigWaiversCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "waivers",
        abstract: "List the exceptions of the rules file: who answers for them, and how many days are left.",
        discussion: """
            Ends with 2 when a waiver has ended: it waives nothing any more.

            Examples:
              migrate config waivers
              migrate config waivers --format json
            """
    )

    @OptionGroup(title: "Service") var service: ServiceOptions
    @OptionGroup(title: "Output") var report: ReportOptions
    @OptionGroup(title: "Project") var project: ProjectOptions

    func run() async throws {
        try await Presenter(command: "config waivers", options: report)
            .present { [service, project] _ in
                let selection = try ConfigSelection(service, project: project)
                return Report(waiversOf: ConfigSurvey(selection.project, services: service.chosen))
            }
    }
}
