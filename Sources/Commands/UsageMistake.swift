import ArgumentParser
import Findings

/// A command line that cannot be understood, said so that the next try is right.
struct UsageMistake: CustomStringConvertible {
    let arguments: [String]
    let message: String

    var description: String {
        if let word = arguments.first, !word.hasPrefix("-"), !Self.commands.contains(word) {
            let guess = nearestName(to: word, among: Self.commands).map { " Did you mean '\($0)'?" } ?? ""
            return "migrate: '\(word)' is not a command.\(guess)\nRun 'migrate --help' for the list."
        }
        let command = arguments.first.map { Self.commands.contains($0) ? " \($0)" : "" } ?? ""
        return "migrate\(command): \(message)\nRun 'migrate\(command) --help' for its options."
    }

    private static var commands: [String] {
        let configuration = Migrate.configuration
        let all = configuration.subcommands + configuration.groupedSubcommands.flatMap(\.subcommands)
        return all.flatMap { [$0.configuration.commandName ?? ""] + $0.configuration.aliases } + ["help"]
    }
}
