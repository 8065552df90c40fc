import StrictYAML

/// Reads `service:`, `services:` and `sources:` of a rules file.
struct ServiceReader {
    let environments: [String]
    let problems: ProblemCollector

    private enum Key: String, CaseIterable {
        case sources
    }

    /// The services: those without sources of their own share the ones of the file.
    func read(name: Located<String>?, services: FileNode?, sources: FileNode?) -> [ConfigProject.Service] {
        let reader = SourceReader(environments: environments, problems: problems)
        let shared = sources.map(reader.read) ?? []
        if let name {
            if let services {
                problems.report("Write 'service' for one service, or 'services' for several.", at: services.location)
            }
            return [ConfigProject.Service(name: name.value, sources: shared)]
        }
        guard let services else { return [ConfigProject.Service(name: "service", sources: shared)] }
        if services.keys == nil {
            return (services.texts(called: "services", problems) ?? [])
                .map { ConfigProject.Service(name: $0.value, sources: shared) }
        }
        return (services.entries(called: "'services'", problems) ?? [])
            .compactMap { entry in
                guard entry.node.plainText != "" else {
                    return ConfigProject.Service(name: entry.name.value, sources: shared)
                }
                guard
                    let mapping = StrictMapping<Key>(
                        entry.node,
                        called: "'\(entry.name.value)'",
                        problems: problems
                    )
                else { return nil }
                let own = mapping.node(.sources).map(reader.read)
                return ConfigProject.Service(name: entry.name.value, sources: own ?? shared)
            }
    }
}
