/// One value of a YAML document, as it was written: text stays text, and nothing is guessed to be a number or a date.
///
/// This room turns bytes into a tree with places, and never knows what the tree means.
package struct YAMLNode: Sendable {
    /// What the node holds.
    package enum Content: Sendable {
        case scalar(YAMLScalar)
        case sequence([YAMLNode])
        /// In the order of the file, duplicate keys included: whoever reads the mapping decides about them.
        case mapping([YAMLPair])
    }

    package let content: Content
    /// The resolved tag, such as `tag:yaml.org,2002:str` or `!custom`; `nil` when none is written.
    package let tag: String?
    /// The name that `&name` gives to this node.
    package let anchor: String?
    /// The name of the alias that stands here in the file, when the content was written elsewhere.
    package let alias: String?
    /// Where the node, or the alias that stands for it, begins.
    package let position: YAMLPosition

    init(content: Content, tag: String?, anchor: String?, alias: String? = nil, position: YAMLPosition) {
        self.content = content
        self.tag = tag
        self.anchor = anchor
        self.alias = alias
        self.position = position
    }

    /// The scalar, or `nil` when the node is something else.
    package var scalar: YAMLScalar? {
        guard case .scalar(let scalar) = content else { return nil }
        return scalar
    }

    /// The same content, where an alias names it.
    func standing(for alias: String, at position: YAMLPosition) -> YAMLNode {
        YAMLNode(content: content, tag: tag, anchor: anchor, alias: alias, position: position)
    }
}

/// One key of a mapping and its value.
package struct YAMLPair: Sendable {
    package let key: YAMLNode
    package let value: YAMLNode
}

/// A text in a document and how it was written.
package struct YAMLScalar: Hashable, Sendable {
    /// How the text was written: only a plain one may mean a number, a truth value or nothing.
    package enum Style: Hashable, Sendable {
        case plain
        case singleQuoted
        case doubleQuoted
        case literal
        case folded
    }

    /// The text, quotes and escapes resolved; empty for a key without a value.
    package let text: String
    package let style: Style

    /// Whether it is one of YAML's ways to say "no value".
    package var isNull: Bool { style == .plain && ["", "~", "null", "Null", "NULL"].contains(text) }
}

/// A place in a file: line and column counted from 1, the column in bytes.
package struct YAMLPosition: Hashable, Sendable {
    package let line: Int
    package let column: Int

    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}
