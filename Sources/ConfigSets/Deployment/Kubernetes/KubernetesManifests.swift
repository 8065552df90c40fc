import Files
import Findings

/// The manifests of a deployment: workloads, and the ConfigMaps and Secrets that they take values from.
package struct KubernetesManifests {
    private var maps: [ClusterMap] = []
    private var places: [String: SourceLocation] = [:]
    private var workloads: [Workload] = []
    private var findings: [Finding] = []
    private let files: [String]
    private let policy: SecretPolicy

    /// Something that runs pods.
    private struct Workload {
        let kind: String
        let name: String
        let namespace: String?
        let spec: DeploymentNode
        let location: SourceLocation
    }

    /// Lists within lists deeper than this are nothing that somebody wrote.
    private static let listsMax = 4

    /// Reads every document of every file; kinds that hand nothing to a container are passed over.
    ///
    /// A `kustomization.yaml` stands for what kustomize makes of it and of the files in `folder` that it names.
    package init(
        _ files: [DeploymentFile],
        in folder: DeploymentFolder = DeploymentFolder { _ in nil },
        policy: SecretPolicy
    ) throws(ConfigFileError) {
        self.policy = policy
        self.files = files.map(\.path)
        for file in files {
            if Kustomization.fileNames.contains(Path.name(of: file.path)) {
                var kustomization = Kustomization(in: folder)
                try kustomization.read(file)
                findings += kustomization.findings
                for node in kustomization.resources { try take(node, in: kustomization.lines, depth: 0) }
            } else {
                let lines = [file.path: ManifestLines(file.bytes)]
                for document in try DeploymentNode.documents(ofYAML: file, notation: .kubernetes) {
                    try take(document, in: lines, depth: 0)
                }
            }
        }
    }

    /// The names of everything that runs pods.
    package var workloadNames: [String] { workloads.map(\.name) }

    /// The names of the containers that a workload runs all the time.
    package func containerNames(of workload: String) -> [String] {
        let spec = workloads.last { $0.name == workload }?.spec
        return (spec?["containers"]?.items ?? []).compactMap { $0["name"]?.word }
    }

    private mutating func take(
        _ node: DeploymentNode,
        in lines: [String: ManifestLines],
        depth: Int
    ) throws(ConfigFileError) {
        if node.isNull { return }
        guard case .table = node.content, let kind = node["kind"]?.word else {
            throw ConfigFileError("A manifest has to have a 'kind'.", at: node.location)
        }
        if kind == "List", depth < Self.listsMax {
            for item in node["items"]?.items ?? [] { try take(item, in: lines, depth: depth + 1) }
            return
        }
        if kind == "Kustomization" || kind == "Component" { return noteKustomization(node) }
        guard let name = node["metadata"]?["name"]?.word else { return }
        let namespace = node["metadata"]?["namespace"]?.word
        if let kind = ClusterMap.Kind(rawValue: kind) {
            let map = try ClusterMap(
                node,
                kind: kind,
                name: name,
                namespace: namespace,
                in: lines,
                policy: policy
            )
            let index = "\(kind.rawValue) \(namespace ?? "") \(name)"
            if let earlier = places.updateValue(map.location, forKey: index) {
                findings.append(.setTwice(name, before: earlier, at: map.location))
            }
            findings += map.findings
            return maps.append(map)
        }
        guard let spec = Self.podSpec(of: node, kind: kind) else { return }
        workloads.append(
            Workload(kind: kind, name: name, namespace: namespace, spec: spec, location: node.location)
        )
    }

    /// What kustomize makes of its files is known when it has made it.
    private mutating func noteKustomization(_ node: DeploymentNode) {
        findings.append(
            .notChecked(
                "What this kustomization generates and patches is not worked out.",
                at: node.location,
                advice: "Name the manifests that 'kustomize build' writes."
            )
        )
    }

    private static func podSpec(of node: DeploymentNode, kind: String) -> DeploymentNode? {
        switch kind {
        case "Pod": node["spec"]
        case "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "ReplicationController", "Job", "Rollout":
            node["spec"]?["template"]?["spec"]
        case "CronJob": node["spec"]?["jobTemplate"]?["spec"]?["template"]?["spec"]
        case _: nil
        }
    }

    /// What one container is handed.
    ///
    /// Without any workload in the files every ConfigMap and Secret is a layer, in the order of the files.
    package func settings(
        of workload: String? = nil,
        container: String? = nil
    ) throws(ConfigFileError) -> DeploymentSettings {
        if workloads.isEmpty, workload == nil, container == nil {
            let layers = maps.map { map in
                ConfigLayer(
                    name: "\(map.kind.rawValue) \(map.name)",
                    kind: .environmentVariables,
                    entries: map.entries
                )
            }
            return DeploymentSettings(layers: layers, findings: findings + maps.flatMap(\.unmounted))
        }
        let chosen = try self.workload(workload, container)
        let definition = try Self.container(container, in: chosen.spec)
        let visible = maps.filter {
            $0.namespace == nil || chosen.namespace == nil || $0.namespace == chosen.namespace
        }
        var reader = PodContainer(maps: visible, name: Path.name(of: chosen.location.file), policy: policy)
        let layers = try reader.read(definition)
        var volumes = PodVolumes(chosen.spec, maps: visible)
        let mounted = try volumes.files(of: definition)
        let taken = workloads.reduce(into: Set<String>()) { $0.formUnion(PodVolumes.names(in: $1.spec)) }
        let unmounted = maps.filter { !taken.contains("\($0.kind.rawValue) \($0.name)") }.flatMap(\.unmounted)
        return DeploymentSettings(
            layers: layers,
            findings: findings + reader.findings + volumes.findings + unmounted,
            mounted: mounted.isEmpty ? nil : mounted
        )
    }

    /// The workload of a name, or the only one that has the container.
    private func workload(_ name: String?, _ container: String?) throws(ConfigFileError) -> Workload {
        let place = SourceLocation(file: files.first ?? "manifests")
        let known = workloads.isEmpty ? "There is none." : "There are \(workloadNames.joined(separator: ", "))."
        if let name {
            guard let found = workloads.last(where: { $0.name == name }) else {
                throw ConfigFileError("There is no workload '\(name)' in these manifests. \(known)", at: place)
            }
            return found
        }
        let candidates = workloads.filter { workload in
            guard let container else { return true }
            return Self.containers(of: workload.spec).contains { $0["name"]?.word == container }
        }
        guard let first = candidates.first, candidates.count == 1 else {
            let what = container.map { "the container '\($0)'" } ?? "the service"
            throw ConfigFileError("Say which workload runs \(what). \(known)", at: place)
        }
        return first
    }

    private static func containers(of spec: DeploymentNode) -> [DeploymentNode] {
        (spec["containers"]?.items ?? []) + (spec["initContainers"]?.items ?? [])
    }

    private static func container(
        _ name: String?,
        in spec: DeploymentNode
    ) throws(ConfigFileError) -> DeploymentNode {
        let all = name == nil ? spec["containers"]?.items ?? [] : containers(of: spec)
        let names = all.compactMap { $0["name"]?.word }.joined(separator: ", ")
        guard let name else {
            guard let first = all.first, all.count == 1 else {
                throw ConfigFileError("Say which container is meant: \(names).", at: spec.location)
            }
            return first
        }
        guard let found = all.first(where: { $0["name"]?.word == name }) else {
            throw ConfigFileError("There is no container '\(name)' here, but \(names).", at: spec.location)
        }
        return found
    }
}
