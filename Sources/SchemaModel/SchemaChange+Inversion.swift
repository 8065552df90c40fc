extension SchemaChange {
    /// The same difference, seen from the other schema: what was found becomes what is expected.
    package var inverted: SchemaChange {
        switch self {
        case .missing(let path, let object): .unexpected(path, object)
        case .unexpected(let path, let object): .missing(path, object)
        case .changed(let path, let key, let expected, let found): .changed(path, key, expected: found, found: expected)
        case .renamed(let path, let name): .renamed(path.renamed(name), to: path.part ?? path.name)
        case .reordered(let path, let expected, let found): .reordered(path, expected: found, found: expected)
        }
    }
}
