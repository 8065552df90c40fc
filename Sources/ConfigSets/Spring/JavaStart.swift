package import Findings

/// One word of the command that starts a service.
package struct CommandWord: Hashable, Sendable {
    package let text: ConfigText
    package let location: SourceLocation

    package init(text: ConfigText, location: SourceLocation) {
        self.text = text
        self.location = location
    }
}

/// How a Java service is started: what stands above its files (docs/config-guard.md, "What stands above the files").
package struct JavaStart: Sendable {
    /// The variables, the weakest first.
    package let variables: [ConfigLayer]
    /// The command with its arguments, as a container has it.
    package let command: [CommandWord]

    package init(variables: [ConfigLayer], command: [CommandWord] = []) {
        self.variables = variables
        self.command = command
    }

    /// The variables from which a Java process takes options, the weakest first.
    ///
    /// `JAVA_OPTS` and `JAVA_ARGS` mean something to start scripts alone; those pass them on.
    private static let optionVariables = [
        "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "JAVA_OPTS", "JAVA_ARGS", "_JAVA_OPTIONS",
    ]

    /// The layers above the files, the weakest first: variables, system properties, the JSON of
    /// `SPRING_APPLICATION_JSON`, arguments.
    ///
    /// - Throws: `ConfigFileError` when that JSON is none: the service does not start.
    package func layers(policy: SecretPolicy) throws(ConfigFileError) -> [ConfigLayer] {
        let command = JavaCommand(command.flatMap(\.words))
        let properties = properties(command, policy)
        let arguments = ConfigLayer(name: "arguments", kind: .properties, entries: command.arguments(policy))
        let system = ConfigLayer(name: "system properties", kind: .properties, entries: properties)
        let json = try ApplicationJSON.layer(below: [arguments, system] + variables.reversed(), policy: policy)
        return variables.map(Self.hidingParts(policy)) + [system, json, arguments].filter { !$0.entries.isEmpty }
    }

    /// What `-D` sets, in the order in which later ones win.
    private func properties(_ command: JavaCommand, _ policy: SecretPolicy) -> [ConfigEntry] {
        let options = Self.optionVariables.map { name in
            variables.last { $0.entries.contains { $0.key == name } }?.entries.last { $0.key == name }
        }
        func words(_ entry: ConfigEntry?) -> [CommandWord] {
            entry.map { CommandWord(text: $0.text, location: $0.location).split } ?? []
        }
        let strongest = options.count - 1
        return options[..<strongest].flatMap { JavaCommand.properties(in: words($0), policy) }
            + JavaCommand.properties(in: command.options, policy)
            + JavaCommand.properties(in: words(options[strongest]), policy)
    }

    /// Options that hold a secret are one, and so is the JSON of a whole service.
    private static func hidingParts(_ policy: SecretPolicy) -> (ConfigLayer) -> ConfigLayer {
        { layer in
            guard layer.entries.contains(where: { holdsParts($0.key) }) else { return layer }
            let entries = layer.entries.map { entry in
                guard holdsParts(entry.key), entry.store == nil else { return entry }
                let word = CommandWord(text: entry.text, location: entry.location)
                let isSecret =
                    ApplicationJSON.names.contains(entry.key)
                    || JavaCommand.properties(in: word.split, policy).contains { $0.text.isSecret }
                return isSecret
                    ? ConfigEntry(key: entry.key, text: entry.text.hidden, location: entry.location) : entry
            }
            return ConfigLayer(name: layer.name, kind: layer.kind, entries: entries)
        }
    }

    private static func holdsParts(_ key: String) -> Bool {
        optionVariables.contains(key) || ApplicationJSON.names.contains(key)
    }
}
