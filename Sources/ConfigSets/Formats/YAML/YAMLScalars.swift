import Findings
import YAML

/// What SnakeYAML makes of scalars, keys and tags, and which it refuses.
struct YAMLScalars {
    let file: String
    private let blanks: BlankPlaces
    private let template: BuildTemplate

    private static let ownTags = "tag:yaml.org,2002:"

    init(file: String, _ template: BuildTemplate) {
        self.file = file
        self.template = template
        blanks = BlankPlaces(template.bytes)
    }

    /// The text that Spring gets, and the one that is written where that is another.
    func text(of scalar: YAMLScalar, _ node: YAMLNode) throws(ConfigFileError) -> (text: String, written: String?) {
        let meaning = try meaning(of: scalar, node)
        let written = scalar.style == .plain ? scalar.text : nil
        switch meaning {
        case .text: return (template.restored(scalar.text), nil)
        case .null: return ("", written)
        case .other(let text): return (text, written)
        case .merge:
            throw error("'<<' can only be a key.", at: node, advice: "Put it in quotes when it is a text.")
        case .impossible: throw impossible(node)
        }
    }

    /// A key as Spring flattens it: what is no text stands in brackets; `nil` for `<<`.
    func key(_ node: YAMLNode) throws(ConfigFileError) -> MappingMerger.Key? {
        if let items = try listText(node) { return MappingMerger.Key(text: "[\(items)]", isText: false) }
        guard let scalar = node.scalar else {
            throw error(
                "A key has to be a single value here.",
                at: node,
                advice: "Put it in quotes when the braces or brackets belong to its text."
            )
        }
        switch try meaning(of: scalar, node) {
        case .merge: return nil
        case .text: return MappingMerger.Key(text: template.restored(scalar.text), isText: true)
        case .other(let text): return MappingMerger.Key(text: "[\(text)]", isText: false)
        case .null: return MappingMerger.Key(text: "[null]", isText: false)
        case .impossible: throw impossible(node)
        }
    }

    /// The text that Java makes of a list as a key, such as an unquoted `[/path]`; `nil` when it is none of single values.
    private func listText(_ node: YAMLNode) throws(ConfigFileError) -> String? {
        guard case .sequence(let items) = node.content else { return nil }
        var texts: [String] = []
        for item in items {
            guard let scalar = item.scalar else { return nil }
            switch try meaning(of: scalar, item) {
            case .text: texts.append(template.restored(scalar.text))
            case .other(let text): texts.append(text)
            case .null: texts.append("null")
            case .merge, .impossible: return nil
            }
        }
        return "[\(texts.joined(separator: ", "))]"
    }

    /// Refuses a list or a mapping with a tag that is none of its own, and whatever a tab stands before.
    func check(_ node: YAMLNode, mayHaveTag name: String) throws(ConfigFileError) {
        try refuseTab(before: node)
        guard let tag = node.tag, tag != "!", tag != Self.ownTags + name else { return }
        throw refusedTag(node)
    }

    func error(
        _ message: String,
        at node: YAMLNode,
        code: String = "CONFIG_UNREADABLE",
        advice: String? = nil
    ) -> ConfigFileError {
        let location = SourceLocation(file: file, line: node.position.line, column: node.position.column)
        return ConfigFileError(message, at: location, code: code, advice: advice)
    }

    private func meaning(of scalar: YAMLScalar, _ node: YAMLNode) throws(ConfigFileError) -> ScalarMeaning {
        try refuseTab(before: node)
        switch node.tag {
        case nil: return scalar.style == .plain ? ScalarMeaning(scalar.text) : .text
        case "!": return .text
        case let tag? where tag.hasPrefix(Self.ownTags):
            let name = String(tag.dropFirst(Self.ownTags.count))
            guard let meaning = ScalarMeaning(tag: name, scalar.text) else { throw refusedTag(node) }
            return meaning
        case _: throw refusedTag(node)
        }
    }

    private func refuseTab(before node: YAMLNode) throws(ConfigFileError) {
        guard blanks.hasTab(before: node.position) else { return }
        throw error("SnakeYAML refuses a tab before a value.", at: node, advice: "Write spaces.")
    }

    private func impossible(_ node: YAMLNode) -> ConfigFileError {
        error("SnakeYAML fails on this number.", at: node, advice: "Put it in quotes when it is a text.")
    }

    private func refusedTag(_ node: YAMLNode) -> ConfigFileError {
        error("Settings cannot have this tag.", at: node, advice: "Write the value without the tag.")
    }
}

/// Finds the tabs that stand before values.
private struct BlankPlaces {
    private let bytes: [UInt8]
    /// Where each line begins; empty when the file holds no tab.
    private var lines: [Int] = []

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        guard bytes.contains(0x09) else { return }
        lines = [bytes.starts(with: ByteCursor.byteOrderMark) ? 3 : 0]
        for index in bytes.indices where ByteCursor.isLineEnd(bytes[index]) {
            let isHalf = bytes[index] == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
            if !isHalf { lines.append(index + 1) }
        }
    }

    func hasTab(before position: YAMLPosition) -> Bool {
        guard position.line <= lines.count else { return false }
        var index = min(lines[position.line - 1] + position.column - 1, bytes.count) - 1
        while index >= lines[position.line - 1], ByteCursor.isBlank(bytes[index]) {
            if bytes[index] == 0x09 { return true }
            index -= 1
        }
        return false
    }
}
