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
        let variables = DiscoveredFiles.all(files, environments) { Self.isVariableFile($0) }
        let definitions = DiscoveredFiles.all(files, environments) { path in
            path.hasSuffix(".json") && Self.isTaskDefinition(Path.join(folder, path))
        }
        let compose = DiscoveredCompose(files, in: folder, environments)
        let own = Path.name(of: Path.canonical(folder) ?? folder)
        var services = folders.map { spring in
            let root = Self.moduleRoot(of: spring)
            let name = root.isEmpty ? own : Path.name(of: root)
            let isMeant = { (path: String) in
                folders.count == 1 || (!root.isEmpty && path.hasPrefix(root + "/")) || Self.names(name, path)
            }
            return Service(
                name: name,
                sources: ["spring: \(spring.isEmpty ? "." : spring)"] + compose.sources(of: name)
                    + variables.filter { isMeant($0.pattern) }.map { $0.source("dotenv", ", dialect: compose") }
                    + definitions.filter { isMeant($0.pattern) }.map { $0.source("ecs") }
            )
        }
        if services.isEmpty, !variables.isEmpty {
            services = [Service(name: own, sources: variables.map { $0.source("dotenv", ", dialect: compose") })]
        }
        self.services = services
    }

    /// Whether a path names a service: as a folder, or as a word of the file's name.
    private static func names(_ service: String, _ path: String) -> Bool {
        let parts = path.split(separator: "/").map(String.init)
        guard let name = parts.last else { return false }
        guard !parts.dropLast().contains(service) else { return true }
        return [".", "-", "_"].contains { name.hasPrefix(service + $0) || name.contains($0 + service + ".") }
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

    /// The folder of a build's module: what stands before `src/main/resources`.
    private static func moduleRoot(of folder: String) -> String {
        guard let range = folder.firstRange(of: "src/main/resources") else { return folder }
        let root = folder[..<range.lowerBound]
        return String(root.hasSuffix("/") ? root.dropLast() : root)
    }
}
