import Findings

extension DeploymentNode {
    /// Reads a JSON file, which holds one value.
    static func json(_ file: DeploymentFile) throws(ConfigFileError) -> DeploymentNode {
        DeploymentNode(try JSONText.parse(file.bytes, file: file.path), file: file.path)
    }

    private init(_ node: DataNode, file: String) {
        location = node.location(in: file)
        switch node.content {
        case .text(let text): content = .text(.plain(text))
        case .literal(let text, _): content = .literal(text)
        case .null: content = .null
        case .list(let items): content = .list(items.map { DeploymentNode($0, file: file) })
        case .table(let members):
            content = .table(
                members.map { member in
                    Member(
                        key: member.key,
                        location: member.location(in: file),
                        value: DeploymentNode(member.value, file: file)
                    )
                }
            )
        }
    }
}
