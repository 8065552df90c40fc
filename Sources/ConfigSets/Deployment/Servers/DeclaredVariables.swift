import Files
import Findings

/// What somebody declares that a server runs with, in the server's own format or as a plain list.
package enum DeclaredVariables {
    /// Reads `my.cnf` (`.cnf`, `.ini`), `postgresql.conf`, `redis.conf`, a YAML list or map, or lines of `name = value`,
    /// as the file's name tells.
    package static func read(_ file: DeploymentFile, policy: SecretPolicy) throws(ConfigFileError) -> DeploymentSettings
    {
        let name = Path.name(of: file.path).lowercased()
        if name.hasSuffix(".cnf") || name.hasSuffix(".ini") { return try OptionFile.read(file, policy: policy) }
        if name.hasSuffix(".yaml") || name.hasSuffix(".yml") || name.hasSuffix(".json") {
            return try list(file, policy: policy)
        }
        if name.hasSuffix(".conf") {
            if ["redis", "sentinel", "valkey", "keydb"].contains(where: { name.contains($0) }) {
                return try RedisConfiguration.read(file, policy: policy)
            }
            if name.contains("postgres") || name.hasPrefix("pg") {
                return try PostgresConfiguration.read(file, policy: policy)
            }
        }
        return try lines(file, policy: policy)
    }

    /// Lines of `name = value`, read as an option file without groups.
    private static func lines(
        _ file: DeploymentFile,
        policy: SecretPolicy
    ) throws(ConfigFileError) -> DeploymentSettings {
        try OptionFile.readLines(file, policy: policy)
    }

    /// A map of names and values, or a list of `name = value` or of `{name, value}`; values are the text that is written.
    private static func list(_ file: DeploymentFile, policy: SecretPolicy) throws(ConfigFileError) -> DeploymentSettings
    {
        var entries: [ConfigEntry] = []
        var findings: [Finding] = []
        var places: [String: SourceLocation] = [:]
        func add(_ name: String, _ text: String, at location: SourceLocation) {
            if let earlier = places.updateValue(location, forKey: name) {
                findings.append(.setTwice(name, before: earlier, at: location))
            }
            entries.append(ConfigEntry(key: name, text: policy.text(text, of: name), location: location))
        }
        for document in try DeploymentNode.documents(ofYAML: file, notation: .written) where !document.isNull {
            let root = document["variables"] ?? document
            for member in root.members {
                guard let text = member.value.isNull ? "" : member.value.word else {
                    throw ConfigFileError("A variable has to have a single value.", at: member.value.location)
                }
                add(member.key, text, at: member.value.location)
            }
            for item in root.items {
                if let name = item["name"]?.word, let value = item["value"] {
                    add(name, value.word ?? "", at: value.location)
                } else if let word = item.word, let equals = word.firstIndex(of: "=") {
                    add(String(word[..<equals]).trimmed, String(word[equals...].dropFirst()).trimmed, at: item.location)
                } else {
                    throw ConfigFileError(
                        "An item has to be 'name = value', or to have a name and a value.",
                        at: item.location
                    )
                }
            }
            guard root.text == nil else {
                throw ConfigFileError("Variables have to be a mapping or a list.", at: root.location)
            }
        }
        let layer = ConfigLayer(name: Path.name(of: file.path), kind: .properties, entries: entries)
        return DeploymentSettings(layers: [layer], findings: findings)
    }
}
