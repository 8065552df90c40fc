import Files
import Findings

/// What Docker Compose hands to a service: files merged in order, variables replaced, other services extended.
package struct ComposeProject {
    private let folder: DeploymentFolder
    private let variables: [String: ConfigText]
    private let policy: SecretPolicy
    /// The file whose folder the paths in all files are relative to; one that is extended has its own.
    private let root: String
    private var parts: [Part] = []
    private var read: [String: [ComposeFile]] = [:]

    /// One document with the projects that it includes.
    private struct Part {
        let document: ComposeFile
        var included: [ComposeProject]
    }

    private static let usualNames = ["compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"]

    /// Services that extend each other in a longer row are refused.
    private static let extendsMax = 50
    /// More files than this are included by nobody but a file that includes the same again and again.
    private static let includesMax = 200

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
        let root = files.first ?? "compose.yaml"
        var left = Self.includesMax
        try self.init(files, besides: root, in: folder, variables, policy, including: [], &left)
        if let first = files.first, files.count == 1, Self.usualNames.contains(Path.name(of: first)) {
            for name in Self.usualNames {
                let path = DeploymentFolder.path(name.replacing("compose.", with: "compose.override."), besides: first)
                guard let documents = try file(path) else { continue }
                for document in documents { parts.append(try part(document, including: [root], &left)) }
                break
            }
        }
    }

    /// Reads a project that `row` leads to, each of which includes the next one.
    private init(
        _ files: [String],
        besides root: String,
        in folder: DeploymentFolder,
        _ variables: [String: ConfigText],
        _ policy: SecretPolicy,
        including row: [String],
        _ left: inout Int
    ) throws(ConfigFileError) {
        self.folder = folder
        self.variables = variables
        self.policy = policy
        self.root = root
        for path in files {
            guard let documents = try file(path) else {
                throw ConfigFileError("There is no file '\(path)'.", at: SourceLocation(file: path))
            }
            for document in documents { parts.append(try part(document, including: row + [path], &left)) }
        }
    }

    /// The names of all services.
    package var services: [String] {
        Set(parts.flatMap { $0.document.names + $0.included.flatMap(\.services) }).sorted()
    }

    /// The environment of one service and the settings in its command.
    package mutating func settings(of name: String) throws(ConfigFileError) -> DeploymentSettings {
        var findings: [Finding] = []
        guard let service = try service(name, &findings) else {
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

    /// A service as all files and what they include have it.
    private mutating func service(
        _ name: String,
        _ findings: inout [Finding]
    ) throws(ConfigFileError) -> ComposeService? {
        var service: ComposeService?
        for place in parts.indices {
            let document = parts[place].document
            if document.order != .merge { service = nil }
            for number in parts[place].included.indices {
                guard let part = try parts[place].included[number].service(name, &findings) else { continue }
                if let node = document[name] { findings.append(.conflicting(name, at: node.location)) }
                service = service?.overridden(by: part) ?? part
            }
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
        return service
    }

    /// A document with the projects that it includes; the variables of this one win over those of their own files.
    private mutating func part(
        _ document: ComposeFile,
        including row: [String],
        _ left: inout Int
    ) throws(ConfigFileError) -> Part {
        var included: [ComposeProject] = []
        for include in try ComposeInclude.all(in: document.includes, besides: root) {
            if let circle = include.files.first(where: row.contains) {
                throw ConfigFileError("'\(circle)' includes itself, so compose refuses it.", at: include.location)
            }
            left -= 1
            guard left > 0 else {
                throw ConfigFileError(
                    "More than \(Self.includesMax) files are included from here.",
                    at: include.location
                )
            }
            for path in include.files where try file(path) == nil {
                throw ConfigFileError("There is no file '\(path)' to include.", at: include.location)
            }
            included.append(
                try ComposeProject(
                    include.files,
                    besides: include.root,
                    in: folder,
                    try variables(of: include),
                    policy,
                    including: row,
                    &left
                )
            )
        }
        return Part(document: document, included: included)
    }

    private func variables(of include: ComposeInclude) throws(ConfigFileError) -> [String: ConfigText] {
        let usual = DeploymentFolder.path(".env", besides: include.root)
        var own: [String: ConfigText] = [:]
        for file in include.variables ?? [ComposeInclude.Located(path: usual, location: include.location)] {
            guard let content = try folder.file(file.path) else {
                guard include.variables != nil else { continue }
                throw ConfigFileError("There is no file '\(file.path)'.", at: file.location)
            }
            let (outer, earlier) = (variables, own)
            let read = try VariableFile.read(
                content,
                dialect: .compose,
                variables: VariableLookup { outer[$0] ?? earlier[$0] },
                policy: policy
            )
            for entry in read.documents.flatMap(\.entries) { own[entry.key] = entry.text }
        }
        return own.merging(variables) { _, outer in outer }
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

extension Finding {
    fileprivate static func conflicting(_ service: String, at location: SourceLocation) -> Finding {
        .refused(
            "The service '\(service)' is in an included file too, so compose refuses this one.",
            at: location,
            advice: "Change an included service in an override file, or extend it under another name."
        )
    }
}
