import YAML

// A JSON report of our own is YAML too.
extension YAMLNode {
    /// The value of a key, when this is a mapping that has it.
    subscript(key: String) -> YAMLNode? {
        guard case .mapping(let pairs) = content else { return nil }
        return pairs.first { $0.key.scalar?.text == key }?.value
    }

    /// The items, when this is a sequence.
    var items: [YAMLNode]? {
        guard case .sequence(let items) = content else { return nil }
        return items
    }
}
