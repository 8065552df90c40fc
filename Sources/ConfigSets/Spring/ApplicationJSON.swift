import Findings
import YAML

/// The settings in `SPRING_APPLICATION_JSON`, which stand above system properties.
enum ApplicationJSON {
    static let names = ["spring.application.json", "SPRING_APPLICATION_JSON"]

    /// The layer of the JSON that the strongest of the given layers has, wherever it was found.
    static func layer(below layers: [ConfigLayer], policy: SecretPolicy) throws(ConfigFileError) -> ConfigLayer {
        let found = layers.lazy
            .compactMap { layer in
                names.lazy.compactMap { name in layer.entries.last { $0.key == name && $0.text.use { !$0.isEmpty } } }
                    .first
            }
            .first
        var entries: [ConfigEntry] = []
        if let found, found.store == nil {
            guard let root = try? YAMLStream.parse(found.text.use { Array($0.utf8) }, file: found.location.file).first,
                case .mapping = root.content
            else {
                throw ConfigFileError(
                    "SPRING_APPLICATION_JSON is no JSON object, so the service does not start.",
                    at: found.location
                )
            }
            flatten(root, under: "", found, policy, into: &entries)
        }
        return ConfigLayer(name: "SPRING_APPLICATION_JSON", kind: .properties, entries: entries)
    }

    /// Nested keys are joined by dots; `null` sets nothing.
    private static func flatten(
        _ node: YAMLNode,
        under path: String,
        _ source: ConfigEntry,
        _ policy: SecretPolicy,
        into entries: inout [ConfigEntry]
    ) {
        switch node.content {
        case .scalar(let scalar):
            let isPlain = scalar.style == .plain
            guard !isPlain || scalar.text != "null" else { return }
            var text = scalar.text
            if isPlain, case .other(let meaning) = ScalarMeaning(text) { text = meaning }
            entries.append(ConfigEntry(key: path, text: policy.text(text, of: path), location: source.location))
        case .sequence(let items):
            if items.isEmpty { entries.append(ConfigEntry(key: path, text: .plain(""), location: source.location)) }
            for (number, item) in items.enumerated() {
                flatten(item, under: "\(path)[\(number)]", source, policy, into: &entries)
            }
        case .mapping(let pairs):
            if pairs.isEmpty, !path.isEmpty {
                entries.append(ConfigEntry(key: path, text: .plain(""), location: source.location))
            }
            for pair in pairs {
                let key = pair.key.scalar?.text ?? ""
                flatten(pair.value, under: path.isEmpty ? key : "\(path).\(key)", source, policy, into: &entries)
            }
        }
    }
}
