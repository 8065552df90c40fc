import ArgumentParser
import ConfigSets
import Reports

struct ConfigShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show the effective settings of one environment, and where each comes from.",
        discussion: """
            Examples:
              migrate config show --env prod --spring src/main/resources
              migrate config show --env prod --spring src/main/resources --key spring.datasource.url --explain
            """
    )

    @Option(name: [.customLong("env"), .customShort("e")], help: ArgumentHelp("The environment.", valueName: "name"))
    var environment: String

    @Option(
        help: ArgumentHelp("Only keys that match, such as 'spring.datasource.**'. Repeatable.", valueName: "pattern")
    )
    var key: [String] = []

    @Flag(help: "The values that lose too, and what each placeholder became.")
    var explain = false

    @OptionGroup(title: "Service") var service: ServiceOptions
    @OptionGroup(title: "Output") var report: ReportOptions

    func run() async throws {
        try await Presenter(command: "config show", options: report)
            .present { [environment, service, key, explain] _ in
                let set = try service.settings.settings(of: environment)
                let patterns = key.map { KeyPattern($0) }
                return Report(set, explained: explain) { name in
                    patterns.isEmpty || patterns.contains { $0.matches(name) }
                }
            }
    }
}
