/// Files that are written once for each environment: a path with `%env%` in the place of the name.
struct DiscoveredFiles {
    /// The path; without `%env%` where a file calls its environment by another word than the project does.
    let pattern: String
    /// The environments that have such a file, in their order.
    let environments: [String]

    /// The patterns by which an environment has a file, in the order of the files.
    static func all(_ files: [String], _ environments: [String]) -> [DiscoveredFiles] {
        var found: [String: Set<String>] = [:]
        var order: [String] = []
        for file in files {
            guard let (environment, pattern) = place(of: file, environments) else { continue }
            if found[pattern] == nil { order.append(pattern) }
            found[pattern, default: []].insert(environment)
        }
        return order.map { pattern in
            DiscoveredFiles(
                pattern: pattern,
                environments: environments.filter { found[pattern]?.contains($0) ?? false }
            )
        }
    }

    /// The environment that a path is for, and its pattern.
    static func place(of file: String, _ environments: [String]) -> (environment: String, pattern: String)? {
        func environment(_ word: String) -> String? {
            environments.first { $0 == word } ?? environments.first { UsualEnvironments.areSame($0, word) }
        }
        guard let path = EnvironmentPath(file, isWord: { environment($0) != nil }), let name = environment(path.word)
        else { return nil }
        return (name, name == path.word ? path.template : file)
    }

    /// The same files without those of some environments.
    func leavingOut(_ left: Set<String>) -> DiscoveredFiles {
        DiscoveredFiles(pattern: pattern, environments: environments.filter { !left.contains($0) })
    }

    /// The line of a rules file: `{ecs: {file: "deploy/taskdef.%env%.json"}, only: [dev, prod]}`.
    func source(_ kind: String, _ more: String = "", among all: [String]) -> String {
        Self.only(environments, among: all, "\(kind): {file: \"\(pattern)\"\(more)}")
    }

    /// A source that only some environments have.
    static func only(_ environments: [String], among all: [String], _ source: String) -> String {
        environments.count == all.count ? source : "{\(source), only: [\(environments.joined(separator: ", "))]}"
    }
}
