import Files
import Findings

/// Reads what the volumes of a pod put into one of its containers.
struct PodVolumes {
    private let maps: [ClusterMap]
    private let volumes: [String: DeploymentNode]
    private(set) var findings: [Finding] = []

    /// What a volume holds: files by their paths in it, and why that may not be all.
    private struct Content {
        var files: [String: MountedFiles.File] = [:]
        var gap: String?
    }

    init(_ spec: DeploymentNode, maps: [ClusterMap]) {
        self.maps = maps
        volumes = Dictionary(
            (spec["volumes"]?.items ?? []).compactMap { node in node["name"]?.word.map { ($0, node) } }
        ) { _, later in later }
    }

    /// The maps that volumes of a pod take files from, whichever container has them.
    static func names(in spec: DeploymentNode) -> Set<String> {
        var names: Set<String> = []
        for volume in spec["volumes"]?.items ?? [] {
            for source in [volume] + (volume["projected"]?["sources"]?.items ?? []) {
                if let name = source["configMap"]?["name"]?.word {
                    names.insert("\(ClusterMap.Kind.configMap.rawValue) \(name)")
                }
                let secret = source["secret"]
                if let name = (secret?["secretName"] ?? secret?["name"])?.word {
                    names.insert("\(ClusterMap.Kind.secret.rawValue) \(name)")
                }
            }
        }
        return names
    }

    /// Nobody mounts more into one container.
    private static let mountsMax = 1_000

    /// The files of a container; longer paths are mounted into shorter ones.
    mutating func files(of container: DeploymentNode) throws(ConfigFileError) -> MountedFiles {
        let folder = container["workingDir"]?.word.flatMap { $0.hasPrefix("/") ? $0 : nil }
        var mounted = MountedFiles(workingFolder: folder)
        let mounts = (container["volumeMounts"]?.items ?? [])
            .compactMap { node in node["mountPath"]?.word.map { (path: Self.normal($0), node: node) } }
            .sorted { $0.path.utf8.count < $1.path.utf8.count }
        guard mounts.count <= Self.mountsMax else {
            throw ConfigFileError(
                "A container with more than \(Self.mountsMax) volumes is not read.",
                at: container.location
            )
        }
        for (path, node) in mounts {
            guard let name = node["name"]?.word, let volume = volumes[name] else { continue }
            var content = content(of: volume)
            if let part = node["subPath"]?.word, !part.isEmpty {
                content.files = Self.part(Self.normal("/" + part).dropFirst(), of: content.files)
            } else if node["subPathExpr"] != nil {
                content = Content(gap: "only the running pod knows which part of the volume '\(name)' it is")
            }
            if let gap = content.gap, content.files[""] == nil {
                mounted.leaveOpen(path, because: gap, at: node.location)
            }
            mounted.mount(content.files, at: path)
        }
        return mounted
    }

    private static func normal(_ path: String) -> String {
        let normal = SpringLocation.normal(path)
        return normal.count > 1 && normal.hasSuffix("/") ? String(normal.dropLast()) : normal
    }

    /// One file, or what lies in one folder of a volume.
    private static func part(
        _ path: Substring,
        of files: [String: MountedFiles.File]
    ) -> [String: MountedFiles.File] {
        if let file = files[String(path)] { return ["": file] }
        let prefix = path + "/"
        let inside = files.filter { $0.key.hasPrefix(prefix) }
        return Dictionary(inside.map { (String($0.key.dropFirst(prefix.count)), $0.value) }) { first, _ in first }
    }

    private mutating func content(of volume: DeploymentNode) -> Content {
        if let map = volume["configMap"] { return content(of: map, .configMap, named: map["name"]) }
        if let secret = volume["secret"] { return content(of: secret, .secret, named: secret["secretName"]) }
        guard let sources = volume["projected"]?["sources"] else {
            return Content(gap: "only the running pod knows the volume '\(volume["name"]?.word ?? "")'")
        }
        var whole = Content()
        for source in sources.items {
            var part = Content(gap: "only the running pod knows all of the volume '\(volume["name"]?.word ?? "")'")
            if let map = source["configMap"] { part = content(of: map, .configMap, named: map["name"]) }
            if let secret = source["secret"] { part = content(of: secret, .secret, named: secret["name"]) }
            whole.files.merge(part.files) { _, later in later }
            whole.gap = whole.gap ?? part.gap
        }
        return whole
    }

    private mutating func content(
        of reference: DeploymentNode,
        _ kind: ClusterMap.Kind,
        named name: DeploymentNode?
    ) -> Content {
        let name = name?.word ?? ""
        guard let map = maps.last(where: { $0.kind == kind && $0.name == name }) else {
            return Content(gap: "the \(kind.rawValue) '\(name)' is in none of the manifests")
        }
        let items = reference["items"]?.items ?? []
        guard !items.isEmpty else {
            return Content(files: Dictionary(map.entries.map { ($0.key, map.file($0)) }) { _, later in later })
        }
        var content = Content()
        for item in items {
            guard let key = item["key"]?.word, let path = item["path"]?.word else { continue }
            if let entry = map[key] {
                content.files[String(Self.normal("/" + path).dropFirst())] = map.file(entry)
            } else if reference["optional"]?.word != "true" {
                findings.append(
                    .refused(
                        "The \(kind.rawValue) '\(name)' at \(map.location) has no '\(key)', so the container does not start.",
                        at: item.location
                    )
                )
            }
        }
        return content
    }
}

extension ClusterMap {
    fileprivate func file(_ entry: ConfigEntry) -> MountedFiles.File {
        MountedFiles.File(entry: entry, held: files[entry.key], isSecret: kind == .secret, keeper: title)
    }
}
