import Findings
import Secrets

/// Reads what one container of a pod is handed.
struct PodContainer {
    private let maps: [String: ClusterMap]
    let name: String
    let policy: SecretPolicy
    private(set) var findings: [Finding] = []
    /// What is set so far, for `$(NAME)`.
    private var known: [String: ConfigEntry] = [:]
    private var bytesCount = 0

    private static let bytesMax = 32 << 20

    init(maps: [ClusterMap], name: String, policy: SecretPolicy) {
        self.maps = Dictionary(maps.map { (Self.index($0.kind, $0.name), $0) }) { _, later in later }
        self.name = name
        self.policy = policy
    }

    private static func index(_ kind: ClusterMap.Kind, _ name: String) -> String { "\(kind.rawValue) \(name)" }

    /// The layers: what `envFrom` brings, then `env`, then the command.
    mutating func read(_ container: DeploymentNode) throws(ConfigFileError) -> [ConfigLayer] {
        var layers: [ConfigLayer] = []
        for item in container["envFrom"]?.items ?? [] {
            if let layer = source(item) { layers.append(layer) }
        }
        var entries: [ConfigEntry] = []
        var places: [String: SourceLocation] = [:]
        for item in try list(container["env"], "env") {
            guard let name = item["name"]?.word, !name.isEmpty else {
                throw ConfigFileError("An item of 'env' needs a name.", at: item.location)
            }
            guard let entry = try variable(name, item) else { continue }
            if let earlier = places.updateValue(entry.location, forKey: name) {
                findings.append(.setTwice(name, before: earlier, at: entry.location))
            }
            known[name] = entry
            entries.append(entry)
        }
        layers.append(ConfigLayer(name: "\(name) env", kind: .environmentVariables, entries: entries))
        let words = try words(container["command"], "command") + words(container["args"], "args")
        let command = StartCommand.settings(
            of: words,
            environment: Array(known.values),
            name: name,
            policy: policy
        )
        findings += command.findings
        return layers + command.layers
    }

    private func list(_ node: DeploymentNode?, _ part: String) throws(ConfigFileError) -> [DeploymentNode] {
        guard let node, !node.isNull else { return [] }
        guard case .list(let items) = node.content else {
            throw ConfigFileError("'\(part)' has to be a list.", at: node.location)
        }
        return items
    }

    private mutating func words(
        _ node: DeploymentNode?,
        _ part: String
    ) throws(ConfigFileError) -> [StartCommand.Word] {
        var words: [StartCommand.Word] = []
        for item in try list(node, part) {
            guard let text = item.text else { continue }
            let dependent = try dependent(text, at: item.location)
            for entry in dependent.unknown {
                findings.append(
                    .notChecked("The value of '\(entry.key)' in this command is not known.", at: item.location)
                )
            }
            words.append(StartCommand.Word(text: dependent.text, location: item.location))
        }
        return words
    }

    /// A text with variables replaced; all texts of a container together stay below what a system takes many times over.
    private mutating func dependent(
        _ text: ConfigText,
        at location: SourceLocation
    ) throws(ConfigFileError) -> DependentText {
        let dependent = try DependentText(text, variables: known, at: location)
        bytesCount += dependent.text.use(\.utf8.count)
        guard bytesCount <= Self.bytesMax else {
            throw ConfigFileError(
                "The variables of this container are too long for a system to start it.",
                at: location
            )
        }
        return dependent
    }

    /// The map that an item of `envFrom` names, with the prefix before its names.
    private mutating func source(_ item: DeploymentNode) -> ConfigLayer? {
        let prefix = item["prefix"]?.word ?? ""
        for (part, kind) in [("configMapRef", ClusterMap.Kind.configMap), ("secretRef", .secret)] {
            guard let reference = item[part], let name = reference["name"]?.word else { continue }
            guard let map = maps[Self.index(kind, name)] else {
                findings.append(
                    .notChecked(
                        "The \(kind.rawValue) '\(name)' is in none of the manifests, so its names are not known.",
                        at: reference.location
                    )
                )
                return nil
            }
            let entries = map.entries.map { $0.renamed(prefix + $0.key) }
            for entry in entries { known[entry.key] = entry }
            return ConfigLayer(
                name: "\(self.name) envFrom \(kind.rawValue) \(name)",
                kind: .environmentVariables,
                entries: entries
            )
        }
        findings.append(.refused("An item of 'envFrom' has to name a ConfigMap or a Secret.", at: item.location))
        return nil
    }

