/// What stands above the files of a Spring service (docs/config-guard.md, "What stands above the files").
package enum SpringStart {
    /// The layers above the files, of what a deployment hands over: the JSON of a whole service is taken apart.
    ///
    /// - Parameters:
    ///   - handed: Variables, system properties and the command line, the weakest first.
    ///   - policy: What is a secret.
    /// - Returns: The same layers with that of `SPRING_APPLICATION_JSON` between, which only the command line hides.
    /// - Throws: `ConfigFileError` when that JSON is none: the service does not start.
    package static func layers(
        above handed: [ConfigLayer],
        policy: SecretPolicy
    ) throws(ConfigFileError) -> [ConfigLayer] {
        let visible = handed.map { hidingParts(of: $0, policy) }
        guard let json = try ApplicationJSON.layer(from: handed, policy: policy) else { return visible }
        let place = visible.firstIndex { $0.rank == .arguments } ?? visible.endIndex
        return visible[..<place] + [json] + visible[place...]
    }

    /// Options of Java that hold a secret are one, and so is the JSON of a whole service.
    private static func hidingParts(of layer: ConfigLayer, _ policy: SecretPolicy) -> ConfigLayer {
        guard layer.entries.contains(where: { holdsParts($0.key) }) else { return layer }
        let entries = layer.entries.map { entry in
            let isHidden = ApplicationJSON.names.contains(entry.key) || holdsSecret(entry, policy)
            guard holdsParts(entry.key), entry.store == nil, isHidden else { return entry }
            return ConfigEntry(key: entry.key, text: entry.text.hidden, location: entry.location)
        }
        return ConfigLayer(name: layer.name, kind: layer.kind, rank: layer.rank, entries: entries)
    }

    private static let optionVariables = ["JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "JAVA_OPTS"]

    private static func holdsParts(_ key: String) -> Bool {
        optionVariables.contains(key) || ApplicationJSON.names.contains(key)
    }

    private static func holdsSecret(_ entry: ConfigEntry, _ policy: SecretPolicy) -> Bool {
        ShellWords(entry.text, expansion: .none).allWords
            .contains { word in
                word.use { text in
                    guard text.hasPrefix("-D"), let equals = text.firstIndex(of: "=") else { return false }
                    let value = String(text[text.index(after: equals)...])
                    return policy.text(value, of: String(text[..<equals].dropFirst(2))).isSecret
                }
            }
    }
}
