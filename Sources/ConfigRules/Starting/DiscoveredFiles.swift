import ConfigSets
import Files

/// Files that are written once for each environment: a path with `%env%` in the place of the name.
struct DiscoveredFiles {
    let pattern: String
    /// The environments that have such a file, in their order; all but those are named by `only`.
    private let environments: [String]
    private let isEverywhere: Bool

    /// The patterns by which an environment has a file, in the order of the files.
    static func all(
        _ files: [String],
        _ environments: [String],
        where isMeant: (String) -> Bool
    ) -> [DiscoveredFiles] {
        var found: [String: Set<String>] = [:]
        var order: [String] = []
        for file in files where isMeant(file) {
            for environment in environments {
                guard let pattern = replacing(environment, in: file) else { continue }
                if found[pattern] == nil { order.append(pattern) }
                found[pattern, default: []].insert(environment)
            }
        }
        return order.map { pattern in
            let own = environments.filter { found[pattern]?.contains($0) ?? false }
            return DiscoveredFiles(pattern: pattern, environments: own, isEverywhere: own.count == environments.count)
        }
    }

    /// The line of a rules file: `{ecs: {file: "deploy/taskdef.%env%.json"}, only: [dev, prod]}`.
    func source(_ kind: String, _ more: String = "") -> String {
        let source = "\(kind): {file: \"\(pattern)\"\(more)}"
        return isEverywhere ? source : "{\(source), only: [\(environments.joined(separator: ", "))]}"
    }

    /// The path with the word replaced where it stands alone in the file's name.
    private static func replacing(_ word: String, in path: String) -> String? {
        let name = Path.name(of: path)
        for separator in [".", "-", "_"] {
            for end in [".", "-", "_", ""] {
                guard let range = name.firstRange(of: separator + word + end),
                    !end.isEmpty || range.upperBound == name.endIndex
                else { continue }
                let filled = name[..<range.lowerBound] + separator + "%env%" + end + name[range.upperBound...]
                return name == path ? String(filled) : Path.join(Path.parent(of: path), String(filled))
            }
        }
        return nil
    }
}

/// The compose file with which developers start services on their machines.
struct DiscoveredCompose {
    private let file: String?
    private let services: Set<String>
    private let environment: String?

    static let fileNames: Set = ["compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml"]

    /// Takes the uppermost one; without an environment of developers it belongs to none.
    init(_ files: [String], in folder: String, _ environments: [String]) {
        environment = environments.first { UsualEnvironments.isLocal($0) }
        file = files.filter { Self.fileNames.contains(Path.name(of: $0)) }
            .min { $0.count { $0 == "/" } < $1.count { $0 == "/" } }
        let path = file.map { Path.join(folder, $0) }
        let content = path.flatMap { try? ConfigFile.read($0, shownAs: $0, policy: SecretPolicy()) }
        let keys = content?.documents.flatMap(\.entries).map(\.key) ?? []
        services = Set(
            keys.compactMap { key in
                let words = key.split(separator: ".")
                return words.count > 1 && words[0] == "services" ? String(words[1]) : nil
            }
        )
    }

    /// The source of a service that the file starts; none otherwise.
    func sources(of service: String) -> [String] {
        guard let file, let environment, services.contains(service) else { return [] }
        return ["{compose: {file: \"\(file)\", service: \"\(service)\"}, only: [\(environment)]}"]
    }
}
