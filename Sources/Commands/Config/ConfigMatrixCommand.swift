import ArgumentParser
import ConfigSets
import Reports

struct ConfigMatrixCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "matrix",
        abstract: "Show which environments share a value, key by key.",
        discussion: """
            Equal values of one row share a letter; of a secret nothing else is ever shown. A letter in brackets is a \
            value that nobody could work out. Ends with 1 when a rule about one of the keys is broken.

            Examples:
              migrate config matrix
              migrate config matrix 'spring.datasource.**.jdbc-url'
              migrate config matrix --format html --output matrix.html
            """
    )

    @Argument(help: ArgumentHelp("Only keys that match, such as 'spring.datasource.**'.", valueName: "pattern"))
    var keys: [String] = []

    @OptionGroup(title: "Service") var service: ServiceOptions
    @OptionGroup(title: "Values") var values: ValueOptions
    @OptionGroup(title: "Output") var report: ReportOptions
    @OptionGroup(title: "Project") var project: ProjectOptions

    func run() async throws {
        try await Presenter(command: "config matrix", options: report)
            .present { [service, values, keys, project] _ in
                let selection = try ConfigSelection(service, project: project)
                let states = try await selection.states(of: service.chosen, values)
                return Report(
                    matrixOf: ConfigSurvey(selection.project, states),
                    keys: keys.map { KeyPattern($0) }
                )
            }
    }
}
