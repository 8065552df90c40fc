import ArgumentParser
import Findings

/// A command line that cannot be understood, said so that the next try is right.
struct UsageMistake: CustomStringConvertible {
    let arguments: [String]
    let message: String

    var description: String {
        var command: any ParsableCommand.Type = Migrate.self
        var path = ["migrate"]
        for word in arguments {
            let known = Self.subcommands(of: command)
            guard !known.isEmpty, !word.hasPrefix("-") else { break }
            guard let next = known.first(where: { Self.names(of: $0).contains(word) }) else {
                let names = known.flatMap(Self.names) + (path.count == 1 ? ["help"] : [])
                guard word != "help" else { break }
                let guess = nearestName(to: word, among: names).map { " Did you mean '\($0)'?" } ?? ""
                let what = path.count == 1 ? "a command" : "a command of '\(path.joined(separator: " "))'"
                return
                    "migrate: '\(word)' is not \(what).\(guess)\nRun '\(path.joined(separator: " ")) --help' for the list."
            }
            command = next
            path.append(word)
        }
        let line = path.joined(separator: " ")
        return "\(line): \(message)\nRun '\(line) --help' for its options."
    }

    private static func subcommands(of command: any ParsableCommand.Type) -> [any ParsableCommand.Type] {
        command.configuration.subcommands + command.configuration.groupedSubcommands.flatMap(\.subcommands)
    }

    private static func names(of command: any ParsableCommand.Type) -> [String] {
        [command.configuration.commandName ?? ""] + command.configuration.aliases
    }
}
