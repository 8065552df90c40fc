import ArgumentParser

/// The commands about what a service runs with.
struct ConfigCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config",
        abstract: "Compare what a service really runs with in each environment, and judge it by rules.",
        subcommands: [
            ConfigCheckCommand.self, ConfigDiffCommand.self, ConfigMatrixCommand.self, ConfigShowCommand.self,
            ConfigLiveCommand.self, ConfigLockCommand.self, ConfigDriftCommand.self,
            ConfigInitCommand.self, ConfigFixCommand.self, ConfigWaiversCommand.self,
        ]
    )
}
