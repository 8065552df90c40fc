import ArgumentParser
import ConfigRules
import ConfigSets
import Files
import StrictYAML

/// Which service is meant, or where its settings are when no rules file says it.
struct ServiceOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The folder with the service's application files; %env% stands for the environment.",
            valueName: "dir"
        ),
        completion: .directory
    )
    var spring: String?

    @Option(
        help: ArgumentHelp(
            "A file of environment variables, such as .env.%env%; they win over the application files. Repeatable.",
            valueName: "file"
        ),
        completion: .file()
    )
    var variables: [String] = []

    @Option(
        name: .customLong("secret"),
        help: ArgumentHelp(
            "Keys that are secrets although their name does not say so. Repeatable.",
            valueName: "pattern"
        )
    )
    var secrets: [String] = []

    @Option(
        name: .customLong("service"),
        help: ArgumentHelp("Only this service of the rules file. Repeatable.", valueName: "name")
    )
    var services: [String] = []

    /// The services that are named; `nil` means all.
    var chosen: [String]? { services.isEmpty ? nil : services }

    /// Whether the options say where the settings are, so that no rules file is needed.
    var namesFiles: Bool { spring != nil || !variables.isEmpty }

    /// A project of these files alone, each environment its own profile.
    func project(environments: [String]) -> ConfigProject {
        let folder = spring.map { ConfigSource(.spring(folder: Located($0), names: nil)) }
        let files = variables.map { ConfigSource(.dotenv(file: Located($0), dialect: .compose)) }
        return ConfigProject(
            folder: Path.workingFolder(),
            services: [ConfigProject.Service(name: "service", sources: [folder].compactMap(\.self) + files)],
            environments: environments.map { ConfigEnvironment(name: Located($0)) },
            policy: SecretPolicy(also: secrets.map { KeyPattern($0) })
        )
    }
}
