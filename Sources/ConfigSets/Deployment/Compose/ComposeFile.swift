import Findings

/// One compose file with its variables replaced, which happens before files are merged.
struct ComposeFile {
    let path: String
    private let services: [String: DeploymentNode]
    private let missing: [String: [(name: String, key: String, location: SourceLocation)]]
    /// How each document of the file orders all of its services to be merged.
    let order: DeploymentNode.Order
    /// Other files that this one includes, with variables replaced.
    let includes: DeploymentNode?

    /// Every document of a file, each of which overrides those before it.
    static func documents(
        of file: DeploymentFile,
        variables: [String: ConfigText],
        policy: SecretPolicy
    ) throws(ConfigFileError) -> [ComposeFile] {
        var files: [ComposeFile] = []
        for node in try DeploymentNode.documents(ofYAML: file, notation: .compose) where !node.isNull {
            files.append(try ComposeFile(node, path: file.path, variables: variables, policy: policy))
        }
        return files
    }

    private init(
        _ node: DeploymentNode,
        path: String,
        variables: [String: ConfigText],
        policy: SecretPolicy
    ) throws(ConfigFileError) {
        self.path = path
        guard case .table = node.content else {
            throw ConfigFileError("A compose file has to be a mapping.", at: node.location)
        }
        var interpolation = ComposeInterpolation(variables: variables, policy: policy)
        includes = try node["include"].map { node throws(ConfigFileError) in try interpolation.replace(in: node) }
        order = node["services"]?.order ?? .merge
        var services: [String: DeploymentNode] = [:]
        var missing: [String: [(name: String, key: String, location: SourceLocation)]] = [:]
        if let all = node["services"], !all.isNull {
            guard case .table(let members) = all.content else {
                throw ConfigFileError("'services' has to be a mapping.", at: all.location)
            }
            for member in members {
                var interpolation = ComposeInterpolation(variables: variables, policy: policy)
                services[member.key] = try interpolation.replace(in: member.value)
                missing[member.key] = interpolation.missing
            }
        }
        self.services = services
        self.missing = missing
    }

    /// The service as this file has it, or `nil`.
    subscript(service: String) -> DeploymentNode? { services[service] }

    var names: [String] { services.keys.sorted() }

    /// The variables that the service names and nobody sets, each once.
    func unset(in service: String) -> [Finding] {
        var seen: Set<String> = []
        return (missing[service] ?? []).filter { seen.insert($0.name).inserted }
            .map { name, key, location in
                .unset(name, in: key, consequence: "compose puts an empty text in its place", at: location)
            }
    }
}
