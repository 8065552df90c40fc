import ConfigSets
import Files

/// The manifests of Kubernetes in a repository, by the environments that their paths name.
struct DiscoveredManifests {
    /// What runs pods in one environment.
    private struct Deployment {
        let environment: String
        /// The files, the weakest first, with `%env%` where they are called like the environment.
        let files: [String]
        let manifests: KubernetesManifests
    }

    private let deployments: [Deployment]
    private let environments: [String]

    private static let bytesMax = 1 << 20

    /// What runs beside services and is none.
    private static let servers = [
        "postgres", "mysql", "mariadb", "mongo", "redis", "kafka", "zookeeper", "rabbitmq", "elasticsearch", "nginx",
        "keycloak", "prometheus", "grafana", "minio", "vault",
    ]

    /// Whether a file may be a manifest, by its name alone.
    static func isMeant(_ path: String) -> Bool {
        let name = Path.name(of: path)
        guard name.hasSuffix(".yaml") || name.hasSuffix(".yml") else { return isKustomization(path) }
        return !DiscoveredCompose.isMeant(path) && !["application", "bootstrap"].contains { name.hasPrefix($0) }
    }

    static func isKustomization(_ path: String) -> Bool {
        ["kustomization.yaml", "kustomization.yml", "Kustomization"].contains(Path.name(of: path))
    }

    /// Whether a file begins as manifests do.
    static func isManifest(_ path: String) -> Bool {
        guard let bytes = try? File.read(path, limit: bytesMax) else { return false }
        let lines = bytes.split(separator: 0x0A)
        return ["apiVersion:", "kind:"].allSatisfy { key in lines.contains { $0.starts(with: key.utf8) } }
    }

    /// The files among these that are manifests and can be read.
    static func found(in files: [String], of folder: String) -> [String] {
        files.filter { file in
            guard isMeant(file) else { return false }
            if isKustomization(file) { return true }
            guard let bytes = try? File.read(Path.join(folder, file), limit: bytesMax),
                bytes.firstRange(of: Array("apiVersion:".utf8)) != nil
            else { return false }
            return (try? KubernetesManifests([DeploymentFile(bytes, path: file)], policy: SecretPolicy())) != nil
        }
    }

    /// Puts manifests together for each environment: its kustomizations, or its own files above those of none.
    init(_ files: [String], in folder: String, _ environments: [String]) {
        self.environments = environments
        let kustomized = Set(files.filter(Self.isKustomization).map { Path.parent(of: $0) })
        let plain = files.filter { !kustomized.contains(Path.parent(of: $0)) }
        let common = plain.filter { Self.isCommon($0, environments) }
        let started = Self.profiles(startedBy: common, in: folder)
        deployments = environments.flatMap { environment -> [Deployment] in
            func isOwn(_ file: String) -> Bool {
                DiscoveredFiles.place(of: file, environments)?.environment == environment
            }
            let overlays = files.filter { Self.isKustomization($0) && isOwn($0) }
            let own = plain.filter(isOwn)
            let isStarted = started.contains { UsualEnvironments.areSame($0, environment) }
            let chosen =
                overlays.isEmpty ? (own.isEmpty && !isStarted ? [] : [common + own]) : overlays.map { [$0] }
            return chosen.compactMap { files in
                Self.manifests(files, in: folder)
                    .map { manifests in
                        let patterns = files.map { DiscoveredFiles.place(of: $0, environments)?.pattern ?? $0 }
                        return Deployment(environment: environment, files: patterns, manifests: manifests)
                    }
            }
        }
    }

    private static func manifests(_ files: [String], in folder: String) -> KubernetesManifests? {
        let read = files.compactMap { path -> DeploymentFile? in
            (try? File.read(Path.join(folder, path), limit: bytesMax)).map { DeploymentFile($0, path: path) }
        }
        return try? KubernetesManifests(read, in: DeploymentFolder(path: folder), policy: SecretPolicy())
    }

    /// Whether the path of a file names no environment.
    private static func isCommon(_ file: String, _ environments: [String]) -> Bool {
        EnvironmentPath(file) { UsualEnvironments.place(of: $0) != nil || environments.contains($0) } == nil
    }

    /// The profiles that manifests start services with whose paths name no environment.
    static func profiles(startedBy files: [String], in folder: String) -> [String] {
        files.filter { isCommon($0, []) && !isKustomization($0) }.compactMap { manifests([$0], in: folder) }
            .flatMap { manifests in
                manifests.workloadNames.flatMap { name -> [String] in
                    let container = manifests.containerNames(of: name).first
                    let settings = try? manifests.settings(of: name, container: container)
                    let value = settings?.supplied.last { $0.key == "SPRING_PROFILES_ACTIVE" }
                    return value?.text.use { $0.split(separator: ",").map(String.init) } ?? []
                }
            }
    }

    /// The names of what runs pods, with `%env%` for the environment's own.
    var workloads: [String] {
        var seen: Set<String> = []
        return
            deployments.flatMap { deployment in
                deployment.manifests.workloadNames.map { Self.pattern($0, deployment.environment) }
            }
            .filter { name in !Self.servers.contains { name.contains($0) } && seen.insert(name).inserted }
    }

    /// The sources of a service, one for all environments that have the same files.
    func sources(of service: String, isMeant: (String) -> Bool) -> [String] {
        var lines: [String: [String]] = [:]
        var order: [String] = []
        var known: Set<String> = []
        for deployment in deployments where !known.contains(deployment.environment) {
            guard let line = line(deployment, service, isMeant) else { continue }
            known.insert(deployment.environment)
            if lines[line] == nil { order.append(line) }
            lines[line, default: []].append(deployment.environment)
        }
        return order.map { DiscoveredFiles.only(lines[$0] ?? [], among: environments, $0) }
    }

    private func line(_ deployment: Deployment, _ service: String, _ isMeant: (String) -> Bool) -> String? {
        let names = deployment.manifests.workloadNames
        let pattern = { Self.pattern($0, deployment.environment) }
        let own = names.filter { pattern($0) == service || Self.bare(pattern($0)) == service }
        let alike = names.filter { $0.contains(service) || isMeant("\($0)/") }
        let programs = alike.filter { name in !Self.servers.contains { name.contains($0) } }
        guard let name = own.first ?? (programs.count == 1 ? programs[0] : nil) else { return nil }
        let containers = deployment.manifests.containerNames(of: name)
        let container = containers.count < 2 ? nil : containers.first { $0 == service || $0 == name } ?? containers[0]
        // What is not to be read would end every run.
        guard (try? deployment.manifests.settings(of: name, container: container)) != nil else { return nil }
        let files =
            deployment.files.count == 1
            ? "file: \"\(deployment.files[0])\""
            : "files: [\(deployment.files.map { "\"\($0)\"" }.joined(separator: ", "))]"
        return "kubernetes: {\(files), workload: \"\(pattern(name))\""
            + (container.map { ", container: \"\($0)\"" } ?? "") + "}"
    }

    /// `shop-prod` is `shop-%env%` in production.
    private static func pattern(_ name: String, _ environment: String) -> String {
        if name.hasSuffix("-\(environment)") { return name.dropLast(environment.count) + "%env%" }
        if name.hasPrefix("\(environment)-") { return "%env%" + name.dropFirst(environment.count) }
        return name
    }

    /// The name of a service without what says its environment.
    static func bare(_ pattern: String) -> String {
        pattern.replacing("-%env%", with: "").replacing("%env%-", with: "")
    }
}
