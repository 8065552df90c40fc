/// Flattens JSON and TOML as Spring does YAML.
struct DataSettings {
    var list: SettingList

    mutating func read(_ root: DataNode) throws(ConfigFileError) -> ConfigFile {
        switch root.content {
        case .table: try flatten(root, under: "")
        case .text, .literal, .null, .list: try flatten(root, under: "document")
        }
        list.endDocument()
        return list.content
    }

    private mutating func flatten(_ node: DataNode, under path: String) throws(ConfigFileError) {
        switch node.content {
        case .text(let text): try list.add(path, text, line: node.line, column: node.column)
        case .literal(let text, let written):
            try list.add(path, text, written: written, line: node.line, column: node.column)
        case .null: try list.add(path, "", written: "null", line: node.line, column: node.column)
        case .list(let items):
            if items.isEmpty { try list.add(path, "", line: node.line, column: node.column) }
            for (number, item) in items.enumerated() { try flatten(item, under: "\(path)[\(number)]") }
        case .table(let members):
            if members.isEmpty, !path.isEmpty { try list.add(path, "", line: node.line, column: node.column) }
            for member in members { try flatten(member.value, under: SettingList.path(path, member.key)) }
        }
    }
}
