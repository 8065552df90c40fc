import ConfigSets
import Files

/// The compose files of a repository: the one of developers, and those of other environments.
struct DiscoveredCompose {
    /// What starts the services of one environment.
    private struct Start {
        let environment: String
        /// The weakest first.
        let files: [String]
        /// A file of variables that lies beside them.
        let variables: String?
        let services: [String: Service]
    }

    /// What tells which of the services is the project's own.
    private struct Service {
        var isBuilt = false
        /// Whether it says what to start.
        var isWhole = false
        var context: String?
    }

    private let starts: [Start]
    private let folder: String

    /// Whether a file is called as compose's files are: `compose.yaml`, `docker-compose.prod.yml`.
    static func isMeant(_ path: String) -> Bool {
        let name = Path.name(of: path)
        guard name.hasSuffix(".yaml") || name.hasSuffix(".yml") else { return false }
        let bare = name.hasPrefix("docker-") ? name.dropFirst("docker-".count) : name[...]
        guard bare.hasPrefix("compose") else { return false }
        return bare.dropFirst("compose".count).first.map { ".-_".contains($0) } ?? false
    }

    /// Takes the uppermost file of each environment, above the uppermost one of none where it is only a part.
    init(_ files: [String], in folder: String, _ environments: [String], variables: [String]) {
        self.folder = folder
        let own = files.filter(Self.isMeant).sorted { ($0.count { $0 == "/" }, $0) < ($1.count { $0 == "/" }, $1) }
        let base = own.first { file in
            EnvironmentPath(file) { UsualEnvironments.place(of: $0) != nil || environments.contains($0) } == nil
                && !Path.name(of: file).contains("override")
        }
        let named = base.map { Self.profiles(in: Path.join(folder, $0)) } ?? []
        func isBase(of environment: String) -> Bool {
            // What no environment is written at is how developers start the services, unless it says otherwise.
            named.isEmpty
                ? UsualEnvironments.isLocal(environment)
                : named.contains { UsualEnvironments.areSame($0, environment) }
        }
        starts = environments.compactMap { environment in
            let written = own.first { DiscoveredFiles.place(of: $0, environments)?.environment == environment }
            guard let first = written ?? (isBase(of: environment) ? base : nil) else { return nil }
            var services = Self.services(Path.join(folder, first))
            var files = [first]
            // A file that builds nothing and names no image is what another one is overridden with.
            let isPart = services.values.contains { !$0.isWhole }
            if let base, base != first, Path.parent(of: base) == Path.parent(of: first), isPart {
                files = [base, first]
                services = Self.services(Path.join(folder, base)).merging(services) { outer, _ in outer }
            }
            let beside = variables.first { file in
                DiscoveredFiles.place(of: file, environments)?.environment == environment
                    && Path.parent(of: file) == Path.parent(of: first)
            }
            return Start(environment: environment, files: files, variables: beside, services: services)
        }
    }

    /// The profiles that a compose file starts services with.
    static func profiles(in path: String) -> [String] {
        let content = try? ConfigFile.read(path, shownAs: path, policy: SecretPolicy())
        let name = "SPRING_PROFILES_ACTIVE"
        return (content?.documents.flatMap(\.entries) ?? [])
            .flatMap { entry -> [String] in
                let text = entry.text.use { $0 }
                if entry.key.hasSuffix("environment.\(name)") { return text.split(separator: ",").map(String.init) }
                guard entry.key.contains(".environment["), text.hasPrefix("\(name)=") else { return [] }
                return text.dropFirst(name.count + 1).split(separator: ",").map(String.init)
            }
    }

    /// The services that are built from this repository, in any environment.
    var builtServices: [String] {
        Set(starts.flatMap { $0.services.filter(\.value.isBuilt).keys }).sorted()
    }

    /// The files of variables that a service's sources name already, by their environments.
    func variables(of module: DiscoveredModule) -> [String: String] {
        let own = starts.filter { name(of: module, $0) != nil }
        let pairs = own.compactMap { start in start.variables.map { (start.environment, $0) } }
        return Dictionary(pairs) { first, _ in first }
    }

    /// The sources of a service that the files start; none otherwise.
    func sources(of module: DiscoveredModule) -> [String] {
        starts.compactMap { start in
            guard let name = name(of: module, start), isReadable(start, name) else { return nil }
            let files =
                start.files.count == 1
                ? "file: \"\(start.files[0])\"" : "files: [\(start.files.map { "\"\($0)\"" }.joined(separator: ", "))]"
            let variables = start.variables.map { ", env-file: \"\($0)\"" } ?? ""
            return "{compose: {\(files), service: \"\(name)\"\(variables)}, only: [\(start.environment)]}"
        }
    }

    /// Whether compose would start it: a file that is not in the repository would end every run.
    private func isReadable(_ start: Start, _ service: String) -> Bool {
        var variables: [String: ConfigText] = [:]
        if let file = start.variables,
            let read = try? ConfigFile.read(
                Path.join(folder, file),
                shownAs: file,
                policy: SecretPolicy()
            )
        {
            for entry in read.documents.flatMap(\.entries) { variables[entry.key] = entry.text }
        }
        let project = try? ComposeProject(
            files: start.files,
            in: DeploymentFolder(path: folder),
            variables: variables,
            policy: SecretPolicy()
        )
        guard var project else { return false }
        return (try? project.settings(of: service)) != nil
    }

    /// What the files call a service: as it is called here, else what they build from its folder, else all they build.
    private func name(of module: DiscoveredModule, _ start: Start) -> String? {
        if start.services[module.name] != nil { return module.name }
        let built = start.services.filter(\.value.isBuilt)
        let folder = Path.parent(of: start.files[0])
        let here = built.filter { entry in
            guard let context = entry.value.context else { return false }
            return !module.root.isEmpty && DiscoveredModule.joined(folder, context) == module.root
        }
        if here.count == 1 { return here.keys.first }
        return module.isAlone && built.count == 1 ? built.keys.first : nil
    }

    private static func services(_ path: String) -> [String: Service] {
        let content = try? ConfigFile.read(path, shownAs: path, policy: SecretPolicy())
        var services: [String: Service] = [:]
        for entry in content?.documents.flatMap(\.entries) ?? [] {
            let words = entry.key.split(separator: ".").map(String.init)
            guard words.count > 1, words[0] == "services" else { continue }
            var service = services[words[1]] ?? Service()
            let part = words.dropFirst(2).first
            service.isBuilt = service.isBuilt || part == "build"
            service.isWhole = service.isWhole || ["build", "image", "extends"].contains(part)
            if words[2...] == ["build"] || words[2...] == ["build", "context"] {
                service.context = entry.text.use { $0 }
            }
            services[words[1]] = service
        }
        return services
    }
}
