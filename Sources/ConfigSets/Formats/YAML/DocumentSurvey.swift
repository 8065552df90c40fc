import Findings
import YAML

/// Goes once over all that is written in a document: notes where the values stand that aliases name, and refuses a key
/// that is there twice.
struct DocumentSurvey {
    private var anchors: [String: YAMLPosition] = [:]
    private var originals: [YAMLPosition: YAMLPosition] = [:]
    private var openAnchors: Set<String> = []

    init(_ document: YAMLNode, scalars: YAMLScalars) throws(ConfigFileError) { try note(document, scalars) }

    /// Where the node is written out: for an alias the place of what it names.
    func origin(of node: YAMLNode) -> YAMLPosition {
        node.alias == nil ? node.position : originals[node.position] ?? node.position
    }

    /// The nesting is bounded by the limits of the parse.
    private mutating func note(_ node: YAMLNode, _ scalars: YAMLScalars) throws(ConfigFileError) {
        if let alias = node.alias {
            // What it names has been noted where it is written out.
            originals[node.position] = anchors[alias]
            return
        }
        if let anchor = node.anchor, !openAnchors.insert(anchor).inserted {
            // Readers of YAML do not agree on which of the two an alias means later.
            throw scalars.error("This anchor is set again inside the value that it names.", at: node)
        }
        switch node.content {
        case .scalar: break
        case .sequence(let items): for item in items { try note(item, scalars) }
        case .mapping(let pairs):
            try refuseDuplicates(in: pairs, scalars)
            for pair in pairs {
                try note(pair.key, scalars)
                try note(pair.value, scalars)
            }
        }
        guard let anchor = node.anchor else { return }
        openAnchors.remove(anchor)
        anchors[anchor] = node.position
    }

    private func refuseDuplicates(in pairs: [YAMLPair], _ scalars: YAMLScalars) throws(ConfigFileError) {
        var places: [MappingMerger.Key: YAMLPosition] = [:]
        for pair in pairs {
            guard let key = try scalars.key(pair.key),
                let earlier = places.updateValue(pair.key.position, forKey: key)
            else { continue }
            throw scalars.error(
                """
                The key '\(key.text)' is there already in line \(earlier.line), column \(earlier.column): \
                Spring refuses the file.
                """,
                at: pair.key,
                code: "CONFIG_DUPLICATE_KEY"
            )
        }
    }
}
