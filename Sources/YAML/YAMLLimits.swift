/// How much a document may ask for, so that a small hostile file cannot fill the memory.
package struct YAMLLimits: Hashable, Sendable {
    /// The most bytes of a file.
    package var bytes: Int
    /// The deepest nesting of sequences and mappings, aliases expanded.
    package var depth: Int
    /// The most nodes that aliases may add to one document by repeating what is written once.
    package var repeatedNodes: Int

    /// The most values that are written in one file.
    package var nodes: Int

    /// Bounds that no file which a person writes comes near.
    package init(bytes: Int = 4 << 20, depth: Int = 100, repeatedNodes: Int = 10_000, nodes: Int = 1_000_000) {
        self.bytes = bytes
        self.depth = depth
        self.repeatedNodes = repeatedNodes
        self.nodes = nodes
    }
}
