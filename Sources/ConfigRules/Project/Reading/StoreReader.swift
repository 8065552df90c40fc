import StrictYAML

/// Reads one entry of `secrets.stores`.
struct StoreReader {
    let problems: ProblemCollector

    private enum Key: String, CaseIterable {
        case name
        case kind
        case mode
        case file
        case address
    }

    /// The store, or `nil` and a report.
    func read(_ node: FileNode) -> SecretStoreSettings? {
        guard let mapping = StrictMapping<Key>(node, called: "a store", problems: problems) else { return nil }
        guard let kind = mapping.choice(.kind, SecretStoreSettings.Kind.self) else {
            if mapping.node(.kind) == nil { problems.report("A store needs a 'kind'.", at: mapping.location) }
            return nil
        }
        return SecretStoreSettings(
            name: mapping.text(.name)?.value ?? kind.rawValue,
            kind: kind,
            mode: mapping.choice(.mode, SecretStoreSettings.Mode.self) ?? .metadata,
            file: mapping.text(.file),
            address: mapping.text(.address)
        )
    }
}
