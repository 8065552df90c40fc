import Findings
import Secrets

/// A ConfigMap or a Secret: named values that pods take.
struct ClusterMap {
    enum Kind: String {
        case configMap = "ConfigMap"
        case secret = "Secret"
    }

    let kind: Kind
    let name: String
    let namespace: String?
    let location: SourceLocation
    let entries: [ConfigEntry]
    let findings: [Finding]
    /// The values that are whole files by their names, which only whoever mounts them can tell the meaning of.
    let files: [String: HeldFile]
    private let places: [String: Int]

    init(
        _ node: DeploymentNode,
        kind: Kind,
        name: String,
        namespace: String?,
        in manifests: [String: ManifestLines],
        policy: SecretPolicy
    ) throws(ConfigFileError) {
        self.kind = kind
        self.name = name
        self.namespace = namespace
        location = node.location
        var reader = ClusterMapReader(kind: kind, name: name, manifests: manifests, policy: policy)
        switch kind {
        case .configMap:
            try reader.readTexts(node["data"])
            try reader.readBinary(node["binaryData"])
        case .secret:
            try reader.readEncoded(node["data"])
            try reader.readTexts(node["stringData"])
        }
        entries = reader.entries
        findings = reader.findings
        files = reader.files
        places = reader.places
    }

    subscript(key: String) -> ConfigEntry? { places[key].map { entries[$0] } }

    /// `the ConfigMap 'shop'`, for people.
    var title: String { "the \(kind.rawValue) '\(name)'" }

    /// The files that nothing here mounts: another way to them, such as the cluster's own interface, is not known.
    var unmounted: [Finding] {
        files.sorted { $0.key < $1.key }
            .map { key, file in
                .notChecked(
                    "The file '\(key)' in \(title) is not read: no workload of these manifests mounts it.",
                    at: file.location,
                    advice: "Name the manifest of the workload, or a copy of the file as a source of its own."
                )
            }
    }

    /// What knows a value that no manifest here holds.
    static func reference(_ kind: Kind, _ name: String, key: String?) -> StoreReference {
        switch kind {
        case .configMap: StoreReference(store: .platform, name: "ConfigMap \(name)", key: key)
        case .secret: StoreReference(store: .kubernetesSecret, name: name, key: key)
        }
    }
}

/// Reads the values of one map.
private struct ClusterMapReader {
    let kind: ClusterMap.Kind
    let name: String
    let manifests: [String: ManifestLines]
    let policy: SecretPolicy
    private(set) var entries: [ConfigEntry] = []
    private(set) var files: [String: HeldFile] = [:]
    private(set) var places: [String: Int] = [:]
    private(set) var findings: [Finding] = []

    init(kind: ClusterMap.Kind, name: String, manifests: [String: ManifestLines], policy: SecretPolicy) {
        self.kind = kind
        self.name = name
        self.manifests = manifests
        self.policy = policy
    }

    mutating func readTexts(_ node: DeploymentNode?) throws(ConfigFileError) {
        for member in try members(node) {
            let value = member.value
            if value.isLiteral {
                findings.append(
                    .refused(
                        "Kubernetes takes texts alone: put the value of '\(member.key)' in quotes.",
                        at: value.location
                    )
                )
            }
            guard let text = value.isNull ? ConfigText.plain("") : value.text else {
                throw ConfigFileError("'\(member.key)' has to be a text.", at: value.location)
            }
            add(member.key, text.use { $0 }, at: value.location, in: manifests[value.location.file])
        }
    }

    mutating func readEncoded(_ node: DeploymentNode?) throws(ConfigFileError) {
        for member in try members(node) {
            let location = member.value.location
            guard let text = member.value.isNull ? "" : member.value.word, let bytes = Base64.decode(text) else {
                throw ConfigFileError(
                    "The value of '\(member.key)' is no base64, so Kubernetes refuses the Secret.",
                    at: location,
                    advice: "Put plain text under 'stringData'."
                )
            }
            guard let decoded = String(validating: bytes, as: UTF8.self) else {
                addBinary(member.key, at: location)
                continue
            }
            add(member.key, decoded, at: location, in: nil)
        }
    }

    mutating func readBinary(_ node: DeploymentNode?) throws(ConfigFileError) {
        for member in try members(node) { addBinary(member.key, at: member.value.location) }
    }

    private func members(_ node: DeploymentNode?) throws(ConfigFileError) -> [DeploymentNode.Member] {
        guard let node, !node.isNull else { return [] }
        guard case .table(let members) = node.content else {
            throw ConfigFileError("The data of a \(kind.rawValue) has to be a mapping.", at: node.location)
        }
        return members
    }

    /// A whole file under its name is no variable: it is mounted, and may hold anything.
    private mutating func add(
        _ key: String,
        _ text: String,
        at location: SourceLocation,
        in manifest: ManifestLines?
    ) {
        guard ConfigFormat(fileName: key) == nil else {
            let content = kind == .secret ? ConfigText.plain(text).hidden : .plain(text)
            let shown = "\(key) in the \(kind.rawValue) \(name)"
            files[key] = HeldFile(content, shown: shown, at: location, in: manifest)
            return replace(ConfigEntry(key: key, store: ClusterMap.reference(kind, name, key: key), location: location))
        }
        files[key] = nil
        let value: ConfigText
        switch kind {
        case .configMap: value = policy.text(text, of: key)
        case .secret: value = text.isEmpty ? .plain("") : ConfigText.plain(text).hidden
        }
        replace(ConfigEntry(key: key, text: value, location: location))
    }

    private mutating func addBinary(_ key: String, at location: SourceLocation) {
        files[key] = nil
        findings.append(.notChecked("The bytes of '\(key)' are no text and not compared.", at: location))
        replace(ConfigEntry(key: key, store: ClusterMap.reference(kind, name, key: key), location: location))
    }

    /// Later parts of a map win over earlier ones.
    private mutating func replace(_ entry: ConfigEntry) {
        if let place = places[entry.key] { return entries[place] = entry }
        places[entry.key] = entries.count
        entries.append(entry)
    }
}
