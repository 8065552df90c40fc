import Files
import Findings

/// What Docker Compose hands to a service: files merged in order, variables replaced, other services extended.
package struct ComposeProject {
    private let folder: DeploymentFolder
    private let variables: [String: ConfigText]
    private let policy: SecretPolicy
    /// The file whose folder the paths in all files are relative to; one that is extended has its own.
    private let root: String
    private var documents: [ComposeFile] = []
    private var read: [String: [ComposeFile]] = [:]
    private var findings: [Finding] = []

    private static let usualNames = ["compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"]

    /// Services that extend each other in a longer row are refused.
    private static let extendsMax = 50

    /// Reads the files of a project, the weakest first.
    ///
    /// A single file with one of compose's usual names brings in the override file beside it, as compose does.
    /// `variables` are those of `.env` and of whoever starts compose.
    package init(
        files: [String],
        in folder: DeploymentFolder,
        variables: [String: ConfigText] = [:],
        policy: SecretPolicy
    ) throws(ConfigFileError) {
        self.folder = folder
        self.variables = variables
        self.policy = policy
        root = files.first ?? "compose.yaml"
        for path in files {
            guard let documents = try file(path) else {
                throw ConfigFileError("There is no file '\(path)'.", at: SourceLocation(file: path))
            }
            self.documents += documents
        }
        if let first = files.first, files.count == 1, Self.usualNames.contains(Path.name(of: first)) {
            for name in Self.usualNames {
                let path = DeploymentFolder.path(name.replacing("compose.", with: "compose.override."), besides: first)
                guard let documents = try file(path) else { continue }
                self.documents += documents
                break
            }
        }
        for document in documents {
            guard let include = document.includes else { continue }
            findings.append(.notChecked("Files that a compose file includes are not read.", at: include.location))
        }
    }

    /// The names of all services.
    package var services: [String] { Set(documents.flatMap(\.names)).sorted() }

    /// The environment of one service and the settings in its command.
    package mutating func settings(of name: String) throws(ConfigFileError) -> DeploymentSettings {
        var service: ComposeService?
        var findings = self.findings
        for document in documents {
            if document.order != .merge { service = nil }
            guard let node = document[name] else { continue }
            switch node.order {
            case .reset:
                service = nil
                continue
            case .replace: service = nil
            case .merge: break
            }
            let part = try self.service(name, node, in: document, besides: root, extending: [], &findings)
            service = service?.overridden(by: part) ?? part
        }
        guard let service else {
            let known = services.isEmpty ? "It has none." : "It has \(services.joined(separator: ", "))."
            throw ConfigFileError(
                "There is no service '\(name)' here. \(known)",
                at: SourceLocation(file: root)
            )
        }
        let answer = try ComposeEnvironment(folder: folder, variables: variables, policy: policy)
            .settings(of: service, name: "\(Path.name(of: root)) \(name)")
        return DeploymentSettings(layers: answer.layers, findings: findings + answer.findings)
    }

    /// The documents of a file, read once; `nil` when there is no such file.
    private mutating func file(_ path: String) throws(ConfigFileError) -> [ComposeFile]? {
        if let known = read[path] { return known }
        guard let file = try folder.file(path) else { return nil }
        let documents = try ComposeFile.documents(of: file, variables: variables, policy: policy)
        read[path] = documents
        return documents
    }

    /// A service of one file on top of those that it extends.
    private mutating func service(
        _ name: String,
        _ node: DeploymentNode,
        in document: ComposeFile,
        besides base: String,
        extending row: [String],
        _ findings: inout [Finding]
    ) throws(ConfigFileError) -> ComposeService {
        findings += document.unset(in: name)
        let own = try ComposeServiceReader(file: base).read(node)
        guard let extends = node["extends"], !extends.isNull else { return own }
        guard let extended = (extends["service"] ?? extends).word else {
            throw ConfigFileError("'extends' has to name a service.", at: extends.location)
        }
        let path = extends["file"]?.word.map { DeploymentFolder.path($0, besides: base) } ?? document.path
        let step = "\(document.path) \(name)"
        guard !row.contains(step), row.count < Self.extendsMax else {
            throw ConfigFileError(
                "The service '\(name)' extends itself, so compose refuses the file.",
                at: extends.location
            )
        }
        let files = path == document.path ? [document] : try file(path) ?? []
        guard let other = files.last(where: { $0[extended] != nil }), let found = other[extended] else {
            throw ConfigFileError("There is no service '\(extended)' in '\(path)' to extend.", at: extends.location)
        }
        let next = path == document.path ? base : path
        return try service(extended, found, in: other, besides: next, extending: row + [step], &findings)
            .overridden(by: own)
    }
}
