import ConfigSets
import Files
import Findings
import StrictYAML

/// Reads the sources of one service, each file once for all environments.
struct ServiceStateReader {
    private let project: ConfigProject
    private let service: ConfigProject.Service
    private let supplement: SourceSupplement
    private var directories: [String: SpringDirectory] = [:]
    private var loader: SourceLoader
    private var remote: RemoteLoader
    private var own: [Finding] = []
    /// The environments that are read.
    private var environments: [ConfigEnvironment] = []

    /// What is read for one environment, before anything is worked out.
    private typealias Stack = (
        environment: ConfigEnvironment, layers: ConfigStack, stores: StoreKnowledge, spare: SpareVariables
    )

    /// What is wrong with the sources.
    var findings: [Finding] { own + loader.findings + remote.findings }

    init(project: ConfigProject, service: ConfigProject.Service, supplement: SourceSupplement) {
        self.project = project
        self.service = service
        self.supplement = supplement
        loader = SourceLoader(project, supplement)
        remote = RemoteLoader(project, supplement.remote)
    }

    /// The service in each environment.
    mutating func read(_ environments: [String]?) throws(ConfigFileError) -> ServiceState {
        let types = TypeTable(rules: project.types.map { ($0.pattern, $0.type) }, metadata: try metadata())
        self.environments = project.environments.filter { environments?.contains($0.name.value) ?? true }
        var stacks: [Stack] = []
        for environment in self.environments { stacks.append(try stack(environment)) }
        let known = types.knownKeys + project.namedKeys
        let columns = stacks.concurrentMap { [policy = project.policy] environment, layers, stores, spare in
            let (settings, stack) = spare.completed(layers, known: known, policy: policy)
            return ServiceState.Column(environment: environment, settings: settings, stack: stack, stores: stores)
        }
        own += columns.flatMap(\.settings.findings)
        return ServiceState(name: service.name, columns: columns, types: types)
    }

    private func metadata() throws(ConfigFileError) -> SpringMetadata {
        var metadata = SpringMetadata()
        for source in service.sources {
            guard case .metadata(let files) = source.kind else { continue }
            let pattern = files.value.replacing("%service%", with: service.name)
            try MetadataFiles(folder: project.folder).read(pattern, into: &metadata)
        }
        return metadata
    }

    /// Variables and the command line stand above files, wherever they are listed, and can name the profiles.
    private mutating func stack(_ environment: ConfigEnvironment) throws(ConfigFileError) -> Stack {
        let sources = service.sources.filter { $0.only?.contains(environment.name.value) ?? true }
        let filled = Self.filler(service.name, environment)
        let spare = try spareVariables(filled)
        loader.spares = spare.texts
        var above: [ConfigLayer] = []
        loader.mounted = nil
        for source in sources where !source.isFile {
            above += try loader.layers(of: source, filled: filled)
        }
        above = try SpringStart.layers(above: above, policy: project.policy)
        var files: [ConfigLayer] = []
        // Only one class path has the service's own program, of several the strongest.
        let last = sources.lastIndex { $0.isSpring }
        for (number, source) in sources.enumerated() where source.isFile {
            if case .spring(let folder, let names) = source.kind {
                let names = names?.map { filled($0).value }
                let folder = SpringFolder(folder: filled(folder), names: names, isOptional: source.isOptional)
                files += try spring(folder, environment, above, number == last ? loader.mounted : nil)
            } else {
                files += try loader.layers(of: source, filled: filled)
                files += remote.layers(of: source, service: service.name, in: environment)
            }
        }
        if last == nil, let mounted = loader.mounted {
            var service = SpringDirectory(cloudPlatform: environment.cloudPlatform ?? "none", policy: project.policy)
            let answer = try service.read(active: environment.profiles, above: above, mounted: mounted)
            own += answer.findings
            files += answer.layers
        }
        let lists = try KeyListReader(project).lists(for: environment, filled: filled)
        files += DeclaredProfiles(environment).layers(between: files, and: above)
        let stack = ConfigStack(environment: environment.name.value, layers: files + above).filled(by: lists.value)
        return (environment, stack, lists, spare)
    }

    private mutating func spareVariables(
        _ filled: (Located<String>) -> Located<String>
    ) throws(ConfigFileError) -> SpareVariables {
        loader.spares = [:]
        var layers: [ConfigLayer] = []
        for source in supplement.spares { layers += try loader.layers(of: source, filled: filled) }
        return SpareVariables(layers)
    }

    private struct SpringFolder {
        let folder: Located<String>
        let names: [String]?
        let isOptional: Bool
    }

    private mutating func spring(
        _ source: SpringFolder,
        _ environment: ConfigEnvironment,
        _ above: [ConfigLayer],
        _ mounted: MountedFiles?
    ) throws(ConfigFileError) -> [ConfigLayer] {
        let shown = source.folder.value
        let path = Path.join(project.folder, shown)
        guard File.kind(path) == .folder else {
            guard !source.isOptional else { return [] }
            throw ConfigFileError(
                "There is no folder '\(shown)'.",
                at: source.folder.location ?? SourceLocation(file: shown),
                advice: "Correct the path, name the environments that have it in 'only', or write 'optional: true'."
            )
        }
        let platform = environment.cloudPlatform ?? "none"
        let place = ([platform, path] + (source.names ?? [])).joined(separator: " ")
        var directory = directories[place] ?? self.directory(path, shown, platform, served: source.names)
        let answer = try directory.read(active: environment.profiles, above: above, mounted: mounted)
        directories[place] = directory
        own += answer.findings
        return answer.layers
    }

    private func directory(
        _ path: String,
        _ shown: String,
        _ platform: String,
        served: [String]?
    ) -> SpringDirectory {
        var directory = SpringDirectory(
            path,
            shownAs: shown,
            cloudPlatform: platform,
            served: served,
            edited: supplement.edited,
            policy: project.policy
        )
        directory.prepare(for: environments.flatMap(\.profiles))
        return directory
    }

    /// Fills in the names that a path leaves open.
    private static func filler(
        _ service: String,
        _ environment: ConfigEnvironment
    ) -> (Located<String>) -> Located<String> {
        { path in
            let text = path.value.replacing("%env%", with: environment.name.value)
            return Located(text.replacing("%service%", with: service), at: path.location)
        }
    }
}

extension ConfigProject {
    /// The keys that rules and types name letter by letter: a variable that stands for one of them is that key.
    var namedKeys: [String] {
        let patterns = rules.flatMap(\.keys) + types.map(\.pattern)
        return patterns.filter { $0.literal != nil }.map(\.text)
    }
}

extension TypeTable {
    /// The keys that metadata lists, set or not.
    var knownKeys: [String] { metadata.properties.values.map(\.key) }
}

extension ConfigSource {
    /// Whether it is a folder that the service reads itself.
    fileprivate var isSpring: Bool {
        if case .spring(_, names: nil) = kind { true } else { false }
    }

    /// Whether it gives what a service finds in files of its own, which everything else stands above.
    fileprivate var isFile: Bool {
        switch kind {
        case .spring, .file, .metadata, .serverOptions, .kafkaDump, .configServer, .stored: true
        case .dotenv, .ecs, .compose, .kubernetes: false
        }
    }
}
