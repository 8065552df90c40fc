import ArgumentParser
import Operations
import Reports

struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Check that each shard can be reached, with which account, version and protection.",
        discussion: """
            Connects as apply would and writes nothing. Run it first when something does not connect.

            Examples:
              migrate doctor --env prod
            """
    )

    @OptionGroup(title: "Selection") var selection: SelectionOptions
    @OptionGroup(title: "Output") var report: ReportOptions
    @OptionGroup(title: "Project") var project: ProjectOptions

    func run() async throws {
        try await Presenter(command: "doctor", options: report)
            .present { [project, selection] _ in
                let selected = try await Selection(project: project, selection: selection)
                let results = await selected.survey { await examine($0, in: selected.workspace) }
                return Report(doctor: results, of: selected)
            }
    }
}
