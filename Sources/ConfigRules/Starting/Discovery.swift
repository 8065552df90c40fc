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
        let environments = ProfileSurvey(files, in: folder).environments
        self.environments = environments
        let variables = Self.perEnvironment(files, environments) { Self.isVariableFile($0) }
        let definitions = Self.perEnvironment(files, environments) { path in
            path.hasSuffix(".json") && Self.isTaskDefinition(Path.join(folder, path))
        }
        var services = folders.map { spring in
            let root = Self.moduleRoot(of: spring)
            let name = root.isEmpty ? Path.name(of: Path.canonical(folder) ?? folder) : Path.name(of: root)
            let isOnly = folders.count == 1
            let own = { (file: EnvironmentFile) in isOnly || (!root.isEmpty && file.path.hasPrefix(root + "/")) }
            return Service(
                name: name,
                sources: ["spring: \(spring.isEmpty ? "." : spring)"]
                    + variables.filter(own).map { Self.dotenv($0, among: environments) }
                    + definitions.filter(own).map { $0.source("ecs: {file: \"\($0.path)\"}", among: environments) }
            )
        }
        if services.isEmpty, !variables.isEmpty {
            let name = Path.name(of: Path.canonical(folder) ?? folder)
            services = [Service(name: name, sources: variables.map { Self.dotenv($0, among: environments) })]
        }
        self.services = services
    }

    private static func dotenv(_ file: EnvironmentFile, among environments: [String]) -> String {
        file.source("dotenv: {file: \"\(file.path)\", dialect: compose}", among: environments)
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

    private static func isVariableFile(_ path: String) -> Bool {
        let name = Path.name(of: path)
        return name.hasPrefix(".env.") || name.hasSuffix(".env")
    }

    /// Whether a file looks like a task definition of Amazon ECS; reads its first part.
    private static func isTaskDefinition(_ path: String) -> Bool {
        guard let bytes = try? File.read(path, limit: 4 << 20) else { return false }
        return bytes.firstRange(of: Array("\"containerDefinitions\"".utf8)) != nil
    }

    /// Files with `%env%` in the place of an environment's name, each with the environments that have it.
    private static func perEnvironment(
        _ files: [String],
        _ environments: [String],
        where isMeant: (String) -> Bool
    ) -> [EnvironmentFile] {
        var found: [EnvironmentFile] = []
        for file in files where isMeant(file) {
            for environment in environments {
                guard let pattern = replacing(environment, in: file) else { continue }
                if let place = found.firstIndex(where: { $0.path == pattern }) {
                    found[place].environments.insert(environment)
                } else {
                    found.append(EnvironmentFile(path: pattern, environments: [environment]))
                }
            }
        }
        return found
    }

    /// A file that is written once for each environment.
    private struct EnvironmentFile {
        let path: String
        var environments: Set<String>

        /// The source as a rules file has it; it names its environments when others lack the file.
        func source(_ text: String, among all: [String]) -> String {
            let own = all.filter(environments.contains)
            return own == all ? text : "{\(text), only: [\(own.joined(separator: ", "))]}"
        }
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
