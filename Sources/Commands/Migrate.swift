package import ArgumentParser
import Glibc
import Reports

/// The command tree; its chapters are the ones of the help text.
package struct Migrate: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "migrate",
        abstract: "Keeps database schemas the same where they must be the same.",
        discussion: """
            Applies versioned SQL files to every shard of an environment, shows where each one stands, and fails CI \
            when a history is not what the files say or a live schema is not what its history makes. Shares its history table, checksums and locks with Flyway.

            First steps:
              migrate init                          a starter project in this folder
              migrate apply                         run what is pending, on every shard of 'local'
              migrate apply --shard shard1 --env dev
              migrate status                        what is applied, pending, failed
              migrate validate --env prod           history and live schema of every shard
              migrate check --env prod              the gate before a deployment

            Exit codes: 0 done or nothing wrong · 1 not as it should be · 2 could not check · 3 a migration failed · \
            64 wrong usage · 130/143 interrupted.
            """,
        version: "migrate \(productVersion)",
        groupedSubcommands: [
            CommandGroup(
                name: "Migrations",
                subcommands: [
                    InitCommand.self, NewCommand.self, SumCommand.self, StatusCommand.self, PlanCommand.self,
                    ApplyCommand.self, BaselineCommand.self, RepairCommand.self, CleanCommand.self,
                ]
            ),
            CommandGroup(
                name: "Schema",
                subcommands: [ValidateCommand.self, DriftCommand.self, DiffCommand.self, SnapshotCommand.self]
            ),
            CommandGroup(name: "Checks", subcommands: [CheckCommand.self]),
            CommandGroup(name: "Configuration", subcommands: [ConfigCommand.self]),
            CommandGroup(name: "Reference", subcommands: [DoctorCommand.self, ExplainCommand.self]),
        ]
    )

    package init() {}

    /// Parses the arguments, runs the command they name, and ends the process with its exit status.
    package static func run(_ arguments: [String]) async -> Never {
        Terminal.ignoreBrokenPipes()
        do {
            var command = try parseAsRoot(arguments)
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
            Glibc.exit(ExitStatus.done.rawValue)
        } catch {
            end(with: error, arguments: arguments)
        }
    }

    /// Help and the version go to standard output; a mistake goes to standard error with the nearest right word.
    private static func end(with error: any Error, arguments: [String]) -> Never {
        let code = exitCode(for: error).rawValue
        if code == 0 {
            Terminal.write(fullMessage(for: error) + "\n", to: .output)
        } else if !(error is ExitCode) {
            let message = UsageMistake(arguments: arguments, message: message(for: error)).description
            Terminal.write(message.printable + "\n", to: .errors)
        }
        Glibc.exit(code == 0 || error is ExitCode ? code : ExitStatus.usage.rawValue)
    }
}
