import ArgumentParser
import ConfigSets
import Reports

struct ConfigDiffCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Show where the effective settings of environments differ.",
        discussion: """
            Works out what each service runs with in each environment, as Spring Boot does: profiles, documents, imports, \
            relaxed names, environment variables, placeholders. Secrets are compared and never shown. Differences that \
            environments/rules.yaml allows are listed; the others are findings. Ends with 1 when something differs that \
            may not, with 2 when a file could not be read.

            Examples:
              migrate config diff dev prod
              migrate config diff dev stage prod 'spring.datasource.**' --all
              migrate config diff dev prod --spring src/main/resources --variables deploy/.env.%env%
            """
    )

    @Argument(
        help: ArgumentHelp(
            "The environments, two or more, and behind them patterns of keys, such as 'spring.datasource.**'.",
            valueName: "env"
        )
    )
    var words: [String]

    @Flag(help: "Equal settings too.")
    var all = false

    @OptionGroup(title: "Service") var service: ServiceOptions
    @OptionGroup(title: "Values") var values: ValueOptions
    @OptionGroup(title: "Output") var report: ReportOptions
    @OptionGroup(title: "Project") var project: ProjectOptions

    func run() async throws {
        try await Presenter(command: "config diff", options: report)
            .present { [words, service, values, all, project] _ in
                let selection = try ConfigSelection(service, environments: Self.names(in: words), project: project)
                let (environments, keys) = try selection.split(words)
                guard environments.count > 1, Set(environments).count == environments.count else {
                    throw Refusal.usage("Name two or more different environments.")
                }
                let states = try await selection.states(of: service.chosen, in: environments, values)
                return Report(
                    configDiff: ConfigSurvey(selection.project, states),
                    keys: keys,
                    showsAll: all
                )
            }
    }

    /// The words that can only be environments: patterns have dots, stars or brackets.
    private static func names(in words: [String]) -> [String] {
        Array(words.prefix { word in !word.contains { ".*[{".contains($0) } })
    }
}
