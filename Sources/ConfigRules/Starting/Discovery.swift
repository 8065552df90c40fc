import ConfigSets
package import Files
import Findings

/// What a repository that has never seen this tool seems to hold: services, where their settings are, environments.
package struct Discovery: Sendable {
    /// One service with the sources of a rules file, as text.
    package struct Service: Sendable {
        package let name: String
        /// Lines such as `spring: payment/src/main/resources`, the weakest first.
        package let sources: [String]
    }

    package let services: [Service]
    /// From a developer's machine to production.
    package let environments: [String]

    /// Looks through a folder.
    package init(_ folder: String) throws(FileError) {
        let files = try RepositorySurvey(folder).files
        let folders = Self.springFolders(files)
        let environments = Self.environments(files, springFolders: folders, in: folder)
        self.environments = environments
        let variables = Self.perEnvironment(files, environments) { Self.isVariableFile($0) }
        let definitions = Self.perEnvironment(files, environments) { path in
            path.hasSuffix(".json") && Self.isTaskDefinition(Path.join(folder, path))
        }
        var services = folders.map { spring in
            let root = Self.moduleRoot(of: spring)
            let name = root.isEmpty ? Path.name(of: Path.canonical(folder) ?? folder) : Path.name(of: root)
            let isOnly = folders.count == 1
            let own = { (path: String) in isOnly || (!root.isEmpty && path.hasPrefix(root + "/")) }
            return Service(
                name: name,
                sources: ["spring: \(spring.isEmpty ? "." : spring)"]
                    + variables.filter(own).map { "dotenv: {file: \"\($0)\", dialect: compose}" }
                    + definitions.filter(own).map { "ecs: {file: \"\($0)\"}" }
            )
        }
        if services.isEmpty, !variables.isEmpty {
            let name = Path.name(of: Path.canonical(folder) ?? folder)
            services = [
                Service(name: name, sources: variables.map { "dotenv: {file: \"\($0)\", dialect: compose}" })
            ]
        }
        self.services = services
    }

    private static let suffixes = [".yml", ".yaml", ".properties"]

    /// Folders with `application` files, in their order.
    private static func springFolders(_ files: [String]) -> [String] {
        var folders: [String] = []
        for file in files {
            let name = Path.name(of: file)
            let isSpring =
                suffixes.contains { name == "application\($0)" }
                || (name.hasPrefix("application-") && suffixes.contains { name.hasSuffix($0) })
            guard isSpring else { continue }
            let folder = file == name ? "" : Path.parent(of: file)
            // The `config` folder beside `application` files is read with them.
            let parent = folder.hasSuffix("/config") ? String(folder.dropLast("/config".count)) : folder
            if !folders.contains(parent) { folders.append(parent) }
        }
        return folders
    }

    /// The words behind `application-`, behind `.env.` and in conditions of documents that name an environment.
    private static func environments(_ files: [String], springFolders: [String], in folder: String) -> [String] {
        var found: Set<String> = []
        for file in files {
            let name = Path.name(of: file)
            if name.hasPrefix("application-"), let suffix = suffixes.first(where: { name.hasSuffix($0) }) {
                found.insert(String(name.dropFirst("application-".count).dropLast(suffix.count)))
            } else if name.hasPrefix(".env.") {
                found.insert(String(name.dropFirst(".env.".count)))
            } else if suffixes.contains(where: { name == "application\($0)" }) {
                found.formUnion(conditions(in: Path.join(folder, file)))
            }
        }
        return found.filter { UsualEnvironments.place(of: $0) != nil }
            .sorted { (UsualEnvironments.place(of: $0) ?? 0, $0) < (UsualEnvironments.place(of: $1) ?? 0, $1) }
    }

    /// The profiles that documents of a file are for.
    private static func conditions(in path: String) -> [String] {
        guard let file = try? ConfigFile.read(path, shownAs: path, policy: SecretPolicy()) else { return [] }
        return file.documents.flatMap(\.entries)
            .filter { $0.key.hasPrefix("spring.config.activate.on-profile") }
            .flatMap { entry in
                entry.text.use { $0 }.split { !$0.isLetter && !$0.isNumber && $0 != "-" }.map(String.init)
            }
    }

    private static func isVariableFile(_ path: String) -> Bool {
        let name = Path.name(of: path)
        return name.hasPrefix(".env.") || name.hasSuffix(".env")
    }

    /// Whether a file looks like a task definition of Amazon ECS; reads its first part.
    private static func isTaskDefinition(_ path: String) -> Bool {
        guard let bytes = try? File.read(path, limit: 4 << 20) else { return false }
        return bytes.firstRange(of: Array("\"containerDefinitions\"".utf8)) != nil
    }

    /// Paths with `%env%` in the place of an environment's name, where at least two environments have such a file.
    private static func perEnvironment(
        _ files: [String],
        _ environments: [String],
        where isMeant: (String) -> Bool
    ) -> [String] {
        var counts: [String: Int] = [:]
        var order: [String] = []
        for file in files where isMeant(file) {
            for environment in environments {
                guard let pattern = replacing(environment, in: file) else { continue }
                if counts[pattern] == nil { order.append(pattern) }
                counts[pattern, default: 0] += 1
            }
        }
        return order.filter { (counts[$0] ?? 0) == environments.count }
    }

    /// The path with the word replaced where it stands alone in the file's name.
    private static func replacing(_ word: String, in path: String) -> String? {
        let name = Path.name(of: path)
        for separator in [".", "-", "_"] {
            for end in [".", "-", "_", ""] {
                guard let range = name.firstRange(of: separator + word + end),
                    !end.isEmpty || range.upperBound == name.endIndex
                else { continue }
                let filled = name.replacingCharacters(in: range, with: separator + "%env%" + end)
                return name == path ? filled : Path.join(Path.parent(of: path), filled)
            }
        }
        return nil
    }

    /// The folder of a build's module: what stands before `src/main/resources`.
    private static func moduleRoot(of folder: String) -> String {
        guard let range = folder.firstRange(of: "src/main/resources") else { return folder }
        let root = folder[..<range.lowerBound]
        return String(root.hasSuffix("/") ? root.dropLast() : root)
    }
}

extension String {
    /// The text with one part of it exchanged.
    fileprivate func replacingCharacters(in range: Range<String.Index>, with text: String) -> String {
        self[..<range.lowerBound] + text + self[range.upperBound...]
    }
}
