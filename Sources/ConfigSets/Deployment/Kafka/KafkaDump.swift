package import Findings
import Secrets

/// What `kafka-configs --describe` or `kafka-topics --describe` printed.
package struct KafkaDump: Sendable {
    /// A setting, and where the broker takes it from.
    package struct Setting: Hashable, Sendable {
        package let name: String
        package let text: ConfigText
        /// `DYNAMIC_TOPIC_CONFIG`, `STATIC_BROKER_CONFIG`, `DEFAULT_CONFIG`…; `nil` when the dump does not tell.
        package let origin: String?
        /// The broker keeps the value to itself.
        package let isWithheld: Bool
        package let location: SourceLocation
    }

    /// A topic, a broker or a user with its settings.
    package struct Entity: Hashable, Sendable {
        /// `topic`, `broker`, `user`, `client`, in the words of the dump.
        package let kind: String
        package let name: String
        package private(set) var settings: [Setting]

        mutating func add(_ setting: Setting) { settings.append(setting) }
    }

    package let entities: [Entity]

    /// Reads a dump to its end: a line of no known form is an error.
    package init(_ file: DeploymentFile, policy: SecretPolicy) throws(ConfigFileError) {
        var reader = KafkaDumpReader(file, policy: policy)
        entities = try reader.read()
    }

    /// A layer per entity; a setting is `topic[orders].retention.ms`.
    package var layers: [ConfigLayer] {
        entities.map { entity in
            ConfigLayer(
                name: "\(entity.kind) \(entity.name)",
                kind: .properties,
                entries: entity.settings.map { setting in
                    let key = "\(entity.kind)[\(entity.name)].\(setting.name)"
                    guard setting.isWithheld else {
                        return ConfigEntry(key: key, text: setting.text, location: setting.location)
                    }
                    let reference = StoreReference(store: .platform, name: "value that the broker keeps")
                    return ConfigEntry(key: key, store: reference, location: setting.location)
                }
            )
        }
    }
}
