import Findings
import YAML

/// Flattens YAML as Spring does with what SnakeYAML reads (docs/config-guard.md, "YAML").
struct YAMLSettings {
    let file: String
    var list: SettingList

    private static let limits = YAMLLimits(bytes: ConfigFormat.bytesMax, repeatedNodes: 200_000)

    mutating func read(_ bytes: [UInt8]) throws(ConfigFileError) -> ConfigFile {
        let documents: [YAMLNode]
        do throws(YAMLError) {
            documents = try YAMLStream.parse(bytes, file: file, limits: Self.limits)
        } catch {
            throw Self.refusal(of: error)
        }
        for document in documents where !isNothing(document) {
            switch document.content {
            case .mapping: try flatten(document, under: "")
            case .scalar, .sequence: try flatten(document, under: "document")
            }
            list.endDocument()
        }
        return list.content
    }

    /// The sentences of some problems hold a piece of the text, which may be a secret: those are not repeated.
    private static func refusal(of error: YAMLError) -> ConfigFileError {
        let location = SourceLocation(file: error.file, line: error.position?.line, column: error.position?.column)
        switch error.problem {
        case .syntax, .tooLarge, .tooDeep, .tooManyRepeatedNodes, .outOfMemory:
            return ConfigFileError(error.problem.description, at: location)
        case .unknownAlias:
            return ConfigFileError("This alias has no anchor before it in this document.", at: location)
        case .aliasInsideItself:
            return ConfigFileError("This alias stands inside the value that it names.", at: location)
        }
    }

    private func isNothing(_ node: YAMLNode) -> Bool {
        switch node.content {
        case .scalar(let scalar): scalar.text.isEmpty || (scalar.isNull && node.tag == nil)
        case .sequence(let items): items.isEmpty
        case .mapping: false
        }
    }

    private mutating func flatten(_ node: YAMLNode, under path: String) throws(ConfigFileError) {
        switch node.content {
        case .scalar(let scalar):
            let meaning = try meaning(of: scalar, node)
            let isAsWritten = scalar.style != .plain || meaning == .text
            try add(text(meaning, scalar), node, under: path, written: isAsWritten ? nil : scalar.text)
        case .sequence(let items):
            try refuseTag(of: node, except: "seq")
            if items.isEmpty { try add("", node, under: path) }
            for (number, item) in items.enumerated() { try flatten(item, under: "\(path)[\(number)]") }
        case .mapping:
            try refuseTag(of: node, except: "map")
            let pairs = try merged(node)
            if pairs.isEmpty, !path.isEmpty { try add("", node, under: path) }
            for pair in pairs { try flatten(pair.value, under: SettingList.path(path, pair.key.text)) }
        }
    }

    private mutating func add(
        _ text: String,
        _ node: YAMLNode,
        under path: String,
        written: String? = nil
    ) throws(ConfigFileError) {
        try list.add(path, text, written: written, line: node.position.line, column: node.position.column)
    }

    private func text(_ meaning: ScalarMeaning, _ scalar: YAMLScalar) -> String {
        switch meaning {
        case .text, .merge, .impossible: scalar.text
        case .null: ""
        case .other(let text): text
        }
    }

    private func location(_ node: YAMLNode) -> SourceLocation {
        SourceLocation(file: file, line: node.position.line, column: node.position.column)
    }
}

/// What SnakeYAML makes of tags, and which it refuses.
extension YAMLSettings {
    private static let ownTags = "tag:yaml.org,2002:"

    private func meaning(of scalar: YAMLScalar, _ node: YAMLNode) throws(ConfigFileError) -> ScalarMeaning {
        let meaning: ScalarMeaning
        switch node.tag {
        case nil: meaning = scalar.style == .plain ? ScalarMeaning(scalar.text) : .text
        case "!": meaning = .text
        case let tag? where tag.hasPrefix(Self.ownTags):
            let name = String(tag.dropFirst(Self.ownTags.count))
            guard ["str", "int", "float", "bool", "null"].contains(name) else { throw refusedTag(node) }
            meaning = name == "str" ? .text : ScalarMeaning.tagged(name, scalar.text)
        case _: throw refusedTag(node)
        }
        if meaning == .impossible { throw ConfigFileError("SnakeYAML fails on this number.", at: location(node)) }
        return meaning
    }

    private func refuseTag(of node: YAMLNode, except name: String) throws(ConfigFileError) {
        guard let tag = node.tag, tag != "!", tag != Self.ownTags + name else { return }
        throw refusedTag(node)
    }

    private func refusedTag(_ node: YAMLNode) -> ConfigFileError {
        ConfigFileError(
            "Settings cannot have this tag.",
            at: location(node),
            advice: "Write the value without the tag."
        )
    }
}

/// Keys, their duplicates and `<<`.
extension YAMLSettings {
    /// A key as Java tells it from others: the text "1" and the number 1 are two.
    private struct Key: Hashable {
        let text: String
        let isText: Bool
    }

    private struct Pair {
        let key: Key
        let value: YAMLNode
    }

    private static let mergesMax = 50

    /// The pairs of a mapping with those that `<<` brings in: its own win, then the earlier mappings.
    private func merged(_ node: YAMLNode, depth: Int = 0) throws(ConfigFileError) -> [Pair] {
        guard case .mapping(let pairs) = node.content, depth < Self.mergesMax else {
            throw ConfigFileError("What '<<' brings in has to be a mapping.", at: location(node))
        }
        var own: [Pair] = []
        var places: [Key: YAMLNode] = [:]
        var sources: [YAMLNode] = []
        own.reserveCapacity(pairs.count)
        for pair in pairs {
            guard let key = try key(pair.key) else {
                if case .sequence(let items) = pair.value.content {
                    sources += items
                } else {
                    sources.append(pair.value)
                }
                continue
            }
            if let earlier = places.updateValue(pair.key, forKey: key) {
                throw duplicate(key, pair.key, earlier: earlier)
            }
            own.append(Pair(key: key, value: pair.value))
        }
        for source in sources {
            for pair in try merged(source, depth: depth + 1) where places[pair.key] == nil {
                places[pair.key] = pair.value
                own.append(pair)
            }
        }
        return own
    }

    /// A key as Spring flattens it: what is no text stands in brackets; `nil` for `<<`.
    private func key(_ node: YAMLNode) throws(ConfigFileError) -> Key? {
        guard let scalar = node.scalar else {
            throw ConfigFileError("A key has to be a single value here.", at: location(node))
        }
        switch try meaning(of: scalar, node) {
        case .merge: return nil
        case .text: return Key(text: scalar.text, isText: true)
        case .other(let text): return Key(text: "[\(text)]", isText: false)
        case .null, .impossible:
            throw ConfigFileError("A key is missing here: Spring refuses the file.", at: location(node))
        }
    }

    private func duplicate(_ key: Key, _ node: YAMLNode, earlier: YAMLNode) -> ConfigFileError {
        ConfigFileError(
            """
            The key '\(key.text)' is there already in line \(earlier.position.line), \
            column \(earlier.position.column): Spring refuses the file.
            """,
            at: location(node),
            code: "CONFIG_DUPLICATE_KEY"
        )
    }
}
