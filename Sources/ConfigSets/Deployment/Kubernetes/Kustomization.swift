import Files
import Findings

/// Works out the manifests that kustomize makes of its files, as far as they hold settings.
struct Kustomization {
    private let folder: DeploymentFolder
    /// The resources so far, in their order.
    private(set) var resources: [DeploymentNode] = []
    private(set) var findings: [Finding] = []
    /// The files that were read, to find texts in.
    private(set) var lines: [String: ManifestLines] = [:]
    private var filesCount = 0

    /// More files than this make no deployment that a person keeps in order.
    private static let filesMax = 500

    static let fileNames = ["kustomization.yaml", "kustomization.yml", "Kustomization"]

    init(in folder: DeploymentFolder) { self.folder = folder }

    /// Reads one kustomization with all that it names; `row` are those that lead to it.
    mutating func read(_ file: DeploymentFile, below row: [String] = []) throws(ConfigFileError) {
        guard !row.contains(file.path) else {
            throw ConfigFileError(
                "'\(file.path)' names itself as a resource, so kustomize refuses it.",
                at: SourceLocation(file: file.path)
            )
        }
        for node in try documents(of: file) where !node.isNull {
            for (key, part) in [("resources", "resource"), ("bases", "base"), ("components", "component")] {
                for item in node[key]?.items ?? [] { try take(item, part, below: row + [file.path]) }
            }
            for (key, kind) in [("configMapGenerator", ClusterMap.Kind.configMap), ("secretGenerator", .secret)] {
                for item in node[key]?.items ?? [] { try generate(kind, item, besides: file.path) }
            }
            for item in node["patchesStrategicMerge"]?.items ?? [] { try patch(item, target: nil, besides: file.path) }
            for item in node["patches"]?.items ?? [] {
                guard let content = item["path"] ?? item["patch"] else { continue }
                try patch(content, target: item["target"], besides: file.path)
            }
            noteRest(of: node)
        }
    }

    /// The documents of one more file.
    private mutating func documents(of file: DeploymentFile) throws(ConfigFileError) -> [DeploymentNode] {
        filesCount += 1
        guard filesCount <= Self.filesMax else {
            throw ConfigFileError(
                "More than \(Self.filesMax) files are named from here.",
                at: SourceLocation(file: file.path)
            )
        }
        lines[file.path] = ManifestLines(file.bytes)
        return try DeploymentNode.documents(ofYAML: file, notation: .kubernetes)
    }

    /// A manifest, or the folder of another kustomization.
    private mutating func take(_ item: DeploymentNode, _ part: String, below row: [String]) throws(ConfigFileError) {
        guard let name = item.word, let here = row.last else { return }
        let path = DeploymentFolder.path(name, besides: here)
        for usual in Self.fileNames {
            guard let file = try folder.file(Path.join(path, usual)) else { continue }
            return try read(file, below: row)
        }
        guard !name.contains("://"), !name.hasPrefix("github.com/"), !name.contains("?ref=") else {
            return findings.append(
                .notChecked("The \(part) '\(name)' is not in this repository and is not read.", at: item.location)
            )
        }
        guard let file = try folder.file(path) else {
            throw ConfigFileError("There is no \(part) '\(path)', so kustomize refuses this file.", at: item.location)
        }
        resources += try documents(of: file).filter { !$0.isNull }
    }

    /// What changes settings in a way that is not worked out here.
    private mutating func noteRest(of node: DeploymentNode) {
        for key in ["patchesJson6902", "helmCharts", "generators", "transformers", "replacements", "vars"] {
            guard let part = node[key], !part.items.isEmpty else { continue }
            findings.append(.notWorkedOut("'\(key)' of this kustomization", at: part.location))
        }
    }
}

