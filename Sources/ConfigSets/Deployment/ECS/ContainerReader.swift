import Findings

/// Reads the parts of one container's definition.
struct ContainerReader {
    let policy: SecretPolicy
    var findings: [Finding] = []

    private static let environmentFilesMax = 10

    init(policy: SecretPolicy) { self.policy = policy }

    /// The plain variables.
    mutating func environment(_ node: DeploymentNode?) throws(ConfigFileError) -> [ConfigEntry] {
        var entries: [ConfigEntry] = []
        for (name, item) in try named(node, in: "environment") {
            guard let value = item["value"], !value.isNull else {
                entries.append(ConfigEntry(key: name, text: .plain(""), location: item.location))
                continue
            }
            if value.isLiteral || value.text == nil {
                findings.append(.refused("ECS takes texts alone: put this value in quotes.", at: value.location))
            }
            let text = policy.text(value.word ?? "", of: name)
            entries.append(ConfigEntry(key: name, text: text, location: value.location))
        }
        warnOfRepeats(entries)
        return entries
    }

    /// The variables whose values stores keep.
    mutating func secrets(
        _ node: DeploymentNode?,
        besides environment: [ConfigEntry]
    ) throws(ConfigFileError) -> [ConfigEntry] {
        let plain = Dictionary(environment.map { ($0.key, $0.location) }) { first, _ in first }
        var entries: [ConfigEntry] = []
        for (name, item) in try named(node, in: "secrets") {
            let value = item["valueFrom"] ?? item
            let secret = TaskSecret(valueFrom: value.word ?? "")
            if let problem = secret.problem {
                findings.append(.refused("The task does not start: " + problem, at: value.location))
            }
            if let other = plain[name] {
                findings.append(
                    .refused("'\(name)' is among the variables too, at \(other): ECS refuses that.", at: value.location)
                )
            }
            entries.append(ConfigEntry(key: name, store: secret.reference, location: value.location))
        }
        warnOfRepeats(entries)
        return entries
    }

    /// The path of a file in a bucket; `nil`, and said, when nobody knows it.
    mutating func path(ofEnvironmentFile item: DeploymentNode, known: [String: String]) -> String? {
        guard let value = item["value"], let name = value.word, item["type"]?.word == "s3" else {
            findings.append(
                .refused("A file of variables needs the type 's3' and the name of an object.", at: item.location)
            )
            return nil
        }
        if !name.hasSuffix(".env") {
            findings.append(
                .refused("ECS reads files of variables whose names end in '.env' alone.", at: value.location)
            )
        }
        guard let path = known[name] else {
            findings.append(
                .notChecked(
                    "The variables of '\(name)' are not known here.",
                    at: value.location,
                    advice: "Name a copy of the file."
                )
            )
            return nil
        }
        return path
    }

    mutating func checkCount(ofEnvironmentFiles node: DeploymentNode?) {
        guard let node, node.items.count > Self.environmentFilesMax else { return }
        findings.append(
            .refused("ECS takes at most \(Self.environmentFilesMax) files of variables.", at: node.location)
        )
    }

    /// The words of a command.
    mutating func words(_ node: DeploymentNode?) -> [StartCommand.Word] {
        guard let node, !node.isNull else { return [] }
        guard case .list(let items) = node.content else {
            findings.append(.refused("A command has to be a list of texts.", at: node.location))
            return []
        }
        return items.compactMap { item in item.text.map { StartCommand.Word(text: $0, location: item.location) } }
    }

    /// The items of a list with their names.
    private func named(
        _ node: DeploymentNode?,
        in list: String
    ) throws(ConfigFileError) -> [(name: String, item: DeploymentNode)] {
        guard let node, !node.isNull else { return [] }
        guard case .list(let items) = node.content else {
            throw ConfigFileError("'\(list)' has to be a list.", at: node.location)
        }
        var named: [(name: String, item: DeploymentNode)] = []
        for item in items {
            guard let name = item["name"]?.word, !name.isEmpty else {
                throw ConfigFileError("An item of '\(list)' needs a name.", at: item.location)
            }
            named.append((name, item))
        }
        return named
    }

    private mutating func warnOfRepeats(_ entries: [ConfigEntry]) {
        var places: [String: SourceLocation] = [:]
        for entry in entries {
            guard let earlier = places.updateValue(entry.location, forKey: entry.key) else { continue }
            findings.append(.setTwice(entry.key, before: earlier, at: entry.location))
        }
    }
}
