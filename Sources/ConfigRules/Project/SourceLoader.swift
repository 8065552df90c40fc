import ConfigSets
import Files
import Findings
import StrictYAML

/// Reads the sources of one service that are no Spring folder: each file once for all environments.
struct SourceLoader {
    let project: ConfigProject
    private(set) var findings: [Finding] = []
    /// What variables of a compose file stand for that nothing of the project supplies.
    var spares: [String: ConfigText] = [:]
    /// What volumes put where the service runs, as the source that was read last says.
    var mounted: MountedFiles?
    private var read: [String: [UInt8]]

    /// The largest file that is read.
    private static let bytesMax = 16 << 20

    init(_ project: ConfigProject, _ supplement: SourceSupplement) {
        self.project = project
        read = supplement.edited
    }

    private var folder: DeploymentFolder { DeploymentFolder(path: project.folder) }

    /// What a source gives in an environment, the weakest first; paths are filled in by `filled`.
    ///
    /// - Throws: `ConfigFileError` for a file that is missing or cannot be read to its end.
    mutating func layers(
        of source: ConfigSource,
        filled: (Located<String>) -> Located<String>
    ) throws(ConfigFileError) -> [ConfigLayer] {
        func name(_ text: String?) -> String? { text.map { filled(Located($0)).value } }
        switch source.kind {
        case .spring, .metadata, .configServer, .stored: return []
        case .file(let file):
            return try plain(filled(file), source) { path, bytes, policy throws(ConfigFileError) in
                guard let format = ConfigFormat(fileName: Path.name(of: path)) else {
                    throw ConfigFileError.unknownFormat(path)
                }
                return try format.read(bytes, file: path, policy: policy)
            }
        case .dotenv(let file, let dialect):
            return try plain(filled(file), source, as: .environmentVariables) {
                path,
                bytes,
                policy throws(ConfigFileError) in
                try ConfigFormat.env(dialect).read(bytes, file: path, policy: policy)
            }
        case .ecs(let file, let container, let environmentFiles):
            guard let content = try content(filled(file), source) else { return [] }
            let copies = environmentFiles.map { (filled($0.name).value, filled($0.value).value) }
            return take(
                try TaskDefinition(content)
                    .settings(
                        of: name(container),
                        environmentFiles: Dictionary(copies) { _, later in later },
                        in: folder,
                        policy: project.policy
                    )
            )
        case .compose(let files, let service, let variables):
            return try compose(
                files.map(filled),
                service: filled(Located(service)).value,
                variables: variables.map(filled),
                source
            )
        case .kubernetes(let files, let workload, let container):
            var contents: [DeploymentFile] = []
            for file in files { if let content = try content(filled(file), source) { contents.append(content) } }
            guard !contents.isEmpty else { return [] }
            let manifests = try KubernetesManifests(contents, in: folder, policy: project.policy)
            return take(try manifests.settings(of: name(workload), container: name(container)))
        case .serverOptions(let file):
            guard let content = try content(filled(file), source) else { return [] }
            return take(try DeclaredVariables.read(content, policy: project.policy))
        case .kafkaDump(let file):
            guard let content = try content(filled(file), source) else { return [] }
            return try KafkaDump(content, policy: project.policy).layers
        }
    }

    private mutating func take(_ settings: DeploymentSettings) -> [ConfigLayer] {
        findings += settings.findings
        mounted = settings.mounted ?? mounted
        return settings.layers
    }

    private mutating func plain(
        _ file: Located<String>,
        _ source: ConfigSource,
        as kind: ConfigLayer.Kind = .properties,
        _ parse: (String, [UInt8], SecretPolicy) throws(ConfigFileError) -> ConfigFile
    ) throws(ConfigFileError) -> [ConfigLayer] {
        guard let content = try content(file, source) else { return [] }
        let parsed = try parse(content.path, content.bytes, project.policy)
        findings += parsed.warnings
        return parsed.documents.map {
            ConfigLayer(name: Path.name(of: content.path), kind: kind, entries: $0.entries)
        }
    }

    private mutating func compose(
        _ files: [Located<String>],
        service: String,
        variables named: [Located<String>],
        _ source: ConfigSource
    ) throws(ConfigFileError) -> [ConfigLayer] {
        guard let first = files.first, try content(first, source) != nil else { return [] }
        var variables = spares
        let usual = Path.join(Path.parent(of: first.value), ".env")
        let isUsual = named.isEmpty && File.kind(Path.join(project.folder, usual)) == .file
        for file in isUsual ? [Located(usual, at: first.location)] : named {
            guard let content = try content(file, source) else { continue }
            let earlier = variables
            let parsed = try ConfigFormat.env(.compose)
                .read(
                    content.bytes,
                    file: content.path,
                    policy: project.policy,
                    variables: VariableLookup { earlier[$0] }
                )
            findings += parsed.warnings
            for entry in parsed.documents.flatMap(\.entries) { variables[entry.key] = entry.text }
        }
        var compose = try ComposeProject(
            files: files.map(\.value),
            in: folder,
            variables: variables,
            policy: project.policy
        )
        return take(try compose.settings(of: service))
    }

    /// The bytes of a file; `nil` when it is missing and may be.
    private mutating func content(
        _ file: Located<String>,
        _ source: ConfigSource
    ) throws(ConfigFileError) -> DeploymentFile? {
        if let bytes = read[file.value] { return DeploymentFile(bytes, path: file.value) }
        let path = Path.join(project.folder, file.value)
        guard File.kind(path) != nil else {
            guard !source.isOptional else { return nil }
            throw ConfigFileError(
                "There is no file '\(file.value)'.",
                at: file.location ?? SourceLocation(file: file.value),
                advice: "Correct the path, name the environments that have it in 'only', or write 'optional: true'."
            )
        }
        do throws(FileError) {
            let bytes = try File.read(path, limit: Self.bytesMax)
            read[file.value] = bytes
            return DeploymentFile(bytes, path: file.value)
        } catch {
            throw ConfigFileError(error.description, at: SourceLocation(file: file.value))
        }
    }
}

extension ConfigFileError {
    fileprivate static func unknownFormat(_ path: String) -> ConfigFileError {
        ConfigFileError(
            "Nobody can tell from its name in which format '\(path)' is written.",
            at: SourceLocation(file: path),
            advice: "Known endings: .properties, .yaml, .yml, .json, .toml, .env."
        )
    }
}
