import ArgumentParser

/// The commands about what a service runs with.
struct ConfigCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config",
        abstract: "Compare what a service really runs with in each environment.",
        subcommands: [ConfigDiffCommand.self, ConfigShowCommand.self]
    )
}
