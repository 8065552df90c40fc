import Files
import Findings

/// An ECS task definition, as it is registered or as it is described.
package struct TaskDefinition {
    let file: String
    private let definitions: [DeploymentNode]
    private let root: DeploymentNode

    /// Reads the JSON that `aws ecs register-task-definition` takes, or that `describe-task-definition` gives.
    package init(_ file: DeploymentFile) throws(ConfigFileError) {
        self.file = file.path
        root = try DeploymentNode.json(file)
        let list = (root["taskDefinition"] ?? root)["containerDefinitions"] ?? root
        guard case .list(let definitions) = list.content else {
            throw ConfigFileError("A task definition has to have a list of 'containerDefinitions'.", at: list.location)
        }
        self.definitions = definitions
    }

    /// The names of the containers, in their order.
    package var containers: [String] { definitions.compactMap { $0["name"]?.word } }

    /// What one container is handed; the only one when no name is given.
    ///
    /// `environmentFiles` tells by their ARN where files that lie in buckets are found in `folder`.
    package func settings(
        of container: String? = nil,
        environmentFiles: [String: String] = [:],
        in folder: DeploymentFolder,
        policy: SecretPolicy
    ) throws(ConfigFileError) -> DeploymentSettings {
        let definition = try definition(container)
        let name = Path.name(of: file)
        var reader = ContainerReader(policy: policy)
        var layers: [ConfigLayer] = []
        // Of several files the first wins.
        for item in (definition["environmentFiles"]?.items ?? []).reversed() {
            guard let path = reader.path(ofEnvironmentFile: item, known: environmentFiles) else { continue }
            guard let content = try folder.file(path) else {
                throw ConfigFileError("There is no file '\(path)'.", at: item.location)
            }
            let read = try VariableFile.read(content, dialect: .docker, policy: policy)
            reader.findings += read.warnings
            let entries = read.documents.flatMap(\.entries)
            layers.append(ConfigLayer(name: Path.name(of: path), kind: .environmentVariables, entries: entries))
        }
        reader.checkCount(ofEnvironmentFiles: definition["environmentFiles"])
        let environment = try reader.environment(definition["environment"])
        let secrets = try reader.secrets(definition["secrets"], besides: environment)
        for (part, entries) in [("environment", environment), ("secrets", secrets)] where !entries.isEmpty {
            layers.append(ConfigLayer(name: "\(name) \(part)", kind: .environmentVariables, entries: entries))
        }
        let command = StartCommand.settings(
            of: reader.words(definition["entryPoint"]) + reader.words(definition["command"]),
            environment: layers.flatMap(\.entries),
            name: name,
            policy: policy
        )
        return DeploymentSettings(layers: layers + command.layers, findings: reader.findings + command.findings)
    }

    /// Secrets that the platform itself uses for a container: the options of its log and the key to its image.
    package func platformSecrets(of container: String? = nil) throws(ConfigFileError) -> [ConfigEntry] {
        let definition = try definition(container)
        var entries: [ConfigEntry] = []
        for item in definition["logConfiguration"]?["secretOptions"]?.items ?? [] {
            guard let name = item["name"]?.word, let value = item["valueFrom"], let text = value.word else { continue }
            let reference = TaskSecret(valueFrom: text).reference
            entries.append(ConfigEntry(key: "logConfiguration.\(name)", store: reference, location: value.location))
        }
        if let value = definition["repositoryCredentials"]?["credentialsParameter"], let text = value.word {
            let reference = TaskSecret(valueFrom: text).reference
            entries.append(ConfigEntry(key: "repositoryCredentials", store: reference, location: value.location))
        }
        return entries
    }

    private func definition(_ container: String?) throws(ConfigFileError) -> DeploymentNode {
        let known = containers.isEmpty ? "It has none." : "It has \(containers.joined(separator: ", "))."
        guard let container else {
            guard definitions.count == 1 else {
                throw ConfigFileError("Say which container is meant. \(known)", at: root.location)
            }
            return definitions[0]
        }
        guard let found = definitions.first(where: { $0["name"]?.word == container }) else {
            throw ConfigFileError("There is no container '\(container)' here. \(known)", at: root.location)
        }
        return found
    }
}
