import StrictYAML

/// Reads one entry of `secrets.stores`.
struct StoreReader {
    let environments: [String]
    let problems: ProblemCollector

    private enum Key: String, CaseIterable {
        case name
        case kind
        case mode
        case file
        case address
        case only
    }

    /// The store, or `nil` and a report.
    func read(_ node: FileNode) -> SecretStoreSettings? {
        guard let mapping = StrictMapping<Key>(node, called: "a store", problems: problems) else { return nil }
        guard let kind = mapping.choice(.kind, SecretStoreSettings.Kind.self) else {
            if mapping.node(.kind) == nil { problems.report("A store needs a 'kind'.", at: mapping.location) }
            return nil
        }
        if kind == .keysFile, mapping.node(.file) == nil {
            problems.report("A store of kind 'keys-file' needs 'file: PATH'.", at: mapping.location)
        }
        let only = mapping.texts(.only)
        problems.check(only, areAmong: environments, called: "environment")
        return SecretStoreSettings(
            name: mapping.text(.name)?.value ?? kind.rawValue,
            kind: kind,
            mode: mapping.choice(.mode, SecretStoreSettings.Mode.self) ?? .metadata,
            file: mapping.text(.file),
            address: mapping.text(.address),
            only: only?.map(\.value)
        )
    }
}
