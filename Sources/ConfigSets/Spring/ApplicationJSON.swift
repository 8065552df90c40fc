import Findings

/// The settings in `SPRING_APPLICATION_JSON`, which stand above system properties.
enum ApplicationJSON {
    static let names = ["spring.application.json", "SPRING_APPLICATION_JSON"]

    /// The layer of the JSON that the strongest of the given layers has, wherever it was found.
    static func layer(
        from layers: [ConfigLayer],
        policy: SecretPolicy
    ) throws(ConfigFileError) -> ConfigLayer? {
        let found = layers.reversed().lazy
            .compactMap { layer in
                names.lazy.compactMap { name in layer.entries.last { $0.key == name } }
                    .first { $0.text.use { !$0.isEmpty } }
            }
            .first
        guard let found, found.store == nil else { return nil }
        // What the reader would say about a place in the text means a place in the variable here.
        guard let root = try? JSONText.parse(found.text.use { Array($0.utf8) }, file: found.location.file),
            case .table = root.content
        else {
            throw ConfigFileError(
                "SPRING_APPLICATION_JSON is no JSON object, so the service does not start.",
                at: found.location
            )
        }
        var entries: [ConfigEntry] = []
        flatten(root, under: "") { key, text in
            entries.append(ConfigEntry(key: key, text: policy.text(text, of: key), location: found.location))
        }
        return ConfigLayer(name: "SPRING_APPLICATION_JSON", kind: .properties, entries: entries)
    }

    /// Nested keys are joined by dots; `null` sets nothing, and numbers read as Java prints them.
    private static func flatten(_ node: DataNode, under path: String, add: (String, String) -> Void) {
        switch node.content {
        case .null: break
        case .text(let text): add(path, text)
        case .literal(let text, _):
            if case .other(let meaning) = ScalarMeaning(text) { add(path, meaning) } else { add(path, text) }
        case .list(let items):
            if items.isEmpty { add(path, "") }
            for (number, item) in items.enumerated() { flatten(item, under: "\(path)[\(number)]", add: add) }
        case .table(let members):
            if members.isEmpty, !path.isEmpty { add(path, "") }
            for member in members {
                flatten(member.value, under: path.isEmpty ? member.key : "\(path).\(member.key)", add: add)
            }
        }
    }
}
