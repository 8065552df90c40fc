import Findings
import Secrets

/// A file that stands in for a store: the keys of a secret, with or without its values.
package struct SecretKeyList: Sendable {
    /// The name of the secret, where the file tells it.
    package let name: String?
    /// A key without a value is kept by a store; every value is hidden.
    package let entries: [ConfigEntry]

    /// Reads `{"keys": […]}`, what `aws secretsmanager get-secret-value --output json` prints, or a plain map.
    package init(_ file: DeploymentFile) throws(ConfigFileError) {
        let root = try DeploymentNode.json(file)
        guard case .table(let members) = root.content else {
            throw ConfigFileError("The keys of a secret have to be a JSON object.", at: root.location)
        }
        if let keys = root["keys"], case .list(let items) = keys.content {
            name = root["name"]?.word
            entries = try Self.keys(items, of: root["name"]?.word ?? file.path)
        } else if let text = root["SecretString"] {
            name = root["ARN"]?.word ?? root["Name"]?.word
            entries = try Self.values(in: text)
        } else if let bytes = root["SecretBinary"] {
            name = root["ARN"]?.word ?? root["Name"]?.word
            entries = [
                ConfigEntry(key: "SecretBinary", text: .plain(bytes.word ?? "").hidden, location: bytes.location)
            ]
        } else {
            name = nil
            entries = members.map { Self.hidden($0.key, $0.value, at: $0.value.location) }
        }
    }

    /// The entry of a key.
    package subscript(key: String) -> ConfigEntry? { entries.first { $0.key == key } }

    private static func keys(_ items: [DeploymentNode], of name: String) throws(ConfigFileError) -> [ConfigEntry] {
        var entries: [ConfigEntry] = []
        var places: [String: SourceLocation] = [:]
        for item in items {
            guard case .text(let text) = item.content else {
                throw ConfigFileError("A key has to be a text.", at: item.location)
            }
            let key = text.use { $0 }
            if let earlier = places.updateValue(item.location, forKey: key) {
                throw ConfigFileError(
                    "The key '\(key)' is there already at \(earlier).",
                    at: item.location,
                    code: "CONFIG_DUPLICATE_KEY"
                )
            }
            let reference = StoreReference(store: .keysFile, name: name, key: key)
            entries.append(ConfigEntry(key: key, store: reference, location: item.location))
        }
        return entries
    }

    /// The members of the JSON object inside a secret's text; a text that is none is one value without a key.
    private static func values(in node: DeploymentNode) throws(ConfigFileError) -> [ConfigEntry] {
        guard let text = node.word else {
            throw ConfigFileError("'SecretString' has to be a text.", at: node.location)
        }
        let inner: DeploymentNode
        do throws(ConfigFileError) {
            inner = try DeploymentNode.json(DeploymentFile(Array(text.utf8), path: node.location.file))
        } catch {
            return [ConfigEntry(key: "", text: .plain(text).hidden, location: node.location)]
        }
        guard case .table(let members) = inner.content else {
            return [ConfigEntry(key: "", text: .plain(text).hidden, location: node.location)]
        }
        return members.map { hidden($0.key, $0.value, at: node.location) }
    }

    /// A value of a secret; what holds several values is only known to be there.
    private static func hidden(_ key: String, _ value: DeploymentNode, at location: SourceLocation) -> ConfigEntry {
        switch value.content {
        case .null: return ConfigEntry(key: key, text: .plain(""), location: location)
        case .text, .literal:
            let text = value.word ?? ""
            return ConfigEntry(key: key, text: text.isEmpty ? .plain("") : .plain(text).hidden, location: location)
        case .list, .table:
            let reference = StoreReference(store: .keysFile, name: location.file, key: key)
            return ConfigEntry(key: key, store: reference, location: location)
        }
    }
}
