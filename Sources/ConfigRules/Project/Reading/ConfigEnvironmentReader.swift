import StrictYAML

/// Reads `environments:` of a rules file.
struct ConfigEnvironmentReader {
    let problems: ProblemCollector

    private enum Key: String, CaseIterable {
        case profiles
        case token
        case aliases
        case account
        case region
        case cloudPlatform
        case production
        case gate
        case fields
    }

    /// The environments in the order in which they are written; a report for what is none.
    func read(_ node: FileNode) -> [ConfigEnvironment] {
        let entries = node.entries(called: "'environments'", problems) ?? []
        if entries.isEmpty { problems.report("'environments' must name at least one environment.", at: node.location) }
        return entries.compactMap { environment($0.name, $0.node) }
    }

    private func environment(_ name: Located<String>, _ node: FileNode) -> ConfigEnvironment? {
        // `local:` alone is an environment that is its own profile.
        if node.plainText == "" { return ConfigEnvironment(name: name) }
        guard let mapping = StrictMapping<Key>(node, called: "'\(name.value)'", problems: problems) else { return nil }
        let token = mapping.text(.token)?.value ?? name.value
        let aliases = mapping.texts(.aliases)?.map(\.value) ?? []
        var words = [token]
        for word in [name.value] + aliases where !words.contains(word) { words.append(word) }
        return ConfigEnvironment(
            name: name,
            profiles: mapping.texts(.profiles)?.map(\.value),
            words: words,
            account: mapping.text(.account)?.value,
            region: mapping.text(.region)?.value,
            cloudPlatform: mapping.text(.cloudPlatform)?.value,
            isProduction: mapping.flag(.production) ?? false,
            isGated: mapping.flag(.gate) ?? true,
            fields: fields(mapping.table(.fields) ?? [], name: name.value, token: token, mapping)
        )
    }

    private func fields(
        _ table: [(name: Located<String>, value: Located<String>)],
        name: String,
        token: String,
        _ mapping: StrictMapping<Key>
    ) -> [String: String] {
        var fields = ["name": name, "token": token]
        fields["account"] = mapping.text(.account)?.value
        fields["region"] = mapping.text(.region)?.value
        for entry in table { fields[entry.name.value] = entry.value.value }
        return fields
    }
}
