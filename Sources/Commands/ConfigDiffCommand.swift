import ArgumentParser
import ConfigSets
import Reports

struct ConfigDiffCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Show where the effective settings of environments differ.",
        discussion: """
            Works out what the service runs with in each environment, as Spring Boot does: profiles, documents, imports, \
            relaxed names, environment variables, placeholders. Secrets are compared and never shown. Ends with 1 when \
            something differs, with 2 when a file could not be read.

            Examples:
              migrate config diff dev prod --spring src/main/resources
              migrate config diff dev stage prod --spring src/main/resources --variables deploy/.env.%env%
              migrate config diff dev prod --spring src/main/resources --key 'spring.datasource.**'
            """
    )

    @Argument(help: "The environments, two or more; each name is the service's Spring profile too.")
    var environments: [String]

    @Option(
        help: ArgumentHelp("Only keys that match, such as 'spring.datasource.**'. Repeatable.", valueName: "pattern")
    )
    var key: [String] = []

    @OptionGroup(title: "Service") var service: ServiceOptions
    @OptionGroup(title: "Output") var report: ReportOptions

    func validate() throws {
        guard environments.count > 1, Set(environments).count == environments.count else {
            throw ValidationError("Name two or more different environments.")
        }
    }

    func run() async throws {
        try await Presenter(command: "config diff", options: report)
            .present { [environments, service, key] _ in
                let sets = try environments.map { try service.settings.settings(of: $0) }
                let patterns = key.map { KeyPattern($0) }
                let comparison = ConfigComparison(sets)
                return Report(
                    comparison,
                    findings: sets.flatMap(\.findings),
                    matching: { name in patterns.isEmpty || patterns.contains { $0.matches(name) } }
                )
            }
    }
}
