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
    /// Those of the environments that files of Spring or of variables know by their names.
    let profiles: Set<String>

    /// Looks through a folder.
    package init(_ folder: String) throws(FileError) {
        let found = DeploymentFiles(try RepositorySurvey(folder).files, in: folder)
        let own = Path.name(of: Path.canonical(folder) ?? folder)
        var modules = DiscoveredModule.all(found.all, own: own)
        let served = DiscoveredRepository.all(found.all, in: folder, modules: modules, manifests: found.manifests)
        modules = modules.served(by: served)
        let profiles = ProfileSurvey(found.all, in: folder, served: served)
        let environments = Self.environments(profiles, found)
        self.environments = environments
        self.profiles = profiles.known
        let compose = DiscoveredCompose(found.all, in: folder, environments, variables: found.variables)
        let manifests = DiscoveredManifests(found.manifests, in: folder, environments)
        let variables = DiscoveredFiles.all(found.variables, environments)
        let definitions = DiscoveredFiles.all(found.definitions, environments)
        if modules.isEmpty { modules = Self.modules(manifests, compose, hasVariables: variables.isEmpty ? nil : own) }
        services =
            modules.map { module in
                let started = Set(compose.variables(of: module).keys)
                let named = Set(compose.variables(of: module).values)
                let left = variables.filter { module.isMeant(by: $0.pattern) }
                    .map { files in
                        files.leavingOut(started.filter { named.contains(files.pattern.replacing("%env%", with: $0)) })
                    }
                return Service(
                    name: module.name,
                    sources: module.sources + compose.sources(of: module)
                        + left.filter { !$0.environments.isEmpty }
                        .map { $0.source("dotenv", ", dialect: compose", among: environments) }
                        + definitions.filter { module.isMeant(by: $0.pattern) }
                        .map { $0.source("ecs", among: environments) }
                        + manifests.sources(of: module.name, isMeant: module.isMeant)
                )
            }
            .filter { !$0.sources.isEmpty }
    }

    /// Profiles that are called as environments are, and the words in the paths of deployments.
    private static func environments(_ profiles: ProfileSurvey, _ found: DeploymentFiles) -> [String] {
        let named = profiles.environments
        let words = found.words.filter { word in !named.contains { UsualEnvironments.areSame($0, word) } }
        guard !words.isEmpty else { return named }
        // What only says which database is used is no environment beside those that are deployed to.
        let all = (named.filter { UsualEnvironments.place(of: $0) != nil } + words)
            .sorted { (UsualEnvironments.place(of: $0) ?? 0, $0) < (UsualEnvironments.place(of: $1) ?? 0, $1) }
        return all.count == 1 && profiles.startsWithout ? [ProfileSurvey.unnamed] + all : all
    }

    /// Without any files of Spring: what runs pods, else what compose builds, else the repository as a whole.
    private static func modules(
        _ manifests: DiscoveredManifests,
        _ compose: DiscoveredCompose,
        hasVariables own: String?
    ) -> [DiscoveredModule] {
        var names = manifests.workloads.map(DiscoveredManifests.bare)
        if names.isEmpty { names = compose.builtServices }
        if names.isEmpty { names = [own].compactMap(\.self) }
        return names.map { DiscoveredModule(name: $0, root: "", sources: [], isAlone: names.count == 1) }
    }
}

/// The files of a repository that deployments are made of.
private struct DeploymentFiles {
    let all: [String]
    let variables: [String]
    let definitions: [String]
    let manifests: [String]
    private let folder: String

    init(_ files: [String], in folder: String) {
        let kustomized = Set(files.filter(DiscoveredManifests.isKustomization).map { Path.parent(of: $0) })
        let files = files.filter { path in
            // Kustomize makes a map of such a file, and other tools call their manifests so.
            let isNamed = ["application", "bootstrap"].contains { Path.name(of: path).hasPrefix($0) }
            return !isNamed
                || !kustomized.contains(Path.parent(of: path))
                    && !DiscoveredManifests.isManifest(Path.join(folder, path))
        }
        all = files
        self.folder = folder
        variables = files.filter { path in
            let name = Path.name(of: path)
            // Beside a kustomization it is what maps are made of.
            return (name.hasPrefix(".env.") || name.hasSuffix(".env")) && !kustomized.contains(Path.parent(of: path))
        }
        definitions = files.filter { $0.hasSuffix(".json") && Self.isTaskDefinition(Path.join(folder, $0)) }
        manifests = DiscoveredManifests.found(in: files, of: folder)
    }

    /// The usual words for environments in their paths.
    var words: [String] {
        var seen: Set<String> = []
        let composed = all.filter(DiscoveredCompose.isMeant)
        let started =
            (composed.flatMap { DiscoveredCompose.profiles(in: Path.join(folder, $0)) }
            + DiscoveredManifests.profiles(startedBy: manifests, in: folder))
            .filter(UsualEnvironments.isWord)
        let written = (variables + definitions + manifests + composed)
            .compactMap { EnvironmentPath($0, isWord: UsualEnvironments.isWord)?.word }
        return (written + started)
            .filter { seen.insert($0).inserted }
            .sorted { (UsualEnvironments.place(of: $0) ?? 0, $0) < (UsualEnvironments.place(of: $1) ?? 0, $1) }
            .reduce(into: []) { kept, word in
                if !kept.contains(where: { UsualEnvironments.areSame($0, word) }) { kept.append(word) }
            }
    }

    /// Whether a file looks like a task definition of Amazon ECS; reads its first part.
    private static func isTaskDefinition(_ path: String) -> Bool {
        guard let bytes = try? File.read(path, limit: 4 << 20) else { return false }
        return bytes.firstRange(of: Array("\"containerDefinitions\"".utf8)) != nil
    }
}
