import Findings

extension DeploymentNode {
    /// Reads a JSON file, which holds one value.
    static func json(_ file: DeploymentFile) throws(ConfigFileError) -> DeploymentNode {
        // Every JSON text that deployments are described with is YAML too.
        let documents = try documents(ofYAML: file, notation: .compose)
        guard let first = documents.first, documents.count == 1 else {
            throw ConfigFileError("One JSON value was expected here.", at: SourceLocation(file: file.path))
        }
        return first
    }
}
