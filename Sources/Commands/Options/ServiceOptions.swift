import ArgumentParser
import ConfigSets

/// Where the settings of a service are.
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

    func validate() throws {
        guard spring != nil || !variables.isEmpty else {
            throw ValidationError("Say where the settings are: --spring DIR, --variables FILE, or both.")
        }
    }

    /// The same as the room of settings wants it.
    var settings: ServiceSettings {
        ServiceSettings(
            springFolder: spring,
            variableFiles: variables,
            policy: SecretPolicy(also: secrets.map { KeyPattern($0) })
        )
    }
}