// Maps that are made of files and words.
extension Kustomization {
    private mutating func generate(
        _ kind: ClusterMap.Kind,
        _ item: DeploymentNode,
        besides base: String
    ) throws(ConfigFileError) {
        guard let name = item["name"] else { return }
        var members: [DeploymentNode.Member] = []
        func add(_ key: String, _ text: ConfigText, at location: SourceLocation) {
            let value = DeploymentNode(content: .text(text), location: location)
            members.append(DeploymentNode.Member(key: key, location: location, value: value))
        }
        for literal in item["literals"]?.items ?? [] {
            guard let word = literal.word, let equals = word.firstIndex(of: "=") else { continue }
            add(String(word[..<equals]), .plain(Self.unquoted(word[equals...].dropFirst())), at: literal.location)
        }
        for entry in (item["envs"]?.items ?? []) + [item["env"]].compactMap(\.self) {
            let file = try named(entry, besides: base)
            let read = try VariableFile.read(file, dialect: .docker, policy: SecretPolicy())
            for setting in read.documents.flatMap(\.entries) { add(setting.key, setting.text, at: setting.location) }
        }
        for entry in item["files"]?.items ?? [] {
            let word = entry.word ?? ""
            let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
            let path = DeploymentFolder.path(parts.last ?? "", besides: base)
            let file = try named(entry, path: path)
            lines[file.path] = ManifestLines(file.bytes)
            let key = parts.count == 2 ? parts[0] : Path.name(of: path)
            guard let text = String(validating: file.bytes, as: UTF8.self) else {
                findings.append(.notChecked("The bytes of '\(path)' are no text and not compared.", at: entry.location))
                continue
            }
            add(key, .plain(text), at: SourceLocation(file: file.path, line: 1, column: 1))
        }
        let data = kind == .secret ? "stringData" : "data"
        let map = DeploymentNode(
            content: .table([
                Self.member("kind", .text(.plain(kind.rawValue)), at: item.location),
                Self.member(
                    "metadata",
                    .table([Self.member("name", name.content, at: name.location)]),
                    at: name.location
                ),
                Self.member(data, .table(members), at: item.location),
            ]),
            location: item.location
        )
        let place = resources.lastIndex { $0.isManifest(kind.rawValue, name.word) }
        switch (item["behavior"]?.word, place) {
        case ("merge", let place?): resources[place] = resources[place].merged(with: map)
        case ("replace", let place?): resources[place] = map
        case _: resources.append(map)
        }
    }

    private static func member(
        _ key: String,
        _ content: DeploymentNode.Content,
        at location: SourceLocation
    ) -> DeploymentNode.Member {
        DeploymentNode.Member(
            key: key,
            location: location,
            value: DeploymentNode(content: content, location: location)
        )
    }

    private static func unquoted(_ text: Substring) -> String {
        guard text.count > 1, let first = text.first, first == text.last, first == "\"" || first == "'" else {
            return String(text)
        }
        return String(text.dropFirst().dropLast())
    }

    private func named(_ node: DeploymentNode, besides base: String) throws(ConfigFileError) -> DeploymentFile {
        try named(node, path: DeploymentFolder.path(node.word ?? "", besides: base))
    }

    private func named(_ node: DeploymentNode, path: String) throws(ConfigFileError) -> DeploymentFile {
        guard let file = try folder.file(path) else {
            throw ConfigFileError("There is no file '\(path)', so kustomize refuses this one.", at: node.location)
        }
        return file
    }
}

// Patches.
extension Kustomization {
    /// Applies a patch that stands in a file or here.
    private mutating func patch(
        _ node: DeploymentNode,
        target: DeploymentNode?,
        besides base: String
    ) throws(ConfigFileError) {
        guard let text = node.word else { return }
        let isHere = text.contains("\n") || text.contains(":")
        let patches: [DeploymentNode]
        if isHere {
            let written = lines[base]?.block(of: text, below: node.location.line ?? 0)
            let file = DeploymentFile(written ?? Array(text.utf8), path: base)
            patches = try DeploymentNode.documents(ofYAML: file, notation: .kubernetes)
        } else {
            patches = try documents(of: try named(node, besides: base))
        }
        for patch in patches where !patch.isNull {
            guard case .table = patch.content else {
                findings.append(.notWorkedOut("This patch step by step", at: patch.location))
                continue
            }
            apply(patch, target: target)
        }
    }

    private mutating func apply(_ patch: DeploymentNode, target: DeploymentNode?) {
        let kind = (target?["kind"] ?? patch["kind"])?.word
        let name = target == nil ? patch["metadata"]?["name"]?.word : target?["name"]?.word
        let isDeletion = patch["$patch"]?.word == "delete"
        if let target, target["labelSelector"] != nil || target["annotationSelector"] != nil {
            return findings.append(.notWorkedOut("A patch of what a selector finds", at: patch.location))
        }
        for place in resources.indices.reversed() where resources[place].isManifest(kind, name) {
            if isDeletion {
                resources.remove(at: place)
            } else {
                resources[place] = resources[place].merged(with: patch.withoutName)
            }
        }
    }
}

extension DeploymentNode {
    /// Whether it is a manifest of a kind and a name; of any where that is not said.
    fileprivate func isManifest(_ kind: String?, _ name: String?) -> Bool {
        (kind == nil || self["kind"]?.word == kind) && (name == nil || self["metadata"]?["name"]?.word == name)
    }

    /// A patch finds its target by other means than its own name, which does not change that of the target.
    fileprivate var withoutName: DeploymentNode {
        guard case .table(let members) = content else { return self }
        var result = self
        result.content = .table(members.filter { $0.key != "metadata" && $0.key != "kind" && $0.key != "$patch" })
        return result
    }
}

extension Finding {
    fileprivate static func notWorkedOut(_ what: String, at location: SourceLocation) -> Finding {
        .notChecked(
            "\(what) is not worked out.",
            at: location,
            advice: "Name the manifests that 'kustomize build' writes, if settings depend on it."
        )
    }
}
