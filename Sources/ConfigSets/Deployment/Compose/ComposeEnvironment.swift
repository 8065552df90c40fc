import Files
import Findings
import Secrets

/// Puts the layers of a service together: its files of variables, its environment, its command.
struct ComposeEnvironment {
    let folder: DeploymentFolder
    let variables: [String: ConfigText]
    let policy: SecretPolicy

    func settings(of service: ComposeService, name: String) throws(ConfigFileError) -> DeploymentSettings {
        var layers: [ConfigLayer] = []
        var findings = service.findings
        // A file of variables may name what compose knows, and what the service itself sets.
        let own = Dictionary(
            (service.environment.value ?? []).compactMap { variable in variable.value.map { (variable.name, $0) } }
        ) { _, later in later }
        for file in service.files.value ?? [] {
            guard let content = try folder.file(file.path) else {
                guard file.isRequired else { continue }
                throw ConfigFileError(
                    "There is no file '\(file.path)', so compose does not start the service.",
                    at: file.location,
                    advice: "Correct the path, or say 'required: false'."
                )
            }
            let read = try VariableFile.read(
                content,
                dialect: file.dialect,
                variables: VariableLookup { variables[$0] ?? own[$0] },
                policy: policy
            )
            findings += read.warnings
            layers.append(
                ConfigLayer(
                    name: "\(Path.name(of: file.path)) env_file",
                    kind: .environmentVariables,
                    entries: read.documents.flatMap(\.entries)
                )
            )
        }
        let environment = (service.environment.value ?? []).filter { !$0.isReset }
            .map { entry(of: $0, &findings) }
        layers.append(ConfigLayer(name: "\(name) environment", kind: .environmentVariables, entries: environment))
        let command = StartCommand.settings(
            of: words(service.entrypoint.value) + words(service.command.value),
            environment: layers.flatMap(\.entries),
            name: name,
            policy: policy
        )
        return DeploymentSettings(layers: layers + command.layers, findings: findings + command.findings)
    }

    private func entry(of variable: ComposeService.Variable, _ findings: inout [Finding]) -> ConfigEntry {
        if let text = variable.value ?? variables[variable.name] {
            let value = text.use { policy.text($0, of: variable.name) }
            let isSecret = text.isSecret && !text.use(\.isEmpty)
            return ConfigEntry(key: variable.name, text: isSecret ? value.hidden : value, location: variable.location)
        }
        findings.append(
            .notChecked(
                "'\(variable.name)' is taken over from whoever starts compose, if it is set there.",
                at: variable.location
            )
        )
        let reference = StoreReference(store: .platform, name: "variable \(variable.name)")
        return ConfigEntry(key: variable.name, store: reference, location: variable.location)
    }

    /// A command as a list, or as a text that compose parts into words.
    private func words(_ node: DeploymentNode?) -> [StartCommand.Word] {
        guard let node else { return [] }
        if let text = node.text {
            return ShellWords(text, expansion: .none).allWords
                .map { StartCommand.Word(text: $0, location: node.location) }
        }
        return node.items.compactMap { item in
            item.text.map { StartCommand.Word(text: $0, location: item.location) }
        }
    }
}
