import ConfigSets
import Files

/// A folder that a config server reads for services: `orders.yml` and `orders-prod.yml`, most often beside `application.yml`.
struct DiscoveredRepository {
    let folder: String
    /// The services that have files there, in their order.
    let names: [String]

    private static let suffixes = [".yml", ".yaml", ".properties"]

    /// Names that files of settings have for other reasons.
    private static let others: Set = [
        "application", "bootstrap", "compose", "docker-compose", "values", "kustomization", "logback", "log4j",
        "log4j2",
        "messages", "pom", "build", "gradle", "settings",
    ]

    /// The repositories among files; `modules` are those that are built here, and `manifests` tell of themselves that they
    /// are something else.
    static func all(
        _ files: [String],
        in root: String,
        modules: [DiscoveredModule],
        manifests: [String]
    ) -> [DiscoveredRepository] {
        let built = Set(modules.map(\.name))
        let strange = Set(manifests)
        let candidates = files.filter { file in
            suffixes.contains(where: file.hasSuffix) && !strange.contains(file) && !DiscoveredCompose.isMeant(file)
                // What is packed into a service is its own; a config server packs a folder of it.
                && !Path.parent(of: file).hasSuffix("src/main/resources")
        }
        return Dictionary(grouping: candidates) { $0.contains("/") ? Path.parent(of: $0) : "" }
            .sorted { $0.key < $1.key }
            .compactMap { folder, files in
                let stems = Set(files.map { Path.stem(of: $0) })
                let names = Set(files.compactMap { service(of: $0, among: stems, built: built, in: root) })
                let isLikely =
                    stems.contains("application") || !names.isDisjoint(with: built)
                    || folder.split(separator: "/").contains { $0.lowercased().contains("config") }
                return names.isEmpty || !isLikely ? nil : DiscoveredRepository(folder: folder, names: names.sorted())
            }
    }

    /// The service that a file is for, as far as its name, or what it says of profiles, tells.
    private static func service(
        of file: String,
        among stems: Set<String>,
        built: Set<String>,
        in root: String
    ) -> String? {
        let stem = Path.stem(of: file)
        guard !stem.contains("."), let first = stem.first, first.isLetter || first.isNumber else { return nil }
        let name = stem.indices.filter { stem[$0] == "-" }.lazy
            .filter { UsualEnvironments.place(of: String(stem[stem.index(after: $0)...])) != nil }
            .map { String(stem[..<$0]) }
            .first { stems.contains($0) || stems.contains("application") || built.contains($0) }
        if let name { return others.contains(name) ? nil : name }
        guard !others.contains(stem), !stem.hasPrefix("application-") else { return nil }
        return built.contains(stem) || (stems.contains("application") && hasConditions(Path.join(root, file)))
            ? stem : nil
    }

    /// Whether documents of a file hold for some profiles alone.
    private static func hasConditions(_ path: String) -> Bool {
        guard let file = try? ConfigFile.read(path, shownAs: path, policy: SecretPolicy()) else { return false }
        return file.documents.contains { document in
            document.entries.contains { $0.key.hasPrefix("spring.config.activate.") || $0.key == "spring.profiles" }
        }
    }

    /// The line of a rules file for one of its services.
    func source(of name: String) -> String {
        "spring: {folder: \"\(folder.isEmpty ? "." : folder)\", names: [application, \"\(name)\"]}"
    }
}

extension [DiscoveredModule] {
    /// The modules with what config servers read for them, and services that have files nowhere else.
    func served(by repositories: [DiscoveredRepository]) -> [DiscoveredModule] {
        guard !repositories.isEmpty else { return self }
        var sources: [(name: String, root: String, sources: [String])] =
            filter { module in !repositories.contains { $0.isWhole(module) } }.map { ($0.name, $0.root, $0.sources) }
        for repository in repositories {
            for name in repository.names {
                if let place = sources.firstIndex(where: { $0.name == name }) {
                    sources[place].sources.append(repository.source(of: name))
                } else {
                    sources.append((name, "", [repository.source(of: name)]))
                }
            }
        }
        return sources.map { DiscoveredModule(name: $0, root: $1, sources: $2, isAlone: sources.count == 1) }
    }
}

extension DiscoveredRepository {
    /// Whether what looks like a service are the files that all services share.
    fileprivate func isWhole(_ module: DiscoveredModule) -> Bool {
        module.sources == ["spring: \(folder.isEmpty ? "." : folder)"]
    }
}