    /// One variable of `env`; `nil` when an optional value is not there, which leaves it unset.
    private mutating func variable(_ name: String, _ item: DeploymentNode) throws(ConfigFileError) -> ConfigEntry? {
        let value = item["value"]
        guard let origin = item["valueFrom"], !origin.isNull else { return try plain(name, value, item) }
        if let value, !value.isNull, value.word != "" {
            findings.append(
                .refused("'\(name)' has a value and a 'valueFrom': Kubernetes refuses that.", at: value.location)
            )
        }
        for (part, kind) in [("configMapKeyRef", ClusterMap.Kind.configMap), ("secretKeyRef", .secret)] {
            guard let reference = origin[part] else { continue }
            return taken(name, kind, reference)
        }
        let field = origin.members.first.map { member in
            let path = member.value["fieldPath"] ?? member.value["resource"]
            return member.key + (path?.word.map { " \($0)" } ?? "")
        }
        let reference = StoreReference(store: .platform, name: field ?? "valueFrom")
        return ConfigEntry(key: name, store: reference, location: origin.location)
    }

    private mutating func plain(
        _ name: String,
        _ value: DeploymentNode?,
        _ item: DeploymentNode
    ) throws(ConfigFileError) -> ConfigEntry {
        let location = value?.location ?? item.location
        if let value, !value.isNull, value.isLiteral || value.text == nil {
            findings.append(
                .refused("Kubernetes takes texts alone: put the value of '\(name)' in quotes.", at: location)
            )
        }
        let dependent = try dependent(value?.text ?? .plain(""), at: location)
        if let unknown = dependent.unknown.first {
            let whole = dependent.isOnlyUnknown ? unknown.store : nil
            let reference = whole ?? StoreReference(store: .platform, name: "text with $(\(unknown.key))")
            return ConfigEntry(key: name, store: reference, location: location)
        }
        let text = dependent.text.use { policy.text($0, of: name) }
        return ConfigEntry(key: name, text: dependent.text.isSecret ? text.hidden : text, location: location)
    }

    /// A value that one key of a map gives.
    private mutating func taken(_ name: String, _ kind: ClusterMap.Kind, _ reference: DeploymentNode) -> ConfigEntry? {
        let (mapName, key) = (reference["name"]?.word ?? "", reference["key"]?.word ?? "")
        guard let map = maps[Self.index(kind, mapName)] else {
            let store = ClusterMap.reference(kind, mapName, key: key)
            return ConfigEntry(key: name, store: store, location: reference.location)
        }
        guard let entry = map[key] else {
            if reference["optional"]?.word != "true" {
                findings.append(
                    .refused(
                        "The \(kind.rawValue) '\(mapName)' at \(map.location) has no '\(key)', so the container does not start.",
                        at: reference.location
                    )
                )
            }
            return nil
        }
        if let file = map.files[key] {
            let text = file.text.isSecret ? file.text : file.text.use { policy.text($0, of: name) }
            return ConfigEntry(key: name, text: text, location: file.location)
        }
        let renamed = entry.renamed(name)
        let isShown = entry.store == nil && !entry.text.isSecret
        return isShown
            ? ConfigEntry(key: name, text: entry.text.use { policy.text($0, of: name) }, location: entry.location)
            : renamed
    }
}

extension ConfigEntry {
    /// The same value under another name.
    fileprivate func renamed(_ name: String) -> ConfigEntry {
        store.map { ConfigEntry(key: name, store: $0, location: location) }
            ?? ConfigEntry(key: name, text: text, written: written, location: location)
    }
}
